"""What may be handed down a network's tree, and what became of it at each level (C7.3).

A unit is given by its path: the ids from the top down to itself, each followed by a stroke. The
network itself has the empty path.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from trellis.domain.problems import (
    CASCADE_CAME_FROM,
    CASCADE_NOT_BELOW,
    CASCADE_TWICE,
    HANDING_STAGE,
    Problem,
)


class Answer(StrEnum):
    """What became of something that was handed down to a unit."""

    OFFERED = "offered"
    TAKEN = "taken"
    ADAPTED = "adapted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_TAKING = frozenset({Answer.TAKEN, Answer.ADAPTED})
_NEXT: dict[Answer, frozenset[Answer]] = {
    Answer.OFFERED: _TAKING | {Answer.DECLINED, Answer.WITHDRAWN},
    Answer.TAKEN: frozenset({Answer.DECLINED}),
    Answer.ADAPTED: frozenset({Answer.DECLINED}),
    Answer.DECLINED: _TAKING | {Answer.WITHDRAWN},
    Answer.WITHDRAWN: frozenset(),
}
"""Everybody may change her mind; only what was withdrawn isn't answered any more."""
STANDING = frozenset({Answer.OFFERED, Answer.TAKEN, Answer.ADAPTED})
"""While it stands so, the same isn't handed to the unit once more."""


def may_become(now: Answer, then: Answer) -> bool:
    """Say whether an answer may follow another."""
    return then in _NEXT[now]


def become(now: Answer, then: Answer) -> Answer:
    """Give the new answer. Raises Problem HANDING_STAGE when it can't follow the one that stands."""
    if not may_become(now, then):
        raise Problem(HANDING_STAGE)
    return then


def depth_of(path: str) -> int:
    """Give how deep a unit lies: the network 0, a unit at the top 1."""
    return len([part for part in path.split("/") if part])


def lies_below(path: str, above: str) -> bool:
    """Say whether a unit lies below another; everything but the network itself lies below the network."""
    return path != above and path.startswith(above)


def skipped(source: str, target: str) -> int:
    """Give how many levels lie between two units of which one lies below the other."""
    return depth_of(target) - depth_of(source) - 1


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that is to be handed down: from where, to where, and where it has been.

    `came_from` are the paths of the units from which it was taken over, one after the other; `standing` those
    of the units that have it already, or were asked and haven't answered.
    """

    source: str
    target: str
    came_from: Collection[str] = ()
    standing: Collection[str] = ()


def check(offer: Offer, name: str) -> None:
    """See to it that a unit may be asked; `name` is its name.

    Raises Problem CASCADE_CAME_FROM when it would get back its own, CASCADE_NOT_BELOW when it isn't below,
    CASCADE_TWICE when it has it already.
    """
    if offer.target in offer.came_from:
        raise Problem(CASCADE_CAME_FROM, unit=name)
    if not lies_below(offer.target, offer.source):
        raise Problem(CASCADE_NOT_BELOW, unit=name)
    if offer.target in offer.standing:
        raise Problem(CASCADE_TWICE, unit=name)


@dataclass(frozen=True)
class LevelSum:
    """How the units of one level answered; `depth` counts from the top of the tree."""

    depth: int
    counts: Counter[Answer]

    @property
    def asked(self) -> int:
        """Count the units that were asked, but for what was withdrawn."""
        return sum(self.counts.values()) - self.counts[Answer.WITHDRAWN]

    @property
    def taken(self) -> int:
        """Count those that took it over, as it was or adapted."""
        return self.counts[Answer.TAKEN] + self.counts[Answer.ADAPTED]


def by_level(rows: Iterable[tuple[str, Answer]]) -> list[LevelSum]:
    """Sum up answers by level, from the top down: each row is a unit's path and its answer."""
    found: dict[int, Counter[Answer]] = {}
    for path, answer in rows:
        found.setdefault(depth_of(path), Counter())[answer] += 1
    return [LevelSum(depth, found[depth]) for depth in sorted(found)]
