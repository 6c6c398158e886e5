"""What a rule still lets happen when a third of the members stay away (C5.7).

Who stays away isn't known: so each condition holds whoever it is, or never, or it depends on who.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from operator import sub

from trellis.domain.ballots import Member
from trellis.domain.decisionrule import Bar, Base, DoubleMajority, Method, Rule, Silent
from trellis.domain.exact import ONE, Portion, least, step
from trellis.domain.powerrule import group_of, voices
from trellis.domain.verdict import Part

THIRD = 3


class Outlook(StrEnum):
    """Whether something stays possible: whoever stays away, depending on who, or not at all."""

    ALWAYS = "always"
    DEPENDS = "depends"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Needed:
    """A condition of the quorum: how many of whom are needed, and whether they can still be there."""

    part: Part
    id: str
    entitled: int
    needed: int
    outlook: Outlook

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "part": self.part.value,
            "id": self.id,
            "entitled": self.entitled,
            "needed": self.needed,
            "outlook": self.outlook.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """What stays possible with so many away: the quorum, and that those left carry a proposal."""

    away: int
    entitled: int
    conditions: tuple[Needed, ...]
    quorum: Outlook
    carrying: Outlook

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "away": self.away,
            "entitled": self.entitled,
            "quorum": self.quorum.value,
            "carrying": self.carrying.value,
            "conditions": [each.as_json() for each in self.conditions],
        }


@dataclass(frozen=True, slots=True)
class _Group:
    """Members by weight, from the lightest, and the weight of them that must be there."""

    weights: tuple[Fraction, ...]
    needed: Fraction

    @property
    def spare(self) -> int:
        """Give how many can be missing at best, the lightest; below 0 when all together are too few."""
        lefts = accumulate(self.weights, sub, initial=sum(self.weights, -self.needed))
        return sum(left >= 0 for left in lefts) - 1

    @property
    def breaking(self) -> int:
        """Give how many must be missing, the heaviest, before the rest is too little."""
        lefts = accumulate(reversed(self.weights), sub, initial=sum(self.weights, -self.needed))
        return next(missing for missing, left in enumerate(lefts) if left < 0)


def third_away(rule: Rule, members: Sequence[Member]) -> Away:
    """Tell what stays possible when a third, rounded up, isn't there; nobody has given a voice otherwise."""
    voting = [member for member in members if not member.observer]
    away = -(-len(voting) // THIRD)
    asked = list(_quorum(rule, voting))
    conditions = tuple(
        Needed(part, one, len(group.weights), int(group.needed), _alone(group, away, len(voting)))
        for part, one, group in asked
    )
    outlooks = [each.outlook for each in conditions]
    outlooks += [
        _together([group for each, _, group in asked if each is part], away, len(voting))
        for part in (Part.CONSTITUENCY, Part.UNIT)
    ]
    return Away(
        away=away,
        entitled=len(voting),
        conditions=conditions,
        quorum=_worst(outlooks),
        carrying=_carrying(rule, voting, away),
    )


def _worst(outlooks: Sequence[Outlook]) -> Outlook:
    order = list(Outlook)
    return max(outlooks, key=order.index, default=Outlook.ALWAYS)


def _alone(group: _Group, away: int, entitled: int) -> Outlook:
    """Tell whether a group can hold, when as many as possible of those away are others."""
    outside = entitled - len(group.weights)
    if group.spare < 0 or away - outside > group.spare:
        return Outlook.NEVER
    return Outlook.ALWAYS if group.breaking > away else Outlook.DEPENDS


def _together(groups: Sequence[_Group], away: int, entitled: int) -> Outlook:
    """Tell whether groups that share nobody can all hold at once."""
    outside = entitled - sum(len(group.weights) for group in groups)
    spare = sum(max(group.spare, 0) for group in groups)
    return Outlook.NEVER if away > outside + spare else Outlook.ALWAYS


def _quorum(rule: Rule, voting: Sequence[Member]) -> Iterator[tuple[Part, str, _Group]]:
    quorum = rule.quorum
    whole = _heads(quorum.members, len(voting))
    if whole.needed:
        yield Part.MEMBERS, "", whole
    for part, each, by_id, of in (
        (Part.CONSTITUENCY, quorum.each_constituency, quorum.constituencies, _constituency),
        (Part.UNIT, quorum.each_unit, quorum.units, _unit),
    ):
        placed = [of(member) for member in voting]
        for one in dict.fromkeys([*filter(None, placed), *by_id]):
            group = _heads(by_id.get(one, each), placed.count(one))
            if group.needed:
                yield part, one, group


def _constituency(member: Member) -> str:
    return member.constituency


def _unit(member: Member) -> str:
    return member.unit


def _heads(portion: Portion | None, count: int) -> _Group:
    """Give the heads that must be there; where nobody may vote, nothing is asked."""
    return _Group((ONE,) * count, Fraction(portion.of(count) if portion and count else 0))


def _carrying(rule: Rule, voting: Sequence[Member], away: int) -> Outlook:
    """Tell whether those left can carry a proposal when they all say yes."""
    if rule.method is not Method.MAJORITY:
        return Outlook.ALWAYS
    weights = voices(rule, voting)
    whole = _alone(_needing(rule.bar, weights), away, len(voting))
    if rule.double_majority is None:
        return whole
    placed: dict[str, list[Fraction]] = {}
    for member, weight in zip(voting, weights, strict=True):
        placed.setdefault(group_of(rule.double_majority, member), []).append(weight)
    return _worst([whole, _double(rule.double_majority, placed, away, len(voting))])


def _needing(bar: Bar, heavy: Sequence[Fraction]) -> _Group:
    """Give the weight that must be there: a share of all, or of those there, for which any voice will do."""
    weights = tuple(sorted(heavy))
    unit = step(weights)
    if bar.base is not Base.ENTITLED:
        return _Group(weights, unit)
    return _Group(weights, least(bar.threshold, sum(weights, Fraction(0)), strict=bar.strict, unit=unit))


def _double(
    double: DoubleMajority, placed: Mapping[str, Sequence[Fraction]], away: int, entitled: int
) -> Outlook:
    if double.silent is Silent.LEFT_OUT and double.bar.base is not Base.ENTITLED:
        return Outlook.ALWAYS
    groups = [_needing(double.bar, weights) for one, weights in placed.items() if one]
    needed = len(groups) if double.needed is None else double.needed.of(len(groups))
    if _broken_at_best(groups, away, entitled) > len(groups) - needed:
        return Outlook.NEVER if double.silent is Silent.AGAINST else Outlook.DEPENDS
    broken, budget = 0, away
    for cost in sorted(group.breaking for group in groups):
        broken, budget = (broken + 1, budget - cost) if cost <= budget else (broken, 0)
    return Outlook.ALWAYS if broken <= len(groups) - needed else Outlook.DEPENDS


def _broken_at_best(groups: Sequence[_Group], away: int, entitled: int) -> int:
    """Give how many groups fall at least, when those away are spread so as to harm least."""
    left = away - (entitled - sum(len(group.weights) for group in groups))
    left -= sum(group.spare if group.spare >= 0 else len(group.weights) for group in groups)
    broken = sum(group.spare < 0 for group in groups)
    held = sorted(len(group.weights) - group.spare for group in groups if group.spare >= 0)
    while left > 0 and held:
        left -= held.pop()
        broken += 1
    return broken
