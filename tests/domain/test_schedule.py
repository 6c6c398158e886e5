"""When meetings come again, holidays, and whose turn it is."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.schedule import (
    FARTHEST,
    HORIZON,
    LAST,
    Held,
    OnHoliday,
    Pattern,
    Rule,
    dates,
    next_dates,
    next_hosts,
    rule_from_json,
    said,
)

SECOND_TUESDAY = Rule()
JANUARY = date(2027, 1, 1)

rules = st.builds(
    Rule,
    pattern=st.sampled_from(Pattern),
    every=st.integers(1, 4),
    weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=3).map(tuple),
    nth=st.sampled_from([1, 2, 3, 4, LAST]),
    day=st.integers(1, 31),
    on_holiday=st.sampled_from(OnHoliday),
)


def first(rule: Rule, count: int, *holidays: date) -> list[str]:
    return [each.day.isoformat() for each in islice(dates(rule, JANUARY, holidays=holidays), count)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (SECOND_TUESDAY, ["2027-01-12", "2027-02-09", "2027-03-09"]),
        (Rule(nth=LAST, weekdays=(4,)), ["2027-01-29", "2027-02-26", "2027-03-26"]),
        (Rule(every=3, nth=1, weekdays=(0,)), ["2027-01-04", "2027-04-05", "2027-07-05"]),
        (Rule(pattern=Pattern.WEEKS, weekdays=(3, 0)), ["2027-01-04", "2027-01-07", "2027-01-11"]),
        (Rule(pattern=Pattern.WEEKS, every=2, weekdays=(6,)), ["2027-01-03", "2027-01-17", "2027-01-31"]),
        (Rule(pattern=Pattern.DAY, day=31), ["2027-02-01", "2027-03-01", "2027-03-31"]),
        (
            Rule(pattern=Pattern.DAY, day=31, on_holiday=OnHoliday.BEFORE),
            ["2027-01-29", "2027-02-26", "2027-03-31"],
        ),
        (
            Rule(pattern=Pattern.DAY, day=16, on_holiday=OnHoliday.NEAREST),
            ["2027-01-15", "2027-02-16", "2027-03-16"],
        ),
    ],
)
def test_days_by_each_rule(rule: Rule, expected: list[str]) -> None:
    assert first(rule, 3) == expected


@pytest.mark.parametrize(
    ("on_holiday", "expected"),
    [
        (OnHoliday.SKIP, "2027-02-09"),
        (OnHoliday.BEFORE, "2027-01-11"),
        (OnHoliday.AFTER, "2027-01-14"),
        (OnHoliday.NEAREST, "2027-01-11"),
    ],
)
def test_a_holiday_moves_or_leaves_out(on_holiday: OnHoliday, expected: str) -> None:
    off = (date(2027, 1, 12), date(2027, 1, 13))
    assert first(Rule(on_holiday=on_holiday), 1, *off) == [expected]


def test_a_long_row_of_holidays_leaves_a_meeting_out() -> None:
    off = [date(2027, 1, 12) + timedelta(days=each) for each in range(FARTHEST + 1)]
    assert first(SECOND_TUESDAY, 1, *off) == ["2027-02-09"]


def test_two_meetings_moved_to_one_day_are_one() -> None:
    rule = Rule(pattern=Pattern.WEEKS, weekdays=(0, 1))
    assert first(rule, 2, date(2027, 1, 4)) == ["2027-01-05", "2027-01-11"]


def test_a_rule_is_looked_through_to_its_end_and_no_further() -> None:
    assert len(list(dates(SECOND_TUESDAY, JANUARY))) == HORIZON
    assert len(list(dates(Rule(pattern=Pattern.WEEKS, weekdays=(4,)), JANUARY))) == HORIZON
    assert list(dates(SECOND_TUESDAY, date(9999, 12, 1))) == []
    assert len(list(dates(Rule(every=24), date(9987, 1, 1)))) == 2


def test_the_end_and_the_next_ones() -> None:
    held = list(dates(SECOND_TUESDAY, JANUARY, until=date(2027, 2, 9)))
    assert [each.is_moved for each in held] == [False, False]
    assert next_dates(SECOND_TUESDAY, JANUARY, date(2027, 2, 9), count=1) == [
        Held(date(2027, 3, 9), date(2027, 3, 9))
    ]


@settings(max_examples=60)
@given(rules, st.dates(date(2026, 1, 1), date(2032, 1, 1)), st.sets(st.integers(0, 400), max_size=30))
def test_no_meeting_on_a_holiday_and_each_day_once(rule: Rule, since: date, offs: set[int]) -> None:
    holidays = {since + timedelta(days=each) for each in offs}
    found = list(islice(dates(rule, since, holidays=holidays), 12))
    days = [each.day for each in found]
    assert days == sorted(set(days))
    assert not holidays & set(days)
    assert all(abs((each.day - each.scheduled).days) <= FARTHEST for each in found)
    assert all(each.scheduled >= since for each in found)
    assert rule_from_json(rule.as_json()) == rule


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (SECOND_TUESDAY, "The second Tuesday of each month."),
        (Rule(every=2, nth=LAST), "The last Tuesday of every 2 months."),
        (Rule(pattern=Pattern.WEEKS, weekdays=(3, 0)), "Each week on Monday, Thursday."),
        (Rule(pattern=Pattern.WEEKS, every=2), "Every 2 weeks on Tuesday."),
    ],
)
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    assert [str(each) for each in said(rule)] == [
        words,
        "When that is a holiday: it is held on the next working day.",
    ]


def test_whose_turn_it_is() -> None:
    everybody = {"a", "b", "c"}
    assert next_hosts(["a", "b", "c"], [], everybody, 4) == ["a", "b", "c", "a"]
    assert next_hosts(["a", "b", "c"], ["a", "c"], everybody, 3) == ["b", "a", "c"]
    assert next_hosts(["a", "b", "c"], ["a"], {"a", "c"}, 3) == ["c", "a", "c"]
    assert next_hosts(["a"], [], set(), 3) == []


@settings(max_examples=40)
@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.integers(1, 20))
def test_turns_are_fair(hosted: list[str], count: int) -> None:
    found = next_hosts("abcd", hosted, set("abcd"), count)
    took = [found.count(each) for each in "abcd"]
    assert max(took) - min(took) <= 1
