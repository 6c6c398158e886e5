"""Meetings are planned, changed, moved and cancelled, and listed for those who take part."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.meetings.planning import called, next_week, plan, planned
from tests.members.test_memberships import refused
from tests.people import NOBODY, North, South, by
from trellis.asks.models import Asked
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    MEETING_STAGE,
    MEETING_UNNAMED,
    NOT_PERMITTED,
    OTHER_NETWORK,
)
from trellis.ledger.models import Line
from trellis.meetings.actions.meetings import cancel_meeting, change_meeting, plan_meeting
from trellis.meetings.models import Form, Holiday, Meeting, Stage
from trellis.meetings.notices import today


def test_meetings_are_numbered_and_may_wait_for_a_date(north: North) -> None:
    first, second = planned(north), planned(north, starts_at=None)
    assert (first.number, second.number) == (1, 2)
    assert first.starts_at is not None
    assert first.ends_at is not None
    assert (first.ends_at - first.starts_at).seconds == 7200
    assert second.ends_at is None


def test_who_may_plan_and_what_a_plan_needs(north: North, south: South) -> None:
    with refused(NOT_PERMITTED):
        plan_meeting(actor=by(north.nok), network=north.network, plan=plan())
    with refused(MEETING_UNNAMED):
        planned(north, names={"en": " "})
    with refused(OTHER_NETWORK):
        planned(north, host=south.shelter)


def test_whoever_leads_it_moves_it_and_calendars_can_tell(north: North) -> None:
    meeting = planned(north, chair=north.nok)
    version = meeting.version
    later = plan(starts_at=next_week(14), chair=north.nok)
    moved = change_meeting(actor=by(north.nok), meeting=meeting, plan=later, version=version)
    assert moved.sequence == 1
    assert Line.objects.get(verb="meeting.change").detail["changed"] == ["starts_at", "ends_at"]
    with refused(CHANGED_MEANWHILE):
        change_meeting(actor=by(north.malee), meeting=meeting, plan=plan(), version=version)
    same = change_meeting(actor=by(north.malee), meeting=meeting, plan=later, version=moved.version)
    assert same.sequence == 1


def test_a_cancelled_meeting_stays_to_be_read(north: North) -> None:
    meeting = planned(north)
    cancelled = cancel_meeting(actor=by(north.somchai), meeting=meeting, reason="The road is flooded.")
    assert (cancelled.stage, cancelled.sequence) == (Stage.CANCELLED, 1)
    with refused(MEETING_STAGE):
        cancel_meeting(actor=by(north.malee), meeting=meeting, reason="Again.")


def test_a_moved_meeting_may_be_answered_until_the_new_day(north: North) -> None:
    meeting = called(north, form=Form.BOTH)
    for days in (37, 67):
        later = plan(starts_at=next_week() + timedelta(days=days), chair=north.somchai)
        meeting = change_meeting(actor=by(north.malee), meeting=meeting, plan=later, version=meeting.version)
    assert meeting.starts_at is not None
    asked = Asked.objects.get(organisation=north.centre.pk)
    until = meeting.starts_at - timedelta(days=2)
    assert (asked.until, asked.ask.until) == (until, until)
    assert "remote" not in [each["key"] for each in asked.ask.shape["choices"]]


def test_a_day_that_is_brought_nearer_ends_the_answers_sooner(north: North) -> None:
    meeting = called(north)
    soon = timezone.now() + timedelta(hours=20)
    change_meeting(actor=by(north.malee), meeting=meeting, plan=plan(starts_at=soon), version=meeting.version)
    assert set(Asked.objects.values_list("until", flat=True)) == {soon}


@pytest.mark.parametrize("who", ["malee", "nok"])
def test_the_pages_of_meetings(north: North, client: Client, who: str) -> None:
    meeting = planned(north)
    client.force_login(getattr(north, who))
    listed = client.get("/n/north/meetings").content.decode()
    assert f"/n/north/meetings/{meeting.pk}" in listed
    assert ("/n/north/meetings/new" in listed) == (who == "malee")
    assert "Town hall" in client.get(f"/n/north/meetings/{meeting.pk}").content.decode()
    assert client.get("/n/north/meetings?show=past&before=nonsense").status_code == 200


def test_a_meeting_is_planned_changed_and_cancelled_on_the_page(north: North, client: Client) -> None:
    client.force_login(north.malee)
    sent = {
        "name_en": "Plan the year",
        "day": "2027-01-12",
        "begins": "09:30",
        "minutes": "90",
        "form": "both",
    }
    sent |= {"chair": "Somchai", "chair-id": str(north.somchai.pk), "chair-said": "Somchai"}
    made = client.post("/n/north/meetings/new", sent)
    meeting = Meeting.objects.get()
    assert made["Location"] == f"/n/north/meetings/{meeting.pk}"
    assert meeting.chair == north.somchai
    changed = sent | {"version": str(meeting.version), "venue": "Temple"}
    assert client.post(f"{made['Location']}/change", changed).status_code == 302
    assert client.post(f"{made['Location']}/change", changed).status_code == 400
    assert client.post(f"{made['Location']}/cancel", {"reason": "Flood."}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.venue, meeting.stage) == ("Temple", Stage.CANCELLED)


def test_a_neighbour_sees_no_meeting(north: North, south: South, client: Client) -> None:
    meeting = planned(north)
    client.force_login(south.wipa)
    for address in ("", f"/{meeting.pk}", f"/{meeting.pk}/change", f"/{meeting.pk}/cancel", "/new"):
        assert client.get(f"/n/north/meetings{address}").status_code == 404


def test_home_says_which_meeting_is_today(north: North, south: South) -> None:
    noon = next_week(12) - timedelta(days=7)
    meeting = called(north)
    assert today(by(north.nok)) == []
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=noon)
    assert [str(each.what) for each in today(by(north.nok))] == ["Meeting #1 is today"]
    assert today(by(south.wipa)) == today(NOBODY) == []


@pytest.mark.parametrize("show", ["", "?show=past"])
def test_a_long_list_asks_no_more(
    north: North, client: Client, show: str, django_assert_max_num_queries: Any
) -> None:
    client.force_login(north.nok)
    for _number in range(12):
        planned(north)
    Meeting.objects.filter(number__gt=6).update(stage=Stage.OVER)
    client.get("/n/north/meetings")
    with django_assert_max_num_queries(12):
        assert client.get(f"/n/north/meetings{show}").status_code == 200


def test_a_month_shows_meetings_and_holidays(north: North, south: South, client: Client) -> None:
    meeting = planned(north)
    assert meeting.starts_at is not None
    on = timezone.localtime(meeting.starts_at).date()
    Holiday.objects.create(network=north.network, day=on, names={"en": "Songkran"})
    client.force_login(north.nok)
    page = client.get(f"/n/north/meetings/month?month={on:%Y-%m}").content.decode()
    assert f"/n/north/meetings/{meeting.pk}" in page
    assert "Songkran" in page
    assert "Nothing is held" in client.get("/n/north/meetings/month?month=2027-02").content.decode()
    for odd in ("", "2027-13", "0001-01", "9999-12", "x"):
        assert client.get(f"/n/north/meetings/month?month={odd}").status_code == 200
    assert "Town hall" in client.get("/n/north/meetings/print").content.decode()
    client.force_login(south.wipa)
    assert client.get("/n/north/meetings/month").status_code == 404
    assert client.get("/n/north/meetings/print").status_code == 404
