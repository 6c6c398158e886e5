"""What this room wants of somebody: answers to what was handed down, a keeper for each unit."""

from typing import Any

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.networks.notices import Urgency, counting
from trellis.networks.rules import holds
from trellis.plans.models import Handing, HandingStage
from trellis.plans.queries.handing import waiting
from trellis.plans.queries.keeping import without_keeper
from trellis.plans.rules import OFFER


@counting(
    what=N_("Handed down to units for which you plan: %(count)s"),
    why=N_("Take it over, adapt it, or decline with a reason."),
    page="handings",
    further="?stage=offered&mine=on",
    urgency=Urgency.NOW,
    icon="tree",
)
def handed_down(actor: Actor) -> list[QuerySet[Any]]:
    """Count what waits for an answer of the units for which somebody speaks."""
    return [waiting(actor)]


@counting(
    what=N_("Handed down to units for which nobody plans: %(count)s"),
    why=N_("Nobody was asked. Name a member that plans for each unit."),
    page="keepers",
    further="?show=bare",
    urgency=Urgency.SOON,
    icon="building",
)
def nobody_asked(actor: Actor) -> list[QuerySet[Any]]:
    """Count what was handed down to units without a keeper, for whoever names keepers."""
    here = Handing.objects.filter(holds("keeper.name").where(actor), stage=HandingStage.OFFERED)
    return [here.filter(unit__in=without_keeper().values("pk"))]


@counting(
    what=N_("Declined by units below: %(count)s"),
    why=N_("Read the reasons: word it anew, or withdraw it."),
    page="handings",
    further="?stage=declined",
    urgency=Urgency.SOMETIME,
    icon="tree",
)
def declined(actor: Actor) -> list[QuerySet[Any]]:
    """Count what units declined, for whoever hands things down."""
    return [Handing.objects.filter(holds(OFFER).where(actor), stage=HandingStage.DECLINED)]
