"""What an objective or an activity can be linked to, and which objectives an activity may serve."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.networks.lineage import STRANDS, Thing
from trellis.networks.models import Network
from trellis.plans.models import Activity, GoalStage, Objective, PlanStage

MOST = 200
"""So many objectives fit into one list."""


def linkable(actor: Actor, about: Objective | Activity) -> list[tuple[str, list[Thing]]]:
    """Give the things of all rooms that somebody may link to, under the label of their kind."""
    found = [
        (_(each.label), [thing for thing in each.choices(actor, about.network) if thing.pk != about.pk])
        for each in STRANDS.values()
    ]
    return [(label, things) for label, things in found if things]


def objectives_to_serve(network: Network, activity: Activity) -> QuerySet[Objective]:
    """Give the objectives that are worked on, and the one that stands; those of its own plan first."""
    is_open = Q(stage=GoalStage.OPEN) & ~Q(plan__stage=PlanStage.CLOSED)
    rows = Objective.objects.filter(is_open | Q(pk=activity.objective_id), network=network)
    return rows.select_related("plan").order_by("plan__kind", "plan", "position")
