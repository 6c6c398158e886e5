"""What this room asks: whether somebody comes, what to talk about, which day suits."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_, NOT_FOUND, Problem
from trellis.domain.wishes import wish
from trellis.meetings.actions.agenda import WISH, Item, propose
from trellis.meetings.actions.invitations import ATTEND, Response, respond
from trellis.meetings.models import Coming, Invitation, Meeting
from trellis.members.models import Organisation


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
