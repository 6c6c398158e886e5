"""Terms in a body: when they end, who has sat too long, which seats are empty."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.terms import (
    STAGE_LABELS,
    Limits,
    Stage,
    Stay,
    Tenure,
    Vacancies,
    months_on,
    most_at_once,
    tenure,
    term_ends,
    vacancies,
)

TODAY = date(2026, 6, 15)
TWO_YEARS = Limits(months=24, in_a_row=2)


def stay(since: str | None = None, until: str | None = None) -> Stay:
    return Stay(
        since=date.fromisoformat(since) if since else None, until=date.fromisoformat(until) if until else None
    )


def test_a_month_on_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    assert months_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_on(date(2026, 11, 15), 14) == date(2028, 1, 15)
    assert months_on(TODAY, 0) == TODAY


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_on_never_goes_back(day: date, months: int) -> None:
    assert day <= months_on(day, months) <= day + timedelta(days=31 * months)


def test_a_term_ends_on_the_earlier_of_its_own_day_and_the_rules() -> None:
    assert term_ends(stay("2025-01-01"), TWO_YEARS) == date(2026, 12, 31)
    assert term_ends(stay("2025-01-01", "2026-06-30"), TWO_YEARS) == date(2026, 6, 30)
    assert term_ends(stay("2025-01-01", "2030-01-01"), TWO_YEARS) == date(2026, 12, 31)
    assert term_ends(stay(None, "2026-06-30"), TWO_YEARS) == date(2026, 6, 30)
    assert term_ends(stay("2025-01-01"), Limits()) is None


def test_where_somebody_in_a_seat_stands() -> None:
    assert tenure([stay("2026-01-01")], TWO_YEARS, TODAY) == Tenure(
        Stage.SITS, date(2027, 12, 31), term=1, may_stay=True
    )
    assert tenure([stay("2024-08-01")], TWO_YEARS, TODAY) == Tenure(
        Stage.DUE, date(2026, 7, 31), term=1, may_stay=True
    )
    assert tenure([stay("2024-06-01")], TWO_YEARS, TODAY) == Tenure(
        Stage.OVER, date(2026, 5, 31), term=2, may_stay=False
    )
    assert tenure([stay("2022-06-01")], TWO_YEARS, TODAY) == Tenure(
        Stage.TOO_LONG, date(2024, 5, 31), term=3, may_stay=False
    )
    assert set(STAGE_LABELS) == set(Stage)


def test_who_doesnt_sit_today_has_no_tenure() -> None:
    assert tenure([], TWO_YEARS, TODAY) is None
    assert tenure([stay("2020-01-01", "2021-12-31")], TWO_YEARS, TODAY) is None
    assert tenure([stay("2026-07-01")], TWO_YEARS, TODAY) is None


def test_terms_in_a_row_are_one_time_and_a_break_begins_anew() -> None:
    unbroken = [stay("2022-01-01", "2023-12-31"), stay("2024-01-01", "2025-12-31"), stay("2026-01-01")]
    found = tenure(unbroken, TWO_YEARS, TODAY)
    assert found is not None
    assert (found.stage, found.term) == (Stage.TOO_LONG, 3)
    broken = [unbroken[0], unbroken[2]]
    again = tenure(broken, TWO_YEARS, TODAY)
    assert again is not None
    assert (again.stage, again.term, again.may_stay) == (Stage.SITS, 1, True)


def test_without_a_length_the_stays_are_counted_and_without_a_first_day_too() -> None:
    row = [stay(None, "2025-12-31"), stay("2026-01-01")]
    for limits in (Limits(in_a_row=2), TWO_YEARS):
        found = tenure(row, limits, TODAY)
        assert found is not None
        assert (found.term, found.may_stay) == (2, False)
    unlimited = tenure(row, Limits(), TODAY)
    assert unlimited == Tenure(Stage.SITS, None, term=2, may_stay=True)


def test_seats_that_follow_one_another_are_one_seat() -> None:
    former, next_one = stay("2026-01-01", "2026-06-30"), stay("2026-07-01")
    assert most_at_once([former, next_one], stay("2026-02-01")) == 1
    assert most_at_once([former, next_one, stay("2026-06-30")], stay("2026-02-01")) == 2
    assert most_at_once([former], stay("2026-07-01")) == 0
    assert most_at_once([stay()], stay(None, "2020-01-01")) == 1
    assert most_at_once([next_one], stay("2026-01-01", "2026-06-30")) == 0


def test_empty_seats_in_all_and_of_those_kept_for_a_group() -> None:
    assert vacancies(5, {"ngo": 2, "go": 1}, ["ngo", "un", None]) == Vacancies(2, {"ngo": 1, "go": 1})
    assert vacancies(None, {}, ["ngo"]) == Vacancies(None, {})
    assert vacancies(1, {"ngo": 1}, ["ngo", "ngo"]) == Vacancies(0, {"ngo": 0})


def test_after_the_last_day_of_the_calendar_there_is_none() -> None:
    assert months_on(date(9999, 6, 30), 12) == date.max
