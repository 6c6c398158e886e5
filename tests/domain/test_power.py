"""Who could decide anything at all, checked against published figures and by trying everything."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain import power
from trellis.domain.ballots import Member
from trellis.domain.decisionrule import (
    Bar,
    Beneficiaries,
    DoubleMajority,
    Method,
    Rule,
    Tie,
)
from trellis.domain.election import TieBreak
from trellis.domain.exact import Portion
from trellis.domain.power import Game, Player, Power, powers
from trellis.domain.powerrule import game_of
from trellis.domain.problems import POWER_NOBODY, POWER_NOT_ASKED, POWER_TOO_LARGE, Problem


def weighing(quota: int, *weights: int) -> tuple[Power, ...]:
    players = tuple(Player(f"m{number}", weight) for number, weight in enumerate(weights))
    return powers(Game(players=players, quota=quota))


def test_luxembourg_had_a_voice_and_no_power_in_1958() -> None:
    """Council of the EEC, 12 of 17: D. Felsenthal and M. Machover, The Measurement of Voting Power, 1998."""
    found = weighing(12, 4, 4, 4, 2, 2, 1)
    assert [each.banzhaf for each in found] == [*[Fraction(5, 21)] * 3, *[Fraction(1, 7)] * 2, 0]
    assert [each.shapley for each in found] == [*[Fraction(7, 30)] * 3, *[Fraction(3, 20)] * 2, 0]


def test_the_council_of_1973_is_as_published() -> None:
    """41 of 58: S. Brams and P. Affuso, Power and size, 1976."""
    found = weighing(41, 10, 10, 10, 10, 5, 5, 3, 3, 2)
    assert [each.swings for each in found] == [53, 53, 53, 53, 29, 29, 21, 21, 5]


def test_half_of_nassau_county_had_no_power() -> None:
    """16 of 30: J. Banzhaf, Weighted voting doesn't work, 1965."""
    found = weighing(16, 9, 9, 7, 3, 1, 1)
    assert [each.banzhaf for each in found] == [*[Fraction(1, 3)] * 3, 0, 0, 0]


def test_the_five_permanent_members_of_the_security_council_can_block() -> None:
    """39 of 45, seven for each permanent member: the indices are in every textbook of the field."""
    found = weighing(39, *[7] * 5, *[1] * 10)
    assert [each.can_block for each in found] == [True] * 5 + [False] * 10
    assert (found[0].banzhaf, found[5].banzhaf) == (Fraction(848, 5080), Fraction(84, 5080))
    assert (found[0].shapley, found[5].shapley) == (Fraction(421, 2145), Fraction(4, 2145))
    assert found[0].absolute == Fraction(848, 2**14)


def test_the_electoral_college_is_worked_out_in_a_moment() -> None:
    """51 blocs of the 538 electors of 1992 to 2000, 270 needed; the largest has 54 and the most power."""
    electors = [54, 33, 32, 25, 23, 22, 21, 18, 15, 14, *[13] * 2, *[12] * 2, *[11] * 4, *[10] * 2]
    electors += [9, 9, *[8] * 6, *[7] * 4, *[6] * 2, *[5] * 4, *[4] * 6, *[3] * 8]
    found = weighing(sum(electors) // 2 + 1, *electors)
    assert sum(each.shapley for each in found) == 1
    assert max(found, key=lambda each: each.banzhaf).id == "m0"
    assert found[0].shapley > Fraction(electors[0], sum(electors))


def test_one_who_has_more_than_all_others_decides_alone() -> None:
    found = weighing(6, 6, 3, 2)
    assert [(each.decides, each.swings) for each in found] == [(True, 4), (False, 0), (False, 0)]


def test_nobody_has_power_where_nothing_can_be_carried() -> None:
    found = weighing(10, 3, 3)
    assert [(each.banzhaf, each.can_block, each.can_carry) for each in found] == [(0, False, False)] * 2


def test_a_member_without_weight_has_no_power() -> None:
    found = weighing(2, 1, 1, 0)
    assert [each.swings for each in found] == [2, 2, 0]


def test_too_many_sums_are_said_rather_than_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power, "MOST_SUMS", 100)
    with pytest.raises(Problem) as caught:
        weighing(1000, *[2**number for number in range(10)])
    assert caught.value.kind is POWER_TOO_LARGE


def test_too_many_groups_are_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power, "MOST_STEPS", 10)
    players = tuple(Player(f"m{number}", number, "ab"[number % 2]) for number in range(9))
    with pytest.raises(Problem) as caught:
        powers(Game(players=players, quota=18, group_quotas={"a": 4, "b": 4}, needed=2))
    assert caught.value.kind is POWER_TOO_LARGE


