"""Pages that show plans: the network's common plan at a glance, the list of all, and one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.dimensions import DIMENSION_LABELS, Dimension, dimensions_of
from trellis.domain.progress import in_words
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.models import Plan, PlanKind, PlanStage
from trellis.plans.queries.aims import all_of, dimensions_in, progress_of, seen_from, tree_of
from trellis.plans.queries.plans import Wanted, common_plan, due_in, plan_seen, plans_page, reviews_in
from trellis.plans.views.frame import (
    GOAL_KINDS,
    PLAN_KINDS,
    address_if_any,
    allowed,
    number_in,
    show,
    to_plan,
    to_plan_one,
)
from trellis.ui.addresses import an_id
from trellis.ui.sentences import said

_LONGEST = 200
OF_PLAN = ("plan.change", "plan.adopt", "objective.add")


def _dimension(given: QueryDict) -> Dimension | None:
    wanted = given.get("dimension", "")
    return Dimension(wanted) if wanted in set(Dimension) else None


def _tree(request: Request, plan: Plan) -> dict[str, Any]:
    """Give what a page shows of a plan's objectives, narrowed to a dimension if one is wanted."""
    whole, dimension = tree_of(request.actor, plan), _dimension(request.GET)
    shown = seen_from(whole, dimension)
    done, counts = progress_of(all_of(shown)), dimensions_in(whole)
    return {
        "tree": shown,
        "dimension": dimension,
        "dimensions": [(each, _(DIMENSION_LABELS[each]), counts[each]) for each in Dimension if counts[each]],
        "has_any": bool(whole),
        "progress": done,
        "progress_says": said(in_words(done)),
        "labels_of": labels_of,
        "says": lambda branch: said(in_words(branch.progress)),
        "goal_kinds": GOAL_KINDS,
        "plan_kinds": PLAN_KINDS,
        "may": allowed(request, plan, *OF_PLAN),
        "today": timezone.localdate(),
        "activity_page": bool(address_if_any("activity", plan.network.slug, plan.pk)),
    }


def labels_of(bits: int) -> list[str]:
    """Give the names of the dimensions that a number stands for."""
    return [_(DIMENSION_LABELS[each]) for each in dimensions_of(bits)]


@require_GET
def plan(request: Request, slug: str) -> HttpResponse:
    """Show the network's common plan at a glance: objectives, results, activities, who leads, how far."""
    network = network_named(request.actor, slug)
    found = common_plan(request.actor, network)
    context: dict[str, Any] = {
        "plan": found,
        "due": due_in(request.actor, network),
        "kinds": PlanKind.choices,
        "may_make": allowed(request, network, "plan.make", "plan.ask"),
        "way": crumbs(network, (_("Plan"), "")),
    }
    if found is not None:
        context |= _tree(request, found)
    return show(request, "plans/overview.html", network, **context)


def _wanted(given: QueryDict) -> Wanted:
    return Wanted(
        words=given.get("q", "")[:_LONGEST],
        kind=given.get("kind", ""),
        stage=given.get("stage", ""),
        unit=an_id(given.get("unit", "")),
        before=number_in(given),
    )


@require_GET
def plans(request: Request, slug: str) -> HttpResponse:
    """Show all plans of the network, its units and its members."""
    network, wanted = network_named(request.actor, slug), _wanted(request.GET)
    found = plans_page(request.actor, network, wanted)
    further = request.GET.copy()
    further["before"] = str(found.next)
    context: dict[str, Any] = {
        "rows": found.rows,
        "wanted": wanted,
        "kinds": [("", _("Anybody's")), *PlanKind.choices],
        "stages": [("", _("Any")), *PlanStage.choices],
        "plan_kinds": PLAN_KINDS,
        "next": f"?{further.urlencode()}" if found.next else "",
        "may": allowed(request, network, "plan.make", "plan.ask"),
        "way": crumbs(network, to_plan(network), (_("All plans"), "")),
    }
    return show(request, "plans/list.html", network, **context)


def _one(request: Request, network: Network, pk: UUID) -> dict[str, Any]:
    found = plan_seen(request.actor, network, pk)
    more = {"partners": list(found.partners.order_by("sort_name")), "reviews": reviews_in(found)}
    way = crumbs(network, to_plan(network), (found.title, ""))
    return {"plan": found, "way": way, **more} | _tree(request, found)


@require_GET
def plan_one(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one plan: whose it is, its mandate and goal, its objectives, its reviews."""
    network = network_named(request.actor, slug)
    return show(request, "plans/plan.html", network, **_one(request, network, pk))


@require_GET
def plan_print(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one plan as it is printed on A4."""
    network = network_named(request.actor, slug)
    context = _one(request, network, pk)
    way = crumbs(network, to_plan(network), to_plan_one(context["plan"]), (_("Print"), ""))
    return show(request, "plans/print.html", network, **(context | {"way": way}))
