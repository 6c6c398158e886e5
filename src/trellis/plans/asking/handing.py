"""What was handed down: the answer takes it over, adapts it or declines it, by whatever channel it comes."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_, NOT_FOUND, Problem
from trellis.plans.actions.answering import adapt, ask_again, decline, take_over
from trellis.plans.actions.handing import ADAPT, DECLINE, HANDING
from trellis.plans.models import Handing, HandingStage

PLAN_TITLE, OBJECTIVE_TITLE = 200, 300
"""Letters that fit a title."""


def _handing(ask: Ask) -> Handing:
    found = Handing.objects.select_related("network", "unit", "plan", "objective__plan")
    one = found.filter(pk__in=[ask.about]).first()
    if one is None:
        raise Problem(NOT_FOUND)
    return one


def _own_words(handing: Handing, text: str) -> tuple[str, str]:
    """Read the first line as what is to be reached; what isn't worded anew stays as it was handed down."""
    if handing.objective is not None:
        longest, before = OBJECTIVE_TITLE, handing.objective.text
    else:
        longest, before = PLAN_TITLE, handing.plan.goal if handing.plan else ""
    first, _line, rest = text.strip().partition("\n")
    if len(first) > longest:
        return first[:longest], text
    return first.strip(), rest.strip() or before


def _address(ask: Ask) -> str:
    return reverse("handing", args=[ask.network.slug, ask.about])


def taken_back(actor: Actor, asked: Asked) -> bool:
    """Take back an answer that isn't the unit's; say whether one stood."""
    handing = _handing(asked.ask)
    if handing.stage in {HandingStage.OFFERED, HandingStage.WITHDRAWN}:
        return False
    ask_again(actor=actor, handing=handing)
    return True


@kind(HANDING, N_("Handed down: take it over?"), address=_address, undoes=taken_back, told_elsewhere=True)
def answered(actor: Actor, asked: Asked, given: Given) -> None:
    """Do what the unit answers; its words are the reason, or its own wording."""
    handing = _handing(asked.ask)
    if DECLINE in given.choices:
        decline(actor=actor, handing=handing, reason=given.text)
    elif ADAPT in given.choices:
        title, text = _own_words(handing, given.text)
        adapt(actor=actor, handing=handing, title=title, text=text)
    else:
        take_over(actor=actor, handing=handing)
