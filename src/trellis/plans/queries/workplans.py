"""The work plans of all members side by side: mandate, goal and plan of each, and who has none (C7.3)."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.asks.models import Asked
from trellis.members import naming
from trellis.members.models import Organisation
from trellis.members.queries.directory import members_of
from trellis.members.queries.paging import Count, Cursor, Slice, counted, slice_of
from trellis.networks.models import Network
from trellis.networks.rules import sees_network
from trellis.plans.models import Plan, PlanKind, PlanStage
from trellis.search.entries import found_among

WORK_PLAN = "plans.work-plan"
"""The kind of ask by which members are asked for their work plans."""
ALL, WITH, WITHOUT = "all", "with", "without"
MOST_ASKED = 500
"""So many are asked at once; the others the next time."""


@dataclass(frozen=True)
class MemberPlan:
    """A member with its work plan, if it has one, and whether it is being asked for it."""

    organisation: Organisation
    plan: Plan | None
    is_asked: bool


@dataclass(frozen=True)
class MemberPlans:
    """Fifty members, where to go on, and how many have no plan."""

    rows: list[MemberPlan]
    page: Slice[Organisation]
    without: Count
    members: Count


def _living() -> QuerySet[Plan]:
    return Plan.objects.filter(kind=PlanKind.MEMBER).exclude(stage=PlanStage.CLOSED)


def _has_plan() -> Exists:
    return Exists(_living().filter(organisation=OuterRef("pk")))


def without_plan(network: Network) -> QuerySet[Organisation]:
    """Give the members of a network that have no work plan."""
    return members_of(network).exclude(_has_plan())


def _plans_of(organisations: list[UUID]) -> dict[UUID, Plan]:
    """Give the work plan of each: the latest in force, else the latest draft."""
    found: dict[UUID, Plan] = {}
    for each in _living().filter(organisation__in=organisations).order_by("-stage", "number"):
        # By "-stage" drafts come before those in force, which so stand instead of them.
        if each.organisation_id is not None:
            found[each.organisation_id] = each
    return found


def asked_and_waiting(network: Network) -> set[UUID | None]:
    """Give the members that have been asked for their plans and haven't answered."""
    here = Asked.objects.filter(network=network, ask__kind=WORK_PLAN, answered_at=None, closed_at=None)
    return set(here.exclude(until__lt=timezone.now()).values_list("organisation", flat=True))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which members somebody looks for, and where the page begins."""

    words: str = ""
    show: str = ALL
    cursor: Cursor = field(default_factory=Cursor)


def member_plans(actor: Actor, network: Network, wanted: Wanted) -> MemberPlans:
    """Give the members with their work plans, in the order of their names."""
    members = members_of(network)
    rows = members if sees_network.test(actor, network) else members.none()
    if wanted.words.strip():
        rows = found_among(rows, naming.KIND, wanted.words)
    if wanted.show == WITH:
        rows = rows.filter(_has_plan())
    if wanted.show == WITHOUT:
        rows = rows.exclude(_has_plan())
    page = slice_of(rows, wanted.cursor)
    plans, asked = _plans_of([each.pk for each in page.rows]), asked_and_waiting(network)
    shown = [MemberPlan(each, plans.get(each.pk), each.pk in asked) for each in page.rows]
    return MemberPlans(shown, page, counted(without_plan(network)), counted(members))
