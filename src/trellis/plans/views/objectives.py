"""Pages of objectives: one with all about it, added, changed, moved, reviewed, dropped, taken up again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions import objectives as actions
from trellis.plans.actions import reviewing
from trellis.plans.forms.objectives import AimChangeForm, AimForm, ReviewForm
from trellis.plans.models import Objective, Plan, PlanStage
from trellis.plans.queries.aims import Work, work_of
from trellis.plans.queries.making import leaders_for
from trellis.plans.queries.plans import objective_seen, plan_seen, reviews_of
from trellis.plans.views.frame import (
    GOAL_KINDS,
    address_if_any,
    allowed,
    form_page,
    objective_address,
    plan_address,
    show,
    to_objective,
    to_plan,
    to_plan_one,
)
from trellis.plans.views.plans import labels_of
from trellis.ui.addresses import an_id
from trellis.ui.deeds import attempt, done, not_done, renew

_page = require_http_methods(["GET", "POST"])
OF_OBJECTIVE = (
    "objective.change",
    "objective.review",
    "objective.drop",
    "objective.resume",
    "objective.move",
)


@require_GET
def objective(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show an objective: what it wants, who leads it, what serves it, and how it was reviewed."""
    network = network_named(request.actor, slug)
    found = objective_seen(request.actor, network, pk)
    way = [to_plan_one(found.plan), *_above(found), (found.title, "")]
    context: dict[str, Any] = {
        "objective": found,
        "results": list(found.results.select_related("organisation").order_by("position", "pk")),
        "work": work_of(request.actor, [found.pk]).get(found.pk, Work()),
        "reviews": reviews_of(found),
        "goal_kinds": GOAL_KINDS,
        "labels_of": labels_of,
        "may": allowed(request, found, *OF_OBJECTIVE) | allowed(request, found.plan, "objective.add"),
        "activity_page": bool(address_if_any("activity", slug, pk)),
        "today": timezone.localdate(),
        "way": crumbs(network, to_plan(network), *way),
    }
    return show(request, "plans/objective.html", network, **context)


def _above(found: Objective) -> tuple[Crumb, ...]:
    if found.parent is None:
        return ()
    found.parent.plan, found.parent.network = found.plan, found.network
    return to_objective(found.parent)[1:]


def _under(request: Request, plan: Plan) -> Objective | None:
    pk = an_id(request.GET.get("under", ""))
    return plan.objectives.filter(pk=pk, parent=None).first() if pk else None


@_page
def objective_add(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Add an objective to a plan, or an expected result under one."""
    network = network_named(request.actor, slug)
    plan = plan_seen(request.actor, network, pk)
    require(request, "objective.add", plan)
    under = _under(request, plan)
    form = AimForm(request.POST or None, network=network, among=leaders_for(request.actor, network))
    if form.is_valid():
        given: dict[str, Any] = {"plan": plan, "aim": form.aim(), "under": under}
        if attempt(form, lambda: actions.add_objective(actor=request.actor, **given)):
            if "more" in request.POST:
                return done(request, _("Added. Here is room for the next."), request.get_full_path())
            return done(request, _("Added."), plan_address(plan))
    title = _("Add an expected result") if under else _("Add an objective")
    lead = under.title if under else plan.title
    words = {"title": title, "lead": lead, "submit": _("Add")}
    return form_page(request, network, form, way=[to_plan_one(plan)], **words)


def _objective(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Objective]:
    network = network_named(request.actor, slug)
    found = objective_seen(request.actor, network, pk)
    require(request, verb, found)
    return network, found


def _stands(found: Objective) -> list[tuple[str, Any]]:
    return [
        (_("What is to be reached"), found.title),
        (_("How one will see that it is reached"), found.text),
        (_("Until"), found.due),
        (_("To be reviewed on"), found.review_on),
    ]


@_page
def objective_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change an objective."""
    network, found = _objective(request, slug, pk, "objective.change")
    given: dict[str, Any] = {"network": network, "among": leaders_for(request.actor, network)}
    agreed = found.plan.stage == PlanStage.CURRENT
    form = AimChangeForm(request.POST or None, standing=found, is_agreed=agreed, **given)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        sent: dict[str, Any] = {"aim": form.aim(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_objective(actor=request.actor, objective=found, **sent)):
            return done(request, _("Changed."), objective_address(found))
        theirs = _stands(found) if renew(form, found.version) else []
    lead = _("The plan is in force: to word it anew, review it. Then both wordings stay.") if agreed else ""
    words = {"title": _("Change: %(what)s") % {"what": found.title}, "lead": lead}
    return form_page(request, network, form, way=to_objective(found), theirs=theirs, **words)


@_page
def objective_review(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Look at an objective again (C5.1)."""
    network, found = _objective(request, slug, pk, "objective.review")
    form = ReviewForm(request.POST or None, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        sent: dict[str, Any] = {"look": form.look(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: reviewing.review_objective(actor=request.actor, objective=found, **sent)):
            return done(request, _("Reviewed. The wording so far stays readable."), objective_address(found))
        theirs = _stands(found) if renew(form, found.version) else []
    lead = _(
        "A network evolves (C5.1). Talk it over with those who work on it, then note here what you found."
    )
    words = {"title": _("Review: keep, change, met or drop"), "lead": lead}
    return form_page(request, network, form, way=to_objective(found), theirs=theirs, **words)


@_page
def objective_drop(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Drop an objective, with the reason."""
    network, found = _objective(request, slug, pk, "objective.drop")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form, lambda: reviewing.drop_objective(actor=request.actor, objective=found, reason=reason)
        ):
            return done(request, _("Dropped. It can be taken up again."), objective_address(found))
    words = {"title": _("Drop it"), "lead": found.title, "submit": _("Drop it")}
    return form_page(request, network, form, way=to_objective(found), **words)


@_page
def objective_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take up again what was met or dropped."""
    network, found = _objective(request, slug, pk, "objective.resume")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"objective": found, "reason": form.cleaned_data["reason"]}
        if attempt(form, lambda: reviewing.resume_objective(actor=request.actor, **given)):
            return done(request, _("Taken up again."), objective_address(found))
    words = {"title": _("Take it up again"), "lead": found.title, "submit": _("Take it up again")}
    return form_page(request, network, form, way=to_objective(found), **words)


@require_POST
def objective_move(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put an objective before the one above it, or after the one below."""
    _network, found = _objective(request, slug, pk, "objective.move")
    where = f"{plan_address(found.plan)}#o{found.pk}"
    try:
        actions.move_objective(actor=request.actor, objective=found, up=request.POST.get("way") == "up")
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Moved."), where)
