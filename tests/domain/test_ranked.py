"""Ranked papers counted round by round: nobody's voice is lost without being told (C8.2)."""

from fractions import Fraction

import pyrankvote
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trellis.domain.choosing import Election, Paper, Quota, Ranking, Result, Terms, TieBreak, elect, figure

BY_LOT = Terms(tie=TieBreak.LOT, seed="six dice before witnesses: 1 4 4 6 2 5")
LETTERS = "ABCDEF"


def ranked(text: str) -> Ranking:
    """Read `A>B=C>D`."""
    return tuple(tuple(tier.split("=")) for tier in text.split(">")) if text else ()


def papers(lines: dict[str, int]) -> tuple[Paper, ...]:
    return tuple(Paper(ranked(text), Fraction(count)) for text, count in lines.items())


def counted(
    method: str, lines: dict[str, int], seats: int = 1, terms: Terms | None = None, options: str = ""
) -> Result:
    """Count papers; the options are all that they name, in the order of letters."""
    named = {name for text in lines for tier in ranked(text) for name in tier} | set(options)
    return elect(method, Election(tuple(sorted(named)), seats, papers(lines), terms or Terms()))


def said(result: Result) -> list[str]:
    return [str(sentence) for each in result.rounds for sentence in each.sentences]


def test_the_last_leaves_until_somebody_has_more_than_half() -> None:
    """The Tennessee example of many textbooks."""
    result = counted("irv", {"M>N>C>K": 42, "N>C>K>M": 26, "C>K>N>M": 15, "K>C>N>M": 17})
    assert result.winners == ("K",)
    assert [each.tallies for each in result.rounds] == [
        {"C": 15, "K": 17, "M": 42, "N": 26},
        {"K": 32, "M": 42, "N": 26},
        {"K": 58, "M": 42},
    ]
    assert said(result) == [
        "C is last with 15 voices and leaves; they move on to: K 15.",
        "N is last with 26 voices and leaves; they move on to: K 26.",
        "K has 58 of 100 voices still counting, more than half: chosen.",
    ]


def test_a_surplus_moves_on_and_the_rest_is_chosen_without_the_quota() -> None:
    """20 guests choose three dishes; worked by hand."""
    lines = {"O": 4, "P>O": 2, "C>S": 8, "C>W": 4, "S": 1, "W": 1}
    result = counted("stv", lines, seats=3)
    assert result.winners == ("C", "O", "S")
    assert result.rounds[0].as_json() == {
        "number": 1,
        "tallies": {"C": 12, "O": 4, "P": 2, "S": 1, "W": 1},
        "quota": 6,
        "elected": ["C"],
        "eliminated": [],
        "moved": {"C": {"S": 4, "W": 2}},
        "exhausted": 0,
        "lost": 0,
        "pairs": [],
        "sentences": [
            "C has 12 voices; the quota is 6: chosen.",
            "The surplus of C, 6, moves on to: S 4, W 2.",
        ],
    }
    assert said(result)[-3:] == [
        "3 voices name nobody still in.",
        "No more are left than there are seats: S, chosen without the quota.",
        "3 voices name nobody still in.",
    ]


@pytest.mark.parametrize(
    ("quota", "said_as", "winners"),
    [(Quota.DROOP, "6", ("A", "C")), (Quota.DROOP_EXACT, "5 1/3", ("A", "B")), (Quota.HARE, "8", ("A", "C"))],
)
def test_the_quota_is_the_stated_one(quota: Quota, said_as: str, winners: tuple[str, ...]) -> None:
    result = counted("stv", {"A>B": 10, "B": 1, "C": 5}, seats=2, terms=Terms(quota=quota))
    assert figure(result.rounds[0].quota or Fraction(0)) == said_as
    assert said_as in str(result.convention)
    assert result.winners == winners


def test_the_exact_quota_must_be_exceeded() -> None:
    result = counted("stv", {"A": 3, "B": 2, "C": 1}, terms=Terms(quota=Quota.DROOP_EXACT))
    assert result.rounds[0].elected == ()


def test_who_reach_the_quota_together_are_chosen_together() -> None:
    result = counted("stv", {"A>C": 5, "B>C": 4, "C": 2, "D": 1}, seats=3)
    assert result.rounds[0].elected == ("A", "B")
    assert result.rounds[0].moved == {"A": {"C": 1}}
    assert result.winners == ("A", "B", "C")


def test_a_paper_is_shared_by_those_it_ranks_alike() -> None:
    result = counted("irv", {"A=B>C": 1, "C": 2, "B": 1, "A>B": 1})
    assert result.rounds[0].tallies == {"A": Fraction(3, 2), "B": Fraction(3, 2), "C": 2}


def test_those_who_cannot_catch_up_together_leave_together() -> None:
    result = counted("irv", {"A": 5, "B": 4, "C>B": 1, "D>B": 1}, options="E")
    assert result.rounds[0].eliminated == ("E",)
    assert result.rounds[1].eliminated == ("C", "D")
    assert "Tied last: C, D. Together they can't catch up, so they leave together." in said(result)
    assert result.winners == ("B",)


def test_those_tied_last_stay_when_the_seats_need_them() -> None:
    result = counted("stv", {"A": 8, "B": 1, "C": 1}, seats=2, terms=BY_LOT)
    assert len(result.winners) == 2


def test_a_tie_goes_by_the_latest_earlier_round_that_tells() -> None:
    result = counted("irv", {"A": 6, "B": 4, "C": 3, "D>C": 1})
    assert "Tied last: B, C. C had the fewest in round 1." in said(result)
    assert result.winners == ("A",)


