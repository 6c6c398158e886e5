"""By which way, when, until when and how often: whatever somebody chose, nobody is disturbed or forgotten."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.deadlines import deadline
from trellis.domain.reaching import MARGIN, Quiet, out_of_quiet, ways, when
from trellis.domain.reminding import next_reminder

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
NIGHT = Quiet(begins=time(20), ends=time(7))
HAND = {"web", "paper", "phone"}
DAY = timedelta(days=1)


def test_who_chose_nothing_is_reached_by_what_she_has() -> None:
    assert ways((), usable={"mail", "sms", *HAND}, stopped=(), tried=()) == ["mail", "sms", "phone"]
    assert ways((), usable={"sms", *HAND}, stopped=(), tried=()) == ["sms", "phone"]


def test_what_she_stopped_or_was_tried_in_vain_is_left_out() -> None:
    usable = {"mail", "sms", *HAND}
    assert ways(("sms", "mail"), usable=usable, stopped={"sms"}, tried=()) == ["mail", "phone"]
    assert ways(("sms", "mail"), usable=usable, stopped={"sms"}, tried={"mail"}) == ["phone"]
    assert ways(("paper",), usable=usable, stopped=(), tried=()) == ["paper", "phone"]
    assert ways(("phone",), usable=usable, stopped={"phone"}, tried=()) == []


def test_quiet_hours_go_over_midnight_or_lie_within_a_day() -> None:
    assert out_of_quiet(NOW, NIGHT) == NOW
    assert out_of_quiet(NOW.replace(hour=23), NIGHT) == NOW.replace(hour=7) + DAY
    assert out_of_quiet(NOW.replace(hour=3), NIGHT) == NOW.replace(hour=7)
    assert out_of_quiet(NOW, Quiet(begins=time(9), ends=time(12))) == NOW.replace(hour=12)
    assert out_of_quiet(NOW, None) == NOW


@given(st.times(), st.times(), st.integers(0, 60 * 24 * 3), st.sampled_from(["each", "daily", "weekly"]))
@settings(max_examples=60, deadline=None)
def test_no_moment_lies_before_now_or_in_quiet(begins: time, ends: time, minutes: int, pace: str) -> None:
    quiet = Quiet(begins=begins, ends=ends.replace(second=0, microsecond=0))
    now = NOW + timedelta(minutes=minutes)
    until = NOW + 2 * DAY if minutes % 2 else None
    found = when(now, pace=pace, last=NOW, quiet=quiet, until=until)
    assert found >= now
    assert not quiet.holds(found.time()) or quiet.begins == quiet.ends


def test_the_first_comes_at_once_the_next_at_her_pace_and_sooner_when_something_ends() -> None:
    assert when(NOW, pace="weekly", last=None, quiet=None, until=None) == NOW
    assert when(NOW, pace="daily", last=NOW - DAY / 2, quiet=None, until=None) == NOW + DAY / 2
    soon = NOW + 2 * DAY
    assert when(NOW, pace="weekly", last=NOW, quiet=None, until=soon) == soon - MARGIN


def test_paper_and_calls_have_their_time_and_say_so() -> None:
    until = NOW + DAY
    late = deadline(until, NOW, "paper")
    assert (late.until, late.slowest) == (NOW + 14 * DAY, "paper")
    assert str(late.says) == "It waits until 2026-12-09, since it goes by paper."
    assert deadline(until, NOW, "sms").until == until
    assert deadline(None, NOW, "paper").until is None
    assert deadline(NOW + 30 * DAY, NOW, "paper").slowest == ""


def test_reminders_are_two_and_never_after_the_end() -> None:
    until = NOW + 10 * DAY
    first = next_reminder(asked=NOW, until=until, reminded=0, last=None)
    assert first == until - 3 * DAY
    assert next_reminder(asked=NOW, until=until, reminded=1, last=first) == until - DAY
    assert next_reminder(asked=NOW, until=until, reminded=2, last=first) is None
    assert next_reminder(asked=NOW, until=NOW + DAY / 2, reminded=0, last=None) is None
    assert next_reminder(asked=NOW, until=None, reminded=0, last=None) == NOW + 7 * DAY
    assert next_reminder(asked=NOW, until=None, reminded=1, last=NOW + 7 * DAY) == NOW + 14 * DAY
