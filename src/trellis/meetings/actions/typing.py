"""The writer of a meeting that was held on paper: typed in whole, in one deed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.domain.problems import DATES_REVERSED, IN_THE_FUTURE, MINUTES_STAGE, OTHER_NETWORK, Problem
from trellis.meetings import leading
from trellis.meetings.actions import attendance
from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.carrying import bring
from trellis.meetings.actions.holding import finish, held
from trellis.meetings.actions.running import Ended
from trellis.meetings.actions.tasks import Work, ask_to_take, make
from trellis.meetings.models import AgendaItem, Meeting, Minutes, MinutesStage, Stage, Turn
from trellis.members.models import Organisation

WHEN = (Stage.PLANNED, Stage.CALLED, Stage.OPEN, Stage.OVER)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands on the papers of a meeting: when, who came, who spoke how long, what came of it."""

    began: datetime
    ended: datetime
    came: Sequence[Came] = ()
    spoke: Sequence[tuple[Organisation, int]] = ()
    items: Sequence[tuple[AgendaItem, Ended]] = ()
    work: Sequence[Work] = field(default_factory=tuple)


def _check(meeting: Meeting, typed: Typed) -> None:
    if typed.ended <= typed.began:
        raise Problem(DATES_REVERSED)
    if typed.ended > timezone.now():
        raise Problem(IN_THE_FUTURE)
    strange = next((item for item, _ended in typed.items if item.meeting_id != meeting.pk), None)
    if strange is not None:
        raise Problem(OTHER_NETWORK, what=strange.title)
    if Minutes.objects.filter(meeting=meeting).exclude(stage=MinutesStage.DRAFT).exists():
        raise Problem(MINUTES_STAGE)


def _speaking(meeting: Meeting, typed: Typed) -> None:
    """Write the minutes that each member spoke over what was typed in before; turns timed live stay."""
    Turn.objects.filter(meeting=meeting, seconds__isnull=False).delete()
    Turn.objects.bulk_create(
        Turn(
            network=meeting.network,
            meeting=meeting,
            organisation=organisation,
            began_at=typed.began,
            ended_at=typed.began,
            seconds=minutes * 60,
        )
        for organisation, minutes in typed.spoke
    )


@action("meeting.type-in", on="meeting", allow=leading.may_type_in)
def type_in(*, actor: Actor, meeting: Meeting, typed: Typed) -> Meeting:
    """Type in a meeting that was held on paper; typed in again, it replaces what was typed in before."""
    found = held(meeting, *WHEN)
    _check(found, typed)
    if found.stage != Stage.OVER:
        bring(found)
    for came in typed.came:
        attendance.write(found, came)
    concern(each.organisation.pk for each in typed.came if each.organisation is not None)
    _speaking(found, typed)
    for item, ended in typed.items:
        here = AgendaItem.objects.filter(pk=item.pk)
        here.update(**ended.columns(), ended_at=typed.ended, version=F("version") + 1)
    for work in typed.work:
        ask_to_take(actor, make(found, work))
    Meeting.objects.filter(pk=found.pk).update(
        stage=Stage.OVER, opened_at=typed.began, closed_at=typed.ended, version=F("version") + 1
    )
    found.refresh_from_db()
    finish(found, typed.ended)
    note(came=len(typed.came), tasks=len(typed.work))
    return found
