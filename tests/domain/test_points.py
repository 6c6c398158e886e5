"""Where to open the shelter, chosen by adding up points (C8.2)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.choosing import (
    Borda,
    Choice,
    Election,
    Paper,
    Result,
    Terms,
    TieBreak,
    elect,
    fault,
    figure,
)
from trellis.domain.lot import drawn, ticket

CHIANG_RAI, MAE_SOT, UBON = "chiang-rai", "mae-sot", "ubon"
PLACES = (CHIANG_RAI, MAE_SOT, UBON)
BY_LOT = Terms(tie=TieBreak.LOT, seed="2026-11-25 18:00: 4 6 1")


def counted(method: str, *choices: Choice, terms: Terms | None = None, seats: int = 1) -> Result:
    """Count papers of one voice each."""
    papers = tuple(Paper(choice) for choice in choices)
    return elect(method, Election(PLACES, seats, papers, terms or Terms(), {UBON: "Ubon Ratchathani"}))


def totals(result: Result) -> list[Fraction]:
    return [result.rounds[0].tallies[place] for place in PLACES]


def test_approval_gives_a_voice_to_each_option_approved() -> None:
    result = counted("approval", frozenset({CHIANG_RAI, UBON}), frozenset({UBON}), frozenset())
    assert (result.winners, totals(result)) == ((UBON,), [1, 0, 2])
    assert str(result.rounds[0].sentences[0]) == "Points: Ubon Ratchathani 2, chiang-rai 1, mae-sot 0."


def test_a_score_left_out_is_the_least_score() -> None:
    terms = Terms(least_score=1, most_score=9)
    result = counted("score", {CHIANG_RAI: 9, MAE_SOT: 4}, {MAE_SOT: 7}, terms=terms)
    assert (result.winners, totals(result)) == ((MAE_SOT,), [10, 11, 2])


def test_dots_are_added() -> None:
    result = counted("dots", {CHIANG_RAI: 3, MAE_SOT: 2}, {MAE_SOT: 2}, seats=2)
    assert (result.winners, totals(result)) == ((MAE_SOT, CHIANG_RAI), [3, 4, 0])


def test_borda_averages_what_is_ranked_alike_and_what_is_left_out() -> None:
    result = counted("borda", ((CHIANG_RAI,), (MAE_SOT,), (UBON,)), ((UBON, MAE_SOT),), ((CHIANG_RAI,),))
    assert totals(result) == [4, 1 + Fraction(3, 2) + Fraction(1, 2), Fraction(3, 2) + Fraction(1, 2)]


def test_a_modified_count_rewards_who_ranks_more() -> None:
    result = counted("borda", ((CHIANG_RAI,), (MAE_SOT, UBON)), ((UBON,),), terms=Terms(borda=Borda.MODIFIED))
    assert totals(result) == [3, Fraction(3, 2), Fraction(5, 2)]


def test_a_tie_stands_unless_the_rule_says_otherwise() -> None:
    result = counted("approval", frozenset({MAE_SOT}), frozenset({UBON}))
    assert (result.winners, result.tied) == ((), (MAE_SOT, UBON))
    assert str(result.sentences[0]) == "Tied: mae-sot, Ubon Ratchathani. The rule leaves a tie as it is."


def test_a_tie_that_takes_no_seat_from_anybody_is_none() -> None:
    result = counted("approval", frozenset({MAE_SOT, UBON}), seats=2)
    assert (result.winners, result.tied, result.sentences) == ((MAE_SOT, UBON), (), ())


def test_the_lot_gives_the_same_winner_to_anybody_who_draws_it_again() -> None:
    result = counted("approval", frozenset({MAE_SOT}), frozenset({UBON}), terms=BY_LOT)
    first = min((MAE_SOT, UBON), key=lambda place: ticket(BY_LOT.seed, place))
    assert (result.winners, result.tied) == ((first,), ())
    assert drawn(BY_LOT.seed, [UBON, MAE_SOT])[0] == first


def test_a_ticket_is_what_sha256sum_says() -> None:
    assert ticket("a", "b") == "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78"


def test_the_lot_waits_for_its_seed() -> None:
    result = counted("approval", frozenset({MAE_SOT}), frozenset({UBON}), terms=Terms(tie=TieBreak.LOT))
    assert result.tied == (MAE_SOT, UBON)
    assert str(result.sentences[0]).endswith("The lot needs a published seed.")


@pytest.mark.parametrize(
    ("casting", "winners", "says"),
    [
        (frozenset({UBON}), (UBON,), "The chair's paper decided."),
        ({MAE_SOT: 2, UBON: 1}, (MAE_SOT,), "The chair's paper decided."),
        (((CHIANG_RAI,), (UBON,)), (UBON,), "The chair's paper decided."),
        (frozenset({CHIANG_RAI}), (), "The chair's paper doesn't tell them apart."),
        (None, (), "The chair decides, and gave no paper."),
    ],
)
def test_the_chair_settles_a_tie_by_her_own_paper(
    casting: Choice | None, winners: tuple[str, ...], says: str
) -> None:
    terms = Terms(tie=TieBreak.CHAIR, casting=casting)
    result = counted("approval", frozenset({MAE_SOT}), frozenset({UBON}), terms=terms)
    assert result.winners == winners
    assert str(result.sentences[0]).endswith(says)


def test_nobody_is_chosen_for_no_seat() -> None:
    assert counted("approval", frozenset({UBON}), seats=0).winners == ()


@pytest.mark.parametrize(
    ("method", "choice", "says"),
    [
        ("approval", frozenset({"sea"}), "There's no option 'sea'."),
        ("approval", frozenset(PLACES), "At most 2 options may be approved."),
        ("approval", {UBON: 1}, "The paper is of another method than the rule's."),
        ("approval", ((UBON,),), "The paper is of another method than the rule's."),
        ("score", frozenset({UBON}), "The paper is of another method than the rule's."),
        ("score", {UBON: 6}, "Scores go from 0 to 5."),
        ("dots", {UBON: 3, MAE_SOT: 3}, "At most 5 dots may be spread."),
        ("dots", {UBON: -1}, "At most 5 dots may be spread."),
        ("dots", {UBON: 4}, "At most 3 dots may be on one option."),
        ("borda", ((UBON,), (UBON,)), "An option is named twice."),
        ("borda", {UBON: 1}, "The paper is of another method than the rule's."),
    ],
)
def test_a_paper_beyond_the_bounds_is_set_aside_and_said(method: str, choice: Choice, says: str) -> None:
    terms = Terms(approvals=2, dots_on_one=3)
    result = counted(method, choice, terms=terms)
    assert str(fault(method, Election(PLACES, 1, (), terms), choice)) == says
    assert (result.set_aside, str(result.sentences[-1])) == (
        1,
        "Set aside, because the rule doesn't allow what they say: 1.",
    )


def test_papers_weigh_what_the_rule_gives_them() -> None:
    papers = (Paper(frozenset({UBON}), Fraction(5, 2)), Paper(frozenset({MAE_SOT}), Fraction(2)))
    result = elect("approval", Election(PLACES, 1, papers))
    assert result.rounds[0].as_json()["tallies"] == {CHIANG_RAI: 0, MAE_SOT: 2, UBON: "5/2"}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(12), "12"),
        (Fraction(10, 3), "3 1/3"),
        (Fraction(1, 2), "1/2"),
        (Fraction(1, 1001), "0.00099…"),
    ],
)
def test_figures_are_written_for_people(number: Fraction, text: str) -> None:
    assert figure(number) == text


RANKINGS = st.permutations(PLACES).flatmap(
    lambda order: st.integers(0, 3).map(lambda length: tuple((place,) for place in order[:length]))
)


@given(st.lists(st.tuples(RANKINGS, st.integers(0, 4)), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_papers_and_papers_without_weight_change_nothing(
    drawn_papers: list[tuple[tuple[tuple[str, ...], ...], int]], random: object
) -> None:
    papers = [Paper(ranking, Fraction(weight)) for ranking, weight in drawn_papers]
    mixed = [*papers, Paper(((UBON,),), Fraction(0))]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert elect("borda", Election(PLACES, 1, tuple(papers))) == elect(
        "borda", Election(PLACES, 1, tuple(mixed))
    )
