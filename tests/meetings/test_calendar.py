"""Meetings in calendars: invitations that programs accept, and a private address for one's own."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client
from icalendar import Calendar

from tests.channels.carrying import Kept, mail
from tests.meetings.planning import called, next_week, plan, planned
from tests.people import North, South, by
from trellis.asks.actions.answers import answer
from trellis.asks.models import Ask, Asked
from trellis.channels.models import Message, Purpose
from trellis.domain.asking import Given
from trellis.meetings.actions.feeds import renew_feed
from trellis.meetings.actions.meetings import cancel_meeting, change_meeting
from trellis.meetings.asks import for_the_calendar
from trellis.meetings.models import Meeting
from trellis.meetings.queries.feeds import secret

__all__ = ["mail"]


def enclosed(meeting: Meeting, person: Any) -> tuple[Calendar, Any]:
    """Read an enclosure back, as a calendar does."""
    found = for_the_calendar(meeting.pk, person)
    assert found is not None
    assert b"\r\n" in found.content
    assert max(len(line) for line in found.content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(found.content)
    assert f"method={calendar['METHOD']}" in found.content_type
    return calendar, calendar.walk("VEVENT")[0]


def test_an_invitation_is_a_request_that_names_her_answer(north: North) -> None:
    meeting = called(north)
    calendar, event = enclosed(meeting, north.nok)
    assert (calendar["METHOD"], event["UID"], event["SEQUENCE"]) == ("REQUEST", str(meeting.pk), 0)
    assert event["DTSTART"].params["TZID"] == "Asia/Bangkok"
    assert event.decoded("DTSTART") == meeting.starts_at
    assert {str(each["TZID"]) for each in calendar.walk("VTIMEZONE")} == {"Asia/Bangkok"}
    assert event["ATTENDEE"] == "mailto:nok@example.org"
    given = event["ATTENDEE"].params
    assert (given["PARTSTAT"], given["RSVP"]) == ("NEEDS-ACTION", "TRUE")
    assert event["ORGANIZER"].startswith("mailto:")
    assert calendar.walk("VALARM")[0].decoded("TRIGGER") == timedelta(days=-1)
    asked = Asked.objects.get(organisation=north.centre.pk)
    answer(actor=by(north.nok), asked=asked, given=Given(choices=("no-means",)))
    assert enclosed(meeting, north.nok)[1]["ATTENDEE"].params["PARTSTAT"] == "DECLINED"
    assert for_the_calendar(meeting.pk, north.aree) is None


def test_a_moved_and_a_cancelled_meeting_reach_the_same_entry(north: North) -> None:
    meeting = called(north)
    uid, stamp = (enclosed(meeting, north.nok)[1][name] for name in ("UID", "DTSTAMP"))
    later = plan(starts_at=next_week(15), chair=north.somchai)
    change_meeting(actor=by(north.malee), meeting=meeting, plan=later, version=meeting.version)
    calendar, event = enclosed(meeting, north.nok)
    assert (calendar["METHOD"], event["UID"], event["SEQUENCE"]) == ("REQUEST", uid, 1)
    assert event["DTSTAMP"].dt > stamp.dt
    cancel_meeting(actor=by(north.malee), meeting=meeting, reason="Flood.")
    calendar, event = enclosed(meeting, north.nok)
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == (uid, 2)
    assert not calendar.walk("VALARM")


def test_those_invited_are_told_and_nothing_is_asked_any_more(north: North, mail: Kept) -> None:
    meeting = called(north)
    later = plan(starts_at=next_week(15), chair=north.somchai)
    change_meeting(actor=by(north.malee), meeting=meeting, plan=later, version=meeting.version)
    cancel_meeting(actor=by(north.malee), meeting=meeting, reason="Flood.")
    told = Message.objects.filter(purpose=Purpose.NEWS)
    assert [each.person for each in told] == [north.nok, north.nok]
    assert Ask.objects.get().closed_at is not None


def test_a_private_address_shows_her_meetings_until_it_is_renewed(
    north: North, south: South, client: Client
) -> None:
    mine, _theirs = planned(north), planned(north, starts_at=None)
    client.force_login(north.nok)
    assert client.post("/me/calendar").status_code == 302
    page = client.get("/me/calendar").content.decode()
    address = f"/calendar/{secret(north.nok.meetings_feed)}.ics"
    assert address in page
    client.logout()
    found = client.get(address)
    events = Calendar.from_ical(found.content).walk("VEVENT")
    assert [str(each["UID"]) for each in events] == [str(mine.pk)]
    assert client.get(address, HTTP_IF_NONE_MATCH=found["ETag"]).status_code == 304
    assert client.get("/n/north/meetings").status_code != 200
    renew_feed(actor=by(north.nok), person=north.nok)
    assert client.get(address).status_code == 404
    assert client.get("/calendar/nonsense.ics").status_code == 404
    assert client.get("/me/calendar").status_code != 200
    hers = renew_feed(actor=by(south.wipa), person=south.wipa)
    assert not Calendar.from_ical(client.get(f"/calendar/{secret(hers)}.ics").content).walk("VEVENT")


def test_one_meeting_is_downloaded(north: North, south: South, client: Client) -> None:
    at = f"/n/north/meetings/{planned(north, venue='ศาลากลาง').pk}/meeting.ics"
    client.force_login(north.nok)
    found = Calendar.from_ical(client.get(at).content)
    event = found.walk("VEVENT")[0]
    assert (found["METHOD"], event["LOCATION"]) == ("PUBLISH", "ศาลากลาง")
    assert event.decoded("DTSTART").tzinfo == ZoneInfo("Asia/Bangkok")
    client.force_login(south.wipa)
    assert client.get(at).status_code == 404
