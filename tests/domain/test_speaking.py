"""Time is counted once, shares name nobody, and those who haven't spoken come first."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.speaking import (
    Turn,
    by_constituency,
    fairness,
    few_with_half,
    order,
    seconds_of,
    shares,
)

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def turn(key: str, began: float | None, ended: float | None = None, member: str = "", **more: object) -> Turn:
    times = {
        "began_at": None if began is None else at(began),
        "ended_at": None if ended is None else at(ended),
    }
    return Turn(id=key, asked_at=START, member=member or key, **times, **more)  # type: ignore[arg-type]


def test_whoever_begins_ends_the_turn_before_and_the_meeting_ends_the_last() -> None:
    turns = [turn("a", 0, 10), turn("b", 5), turn("c", 6, 7), turn("d", 9)]
    assert seconds_of(turns, at(10)) == {"a": 300, "b": 60, "c": 60, "d": 60}


def test_what_was_timed_by_hand_holds() -> None:
    turns = [turn("a", 0, 10, seconds=30), turn("b", 0, 2)]
    assert seconds_of(turns, at(10)) == {"a": 30, "b": 120}


def test_a_turn_begun_after_the_end_lasts_nothing() -> None:
    assert seconds_of([turn("a", 5)], at(3)) == {"a": 0}


def test_shares_are_fractions_and_know_those_who_said_nothing() -> None:
    turns = [turn("a", 0, 2), turn("b", 2, 3), turn("c", None)]
    found = shares(turns, at(9), there=["d", "b", "a"])
    assert [(each.key, each.share) for each in found] == [
        ("d", Fraction(0)),
        ("b", Fraction(1, 3)),
        ("a", Fraction(2, 3)),
    ]


def test_shares_by_constituency() -> None:
    turns = [turn("a", 0, 2, constituency="ngo"), turn("b", 2, 4, constituency="ngo")]
    assert [each.key for each in shares(turns, at(9), of=by_constituency)] == ["ngo"]


def test_fairness_names_nobody_and_says_what_could_be_done() -> None:
    some = shares([turn("a", 0, 9), turn("b", 9, 10)], at(10), there=["a", "b", "c"])
    assert few_with_half(some) == 1
    assert str(fairness(some)) == (
        "2 of 3 members that were there have spoken. 1 of them had half of the time. "
        "Ask first those who haven't spoken yet."
    )
    everybody = shares([turn("a", 0, 5), turn("b", 5, 10)], at(10), there=["a", "b"])
    assert str(fairness(everybody)).startswith("All 2 members")
    assert few_with_half(shares([turn("a", 0, 5)], at(5))) == 1
    assert str(fairness(shares([], at(1), there=["a"]))) == "Nobody's turn was timed."


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50), st.integers(0, 50)), max_size=8))
def test_no_second_is_counted_twice_and_shares_make_one(rows: list[tuple[str, int, int]]) -> None:
    turns = [turn(str(number), one, two, member=who) for number, (who, one, two) in enumerate(rows)]
    lasted = seconds_of(turns, at(50))
    assert sum(lasted.values()) <= 50 * 60
    assert sum(each.share for each in shares(turns, at(50))) in {0, 1}


def waiting(key: str, minute: float, group: str = "", placed: int = 0) -> Turn:
    return Turn(id=key, member=key, asked_at=at(minute), constituency=group, placed=placed)


def keys(turns: tuple[Turn, ...]) -> str:
    return "".join(each.id for each in turns)


def test_who_has_not_spoken_comes_first() -> None:
    assert keys(order([waiting("a", 1), waiting("b", 2)], [turn("a", 0, 1)])) == "ba"


def test_two_turns_of_one_member_let_the_others_in_between() -> None:
    again = Turn(id="A", member="a", asked_at=at(1))
    assert keys(order([waiting("a", 0), again, waiting("b", 2)], [])) == "abA"


def test_constituencies_take_turns_when_that_is_wanted() -> None:
    listed = [waiting("a", 0, "ngo"), waiting("b", 1, "ngo"), waiting("c", 2, "state")]
    assert keys(order(listed, [])) == "abc"
    assert keys(order(listed, [], alternate=True)) == "acb"
    assert keys(order(listed, [turn("x", 0, 1, constituency="ngo")], alternate=True)) == "cab"


def test_the_chair_may_change_it() -> None:
    listed = [waiting("a", 0), waiting("b", 1, placed=2), waiting("c", 2, placed=1)]
    assert keys(order(listed, [])) == "cba"
