"""A rule and its members as the theory of power sees them: everybody present, everybody says yes or no."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from trellis.domain.ballots import Member
from trellis.domain.decisionrule import HALF, Bar, Beneficiaries, DoubleMajority, Method, Rule
from trellis.domain.election import TieBreak
from trellis.domain.exact import ONE, least, step
from trellis.domain.power import Game, Player
from trellis.domain.problems import POWER_NOBODY, POWER_NOT_ASKED, Problem

BENEFICIARIES = "\n"


def game_of(rule: Rule, members: Sequence[Member]) -> Game:
    """Give a rule that carries a proposal or not. Raises a Problem POWER_NOT_ASKED or POWER_NOBODY.

    In consent everybody can object; in consensus all but the blocks it bears must agree; both by heads. A
    chair who decides ties counts half a voice more; a double majority beside it isn't bent by that.
    """
    if rule.method.chooses:
        raise Problem(POWER_NOT_ASKED, method=rule.method.value)
    voting = [member for member in members if not member.observer]
    if not voting:
        raise Problem(POWER_NOBODY)
    if rule.method is not Method.MAJORITY:
        players = tuple(Player(member.id, 1) for member in voting)
        blocks = rule.blocks if rule.method is Method.CONSENSUS else 0
        return Game(players=players, quota=max(len(players) - blocks, 1))
    weights = whole_weights(voices(rule, voting))
    if rule.double_majority:
        return _double(rule, rule.double_majority, voting, weights)
    if rule.tie.by is TieBreak.CHAIR and rule.bar.strict and rule.bar.threshold == HALF:
        tipped = [2 * weight + (m.id == rule.tie.chair) for m, weight in zip(voting, weights, strict=True)]
        return weighted(voting, tipped, sum(weights) + 1)
    return weighted(voting, weights, _quota(rule.bar, sum(weights)))


def weighted(members: Sequence[Member], weights: Sequence[int], quota: int) -> Game:
    """Give a rule that asks for a weight only."""
    players = (Player(member.id, weight) for member, weight in zip(members, weights, strict=True))
    return Game(players=tuple(players), quota=quota)


def voices(rule: Rule, members: Sequence[Member]) -> list[Fraction]:
    """Give each member's voices: its weight where weights count, else one.

    They count as the rule says, else when some member's isn't 1; in consent and consensus never.
    """
    some = any(member.weight != ONE for member in members) if rule.weights is None else rule.weights
    if rule.method is not Method.MAJORITY or not some:
        return [ONE] * len(members)
    return [member.weight for member in members]


def needed(rule: Rule, members: Sequence[Member]) -> Fraction:
    """Give the voices that are needed of all members who may vote, beside any double majority."""
    if rule.method is not Method.MAJORITY:
        return Fraction(game_of(rule, members).quota)
    each = voices(rule, members)
    return least(rule.bar.threshold, sum(each, Fraction(0)), strict=rule.bar.strict, unit=step(each))


def whole_weights(weights: Sequence[Fraction]) -> list[int]:
    """Give weights as the smallest whole numbers in the same proportion."""
    unit = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * unit) for weight in weights]
    return [weight // (gcd(*whole) or 1) for weight in whole]


def group_of(double: DoubleMajority, member: Member) -> str:
    """Give the group in which a member counts a second time, empty for none."""
    if double.beneficiaries is Beneficiaries.OWN_SEAT and member.beneficiary:
        return BENEFICIARIES
    asked = double.constituencies is None or member.constituency in double.constituencies
    return member.constituency if asked else ""


def _quota(bar: Bar, total: int) -> int:
    return int(least(bar.threshold, Fraction(total), strict=bar.strict))


def _double(rule: Rule, double: DoubleMajority, voting: Sequence[Member], weights: Sequence[int]) -> Game:
    players = tuple(
        Player(member.id, weight, group_of(double, member))
        for member, weight in zip(voting, weights, strict=True)
    )
    totals: defaultdict[str, int] = defaultdict(int)
    for player in players:
        totals[player.group] += player.weight
    quotas = {group: _quota(double.bar, total) for group, total in totals.items() if group}
    needed = len(quotas) if double.needed is None else double.needed.of(len(quotas))
    return Game(players=players, quota=_quota(rule.bar, sum(weights)), group_quotas=quotas, needed=needed)
