"""What somebody may choose among when she makes a plan: kinds, units, who leads it, decisions."""

from django.db.models import QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.members.models import Organisation
from trellis.members.queries.directory import directory_of
from trellis.members.rules import seats_of
from trellis.networks.lineage import STRANDS, Thing
from trellis.networks.models import Network, Unit
from trellis.networks.rules import holds
from trellis.plans.models import Keeper, PlanKind
from trellis.plans.rules import MAKE

DECISION = "decision"
"""The kind of thing in the chain by which a plan is adopted; the room of decisions registers it."""


def makes_any(actor: Actor, network: Network) -> bool:
    """Say whether somebody may make plans of every kind in a network."""
    return holds(MAKE, via="").test(actor, network)


def kinds_for(actor: Actor, network: Network) -> list[PlanKind]:
    """Give the kinds of plan that somebody may make, the likeliest first."""
    if makes_any(actor, network):
        return list(PlanKind)
    own = [PlanKind.MEMBER, PlanKind.JOINT, PlanKind.LOCAL]
    return [*own, PlanKind.UNIT] if units_for(actor, network).exists() else own


def units_for(actor: Actor, network: Network) -> QuerySet[Unit]:
    """Give the units for which somebody may make a plan."""
    rows = network.units.order_by("sort_name")
    if makes_any(actor, network):
        return rows
    return rows.filter(pk__in=kept_by(actor, network).values("unit"))


def kept_by(actor: Actor, network: Network) -> QuerySet[Keeper]:
    """Give the units that members keep for which somebody speaks, in a network, today."""
    mine = Keeper.objects.filter(network=network, organisation__in=seats_of(actor).values("organisation"))
    today = timezone.localdate()
    return mine.filter(since__lte=today).exclude(until__lt=today)


def own_members(actor: Actor, network: Network) -> QuerySet[Organisation]:
    """Give the members for which somebody speaks in a network."""
    seats = seats_of(actor).filter(network=network)
    return Organisation.objects.filter(pk__in=seats.values("organisation"))


def own_member(actor: Actor, network: Network) -> Organisation | None:
    """Give the member for which somebody speaks, when it is one."""
    mine = list(own_members(actor, network)[:2])
    return mine[0] if len(mine) == 1 else None


def leaders_for(actor: Actor, network: Network) -> QuerySet[Organisation]:
    """Give the organisations among which leaders and partners are chosen: all of the directory."""
    return directory_of(actor, network)


def decisions_for(actor: Actor, network: Network) -> list[Thing]:
    """Give the decisions by which a plan may have been adopted, where the room of decisions tells of any."""
    found = STRANDS.get(DECISION)
    return list(found.choices(actor, network)) if found is not None else []
