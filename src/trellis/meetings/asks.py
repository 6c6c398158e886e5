"""What this room asks: who comes, what to talk about, which day suits, who takes a task, if minutes stand."""

from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.channels.enclosures import enclosure
from trellis.channels.letters import Enclosure
from trellis.domain.asking import Given
from trellis.domain.problems import N_, NOT_FOUND, PDF_MISSING, Problem
from trellis.domain.wishes import wish
from trellis.meetings.actions.agenda import Item, propose
from trellis.meetings.actions.invitations import Response, respond
from trellis.meetings.actions.minutes import STAND, correct_minutes
from trellis.meetings.actions.tasks import PROGRESS, TAKE, answer_task, finish_task
from trellis.meetings.answers import ATTEND, DATE, WISH
from trellis.meetings.icsfile import invitation_file
from trellis.meetings.models import ActionItem, Coming, Invitation, Meeting, Minutes, Stage
from trellis.meetings.printing import printed
from trellis.members.models import Organisation, Representative
from trellis.members.rules import in_force


def _address(ask: Ask) -> str:
    return reverse("meeting", args=[ask.network.slug, ask.about])


def _meeting(asked: Asked) -> Meeting:
    found = Meeting.objects.filter(pk__in=[asked.ask.about], network=asked.network_id).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _organisation(asked: Asked) -> Organisation | None:
    wanted = asked.organisation
    return Organisation.objects.filter(pk=wanted).first() if wanted is not None else None


@kind(ATTEND, N_("Invitation to a meeting"), address=_address)
def attends(actor: Actor, asked: Asked, given: Given) -> None:
    """Note whether somebody comes, and what is needed."""
    here = Invitation.objects.filter(meeting=asked.ask.about)
    if asked.organisation is not None:
        here = here.filter(organisation=asked.organisation)
    else:
        here = here.filter(organisation=None, person=asked.person_id)
    found = here.select_related("meeting__network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    response = Response(coming=Coming(given.choices[0]), needs=given.needs, remark=given.text)
    respond(actor=actor, invitation=found, response=response)


@kind(WISH, N_("What to talk about"), address=_address)
def wishes(actor: Actor, asked: Asked, given: Given) -> None:
    """Put on the agenda what a member wants to talk about."""
    title, minutes = wish(given.text)
    item = Item(title=title, text=given.text if len(title) < len(given.text.strip()) else "", minutes=minutes)
    propose(actor=actor, meeting=_meeting(asked), item=item, organisation=_organisation(asked))


def _tasks(ask: Ask) -> str:
    return reverse("tasks", args=[ask.network.slug])


def _minutes(ask: Ask) -> str:
    return reverse("minutes", args=[ask.network.slug, _stood(ask).meeting_id])


def _stood(ask: Ask) -> Minutes:
    return Minutes.objects.select_related("meeting").get(Q(pk=ask.about))


def _task(asked: Asked) -> ActionItem:
    return ActionItem.objects.select_related("network", "meeting").get(Q(pk=asked.ask.about))


@kind(TAKE, N_("Can you take a task?"), address=_tasks)
def taking(actor: Actor, asked: Asked, given: Given) -> None:
    """Note whether she takes it."""
    answer_task(actor=actor, task=_task(asked), takes="yes" in given.choices, reason=given.text)


@kind(PROGRESS, N_("Is a task done?"), address=_tasks)
def progressing(actor: Actor, asked: Asked, given: Given) -> None:
    """Note that it is done; what isn't stays open, and the answer is kept with its words."""
    if "yes" in given.choices:
        finish_task(actor=actor, task=_task(asked), says=given.text)


@enclosure(STAND)
def _paper(about: UUID, person: Person) -> Enclosure | None:
    """Give the minutes as a PDF with the mail that asks if they stand; where none can be made, nothing."""
    rows = Minutes.objects.select_related("meeting__network", "meeting__body")
    minutes = rows.filter(pk=about).first()
    if minutes is None:
        return None
    try:
        made = printed(minutes, person.language or minutes.meeting.network.language)
    except Problem as problem:
        if problem.kind != PDF_MISSING:
            raise
        return None
    return Enclosure(
        name=f"minutes-{minutes.meeting.number}.pdf", content_type="application/pdf", content=made
    )


@kind(STAND, N_("Do minutes stand?"), address=_minutes)
def standing(actor: Actor, asked: Asked, given: Given) -> None:
    """Put what is to be corrected beside the minutes."""
    if "no" in given.choices and given.text.strip():
        organisation = _organisation(asked)
        minutes = _stood(asked.ask)
        correct_minutes(actor=actor, minutes=minutes, text=given.text, organisation=organisation)


@kind(DATE, N_("Which date suits"), address=_address)
def dates_suit(_actor: Actor, _asked: Asked, _given: Given) -> None:
    """Do nothing: the answers stand in the table of dates, until one is chosen."""


@enclosure(ATTEND)
def for_the_calendar(about: UUID, person: Person) -> Enclosure | None:
    """Give the date for her calendar; who has no address of mail gets none."""
    meeting = Meeting.objects.filter(pk=about).select_related("network").first()
    if meeting is None or meeting.starts_at is None or not person.email:
        return None
    seats = Representative.objects.filter(in_force(), person=person.pk)
    hers = Q(person=person.pk) | Q(organisation__in=seats.values("organisation"))
    content = invitation_file(meeting, person, meeting.invitations.filter(hers).order_by("pk").first())
    method = "CANCEL" if meeting.stage == Stage.CANCELLED else "REQUEST"
    return Enclosure(
        name="meeting.ics", content_type=f"text/calendar; method={method}; charset=utf-8", content=content
    )
