"""What activities want of somebody: approvals that wait or end, work that no approval covers any more."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.networks.notices import Notice, Urgency, counting, source
from trellis.plans import rules
from trellis.plans.models import Approval, ApprovalStage
from trellis.plans.queries.approvals import ending, left_behind


def _kept(actor: Actor) -> QuerySet[Approval]:
    return Approval.objects.filter(rules.may_ask_approval.where(actor))


@counting(
    what=N_("Approvals that nobody has asked for yet: %(count)s"),
    why=N_("The work can't start before the authorities have allowed it."),
    page="approvals",
    further="?show=waiting",
    urgency=Urgency.SOON,
    icon="shield",
)
def approvals_wanted(actor: Actor) -> list[QuerySet[Any]]:
    """Count the approvals that are wanted, for those who may ask for them."""
    return [_kept(actor).filter(stage=ApprovalStage.WANTED)]


@counting(
    what=N_("Approvals that end within 60 days: %(count)s"),
    why=N_("Ask for new ones in time, or the work must stop."),
    page="approvals",
    further="?show=ending",
    urgency=Urgency.SOON,
    icon="clock",
)
def approvals_ending(actor: Actor) -> list[QuerySet[Any]]:
    """Count the approvals that end soon, for those who may ask for new ones."""
    return [_kept(actor).filter(ending())]


@source
def work_without_approval(actor: Actor) -> list[Notice]:
    """Say which work goes on though no approval covers it any more."""
    if actor.person is None:
        return []
    return [
        Notice(
            what=Sentence(
                N_("No approval covers it any more: activity no. %(number)s"), {"number": str(each.number)}
            ),
            why=Sentence(N_("It is under way. Ask for a new approval, let it rest, or end it.")),
            href=reverse("activity", args=[each.network.slug, each.pk]),
            urgency=Urgency.NOW,
            network=each.network,
            icon="shield",
        )
        for each in left_behind(actor)
    ]
