"""What plans want of somebody: objectives and plans whose day to be looked at again has come (C5.1)."""

from typing import Any

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.networks.notices import Urgency, counting
from trellis.plans import actnotices, downnotices, reportnotices
from trellis.plans.queries.plans import objectives_due, plans_due


@counting(
    what=N_("Objectives and plans to be looked at again: %(count)s"),
    why=N_("A network evolves (C5.1). Keep it, change it, call it met, or drop it."),
    page="plan",
    further="#due",
    urgency=Urgency.SOON,
    icon="repeat",
)
def reviews(actor: Actor) -> list[QuerySet[Any]]:
    """Count what is to be reviewed within two weeks by those who may."""
    return [objectives_due(actor), plans_due(actor)]


__all__ = ["actnotices", "downnotices", "reportnotices"]
