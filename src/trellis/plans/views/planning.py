"""Pages by which plans are made, changed, put in force and closed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.plans.actions import plans as actions
from trellis.plans.forms.plans import AdoptForm, PlanChangeForm, PlanMakeForm
from trellis.plans.models import Plan, PlanKind
from trellis.plans.queries.making import decisions_for, kinds_for, leaders_for, own_member, units_for
from trellis.plans.queries.plans import plan_seen
from trellis.plans.views.frame import form_page, plan_address, to_plan_one
from trellis.ui.deeds import attempt, done, not_done, renew

_page = require_http_methods(["GET", "POST"])


def _initial(request: Request, network: Network, kinds: list[PlanKind]) -> dict[str, Any]:
    wanted = request.GET.get("kind", "")
    kind = wanted if wanted in {each.value for each in kinds} else kinds[0].value
    initial: dict[str, Any] = {"kind": kind}
    if kind != PlanKind.NETWORK:
        initial["organisation"] = own_member(request.actor, network)
    return initial


@_page
def plan_make(request: Request, slug: str) -> HttpResponse:
    """Begin a plan."""
    network = network_named(request.actor, slug)
    require(request, "plan.make", network)
    kinds = kinds_for(request.actor, network)
    given: dict[str, Any] = {
        "among": leaders_for(request.actor, network),
        "units": units_for(request.actor, network),
    }
    initial = _initial(request, network, kinds)
    form = PlanMakeForm(request.POST or None, kinds=kinds, initial=initial, **given)
    if form.is_valid():
        outline = form.outline()
        made = attempt(form, lambda: actions.make_plan(actor=request.actor, network=network, outline=outline))
        if made:
            return done(request, _("Begun as a draft. Now add what is to be reached."), plan_address(made))
    lead = _(
        "It begins as a draft that all members can read. It comes into force when they have agreed to it."
    )
    return form_page(request, network, form, title=_("Make a plan"), lead=lead, way=[], submit=_("Begin"))


def _plan(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Plan]:
    network = network_named(request.actor, slug)
    plan = plan_seen(request.actor, network, pk)
    require(request, verb, plan)
    return network, plan


def _stands(plan: Plan) -> list[tuple[str, Any]]:
    return [
        (_("Title"), plan.title),
        (_("Mandate"), plan.mandate),
        (_("Goal"), plan.goal),
        (_("To be reviewed on"), plan.review_on),
    ]


@_page
def plan_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Word a plan anew, or change who leads it and with whom."""
    network, plan = _plan(request, slug, pk, "plan.change")
    among = leaders_for(request.actor, network)
    form = PlanChangeForm(request.POST or None, among=among, standing=plan)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"outline": form.outline(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_plan(actor=request.actor, plan=plan, **given)):
            return done(request, _("Changed."), plan_address(plan))
        theirs = _stands(plan) if renew(form, plan.version) else []
    way = [to_plan_one(plan)]
    return form_page(request, network, form, title=_("Change the plan"), way=way, theirs=theirs)


@_page
def plan_adopt(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put a plan in force."""
    network, plan = _plan(request, slug, pk, "plan.adopt")
    form = AdoptForm(request.POST or None, decisions=decisions_for(request.actor, network))
    if form.is_valid():
        adopted = form.adopted()
        if attempt(form, lambda: actions.adopt_plan(actor=request.actor, plan=plan, adopted=adopted)):
            return done(request, _("It is in force."), plan_address(plan))
    words = {"title": _("Put the plan in force"), "submit": _("It is in force"), "lead": plan.title}
    return form_page(request, network, form, way=[to_plan_one(plan)], **words)


@_page
def plan_close(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Close a plan, with what became of it."""
    network, plan = _plan(request, slug, pk, "plan.close")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.close_plan(actor=request.actor, plan=plan, reason=reason)):
            return done(request, _("Closed. It can be opened again."), plan_address(plan))
    words = {"title": _("Close the plan"), "lead": _("Write what became of it. Nothing is lost.")}
    return form_page(request, network, form, way=[to_plan_one(plan)], submit=_("Close it"), **words)


@require_POST
def plan_reopen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that a plan was closed."""
    _network, plan = _plan(request, slug, pk, "plan.reopen")
    try:
        actions.reopen_plan(actor=request.actor, plan=plan)
    except Problem as problem:
        return not_done(request, problem, plan_address(plan))
    return done(request, _("Open again."), plan_address(plan))
