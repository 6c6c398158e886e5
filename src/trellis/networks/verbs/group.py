"""Deeds that belong together, with their words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """Deeds that belong together; `verbs` gives each verb its sentence."""

    key: str
    label: str
    verbs: dict[str, str]
