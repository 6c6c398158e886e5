"""Who spoke how long in a meeting, and who speaks next (C8.2: a few dominate, others withdraw).

Whoever begins ends the turn before, so a second is counted once. Shares are fractions of the time that was
spoken; nobody is ranked.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn to speak: of a member (or "" for a guest), when it was asked for, began and ended.

    `seconds` is what somebody timed by hand, as on paper: it holds, whatever the times say. `placed` is the
    place that the chair gave it, 0 for none.
    """

    id: str
    asked_at: datetime
    member: str = ""
    constituency: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    seconds: int | None = None
    placed: int = 0

    @property
    def waits(self) -> bool:
        """Tell whether it hasn't begun."""
        return self.began_at is None and self.ended_at is None and self.seconds is None


@dataclass(frozen=True, slots=True)
class Share:
    """How long a member or a group spoke, in seconds, and which part of the time that is."""

    key: str
    seconds: int
    share: Fraction


def seconds_of(turns: Iterable[Turn], until: datetime) -> dict[str, int]:
    """Give how long each turn lasted, by its id; one without an end goes on to `until`, or to the next."""
    listed = list(turns)
    timed = sorted(
        (each for each in listed if each.began_at and each.seconds is None),
        key=lambda each: (each.began_at or until, each.asked_at, each.id),
    )
    found = {each.id: each.seconds for each in listed if each.seconds is not None}
    for place, each in enumerate(timed):
        following = timed[place + 1].began_at if place + 1 < len(timed) else None
        ends = min(end for end in (each.ended_at, following, until) if end is not None)
        found[each.id] = max(0, int((ends - (each.began_at or ends)).total_seconds()))
    return found


def by_member(turn: Turn) -> str:
    """Group turns by member."""
    return turn.member


def by_constituency(turn: Turn) -> str:
    """Group turns by constituency."""
    return turn.constituency


def shares(
    turns: Sequence[Turn],
    until: datetime,
    *,
    of: Callable[[Turn], str] = by_member,
    there: Iterable[str] = (),
) -> tuple[Share, ...]:
    """Give the share of each group, with those who were `there` and said nothing, in that order."""
    lasted = seconds_of(turns, until)
    sums: Counter[str] = Counter(dict.fromkeys(there, 0))
    for turn in turns:
        if not turn.waits:
            sums[of(turn)] += lasted.get(turn.id, 0)
    whole = sum(sums.values())
    return tuple(
        Share(key, seconds, Fraction(seconds, whole) if whole else Fraction(0))
        for key, seconds in sums.items()
    )


def few_with_half(found: Iterable[Share]) -> int:
    """Count the fewest who together had half of the time."""
    total, count = Fraction(0), 0
    for each in sorted(found, key=lambda share: share.share, reverse=True):
        if total >= HALF or not each.seconds:
            break
        total, count = total + each.share, count + 1
    return count


def fairness(found: Sequence[Share]) -> Sentence:
    """Say how the time was shared, naming nobody."""
    spoke = sum(1 for each in found if each.seconds)
    details = {"spoke": spoke, "there": len(found), "few": few_with_half(found)}
    if not spoke:
        return Sentence(N_("Nobody's turn was timed."))
    if spoke == len(found):
        return Sentence(
            N_("All %(there)s members that were there have spoken. %(few)s of them had half of the time."),
            details,
        )
    return Sentence(
        N_(
            "%(spoke)s of %(there)s members that were there have spoken. "
            "%(few)s of them had half of the time. Ask first those who haven't spoken yet."
        ),
        details,
    )


def order(waiting: Iterable[Turn], before: Iterable[Turn], *, alternate: bool = False) -> tuple[Turn, ...]:
    """Give who speaks next, in order: whom the chair placed, who spoke least often, who asked first.

    `before` are the turns that were taken, the last one last. With `alternate` constituencies take turns
    among those that spoke equally often.
    """
    left = list(waiting)
    taken = [each for each in before if not each.waits]
    spoken = Counter(each.member for each in taken)
    last = taken[-1].constituency if taken else ""
    found: list[Turn] = []
    while left:
        following = min(left, key=_rank(spoken, last if alternate else None))
        left.remove(following)
        found.append(following)
        spoken[following.member] += 1
        last = following.constituency
    return tuple(found)


def _rank(spoken: Mapping[str, int], last: str | None) -> Callable[[Turn], tuple[object, ...]]:
    def rank(turn: Turn) -> tuple[object, ...]:
        if turn.placed:
            return (0, turn.placed, turn.asked_at, turn.id)
        again = last is not None and turn.constituency == last
        return (1, spoken.get(turn.member, 0), again, turn.asked_at, turn.id)

    return rank
