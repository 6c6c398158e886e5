"""Who is asked, reached and answers, and who is left out: the participation gap (C8.8)."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar
from uuid import UUID

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Took:
    """What became of asking one person or member once.

    `answered` is any answer of hers, `in_time` one that counts; `is_open` says that she may still answer.
    `connected` says whether she has e-mail, gets text messages or signs in. A group that is None isn't known.
    """

    constituency: UUID | None = None
    unit: UUID | None = None
    connected: bool = False
    reached: bool = False
    answered: bool = False
    in_time: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Counts:
    """How many were asked, and of these reached, answered, in time; `waiting` may still answer."""

    asked: int = 0
    reached: int = 0
    answered: int = 0
    in_time: int = 0
    waiting: int = 0

    @property
    def due(self) -> int:
        """Count those whose time is over or who have answered: only of these a share is fair."""
        return self.asked - self.waiting

    @property
    def share_reached(self) -> Fraction | None:
        """Give the share that was reached; None when nobody was asked, which isn't zero."""
        return Fraction(self.reached, self.asked) if self.asked else None

    @property
    def share_answered(self) -> Fraction | None:
        """Give the share of those due that answered; None when nobody is due yet."""
        return Fraction(self.answered, self.due) if self.due else None

    @property
    def share_in_time(self) -> Fraction | None:
        """Give the share of those due that answered in time; None when nobody is due yet."""
        return Fraction(self.in_time, self.due) if self.due else None


@dataclass(frozen=True)
class Gap:
    """The difference between those who are connected and those who aren't, as shares in time.

    `ahead` is None when one of the two wasn't asked, or none of it is due: then there's nothing to compare.
    """

    connected: Counts
    unconnected: Counts

    @property
    def ahead(self) -> Fraction | None:
        """Give by how much the connected answer more often in time; below zero: less often."""
        theirs, others = self.connected.share_in_time, self.unconnected.share_in_time
        return None if theirs is None or others is None else theirs - others


def counted(rows: Iterable[Took]) -> Counts:
    """Count rows."""
    listed = list(rows)
    return Counts(
        asked=len(listed),
        reached=sum(each.reached for each in listed),
        answered=sum(each.answered for each in listed),
        in_time=sum(each.in_time for each in listed),
        waiting=sum(each.is_open and not each.answered for each in listed),
    )


def by_group(
    rows: Iterable[Took], key: Callable[[Took], Key], groups: Iterable[Key] = ()
) -> dict[Key, Counts]:
    """Count rows by group; each of `groups` is there, also when nobody of it was asked."""
    sorted_out: dict[Key, list[Took]] = {each: [] for each in groups}
    for row in rows:
        sorted_out.setdefault(key(row), []).append(row)
    return {group: counted(listed) for group, listed in sorted_out.items()}


def gap(rows: Iterable[Took]) -> Gap:
    """Compare the connected with the unconnected."""
    found = by_group(rows, lambda row: row.connected, (True, False))
    return Gap(found[True], found[False])
