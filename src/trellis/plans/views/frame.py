"""What the pages of this room have in common: their frame with its tabs, their forms, the way to them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from trellis.access.action import may
from trellis.access.request import Request
from trellis.members.views import show as members
from trellis.networks import pages
from trellis.networks.models import Network
from trellis.networks.pages import Crumb
from trellis.plans.models import Activity, GoalStage, Objective, Plan, PlanStage, Status
from trellis.plans.tabs import tabs
from trellis.ui.jinja import url

CURRENT = "plan"
PLAN_KINDS = {PlanStage.CURRENT: "ok", PlanStage.DRAFT: "warning", PlanStage.CLOSED: ""}
GOAL_KINDS = {GoalStage.OPEN: "", GoalStage.MET: "ok", GoalStage.DROPPED: "warning"}
ACTIVITY_KINDS = {
    Status.PLANNED: "",
    Status.ACTIVE: "ok",
    Status.PAUSED: "warning",
    Status.ENDED: "",
    Status.DROPPED: "warning",
}
_LONGEST_NUMBER = 9


def show(request: Request, template: str, network: Network, *, tab: str = "", **context: Any) -> HttpResponse:
    """Answer with a page of this room; `tab` is the URL name of the tab under which it lies."""
    given: dict[str, Any] = {"plan_tabs": tabs(network, tab or CURRENT), "tab": tab or CURRENT}
    return pages.page(request, template, network, CURRENT, **(given | context))


def form_page(
    request: Request, network: Network, form: forms.BaseForm, *, title: str, way: Sequence[Crumb], **more: Any
) -> HttpResponse:
    """Answer with a page that holds one form."""
    steps = [to_plan(network), *way]
    return members.form_page(request, network, form, title=title, way=steps, current=CURRENT, **more)


def to_plan(network: Network) -> Crumb:
    """Give the step to the common plan."""
    return _("Plan"), url("plan", network.slug)


def plan_address(plan: Plan) -> str:
    """Give the address of a plan."""
    return reverse("plan-one", args=[plan.network.slug, plan.pk])


def to_plan_one(plan: Plan) -> Crumb:
    """Give the step to one plan."""
    return plan.title, plan_address(plan)


def objective_address(objective: Objective) -> str:
    """Give the address of an objective."""
    return reverse("objective", args=[objective.network.slug, objective.pk])


def to_objective(objective: Objective) -> tuple[Crumb, Crumb]:
    """Give the steps to an objective."""
    return to_plan_one(objective.plan), (objective.title, objective_address(objective))


def to_activities(network: Network) -> Crumb:
    """Give the step to the list of activities."""
    return _("Activities"), url("activities", network.slug)


def activity_address(activity: Activity) -> str:
    """Give the address of an activity."""
    return reverse("activity", args=[activity.network.slug, activity.pk])


def to_activity(activity: Activity) -> tuple[Crumb, Crumb]:
    """Give the steps to an activity."""
    return to_activities(activity.network), (activity.title, activity_address(activity))


def allowed(request: Request, thing: Any, *verbs: str) -> frozenset[str]:
    """Give those of some deeds that the reader may do to a thing."""
    return frozenset(verb for verb in verbs if may(verb, request.actor, thing))


def address_if_any(name: str, *args: object) -> str:
    """Give the address of a page, or nothing where there's no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def number_in(given: QueryDict, name: str = "before") -> int | None:
    """Give a number out of an address; nonsense counts as none."""
    written = given.get(name, "")
    is_number = written.isascii() and written.isdigit() and len(written) <= _LONGEST_NUMBER
    return int(written) if is_number else None