def test_a_tie_that_nothing_tells_stops_the_count_and_is_named() -> None:
    result = counted("irv", {"A": 3, "B": 2, "C": 2})
    assert (result.winners, result.tied) == ((), ("B", "C"))
    assert said(result) == [
        "Tied: B, C. The rule leaves a tie as it is.",
        "So the count stops here.",
    ]


def test_the_lot_keeps_whom_it_draws_first() -> None:
    result = counted("irv", {"A": 3, "B>A": 2, "C>A": 2}, terms=BY_LOT)
    drawn = next(text for text in said(result) if "The lot drew them" in text)
    assert result.rounds[0].eliminated[0] == drawn[-2]


def test_empty_papers_choose_nobody() -> None:
    result = counted("stv", {"": 3}, options="AB")
    assert (result.winners, result.tied, result.rounds) == ((), (), ())
    assert str(result.sentences[0]) == "No paper says anything, so nobody is chosen."


def test_what_rounding_takes_is_told() -> None:
    lines = {"A>B>C>D": 1_000_003, "A>C>B>D": 700_001, "B>D>C": 400_009, "C>D": 170_003, "D>E": 13, "E>D": 7}
    result = counted("stv", lines, seats=4)
    assert 0 < result.rounds[-1].lost < Fraction(1, 1000)
    assert result.winners[:3] == ("A", "B", "C")


RANKINGS = st.permutations(LETTERS[:4]).flatmap(
    lambda order: st.tuples(st.integers(0, 4), st.integers(0, 3)).map(
        lambda cuts: tuple(
            tier
            for tier in (tuple(order[: cuts[1]]), *((one,) for one in order[cuts[1] : sum(cuts)]))
            if tier
        )
    )
)
WEIGHTS = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 2), Fraction(5, 3)])
PAPERS = st.lists(st.builds(Paper, RANKINGS, WEIGHTS), min_size=1, max_size=12)


Lying = list[tuple[Fraction, Ranking, str]]


def moved(lying: Lying, still: set[str], leaving: dict[str, Fraction]) -> Lying:
    """Move each paper of a pile that is left, at a share of its value, to the best still in."""
    after = []
    for value, ranking, at in lying:
        tier = next(([one for one in tier if one in still] for tier in ranking if still & set(tier)), [])
        share = leaving.get(at)
        after += (
            [(value, ranking, at)]
            if share is None
            else [(value * share / len(tier), ranking, one) for one in tier]
        )
    return after


def naive(options: str, seats: int, given_papers: list[Paper], quota: Fraction) -> set[str] | None:
    """Count paper by paper, with exact fractions, as one would by hand; None where there's a tie."""
    still, chosen = set(options), set()
    start = [(paper.weight, paper.choice, "") for paper in given_papers]
    lying = moved(start, still, {"": Fraction(1)})  # type: ignore[arg-type]
    while len(still) + len(chosen) > seats > len(chosen):
        tally = {one: sum((value for value, _, at in lying if at == one), Fraction(0)) for one in still}
        least = [one for one in still if tally[one] == min(tally.values())]
        over = {one: (tally[one] - quota) / tally[one] for one in still if tally[one] >= quota}
        if not over and len(least) > 1:
            return None
        still -= set(over or least)
        chosen |= set(over)
        lying = moved(lying, still, over or {least[0]: Fraction(1)})
    return chosen if len(chosen) == seats else chosen | still


@given(PAPERS, st.integers(1, 3))
def test_the_count_is_what_one_finds_by_hand(given_papers: list[Paper], seats: int) -> None:
    assume(any(paper.choice for paper in given_papers))
    result = elect("stv", Election(tuple("ABCD"), seats, tuple(given_papers)))
    expected = naive("ABCD", seats, given_papers, result.rounds[0].quota or Fraction(0))
    if expected is not None:
        assert set(result.winners) == expected


@given(PAPERS)
def test_a_run_off_is_what_a_library_finds(given_papers: list[Paper]) -> None:
    lists = [paper.choice for paper in given_papers if all(len(tier) == 1 for tier in paper.choice)]
    assume(any(lists))
    result = elect("irv", Election(tuple("ABCD"), 1, tuple(Paper(each) for each in lists)))
    assume(not any("Tied" in text for text in said(result)))
    people = {name: pyrankvote.Candidate(name) for name in "ABCD"}
    ballots = [pyrankvote.Ballot([people[tier[0]] for tier in each]) for each in lists]
    found = pyrankvote.instant_runoff_voting(list(people.values()), ballots)
    assert [each.name for each in found.get_winners()] == list(result.winners)


@pytest.mark.parametrize("method", ["irv", "stv", "schulze", "borda"])
@given(PAPERS, st.randoms(use_true_random=False))
def test_the_order_of_papers_changes_nothing(method: str, given_papers: list[Paper], random: object) -> None:
    mixed = list(given_papers)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = (
        elect(method, Election(tuple("ABCD"), 2, tuple(each), BY_LOT)) for each in (given_papers, mixed)
    )
    assert first == second


@given(PAPERS, st.integers(1, 3), st.sampled_from(list(Quota)))
def test_every_voice_is_somewhere_in_every_round(given_papers: list[Paper], seats: int, quota: Quota) -> None:
    terms = Terms(quota=quota, tie=TieBreak.LOT, seed=BY_LOT.seed)
    result = elect("stv", Election(tuple("ABCD"), seats, tuple(given_papers), terms))
    total = sum((paper.weight for paper in given_papers), Fraction(0))
    before = sum((paper.weight for paper in given_papers if not paper.choice), Fraction(0))
    lost = Fraction(0)
    for each in result.rounds:
        assert sum(each.tallies.values(), Fraction(0)) + before + lost == total
        before, lost = each.exhausted, each.lost
        assert all(isinstance(number, Fraction) for number in each.tallies.values())
    assert not any(paper.choice for paper in given_papers) or len(result.winners) == seats
