"""A breakdown and its whole: where both can't be right it is told, and parts roll up as their whole does."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.breakdown import (
    Breakdown,
    Value,
    breakdowns_as_json,
    breakdowns_of,
    contradictions,
    reports_of_part,
)
from trellis.domain.rollup import Report, Rule, Way, roll

SEX = Breakdown("sex", {"en": "Sex"}, (Value("f", {"en": "women"}), Value("m", {"en": "men"})))
numbers = st.integers(0, 50).map(Fraction)
VILLAGES = ("A", "B", "C")


def said(whole: int | None, women: int | None, men: int | None, way: Way) -> list[str]:
    parts = {"sex.f": women, "sex.m": men}
    given_parts = {key: None if value is None else Fraction(value, 1) for key, value in parts.items()}
    found = contradictions(None if whole is None else Fraction(whole), given_parts, [SEX], way)
    return [str(each.says) for each in found]


def test_it_is_kept_and_read_again() -> None:
    assert breakdowns_of(breakdowns_as_json([SEX])) == (SEX,)


@pytest.mark.parametrize(
    ("whole", "women", "men", "way", "says"),
    [
        (12, 7, 6, Way.SUM, "the parts come to 13, the whole is 12"),
        (12, 7, 4, Way.UNIQUE, "the parts come to 11, the whole is 12"),
        (12, 13, None, Way.SUM, "the parts known come to 13 already, the whole is only 12"),
        (12, 14, 2, Way.MAXIMUM, "the largest part is 14, the whole is 12"),
        (12, 9, 2, Way.MAXIMUM, "the largest part is 9, the whole is 12"),
        (12, 9, 2, Way.MEAN, "the mean of the whole is 12, which lies outside its parts"),
    ],
)
def test_what_cannot_be_right_is_told(whole: int, women: int, men: int, way: Way, says: str) -> None:
    (found,) = said(whole, women, men, way)
    assert says in found


@pytest.mark.parametrize(
    ("whole", "women", "men", "way"),
    [
        (None, 7, 6, Way.SUM),
        (12, None, None, Way.SUM),
        (12, 7, None, Way.SUM),
        (12, 7, 5, Way.SUM),
        (12, 12, 2, Way.MAXIMUM),
        (12, 9, None, Way.MAXIMUM),
        (12, 9, 14, Way.MEAN),
        (12, 9, None, Way.MEAN),
    ],
)
def test_what_may_be_right_is_left_alone(
    whole: int | None, women: int | None, men: int | None, way: Way
) -> None:
    assert said(whole, women, men, way) == []


def test_parts_of_people_are_written_for_reading() -> None:
    parts = {"sex.f": Fraction(-7, 2), "sex.m": Fraction(0)}
    (found,) = contradictions(Fraction(1, 3), parts, [SEX], Way.SUM)
    assert str(found.says).endswith("the parts come to -3.50, the whole is 0.33")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(VILLAGES), st.integers(1, 3), numbers, numbers), max_size=12))
def test_parts_that_add_up_below_add_up_above(rows: list[tuple[str, int, Fraction, Fraction]]) -> None:
    """Where each report's parts come to its whole, the figures of the parts come to that of the whole."""
    given_reports = [
        (Report(unit, period, women + men, version=number), {"sex.f": women, "sex.m": men})
        for number, (unit, period, women, men) in enumerate(rows)
    ]
    rule = Rule(Way.SUM, Way.SUM)
    whole = roll([report for report, _parts in given_reports], rule, units=VILLAGES, periods=(1, 2, 3))
    parts = [
        roll(reports_of_part(given_reports, key), rule, units=VILLAGES, periods=(1, 2, 3))
        for key in SEX.part_keys
    ]
    assert whole.value == (sum(each.value or 0 for each in parts) if rows else None)
    assert {each.missing for each in parts} == {whole.missing}


def test_a_part_that_nobody_reported_is_unknown_and_no_zero() -> None:
    (report,) = reports_of_part([(Report("A", 1, Fraction(9)), {})], "sex.f")
    assert report.value is None
