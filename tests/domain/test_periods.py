"""Periods: how they are written, read and counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.periods import Every, Period, period_of, periods_between, read_period
from trellis.domain.problems import PERIOD_UNKNOWN, Problem

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-08", "2026-08"),
        ("2026-8", "2026-08"),
        (" 8/2026 ", "2026-08"),
        ("202608", "2026-08"),
        ("2569-08", "2026-08"),
        ("2026-Q3", "2026-Q3"),
        ("q3 2026", "2026-Q3"),
        ("2026H2", "2026-H2"),
        ("H1/2026", "2026-H1"),
        ("2569", "2026"),
    ],
)
def test_people_write_periods_in_many_ways(text: str, written: str) -> None:
    assert str(read_period(text)) == written


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "2026-Q5", "0026", "9999", "soon", "2026-08-01"])
def test_a_period_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Problem) as caught:
        read_period(text)
    assert caught.value.kind == PERIOD_UNKNOWN


@given(days, st.sampled_from(list(Every)))
def test_each_day_lies_in_the_period_that_is_read_back(day: date, every: Every) -> None:
    found = period_of(every, day)
    assert found.first_day <= day <= found.last_day
    assert read_period(str(found)) == found
    assert found.later(1).first_day > found.last_day
    assert found.later(3).later(-3) == found


def test_a_quarter_holds_its_months_and_a_year_everything_in_it() -> None:
    quarter = Period(Every.QUARTER, 2026 * 4 + 2)
    months = periods_between(read_period("2026-07"), read_period("2026-09"))
    assert [str(each) for each in months] == ["2026-07", "2026-08", "2026-09"]
    assert all(quarter.holds(each) for each in months)
    assert not quarter.holds(read_period("2026-10"))
    assert read_period("2026").holds(quarter)
