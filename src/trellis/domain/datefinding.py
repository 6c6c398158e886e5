"""Which of some dates suits best: a quorum first, then the most members, then the earliest (C8.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Generic[K]):
    """A date, how many members and how many constituencies can come, and whether the quorum would be met."""

    key: K
    begins: datetime
    members: int
    constituencies: int
    has_quorum: bool


@dataclass(frozen=True, slots=True)
class Suggestion(Generic[K]):
    """The date that suits best, and why."""

    key: K
    why: Sentence


_ENOUGH = N_("Most can come (%(members)s), from %(constituencies)s constituencies, and there is a quorum.")
_TOO_FEW = N_(
    "Most can come (%(members)s), from %(constituencies)s constituencies. No date has a quorum: "
    "ask for others, or let some take part from afar."
)


def suggest(options: Sequence[Option[K]]) -> Suggestion[K] | None:
    """Give the date that suits best; None while nobody can come to any."""
    able = [each for each in options if each.members]
    if not able:
        return None
    best = min(able, key=lambda each: (not each.has_quorum, -each.members, -each.constituencies, each.begins))
    details = {"members": best.members, "constituencies": best.constituencies}
    return Suggestion(best.key, Sentence(_ENOUGH if best.has_quorum else _TOO_FEW, details))
