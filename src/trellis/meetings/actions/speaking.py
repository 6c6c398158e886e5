"""The writers of the list of speakers: asked for, begun, ended; times are the server's."""

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, concern
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import OTHER_NETWORK, TURN_OVER, Problem
from trellis.meetings import leading
from trellis.meetings.actions.holding import held, stop_speaking
from trellis.meetings.models import ItemStage, Meeting, Stage, Turn
from trellis.members.authorship import author_of
from trellis.members.models import Organisation


def waiting_turn(turn: Turn) -> Turn:
    """Give a turn that hasn't begun, with its meeting held."""
    held(turn.meeting, Stage.OPEN)
    found = Turn.objects.filter(pk=turn.pk, began_at=None, ended_at=None).first()
    if found is None:
        raise Problem(TURN_OVER)
    return found


def _whose(
    actor: Actor, meeting: Meeting, organisation: Organisation | None, person: Person | None
) -> tuple[Organisation | None, Person | None]:
    """Say for whom a turn is asked: whoever leads may name anybody, others ask for their own member."""
    if organisation is not None and organisation.network_id != meeting.network_id:
        raise Problem(OTHER_NETWORK, what=str(organisation))
    if leading.may_lead_turns_of.test(actor, meeting):
        return organisation, person
    author = author_of(actor, meeting.network, organisation)
    return author.organisation, author.person


@action("turn.ask", on="meeting", allow=leading.may_ask_for_a_turn)
def ask_turn(
    *, actor: Actor, meeting: Meeting, organisation: Organisation | None = None, person: Person | None = None
) -> Turn:
    """Ask for a turn to speak; who is on the list already stays where she is."""
    found = held(meeting, Stage.OPEN)
    member, who = _whose(actor, found, organisation, person)
    here = Turn.objects.filter(meeting=found, organisation=member)
    waits = here.filter(began_at=None, ended_at=None)
    if member is None:
        waits = waits.filter(person=who)
    standing = waits.first()
    if standing is not None:
        return standing
    item = found.items.filter(stage=ItemStage.OPEN).first()
    if member is not None:
        concern([member.pk])
    return Turn.objects.create(
        network=found.network, meeting=found, item=item, organisation=member, person=who
    )


@action("turn.start", on="turn", allow=leading.may_lead_turns)
def start_turn(*, actor: Actor, turn: Turn) -> Turn:
    """Give somebody the floor; whoever spoke has ended."""
    found, now = waiting_turn(turn), timezone.now()
    stop_speaking(found.meeting, now)
    item = found.meeting.items.filter(stage=ItemStage.OPEN).first()
    Turn.objects.filter(pk=found.pk).update(began_at=now, item=item, position=0, version=F("version") + 1)
    found.refresh_from_db()
    return found


@action("turn.stop", on="turn", allow=leading.may_lead_turns)
def stop_turn(*, actor: Actor, turn: Turn) -> Turn:
    """End somebody's turn."""
    held(turn.meeting, Stage.OPEN)
    running = Turn.objects.filter(pk=turn.pk, began_at__isnull=False, ended_at=None)
    if not running.update(ended_at=timezone.now(), version=F("version") + 1):
        raise Problem(TURN_OVER)
    turn.refresh_from_db()
    return turn


@action("turn.place", on="turn", allow=leading.may_lead_turns)
def place_turn(*, actor: Actor, turn: Turn) -> Turn:
    """Let somebody speak next, whatever the order says: the chair may."""
    found = waiting_turn(turn)
    placed = Turn.objects.filter(meeting=found.meeting, began_at=None, ended_at=None, position__gt=0)
    placed.update(position=F("position") + 1)
    Turn.objects.filter(pk=found.pk).update(position=1, version=F("version") + 1)
    found.refresh_from_db()
    return found


@action("turn.drop", on="turn", allow=leading.may_drop_turn)
def drop_turn(*, actor: Actor, turn: Turn) -> Meeting:
    """Take a turn off the list that hasn't begun."""
    found = waiting_turn(turn)
    Turn.objects.filter(pk=found.pk).delete()
    return found.meeting


@action("turn.alternate", on="meeting", allow=leading.may_lead_turns_of, keeps=("alternates",))
def alternate(*, actor: Actor, meeting: Meeting, alternates: bool) -> Meeting:
    """Say whether constituencies take turns on the list of speakers."""
    Meeting.objects.filter(pk=meeting.pk).update(alternates=alternates, version=F("version") + 1)
    meeting.refresh_from_db()
    return meeting
