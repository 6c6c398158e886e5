"""What hangs loose in the chain (C8.1): what serves nothing, and of what nothing came.

The same is said of a few things by `domain.lineage.loose`; here the database says it of forty thousand.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import N_, NOT_FOUND, Problem
from trellis.members.queries.paging import Count, Cursor, Slice, counted, slice_of
from trellis.networks.models import Network
from trellis.networks.rules import sees_network
from trellis.plans import rules
from trellis.plans.models import Activity, GoalStage, Level, Link, Objective, PlanStage, Site, Status, Way

COUNTED = 1000


class Side(StrEnum):
    """Where something hangs loose."""

    AIMS_UP = "aims-up"
    AIMS_DOWN = "aims-down"
    WORK_UP = "work-up"
    WORK_DOWN = "work-down"


LABELS = {
    Side.AIMS_UP: N_("Objectives that serve nothing"),
    Side.AIMS_DOWN: N_("Objectives that nobody works for"),
    Side.WORK_UP: N_("Activities that serve nothing"),
    Side.WORK_DOWN: N_("Activities of which nothing came"),
}


def _links(way: Way, column: str) -> Q:
    """Give the condition that something has a link by a way, drawn from itself or from the other end."""
    own = Link.objects.filter(way=way, **{column: OuterRef("pk")})
    theirs = Link.objects.filter(network=OuterRef("network"), kind=column, thing=OuterRef("pk")).exclude(
        way=way
    )
    return Q(Exists(own)) | Q(Exists(theirs))


def _aims(network: Network) -> QuerySet[Objective]:
    here = Objective.objects.filter(network=network, stage=GoalStage.OPEN)
    return here.exclude(plan__stage=PlanStage.CLOSED)


def _aims_up(network: Network) -> QuerySet[Objective]:
    bare = Q(level=Level.OBJECTIVE, parent=None, serves=None, taken_from=None, plan__decided_by=None)
    return _aims(network).filter(bare).exclude(_links(Way.UP, "objective"))


def _aims_down(network: Network) -> QuerySet[Objective]:
    has_work = Exists(Activity.objects.filter(objective=OuterRef("pk")))
    below = Exists(Objective.objects.filter(parent=OuterRef("pk")))
    taken = Exists(Objective.objects.filter(taken_from=OuterRef("pk")))
    rows = _aims(network).exclude(Q(has_work) | Q(below) | Q(taken))
    return rows.exclude(_links(Way.DOWN, "objective"))


def _work(actor: Actor, network: Network) -> QuerySet[Activity]:
    return Activity.objects.filter(rules.sees_activity.where(actor), network=network)


def _work_up(actor: Actor, network: Network) -> QuerySet[Activity]:
    rows = _work(actor, network).filter(objective=None).exclude(status=Status.DROPPED)
    return rows.exclude(_links(Way.UP, "activity"))


def _work_down(actor: Actor, network: Network) -> QuerySet[Activity]:
    reported = Exists(Site.objects.filter(activity=OuterRef("pk")).exclude(reported_until=""))
    rows = _work(actor, network).filter(status=Status.ENDED).exclude(reported)
    return rows.exclude(_links(Way.DOWN, "activity"))


def loose_rows(actor: Actor, network: Network, side: Side) -> QuerySet[Any]:
    """Give what hangs loose on a side, as far as somebody may see it."""
    rows: dict[Side, QuerySet[Any]] = {
        Side.AIMS_UP: _aims_up(network),
        Side.AIMS_DOWN: _aims_down(network),
        Side.WORK_UP: _work_up(actor, network),
        Side.WORK_DOWN: _work_down(actor, network),
    }
    found = rows[side]
    return found if sees_network.test(actor, network) else found.none()


@dataclass(frozen=True)
class LoosePage:
    """Fifty things that hang loose on a side, and how many there are on each."""

    page: Slice[Any]
    counts: dict[Side, Count]


def loose_page(actor: Actor, network: Network, side: Side, cursor: Cursor) -> LoosePage:
    """Give a page of what hangs loose."""
    rows = loose_rows(actor, network, side).select_related("organisation")
    counts = {each: counted(loose_rows(actor, network, each)) for each in Side}
    return LoosePage(slice_of(rows, cursor, sort="pk", latest_first=True), counts)


def activity_seen(actor: Actor, network: Network, pk: UUID) -> Activity:
    """Give an activity, or the problem that there's none to be seen."""
    found = _work(actor, network).filter(pk=pk).select_related("organisation", "objective__plan").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def link_seen(actor: Actor, network: Network, pk: UUID) -> Link:
    """Give a link, or the problem that there's none to be seen: of an activity that is hidden, neither."""
    rows = Link.objects.filter(network=network, pk=pk)
    found = rows.select_related("objective__plan", "activity").first()
    if found is None or not sees_network.test(actor, network):
        raise Problem(NOT_FOUND)
    if found.activity is not None and not rules.sees_activity.test(actor, found.activity):
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def links_of(about: Objective | Activity) -> list[Link]:
    """Give the links drawn from an objective or an activity."""
    return list(about.links.order_by("way", "pk"))
