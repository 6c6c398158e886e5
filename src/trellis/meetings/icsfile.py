"""Meetings as calendars take them (RFC 5545, RFC 5546): an invitation, its change, its end, or a feed."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from trellis.accounts.models import Person
from trellis.meetings.models import Coming, Invitation, Meeting, Stage
from trellis.ui.names import name_text

PRODUCT = "-//Trellis//Meetings//EN"
BEFORE = timedelta(days=-1)
_ANSWERS = {
    Coming.YES: "ACCEPTED",
    Coming.REMOTE: "ACCEPTED",
    Coming.MAYBE: "TENTATIVE",
    Coming.NO: "DECLINED",
    Coming.NO_MEANS: "DECLINED",
}
_STATES = {Stage.PLANNED: "TENTATIVE", Stage.CANCELLED: "CANCELLED"}


def _written_at(meeting: Meeting) -> datetime:
    """Give when the meeting came to be as it is: later with each change, and the same each time it is asked.

    Its id holds the moment in which it was made; so a feed that nobody changed is the same to the last byte.
    """
    made = datetime.fromtimestamp((meeting.pk.int >> 80) / 1000, tz=UTC)
    return made.replace(microsecond=0) + timedelta(seconds=meeting.sequence)


def _address(meeting: Meeting, slug: str) -> str:
    return f"{settings.SITE_ADDRESS}/n/{slug}/meetings/{meeting.pk}"


def _event(meeting: Meeting) -> Event:
    network, event = meeting.network, Event()
    event.add("uid", str(meeting.pk))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", _written_at(meeting))
    if meeting.starts_at and meeting.ends_at:
        event.add("dtstart", timezone.localtime(meeting.starts_at))
        event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", name_text(meeting.names, network.language))
    place = ", ".join(each for each in (meeting.venue, meeting.link) if each)
    if place:
        event.add("location", place)
    event.add("status", _STATES.get(Stage(meeting.stage), "CONFIRMED"))
    event.add("description", _address(meeting, network.slug))
    event.add("url", _address(meeting, network.slug))
    if meeting.stage != Stage.CANCELLED:
        event.add_component(_alarm())
    return event


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Meeting"))
    alarm.add("trigger", BEFORE)
    return alarm


def _organizer(meeting: Meeting) -> vCalAddress:
    network = meeting.network
    found = vCalAddress(f"mailto:{settings.MAIL_FROM}")
    found.params["cn"] = vText(network.acronym or name_text(network.names, network.language))
    return found


def _attendee(person: Person, coming: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{person.email}")
    found.params["cn"] = vText(person.name)
    found.params["role"] = vText("REQ-PARTICIPANT")
    found.params["partstat"] = vText(_ANSWERS[Coming(coming)] if coming else "NEEDS-ACTION")
    found.params["rsvp"] = vText("FALSE" if coming else "TRUE")
    return found


def _calendar(method: str, events: Iterable[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for each in events:
        calendar.add_component(each)
    calendar.add_missing_timezones()
    return calendar


def invitation_file(meeting: Meeting, person: Person, invitation: Invitation | None = None) -> bytes:
    """Give what goes with a mail to somebody who is invited: a request, or the end of one."""
    event = _event(meeting)
    event.add("organizer", _organizer(meeting))
    event.add("attendee", _attendee(person, invitation.coming if invitation else ""))
    method = "CANCEL" if meeting.stage == Stage.CANCELLED else "REQUEST"
    return bytes(_calendar(method, [event]).to_ical())


def published(meetings: Iterable[Meeting], name: str = "") -> bytes:
    """Give meetings to be read: a download, or a feed with its name."""
    calendar = _calendar("PUBLISH", [_event(each) for each in meetings if each.starts_at])
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    return bytes(calendar.to_ical())
