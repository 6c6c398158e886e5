"""What a member wants to reach: the answer becomes the goal of its work plan, whichever way it comes."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_, NOT_FOUND, Problem
from trellis.members.models import Organisation
from trellis.plans.actions.saying import say_goal
from trellis.plans.queries.workplans import WORK_PLAN


def _address(ask: Ask) -> str:
    return reverse("plan-members", args=[ask.network.slug])


@kind(WORK_PLAN, N_("What does your organisation want to reach?"), address=_address)
def said(actor: Actor, asked: Asked, given: Given) -> None:
    """Write down the goal; what is only a yes or a no stays an answer."""
    rows = Organisation.objects.select_related("network")
    organisation = rows.filter(pk=asked.organisation).first() if asked.organisation else None
    if organisation is None:
        raise Problem(NOT_FOUND)
    if given.text.strip():
        say_goal(actor=actor, organisation=organisation, goal=given.text)
