"""The page of all members' work plans side by side, and asking those who have none (C7.3)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members.models import Organisation
from trellis.members.queries import organisation_seen
from trellis.members.views.listing import count_says, cursor_of, further
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions.saying import ask_for_plans
from trellis.plans.queries.making import own_member
from trellis.plans.queries.workplans import ALL, MOST_ASKED, WITH, WITHOUT, Wanted, member_plans, without_plan
from trellis.plans.views.frame import PLAN_KINDS, allowed, show, to_plan
from trellis.ui.deeds import done, not_done

_LONGEST = 200


def _wanted(given: QueryDict) -> Wanted:
    asked = given.get("show", ALL)
    return Wanted(
        words=given.get("q", "")[:_LONGEST],
        show=asked if asked in {WITH, WITHOUT} else ALL,
        cursor=cursor_of(given),
    )


@require_GET
def plan_members(request: Request, slug: str) -> HttpResponse:
    """Show mandate, goal and work plan of each member, and who has none."""
    network, wanted = network_named(request.actor, slug), _wanted(request.GET)
    found = member_plans(request.actor, network, wanted)
    context: dict[str, Any] = {
        "rows": found.rows,
        "wanted": wanted,
        "without": found.without,
        "without_says": count_says(found.without),
        "members": found.members,
        "members_say": count_says(found.members),
        "plan_kinds": PLAN_KINDS,
        "may": allowed(request, network, "plan.ask", "plan.make"),
        "own": own_member(request.actor, network),
        "way": crumbs(network, to_plan(network), (_("Work plans of the members"), "")),
    }
    return show(request, "plans/members.html", network, **(context | further(request, found.page)))


def _ask(request: Request, network: Network, organisations: list[Organisation]) -> HttpResponse:
    where = reverse("plan-members", args=[network.slug]) + "?show=without"
    try:
        ask_for_plans(actor=request.actor, network=network, organisations=organisations)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Asked, each in its own way: by mail, text message, on paper or by phone."), where)


@require_POST
def plan_ask(request: Request, slug: str, organisation: UUID) -> HttpResponse:
    """Ask one member for its work plan."""
    network = network_named(request.actor, slug)
    require(request, "plan.ask", network)
    return _ask(request, network, [organisation_seen(request.actor, network, organisation)])


@require_POST
def plan_ask_all(request: Request, slug: str) -> HttpResponse:
    """Ask all members that have no work plan."""
    network = network_named(request.actor, slug)
    require(request, "plan.ask", network)
    return _ask(request, network, list(without_plan(network).order_by("sort_name")[:MOST_ASKED]))
