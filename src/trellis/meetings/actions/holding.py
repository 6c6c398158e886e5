"""The writers of a meeting's beginning and end; a power cut in between loses nothing."""

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions.models import Ballot
from trellis.domain.problems import BALLOT_STILL_OPEN, MEETING_MOVED_ON, MEETING_NOT_OPEN, Problem
from trellis.meetings import leading
from trellis.meetings.actions import carrying
from trellis.meetings.models import (
    AgendaItem,
    CardBox,
    ItemStage,
    Meeting,
    Minutes,
    MinutesStage,
    Stage,
    Turn,
)
from trellis.meetings.queries.lines import next_of

BEFORE = (Stage.PLANNED, Stage.CALLED)


def held(meeting: Meeting, *stages: Stage) -> Meeting:
    """Give a meeting as it stands now, held until the deed is done; it has to be in one of the stages."""
    found = (
        Meeting.objects.select_for_update(of=("self",)).select_related("network", "body").get(pk=meeting.pk)
    )
    if found.stage not in stages:
        raise Problem(MEETING_NOT_OPEN if stages == (Stage.OPEN,) else MEETING_MOVED_ON)
    return found


@action("meeting.open", on="meeting", allow=leading.may_open)
def open_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Open a meeting: what waits from the last one is put on its agenda."""
    found = held(meeting, *BEFORE)
    now = timezone.now()
    Meeting.objects.filter(pk=found.pk).update(stage=Stage.OPEN, opened_at=now, version=F("version") + 1)
    CardBox.objects.get_or_create(meeting=found, defaults={"network": found.network})
    note(carried=carrying.bring(found))
    AgendaItem.objects.filter(meeting=found, stage=ItemStage.PROPOSED).update(stage=ItemStage.ON)
    found.refresh_from_db()
    return found


def _no_ballot_open(meeting: Meeting) -> None:
    proposals = AgendaItem.objects.filter(meeting=meeting).exclude(proposal=None).values("proposal")
    open_one = Ballot.objects.filter(proposal__in=proposals, closed_at=None, opening__gathered=True)
    found = open_one.select_related("proposal").first()
    if found is not None:
        raise Problem(BALLOT_STILL_OPEN, title=found.proposal.title)


def stop_speaking(meeting: Meeting, now: datetime) -> None:
    """End the turn that somebody has; others call it within a deed."""
    running = Turn.objects.filter(meeting=meeting, began_at__isnull=False, ended_at=None)
    running.update(ended_at=now, version=F("version") + 1)


@action("meeting.close", on="meeting", allow=leading.may_close)
def close_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Close a meeting: what isn't finished goes on to the next one, and its minutes are begun."""
    found = held(meeting, Stage.OPEN)
    _no_ballot_open(found)
    now = timezone.now()
    stop_speaking(found, now)
    Meeting.objects.filter(pk=found.pk).update(stage=Stage.OVER, closed_at=now, version=F("version") + 1)
    finish(found, now)
    found.refresh_from_db()
    return found


def finish(meeting: Meeting, at: datetime) -> None:
    """Let what isn't finished go on, and begin the minutes; others call it within a deed."""
    begun = AgendaItem.objects.filter(meeting=meeting, stage=ItemStage.OPEN, ended_at=None)
    begun.update(ended_at=at)
    Minutes.objects.get_or_create(
        meeting=meeting, defaults={"network": meeting.network, "language": meeting.network.language}
    )
    CardBox.objects.get_or_create(meeting=meeting, defaults={"network": meeting.network})
    note(carried=carrying.leave(meeting))
    following = next_of(meeting)
    if following is not None:
        carrying.bring(following)


@action("meeting.resume", on="meeting", allow=leading.may_resume)
def resume_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Go on with a meeting that was closed too early, as long as its minutes haven't gone out."""
    found = held(meeting, Stage.OVER)
    if not Minutes.objects.filter(meeting=found, stage=MinutesStage.DRAFT).exists():
        raise Problem(MEETING_MOVED_ON)
    carrying.take_back(found)
    Meeting.objects.filter(pk=found.pk).update(stage=Stage.OPEN, closed_at=None, version=F("version") + 1)
    found.refresh_from_db()
    return found
