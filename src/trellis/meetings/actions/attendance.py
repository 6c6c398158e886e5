"""The writers of who is there: one tap for a member, everything correctable, each tap kept at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, concern, may, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.decisions.actions.presence import note_presence
from trellis.decisions.models import Entitled
from trellis.decisions.models import Presence as BallotPresence
from trellis.domain import mandate as mandates
from trellis.domain.problems import MINUTES_CLOSED, MINUTES_OUT, NOBODY_CAME, NOT_FOR_THAT, Problem
from trellis.meetings import leading
from trellis.meetings.actions.holding import held
from trellis.meetings.models import Attendance, Meeting, Minutes, MinutesStage, Presence, Stage
from trellis.members.actions.directory import same_network
from trellis.members.models import Mandate, Organisation, Representative
from trellis.members.rules import in_force
from trellis.members.speaking import as_domain

BINDS = (mandates.Stage.ACTIVE, mandates.Stage.ENDING)
AWAY = (Presence.EXCUSED, Presence.ABSENT)
BEFORE_ADOPTION = (Stage.PLANNED, Stage.CALLED, Stage.OPEN, Stage.OVER)


@dataclass(frozen=True, kw_only=True)
class Came:
    """Who came or didn't: a member, by a person who speaks for it, by somebody else, or a guest alone."""

    presence: Presence = Presence.PRESENT
    organisation: Organisation | None = None
    person: Person | None = None
    guest: str = ""
    from_afar: bool = False
    at: datetime | None = None


def mandate_of(organisation: Organisation | None, person: Person | None) -> Mandate | None:
    """Give the mandate in force by which somebody speaks for a member today, the latest of several."""
    if organisation is None or person is None:
        return None
    rows = Mandate.objects.filter(
        representative__organisation=organisation, representative__person=person, withdrawn_on=None
    )
    today = timezone.localdate()
    listed = rows.order_by("-since", "-pk")
    return next((each for each in listed if mandates.standing(as_domain(each), today).stage in BINDS), None)


def _check(meeting: Meeting, came: Came) -> None:
    same_network(meeting.network, came.organisation)
    if came.organisation is None and came.person is None and not came.guest.strip():
        raise Problem(NOBODY_CAME)
    if came.organisation is not None and came.person is not None:
        seats = Representative.objects.filter(in_force(), person=came.person)
        if not seats.filter(organisation=came.organisation).exists():
            raise Problem(NOT_FOR_THAT)


def _times(came: Came, row: Attendance | None) -> dict[str, datetime | None]:
    """Give since when and until when: whoever left keeps when she came."""
    at = came.at or timezone.now()
    if came.presence == Presence.LATE:
        return {"came_at": at, "left_at": None}
    if came.presence == Presence.LEFT:
        return {"came_at": row.came_at if row else None, "left_at": at}
    return {"came_at": None, "left_at": None}


def _follow_in_ballots(actor: Actor, meeting: Meeting, organisation: Organisation) -> None:
    """Let open ballots of this meeting know who is there now, where whoever notes it may say so."""
    there = meeting.attendance.filter(
        organisation=organisation, presence__in=[Presence.PRESENT, Presence.LATE], left_at=None
    ).exists()
    rows = Entitled.objects.filter(
        organisation=organisation,
        ballot__closed_at=None,
        ballot__opening__gathered=True,
        ballot__proposal__agenda_items__meeting=meeting,
    )
    for row in rows.select_related("ballot").distinct():
        if may("presence.note", actor, row):
            presence = BallotPresence.PRESENT if there else BallotPresence.ABSENT
            note_presence(actor=actor, entitled=row, presence=presence)


def write(meeting: Meeting, came: Came) -> Attendance:
    """Write who came over what stood there; others call it within a deed, with the meeting held."""
    _check(meeting, came)
    same = Attendance.objects.filter(meeting=meeting, organisation=came.organisation)
    if came.presence in AWAY and came.organisation is not None:
        same.exclude(person=None, guest="").delete()
        row = same.first()
    else:
        row = same.filter(person=came.person, guest=came.guest.strip()).first()
        if came.organisation is not None and (came.person or came.guest):
            same.filter(person=None, guest="").delete()
    columns: dict[str, Any] = {
        "presence": came.presence,
        "from_afar": came.from_afar,
        "mandate": mandate_of(came.organisation, came.person),
        **_times(came, row),
    }
    if row is None:
        here = {"network": meeting.network, "meeting": meeting, "organisation": came.organisation}
        names = {} if came.presence in AWAY else {"person": came.person, "guest": came.guest.strip()}
        return Attendance.objects.create(**here, **names, **columns)
    Attendance.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)
    row.refresh_from_db()
    return row


def _unsent(meeting: Meeting) -> None:
    """Refuse to change who was there under minutes that others read; cleared ones are read again."""
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if minutes is None:
        return
    if minutes.stage != MinutesStage.DRAFT:
        raise Problem(MINUTES_OUT)
    cleared = Minutes.objects.filter(pk=minutes.pk).exclude(cleared_at=None)
    cleared.update(cleared_at=None, cleared_by=None, version=F("version") + 1)


@action("attendance.note", on="meeting", allow=leading.may_note)
def note_attendance(*, actor: Actor, meeting: Meeting, came: Came) -> Attendance:
    """Note who is there, came late, left, is excused or absent; noted anew it replaces what stood there."""
    found = held(meeting, *BEFORE_ADOPTION)
    _unsent(found)
    row = write(found, came)
    note(presence=came.presence, from_afar=came.from_afar)
    if came.organisation is not None:
        concern([came.organisation.pk])
        _follow_in_ballots(actor, found, came.organisation)
    return row


@action("attendance.remove", on="attendance", allow=leading.may_take_out)
def remove_attendance(*, actor: Actor, attendance: Attendance) -> Meeting:
    """Take out what was noted by mistake; the record keeps that it stood there."""
    meeting = held(attendance.meeting, *BEFORE_ADOPTION)
    _unsent(meeting)
    note(presence=attendance.presence)
    gone, _rows = Attendance.objects.filter(pk=attendance.pk).delete()
    if not gone:
        raise Problem(MINUTES_CLOSED)
    if attendance.organisation is not None:
        _follow_in_ballots(actor, meeting, attendance.organisation)
    return meeting
