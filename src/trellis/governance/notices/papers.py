"""What documents and rules want of somebody: reviews that are due, comments and amendments to answer."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.governance.models import Comment, Fate, RuleVersion, Stage, Version
from trellis.governance.queries.reviewing import is_due
from trellis.networks.models import Network
from trellis.networks.notices import Urgency, counting
from trellis.networks.rules import holds

AHEAD = timedelta(days=60)


def _mine(actor: Actor, verb: str) -> QuerySet[Network]:
    """Give the networks in which somebody may do a deed."""
    return Network.objects.filter(holds(verb, via="").where(actor))


@counting(
    what=N_("Agreed things that are to be looked at again: %(count)s"),
    why=N_("What nobody keeps may lapse. Keep it, change it, call it met, or drop it."),
    page="agreed",
    further="#due",
    urgency=Urgency.SOON,
    icon="repeat",
)
def reviews(actor: Actor) -> list[QuerySet[Any]]:
    """Count what is to be reviewed within sixty days (C5.1)."""
    due = is_due(timezone.localdate() + AHEAD)
    return [
        Version.objects.filter(due, network__in=_mine(actor, "document.review")),
        RuleVersion.objects.filter(due, network__in=_mine(actor, "rule.review")),
    ]


@counting(
    what=N_("Comments and amendments that wait for an answer: %(count)s"),
    why=N_("Whoever took the trouble is owed what became of it (C1.2)."),
    page="agreed",
    urgency=Urgency.SOON,
    icon="chat",
)
def unanswered(actor: Actor) -> list[QuerySet[Any]]:
    """Count the comments and amendments that wait for an answer."""
    mine = _mine(actor, "document.answer")
    return [
        Comment.objects.filter(network__in=mine, fate=Fate.OPEN),
        Version.objects.filter(network__in=mine, is_amendment=True, stage=Stage.DRAFT),
    ]
