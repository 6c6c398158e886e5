"""What somebody may choose among when she describes an activity, or narrows a list of them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.members.models import Organisation
from trellis.members.queries.directory import directory_of
from trellis.networks.models import Network, Unit
from trellis.networks.rules import holds
from trellis.plans.models import Activity, GoalStage, Group, Kind, Objective, Plan, PlanStage
from trellis.plans.queries.activities import Filter, chosen
from trellis.plans.queries.making import own_members
from trellis.plans.queries.plans import plans_of
from trellis.plans.queries.words import groups_open, kinds_open
from trellis.plans.rules import ACT


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Members that take part, those that may lead, words, goals and units of a network, for somebody."""

    members: QuerySet[Organisation]
    leaders: QuerySet[Organisation]
    kinds: QuerySet[Kind]
    groups: QuerySet[Group]
    plans: QuerySet[Plan]
    objectives: QuerySet[Objective]
    units: QuerySet[Unit]
    activities: QuerySet[Activity]


def choices_for(actor: Actor, network: Network) -> Choices:
    """Give what somebody may choose among in a network."""
    members = directory_of(actor, network)
    adds_any = holds(ACT, via="").test(actor, network)
    plans = plans_of(actor, network).exclude(stage=PlanStage.CLOSED)
    goals = Objective.objects.filter(plan__in=plans, stage=GoalStage.OPEN)
    return Choices(
        members=members,
        leaders=members if adds_any else own_members(actor, network),
        kinds=kinds_open(actor, network),
        groups=groups_open(actor, network),
        plans=plans.order_by("-number"),
        objectives=goals.order_by("plan", "position", "pk"),
        units=network.units.order_by("sort_name"),
        activities=chosen(actor, network, Filter()),
    )
