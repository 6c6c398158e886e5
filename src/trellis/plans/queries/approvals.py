"""Reading approvals: all of a network by area, what waits, what ends soon, and work that none covers."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.permission import permission
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, Approval, ApprovalStage, Site, Status
from trellis.plans.queries.permission import approved

PAGE = 50
AHEAD = timedelta(days=60)
LOOKED_AT = 50
"""So many activities of somebody's are looked at on her first page."""
WAITS, ENDS, HOLDS = "waiting", "ending", "given"


@dataclass(frozen=True)
class ApprovalsPage:
    """Fifty approvals, those of an area together, and the number of the next page if there are more."""

    rows: list[Approval]
    next: int | None


def approvals_of(actor: Actor, network: Network) -> QuerySet[Approval]:
    """Give the approvals that somebody may read."""
    return Approval.objects.filter(rules.sees_approval.where(actor), network=network)


def ending() -> Q:
    """Give the filter for what was given and ends within sixty days."""
    today = timezone.localdate()
    return Q(stage=ApprovalStage.GIVEN, until__gte=today, until__lte=today + AHEAD)


def _shown(show: str) -> Q:
    today = timezone.localdate()
    return {
        WAITS: Q(stage__in=[ApprovalStage.WANTED, ApprovalStage.ASKED]),
        ENDS: ending(),
        HOLDS: Q(stage=ApprovalStage.GIVEN) & (Q(until=None) | Q(until__gte=today)),
    }.get(show, Q())


def approvals_page(actor: Actor, network: Network, show: str, page: int) -> ApprovalsPage:
    """Give a page of approvals, by area, those of activities without one at the end."""
    rows = approvals_of(actor, network).filter(_shown(show)).select_related("activity", "area", "authority")
    ordered = rows.order_by(F("area__path").asc(nulls_last=True), "activity__number", "pk")
    found = list(ordered[page * PAGE : (page + 1) * PAGE + 1])
    return ApprovalsPage(found[:PAGE], page + 1 if len(found) > PAGE else None)


def approval_seen(actor: Actor, network: Network, pk: UUID) -> Approval:
    """Give an approval, or the problem that there's none to be seen."""
    here = approvals_of(actor, network).filter(pk=pk)
    found = here.select_related("activity__organisation", "area", "authority").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def approvals_for(actor: Actor, activity: Activity) -> list[Approval]:
    """Give the approvals for an activity, and those for areas that hold any of its places."""
    paths = activity.sites.exclude(path="").order_by().values_list("path", flat=True).distinct()
    rows = approvals_of(actor, activity.network).filter(Q(activity=activity) | Q(activity=None))
    found = rows.select_related("area", "authority").order_by("pk")
    known = list(paths)
    return [each for each in found if each.activity_id or any(path.startswith(each.path) for path in known)]


def left_behind(actor: Actor) -> list[Activity]:
    """Give what is under way, kept by somebody, and covered by no approval any more, in three queries."""
    mine = Activity.objects.filter(
        rules.may_change_activity.where(actor), status=Status.ACTIVE, needs_approval=True
    )
    rows = list(mine.select_related("network").order_by("-number")[:LOOKED_AT])
    sites: dict[UUID, dict[str, str]] = {each.pk: {} for each in rows}
    for pk, activity, path in Site.objects.filter(activity__in=rows).values_list("pk", "activity", "path"):
        sites[activity][path or f"said:{pk.hex}"] = path
    given = list(
        Approval.objects.filter(
            Q(activity=None) | Q(activity__in=rows),
            network__in={each.network_id for each in rows},
            stage=ApprovalStage.GIVEN,
        )
    )
    today = timezone.localdate()
    return [
        each for each in rows if not permission(sites[each.pk], approved(_for(each, given)), today).is_given
    ]


def _for(activity: Activity, given: list[Approval]) -> list[Approval]:
    here = [each for each in given if each.network_id == activity.network_id]
    return [each for each in here if each.activity_id in {None, activity.pk}]
