"""Pages of handing down: offered, shown, taken over, adapted, declined, withdrawn, and the whole chain."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.cascading import Answer
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions import answering
from trellis.plans.actions.handing import hand_down, withdraw_handing
from trellis.plans.forms.handing import AdaptForm, HandForm
from trellis.plans.models import Handing, HandingStage, Objective, Plan
from trellis.plans.queries import handing as down
from trellis.plans.queries.keeping import keepers_by_unit
from trellis.plans.queries.plans import objective_seen, plan_seen
from trellis.plans.views.frame import allowed, form_page, show, to_objective, to_plan, to_plan_one
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import url

_page = require_http_methods(["GET", "POST"])
HANDING_KINDS = {
    HandingStage.OFFERED: "warning",
    HandingStage.TAKEN: "ok",
    HandingStage.ADAPTED: "ok",
    HandingStage.DECLINED: "",
    HandingStage.WITHDRAWN: "",
}
ANSWERING = ("handing.take", "handing.adapt", "handing.decline", "handing.withdraw")


def _to_handings(network: Network) -> Crumb:
    return _("Handed down"), url("handings", network.slug)


def _thing(request: Request, slug: str, pk: UUID, *, is_plan: bool) -> tuple[Network, Plan, Objective | None]:
    network = network_named(request.actor, slug)
    if is_plan:
        return network, plan_seen(request.actor, network, pk), None
    objective = objective_seen(request.actor, network, pk)
    return network, objective.plan, objective


def _steps(plan: Plan, objective: Objective | None) -> list[Crumb]:
    return list(to_objective(objective)) if objective else [to_plan_one(plan)]


def _says(form: HandForm) -> str:
    chosen = form.chosen()
    bare = len(chosen) - len(keepers_by_unit(chosen))
    if bare:
        says = _(
            "Handed down. Units for which nobody plans: %(count)s."
            " Name a member for each, else nobody is asked."
        )
        return says % {"count": bare}
    return _("Handed down. Each unit's keeper is asked by her own way; answers show here.")


def _hand(request: Request, slug: str, pk: UUID, *, is_plan: bool) -> HttpResponse:
    network, plan, objective = _thing(request, slug, pk, is_plan=is_plan)
    require(request, "handing.offer", plan)
    units = down.units_below(network, plan.unit)
    form = HandForm(request.POST or None, units=units, language=network.language)
    if form.is_valid():
        given: dict[str, Any] = {"plan": plan, "objective": objective, "downward": form.downward()}
        if attempt(form, lambda: hand_down(actor=request.actor, **given)):
            return done(request, _says(form), "plan-handed" if is_plan else "objective-handed", slug, pk)
    title = _("Hand down: %(what)s") % {"what": str(objective or plan)}
    lead = _("Each unit below takes it over, adapts it or declines with a reason (C7.3).")
    way = _steps(plan, objective)
    return form_page(request, network, form, title=title, lead=lead, way=way, submit=_("Hand it down"))


@_page
def plan_hand(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Hand a whole plan down."""
    return _hand(request, slug, pk, is_plan=True)


