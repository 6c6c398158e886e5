"""Where a network is on each of the eight steps, and what is wanted next."""

from datetime import date, timedelta

import pytest

from trellis.domain.eightsteps import STEPS, WHERE_LABELS, Known, Where, place

TODAY = date(2026, 11, 25)
LONG_AGO = date(2025, 1, 6)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("known", "where", "next_begins"),
    [
        (Known(), Where.NOTHING, "Any member begins"),
        (Known(has_draft=True), Where.DRAFT, "Members read it"),
        (Known(has_draft=True, is_discussed=True), Where.DISCUSSED, "Whoever drafted it answers"),
        (Known(has_draft=True, is_discussed=True, is_proposed=True), Where.PROPOSED, "The members decide."),
        (Known(has_lapsed=True), Where.LAPSED, "Any member begins a new draft"),
        (Known(adopted_on=LONG_AGO, sunset_on=day(-1)), Where.LAPSED, "Any member begins a new draft"),
        (Known(adopted_on=LONG_AGO, sunset_on=day(-1), has_draft=True), Where.DRAFT, "Members read it"),
        (Known(adopted_on=LONG_AGO), Where.ADOPTED, "Nothing is wanted."),
        (Known(adopted_on=LONG_AGO, review_on=day(61)), Where.ADOPTED, "Nothing is wanted."),
        (Known(adopted_on=LONG_AGO, review_on=day(60)), Where.REVIEW, "The members look at it again"),
        (Known(adopted_on=LONG_AGO, review_on=day(0)), Where.REVIEW, "The members look at it again"),
        (Known(adopted_on=LONG_AGO, review_on=day(-1)), Where.OVERDUE, "The members look at it again"),
        (Known(adopted_on=LONG_AGO, sunset_on=day(9)), Where.REVIEW, "The members look at it again"),
        (Known(adopted_on=LONG_AGO, review_on=day(-1), has_draft=True), Where.OVERDUE, "A new version"),
        (Known(adopted_on=LONG_AGO, is_proposed=True), Where.ADOPTED, "The members decide on a new"),
    ],
)
def test_each_step_says_where_it_is_and_what_is_next(known: Known, where: Where, next_begins: str) -> None:
    found = place(known, TODAY)
    assert found.where is where
    assert str(found.next).startswith(next_begins)
    assert str(found.says)


def test_days_are_said() -> None:
    found = place(Known(adopted_on=LONG_AGO, review_on=day(9)), TODAY)
    assert str(found.says) == "Adopted on 2025-01-06, to be reviewed on 2026-12-04."
    assert found.day == day(9)


def test_the_steps_are_those_of_the_note_in_order() -> None:
    assert [step.clause for step in STEPS] == [f"C4.{number}" for number in range(6, 14)]
    assert set(WHERE_LABELS) == set(Where)
