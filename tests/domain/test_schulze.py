"""Options compared in pairs (C8.2)."""

from fractions import Fraction
from itertools import pairwise, permutations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.test_ranked import BY_LOT, PAPERS, counted
from trellis.domain.choosing import Election, Paper, elect

# Schulze's own example: 45 voters, M. Schulze, 2011, section 3.1 in its widely printed form.
FORTY_FIVE = {
    "A>C>B>E>D": 5,
    "A>D>E>C>B": 5,
    "B>E>D>A>C": 8,
    "C>A>B>E>D": 3,
    "C>A>E>B>D": 7,
    "C>B>A>D>E": 2,
    "D>C>E>B>A": 7,
    "E>B>A>D>C": 8,
}


def test_the_strongest_paths_are_the_published_ones() -> None:
    result = counted("schulze", FORTY_FIVE, seats=5)
    assert result.winners == tuple("EACBD")
    paths = {
        f"{pair.first}{pair.second}": (pair.path_first, pair.path_second) for pair in result.rounds[0].pairs
    }
    assert paths == {
        "AB": (28, 25),
        "AC": (28, 25),
        "AD": (30, 25),
        "AE": (24, 25),
        "BC": (28, 29),
        "BD": (33, 28),
        "BE": (24, 28),
        "CD": (29, 28),
        "CE": (24, 28),
        "DE": (24, 31),
    }


def test_each_pair_is_in_the_log() -> None:
    result = counted("schulze", {"A>B": 3, "B>A": 1, "A=B": 1})
    assert result.rounds[0].as_json()["pairs"] == [
        {
            "first": "A",
            "second": "B",
            "for_first": 3,
            "for_second": 1,
            "margin": 2,
            "path_first": 3,
            "path_second": 0,
        }
    ]
    assert str(result.rounds[0].sentences[0]) == "A – B: 3 to 1; strongest paths 3 and 0."
    assert str(result.sentences[0]) == "A is preferred to every other option in pairs."


def test_a_circle_is_told_and_its_tie_stands() -> None:
    result = counted("schulze", {"A>B>C>D": 1, "B>C>A>D": 1, "C>A>B>D": 1})
    assert (result.winners, result.tied) == ((), ("A", "B", "C"))
    assert [str(sentence) for sentence in result.sentences] == [
        "No option is preferred to every other; those that nobody outside beats (Schwartz set): A, B, C.",
        "Tied: A, B, C. The rule leaves a tie as it is.",
    ]


def test_what_a_paper_leaves_out_comes_last() -> None:
    result = counted("schulze", {"B": 2, "A>B": 1}, options="C")
    pairs = {(pair.first, pair.second): (pair.for_first, pair.for_second) for pair in result.rounds[0].pairs}
    assert pairs == {("A", "B"): (1, 2), ("A", "C"): (1, 0), ("B", "C"): (3, 0)}


def prefers(paper: Paper, one: str, other: str) -> bool:
    places = {name: place for place, tier in enumerate(paper.choice) for name in tier}
    return places.get(one, 9) < places.get(other, 9)


def strongest(support: dict[tuple[str, str], Fraction], one: str, other: str) -> Fraction:
    """Try every path."""
    between = [name for name in "ABCD" if name not in {one, other}]
    paths = [(one, *middle, other) for length in range(3) for middle in permutations(between, length)]
    return max(min(support[step] for step in pairwise(path)) for path in paths)


@given(PAPERS)
def test_paths_are_the_strongest_of_all(papers: list[Paper]) -> None:
    assume(any(paper.choice for paper in papers))
    pairs = list(permutations("ABCD", 2))
    votes = {
        pair: sum((paper.weight for paper in papers if prefers(paper, *pair)), Fraction(0)) for pair in pairs
    }
    support = {pair: votes[pair] if votes[pair] > votes[pair[::-1]] else Fraction(0) for pair in pairs}
    result = elect("schulze", Election(tuple("ABCD"), 1, tuple(papers)))
    for pair in result.rounds[0].pairs:
        assert pair.path_first == strongest(support, pair.first, pair.second)
        assert pair.path_second == strongest(support, pair.second, pair.first)


@given(PAPERS, st.integers(1, 4))
def test_the_lot_fills_every_seat(papers: list[Paper], seats: int) -> None:
    assume(any(paper.choice for paper in papers))
    assert len(elect("schulze", Election(tuple("ABCD"), seats, tuple(papers), BY_LOT)).winners) == seats
