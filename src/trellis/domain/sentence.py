"""A sentence that can be translated later: a marked template and the details that fill it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class Labels(tuple[str, ...]):
    """Labels marked with `N_` that fill a place of a sentence; `ui` translates each, then joins them."""

    __slots__ = ()

    def __str__(self) -> str:
        """Give them in English."""
        return ", ".join(self)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A reason: `says` is marked with `N_` and has `%(name)s` places; `ui` translates it, then fills them."""

    says: str
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Give the sentence in English."""
        return self.says % self.details
