"""The deeds of meetings."""

from trellis.networks.verbs.group import Group

GROUPS: tuple[Group, ...] = ()
"""Deeds that a role may hold."""

FURTHER: dict[str, str] = {}
"""Deeds that no role gives."""
