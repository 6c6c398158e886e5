"""How the time of a meeting is spent: when each item begins, whether all fit, who put it there (C8.2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Slot(Generic[K]):
    """An item with its time by the clock; None while the meeting has no date."""

    key: K
    minutes: int
    begins: datetime | None
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class TimePlan(Generic[K]):
    """All items in their order, the minutes they need, and those the meeting has (None: not known)."""

    slots: tuple[Slot[K], ...]
    needed: int
    length: int | None

    @property
    def over(self) -> int:
        """Give by how many minutes the items need more than there is."""
        return max(self.needed - self.length, 0) if self.length is not None else 0

    def said(self) -> Sentence:
        """Say whether the items fit, and what to do when they don't."""
        details = {"needed": self.needed, "length": self.length, "over": self.over}
        if self.length is None:
            return Sentence(N_("The items need %(needed)s minutes."), details)
        if self.over:
            return Sentence(
                N_(
                    "The items need %(needed)s minutes and the meeting has %(length)s: %(over)s too many. "
                    "Shorten some, or postpone one with the reason."
                ),
                details,
            )
        details["left"] = self.length - self.needed
        return Sentence(N_("The items need %(needed)s of %(length)s minutes; %(left)s are left."), details)


def time_plan(
    items: Sequence[tuple[K, int]], begins: datetime | None = None, ends: datetime | None = None
) -> TimePlan[K]:
    """Give each item's time by the clock; each is (its key, how many minutes)."""
    slots, now = [], begins
    for key, minutes in items:
        then = now + timedelta(minutes=minutes) if now else None
        slots.append(Slot(key, minutes, now, then))
        now = then
    length = int((ends - begins).total_seconds() // 60) if begins and ends else None
    return TimePlan(tuple(slots), sum(minutes for _key, minutes in items), length)


@dataclass(frozen=True, slots=True)
class Part(Generic[K]):
    """How many items, and how many of the minutes, somebody put on an agenda."""

    key: K
    items: int
    minutes: int


def parts(items: Iterable[tuple[K, int]]) -> tuple[Part[K], ...]:
    """Give how many items and minutes each put there, in the order in which they first appear: no ranking."""
    found: dict[K, Part[K]] = {}
    for key, minutes in items:
        had = found.get(key, Part(key, 0, 0))
        found[key] = Part(key, had.items + 1, had.minutes + minutes)
    return tuple(found.values())