@_page
def objective_hand(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Hand an objective or an expected result down."""
    return _hand(request, slug, pk, is_plan=False)


def _handed(request: Request, slug: str, pk: UUID, *, is_plan: bool) -> HttpResponse:
    network, plan, objective = _thing(request, slug, pk, is_plan=is_plan)
    thing = objective or plan
    chain = down.chain_of(thing)
    context: dict[str, Any] = {
        "thing": thing,
        "objective": objective,
        "plan": plan,
        "chain": chain,
        "with_plan": objective is not None and plan.handings.exists(),
        "names": {each.depth: each.handing.unit.level for each in chain.nodes},
        "answers": Answer,
        "kinds": HANDING_KINDS,
        "hand": url("plan-hand" if is_plan else "objective-hand", slug, pk),
        "may": allowed(request, plan, "handing.offer"),
        "way": crumbs(
            network, to_plan(network), *_steps(plan, objective), (_("What became of it below"), "")
        ),
    }
    return show(request, "plans/handed.html", network, **context)


@require_GET
def plan_handed(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what became of a plan at each level below."""
    return _handed(request, slug, pk, is_plan=True)


@require_GET
def objective_handed(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what became of an objective at each level below."""
    return _handed(request, slug, pk, is_plan=False)


def _wanted(request: Request) -> down.Wanted:
    given = request.GET
    return down.Wanted(
        stage=given.get("stage", ""),
        unit=an_id(given.get("unit", "")),
        mine=given.get("mine") == "on",
        before=an_id(given.get("before", "")),
    )


@require_GET
def handings(request: Request, slug: str) -> HttpResponse:
    """Show what was handed down in a network, the latest first."""
    network = network_named(request.actor, slug)
    wanted = _wanted(request)
    found = down.handings_page(request.actor, network, wanted)
    context: dict[str, Any] = {
        "rows": found.rows,
        "next": further(request, "before", found.next),
        "wanted": wanted,
        "whose": [("", _("All units")), ("on", _("Units for which I plan"))],
        "stages": [("", _("Any")), *HandingStage.choices],
        "kinds": HANDING_KINDS,
        "way": crumbs(network, to_plan(network), (_("Handed down"), "")),
    }
    return show(request, "plans/handings.html", network, **context)


def _name(found: Handing) -> str:
    return str(found.objective or found.plan)


def _one(request: Request, slug: str, pk: UUID) -> tuple[Network, Handing]:
    network = network_named(request.actor, slug)
    return network, down.handing_seen(request.actor, network, pk)


@require_GET
def handing(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one thing that was handed down, and what can be answered."""
    network, found = _one(request, slug, pk)
    title, text = down.differences(found)
    context: dict[str, Any] = {
        "handing": found,
        "thing": found.objective or found.plan,
        "keeper": keepers_by_unit([found.unit]).get(found.unit_id),
        "title_pieces": title,
        "text_pieces": text,
        "kinds": HANDING_KINDS,
        "may": allowed(request, found, *ANSWERING),
        "way": crumbs(network, to_plan(network), _to_handings(network), (_name(found), "")),
    }
    return show(request, "plans/handing.html", network, **context)


def _way(found: Handing, network: Network) -> list[Crumb]:
    here = str(found.objective or found.plan), url("handing", network.slug, found.pk)
    return [_to_handings(network), here]


@require_POST
def handing_take(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take over what was handed down."""
    _network, found = _one(request, slug, pk)
    try:
        answering.take_over(actor=request.actor, handing=found)
    except Problem as problem:
        return not_done(request, problem, "handing", slug, pk)
    return done(request, _("Taken over. It stands in the unit's plan now."), "handing", slug, pk)


@_page
def handing_adapt(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take over what was handed down in the unit's own words."""
    network, found = _one(request, slug, pk)
    require(request, "handing.adapt", found)
    source = found.objective or found.plan
    text = found.objective.text if found.objective else found.plan.goal if found.plan else ""
    form = AdaptForm(request.POST or None, initial={"title": str(source)[:200], "text": text})
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: answering.adapt(actor=request.actor, handing=found, **given)):
            return done(request, _("Taken over in your own words. Both wordings stay."), "handing", slug, pk)
    words = {"title": _("Adapt it"), "lead": str(source), "submit": _("Take it over so")}
    return form_page(request, network, form, way=_way(found, network), **words)


@_page
def handing_decline(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Decline what was handed down, with the reason."""
    network, found = _one(request, slug, pk)
    require(request, "handing.decline", found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: answering.decline(actor=request.actor, handing=found, reason=reason)):
            return done(request, _("Declined. You can still take it over later."), "handing", slug, pk)
    words = {"title": _("Decline it"), "lead": str(found.objective or found.plan), "submit": _("Decline it")}
    return form_page(request, network, form, way=_way(found, network), **words)


@require_POST
def handing_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back what was handed down."""
    _network, found = _one(request, slug, pk)
    try:
        withdraw_handing(actor=request.actor, handing=found)
    except Problem as problem:
        return not_done(request, problem, "handing", slug, pk)
    return done(request, _("Withdrawn. It can be handed down again."), "handing", slug, pk)
