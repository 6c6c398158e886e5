"""Where on the line of a year something lies."""

from datetime import date

import pytest

from trellis.domain.timeline import Bar, bar, days_in, month_starts, place_in

WHOLE = Bar(0, 365, from_before=True, goes_on=True)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), Bar(0, 1)),
        (date(2026, 12, 31), None, Bar(364, 1, goes_on=True)),
        (None, date(2026, 1, 10), Bar(0, 10, from_before=True)),
        (date(2025, 3, 1), date(2027, 3, 1), WHOLE),
        (date(2025, 3, 1), date(2025, 12, 31), None),
        (date(2027, 1, 1), None, None),
        (None, None, None),
    ],
)
def test_a_bar_is_the_part_of_the_year_that_is_taken(
    since: date | None, until: date | None, found: Bar | None
) -> None:
    assert bar(2026, since, until) == found


def test_a_leap_year_has_its_day() -> None:
    assert (days_in(2028), days_in(2026)) == (366, 365)
    assert month_starts(2028)[:4] == [0, 31, 60, 91]
    assert len(month_starts(2026)) == 12


def test_a_day_of_another_year_has_no_place_in_it() -> None:
    assert place_in(2026, date(2026, 2, 1)) == 31
    assert place_in(2026, date(2025, 2, 1)) is None
