"""Who does a step of an activity, and whether it is done: an answer notes it, by whatever channel."""

from django.db.models import Q
from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_, NOT_FOUND, Problem
from trellis.plans.actions.steps import DONE, STEP, TAKES, answer_step, finish_step
from trellis.plans.models import Step


def _step(ask: Ask) -> Step:
    rows = Step.objects.select_related("activity__network", "network")
    found = rows.filter(Q(pk=ask.about)).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _address(ask: Ask) -> str:
    return reverse("activity", args=[ask.network.slug, _step(ask).activity_id]) + "#steps"


@kind(STEP, N_("Do you do a step, or is it done?"), address=_address)
def stepping(actor: Actor, asked: Asked, given: Given) -> None:
    """Note that a member takes a step, has done it, or doesn't do it."""
    step = _step(asked.ask)
    if DONE in given.choices:
        finish_step(actor=actor, step=step, said=given.text)
    else:
        answer_step(actor=actor, step=step, takes=TAKES in given.choices, said=given.text)