GAMES = st.builds(
    lambda weights, quota, quotas, needed: Game(
        players=tuple(Player(f"m{number}", weight, group) for number, (weight, group) in enumerate(weights)),
        quota=quota,
        group_quotas=quotas,
        needed=needed,
    ),
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "go", "ngo"])), min_size=1, max_size=6),
    st.integers(1, 12),
    st.fixed_dictionaries({"go": st.integers(1, 5), "ngo": st.integers(1, 5)}),
    st.integers(0, 2),
)


@given(GAMES)
def test_swings_are_what_trying_every_coalition_finds(game: Game) -> None:
    ids = [player.id for player in game.players]
    for found in powers(game):
        others = [one for one in ids if one != found.id]
        coalitions = [set(some) for size in range(len(ids)) for some in combinations(others, size)]
        swings = [some for some in coalitions if game.carries(some | {found.id}) and not game.carries(some)]
        assert found.swings == len(swings)
        assert found.absolute == Fraction(len(swings), len(coalitions))


@given(GAMES)
def test_shapley_is_what_trying_every_order_finds(game: Game) -> None:
    orders = list(permutations([player.id for player in game.players]))
    for found in powers(game):
        decided = sum(
            game.carries(set(order[: order.index(found.id) + 1]))
            and not game.carries(set(order[: order.index(found.id)]))
            for order in orders
        )
        assert found.shapley == Fraction(decided, len(orders))


@given(GAMES)
def test_the_shares_are_fractions_of_one(game: Game) -> None:
    found = powers(game)
    carried = game.carries({player.id for player in game.players})
    assert sum((each.banzhaf for each in found), Fraction(0)) == int(carried)
    assert sum((each.shapley for each in found), Fraction(0)) == int(carried)
    assert all(isinstance(each.shapley, Fraction) and isinstance(each.absolute, Fraction) for each in found)


def member(one: str, constituency: str = "", weight: int | Fraction = 1, **more: bool) -> Member:
    return Member(id=one, constituency=constituency, weight=Fraction(weight), **more)


OFFICES = [member("police", "go"), member("welfare", "go"), member("labour", "go")]
GROUPS = [member("women", "community", beneficiary=True), member("foundation", "ngo")]


def test_a_simple_majority_needs_more_than_half_of_all() -> None:
    game = game_of(Rule(), [*OFFICES, *GROUPS, member("visitor", observer=True)])
    assert (game.quota, len(game.players), game.group_quotas) == (3, 5, {})


def test_weights_become_the_smallest_whole_numbers() -> None:
    game = game_of(Rule(), [member("a", weight=Fraction(1, 2)), member("b", weight=Fraction(3, 2))])
    assert ([player.weight for player in game.players], game.quota) == ([1, 3], 3)


def test_weights_count_only_where_the_rule_lets_them() -> None:
    game = game_of(Rule(weights=False), [member("a", weight=9), member("b"), member("c")])
    assert [player.weight for player in game.players] == [1, 1, 1]


def test_in_consent_everybody_can_block() -> None:
    found = powers(game_of(Rule(method=Method.CONSENT), OFFICES))
    assert all(each.can_block for each in found)


def test_consensus_bears_its_blocks() -> None:
    assert game_of(Rule(method=Method.CONSENSUS, blocks=1), OFFICES).quota == 2


def test_a_chair_who_decides_ties_has_more_power() -> None:
    tie = Tie(by=TieBreak.CHAIR, chair="police")
    chair, other = powers(game_of(Rule(tie=tie), OFFICES[:2]))
    assert (chair.decides, other.swings) == (True, 0)


def test_a_double_majority_counts_each_constituency_and_beneficiaries_apart() -> None:
    double = DoubleMajority(
        beneficiaries=Beneficiaries.OWN_SEAT, bar=Bar(threshold=Fraction(2, 3), strict=False)
    )
    found = {each.id: each for each in powers(game_of(Rule(double_majority=double), [*OFFICES, *GROUPS]))}
    assert [one for one in found if found[one].can_block] == ["women", "foundation"]


def test_a_double_majority_may_ask_some_constituencies_and_not_all_of_those() -> None:
    double = DoubleMajority(constituencies=("go", "ngo"), needed=Portion(heads=1))
    game = game_of(Rule(double_majority=double), [*OFFICES, *GROUPS])
    assert (game.group_quotas, game.needed) == ({"go": 2, "ngo": 1}, 1)
    assert [player.group for player in game.players] == ["go", "go", "go", "", "ngo"]


@pytest.mark.parametrize(
    ("rule", "members", "kind"),
    [
        (Rule(method=Method.STV), OFFICES, POWER_NOT_ASKED),
        (Rule(), [member("visitor", observer=True)], POWER_NOBODY),
    ],
)
def test_power_is_not_asked_where_it_means_nothing(rule: Rule, members: list[Member], kind: object) -> None:
    with pytest.raises(Problem) as caught:
        game_of(rule, members)
    assert caught.value.kind is kind
