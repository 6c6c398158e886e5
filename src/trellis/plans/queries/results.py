"""Reading what was reached: an activity's sites with the results of a period, and every version of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.periods import Period
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, Result, Site

ON_A_PAGE = 50
HISTORY = 50


@dataclass(frozen=True)
class Sites:
    """Some of an activity's sites, and whether there are more."""

    rows: list[Site]
    is_more: bool


def activity_seen(actor: Actor, network: Network, pk: UUID) -> Activity:
    """Give an activity that somebody may read, or the problem that there's none."""
    rows = Activity.objects.filter(rules.sees_activity.where(actor), network=network, pk=pk)
    found = rows.select_related("organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def sites_of(activity: Activity, number: int = 1) -> Sites:
    """Give one page of an activity's sites."""
    first = (number - 1) * ON_A_PAGE
    rows = activity.sites.select_related("place", "group").order_by("path", "key")
    found = list(rows[first : first + ON_A_PAGE + 1])
    for each in found:
        each.activity, each.network = activity, activity.network
    return Sites(found[:ON_A_PAGE], len(found) > ON_A_PAGE)


def standing_results(sites: Sequence[Site], period: Period) -> dict[UUID, Result]:
    """Give what stands of a period, by site."""
    rows = Result.objects.filter(site__in=[each.pk for each in sites], period=str(period), is_standing=True)
    return {each.site_id: each for each in rows}


def history_of(sites: Sequence[Site]) -> QuerySet[Result]:
    """Give what was said of some sites, the latest first, taken back and replaced ones among it."""
    rows = Result.objects.filter(site__in=[each.pk for each in sites]).select_related("person")
    return rows.order_by("-at", "-pk")


def result_in(actor: Actor, network: Network, pk: UUID) -> Result:
    """Give a result of an activity that somebody may read, or the problem that there's none."""
    seen = Activity.objects.filter(rules.sees_activity.where(actor), network=network)
    rows = Result.objects.filter(site__activity__in=seen.values("pk"), pk=pk)
    found = rows.select_related("site__activity__network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
