"""Ranked ballots out of files that other programs wrote, and what is refused before it does harm."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from trellis.domain import rankedfile
from trellis.domain.blt import read_blt
from trellis.domain.preflib import Kind, read_preflib
from trellis.domain.problems import Problem
from trellis.domain.rankedfile import RankedFile

COMMITTEE = """\
4 2  # four candidates, two seats
-2   # the second one withdrew
3 1 3 4 0

4 1 3 2 0
(sheet 7) 2 4 1=3 0
(sheet 8) 1 2 - 4 0
1 0
2.5 3 0
0.5 3 0
0
"Women's group #1" # a sign within quotation marks is part of the name
"Village health volunteers"
Youth
"District office"
"Who sits on the core group"
"""
BREAKFAST = """\
# FILE NAME: 00001-00000001.toi
# TITLE: Breakfast
# DATA TYPE: toi
# a line that is no key
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Rice
# ALTERNATIVE NAME 2: Noodles: fried
3: 1,{2,3}
2: 2
1: 3,1,2
"""
OLD = """\
3
1,Rice
2,Noodles
3,Tea, sweet
5,5,2
3,1,{2,3}
2,2,1
"""


def blt(text: str) -> RankedFile:
    return read_blt(text.splitlines(keepends=True))


def preflib(text: str, kind: Kind = Kind.TOI) -> RankedFile:
    return read_preflib(text.splitlines(keepends=True), kind)


def refused(kind: str, text: str) -> str:
    """Give the sentence with which a file is refused."""
    with pytest.raises(Problem) as caught:
        blt(text) if kind == "blt" else preflib(text, Kind(kind))
    return str(caught.value)


def test_a_blt_file_is_read_with_everything_other_programs_put_into_it() -> None:
    found = blt("\ufeff" + COMMITTEE)
    assert (found.title, found.seats, found.withdrawn) == ("Who sits on the core group", 2, ("2",))
    assert found.names == {
        "1": "Women's group #1",
        "2": "Village health volunteers",
        "3": "Youth",
        "4": "District office",
    }
    assert found.papers == {
        (("1",), ("3",), ("4",)): 3,
        (("1",), ("3",), ("2",)): 4,
        (("4",), ("1", "3")): 2,
        (("2",), ("4",)): 1,
        (): 1,
        (("3",),): 3,
    }


def test_a_file_becomes_a_count_without_those_who_withdrew() -> None:
    count = blt(COMMITTEE).as_count({"method": "stv"})
    assert [option["id"] for option in count["options"]] == ["1", "3", "4"]  # type: ignore[attr-defined]
    assert (count["seats"], count["rule"]) == (2, {"method": "stv"})
    assert count["ballots"] == [
        {"choice": [], "count": 1},
        {"choice": ["1", "3"], "count": 4},
        {"choice": ["1", "3", "4"], "count": 3},
        {"choice": ["3"], "count": 3},
        {"choice": ["4"], "count": 1},
        {"choice": ["4", ["1", "3"]], "count": 2},
    ]


def test_a_weight_that_is_no_whole_number_stays_exact() -> None:
    ballots = blt('1 1\n2.5 1 0\n0\n"Shelter"\n').as_count({"method": "irv"})["ballots"]
    assert ballots == [{"choice": ["1"], "weight": "5/2"}]


def test_a_line_that_stands_for_no_ballot_is_no_paper() -> None:
    assert blt('1 1\n0 1 0\n1 1 0\n0\n"Shelter"\n').papers == {(("1",),): Fraction(1)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The file ends at line 0, before its ballots ended"),
        ("candidates 4", "Line 1 must say how many candidates and how many seats there are"),
        ("2 3\n", "Line 1 must say how many candidates"),
        ("900 3\n", "Line 1 says there are 900 candidates. At most 200 can be counted."),
        (
            "4 2\n3 1 9 0\n",
            "Line 2 names candidate 9, and the file has the candidates 1 to 4. Correct the number.",
        ),
        ("4 2\n3 1 0 2 0\n", "Line 2 names candidate 0, and the file has"),
        ("4 2\n-7\n", "Line 2 names candidate 7, and the file has"),
        (f"4 2\n1 {'9' * 5000} 0\n", "Line 2 names candidate 999"),
        ("4 2\n\n# a remark\n3 1 2=1 0\n", "Line 4 names candidate 1 twice."),
        ("4 2\n3 1 2\n", "Line 2 can't be read as a ballot: “3 1 2”. Write how many ballots say so"),
        ("4 2\n3 one 0\n", "Line 2 can't be read as a ballot"),
        ("4 2\n1000001 1 0\n", "Line 2 stands for 1000001 ballots. At most 1000000 are read from one line."),
        (
            "4 2\n(a) 1 1 0\n(a) 1 2 0\n",
            "Line 3 is the ballot “a” again. Look whether a paper was entered twice.",
        ),
        (
            "4 2\n1 1 0\n",
            "The file ends at line 2, before its ballots ended with a 0 alone and all 4 candidates",
        ),
        ('2 1\n1 1 0\n0\n"A"\n', "The file ends at line 4"),
        ('2 1\n1 1 0\n0\n"A"\nB C\n', "Line 5 should be a candidate's name in quotation marks: “B C”."),
        ("4 2\n" + "1" * 10_001, "Line 2 has more than 10000 letters. Is a line break missing there?"),
    ],
)
def test_a_faulty_blt_file_is_refused_with_the_line_and_what_to_do(text: str, says: str) -> None:
    assert refused("blt", text).startswith(says)


def test_a_huge_file_is_refused_without_reading_it_whole() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        yield "4 2\n"
        while True:
            taken += 1
            yield "1 1 2 3 4 0" + " " * 5000

    with pytest.raises(Problem) as caught:
        read_blt(endless())
    assert str(caught.value).startswith("The file is larger than 20 MB, so it isn't read.")
    assert taken < 4100


def test_more_lines_than_can_be_counted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rankedfile, "MOST_PAPERS", 2)
    assert refused("blt", "2 1\n1 1 0\n1 1 0\n1 2 0\n") == (
        "Line 4 is one more than the 2 lines of ballots that are read. Add up those alike."
    )


def test_a_preflib_file_is_read() -> None:
    found = preflib(BREAKFAST)
    assert (found.title, found.seats) == ("Breakfast", None)
    assert found.names == {"1": "Rice", "2": "Noodles: fried", "3": "3"}
    assert found.papers == {(("1",), ("2", "3")): 3, (("2",),): 2, (("3",), ("1",), ("2",)): 1}
    assert found.as_count({"method": "schulze"}, seats=2)["seats"] == 2
    assert found.as_count({"method": "schulze"})["seats"] == 1


def test_a_preflib_file_of_before_2022_is_read() -> None:
    found = preflib(OLD)
    assert found.names == {"1": "Rice", "2": "Noodles", "3": "Tea, sweet"}
    assert found.papers == {(("1",), ("2", "3")): 3, (("2",), ("1",)): 2}


def test_a_head_without_orders_holds_no_ballots() -> None:
    assert preflib("# NUMBER ALTERNATIVES: 2\n").papers == {}


@pytest.mark.parametrize(
    ("kind", "text", "says"),
    [
        ("toi", "", "The head of the file doesn't say what a PrefLib file must: “# NUMBER ALTERNATIVES: 4”."),
        (
            "toi",
            "3\n1,Rice\n2 Noodles\n",
            "The head of the file doesn't say what a PrefLib file must: “2,Name”.",
        ),
        ("toi", "1\n1,Rice\n5,5\n", "The head of the file doesn't say what a PrefLib file must: “9,9,3”."),
        ("toi", "# NUMBER ALTERNATIVES: 2\n1: 1,{2\n", "Line 2 can't be read as an order: “1: 1,{2”."),
        (
            "toi",
            "# NUMBER ALTERNATIVES: 2\n1: 3\n",
            "Line 2 names candidate 3, and the file has the candidates 1 to 2.",
        ),
        ("toi", "# NUMBER ALTERNATIVES: 2\n1: 1,{1,2}\n", "Line 2 names candidate 1 twice."),
        ("soi", BREAKFAST, "Line 10 ranks several alike, which a .soi file can't. Call it .toc or .toi"),
        ("soc", "# NUMBER ALTERNATIVES: 2\n1: 1\n", "Line 2 leaves candidates out, which a .soc file can't."),
        (
            "toc",
            "# NUMBER ALTERNATIVES: 3\n1: {1,2}\n",
            "Line 2 leaves candidates out, which a .toc file can't.",
        ),
        ("toi", BREAKFAST.replace("VOTERS: 6", "VOTERS: 60"), "The head says 60 ballots, the lines hold 6."),
        ("toi", "999\n", "Line 1 says there are 999 candidates."),
    ],
)
def test_a_faulty_preflib_file_is_refused_with_what_to_do(kind: str, text: str, says: str) -> None:
    assert refused(kind, text).startswith(says)


@pytest.mark.parametrize("kind", [Kind.SOC, Kind.TOC])
def test_a_complete_order_is_taken(kind: Kind) -> None:
    assert preflib("# NUMBER ALTERNATIVES: 2\n7: 2, 1\n", kind).papers == {(("2",), ("1",)): 7}
