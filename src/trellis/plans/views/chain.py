"""Pages of the chain: of an objective, of an activity, what hangs loose, and how it is linked (C8.1)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members.views.listing import count_says, cursor_of, further
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions.chain import link_of, link_thing, serve, unlink_thing
from trellis.plans.forms.chain import LinkForm, ServeForm
from trellis.plans.models import Activity, Objective, Way
from trellis.plans.queries.choosing import linkable, objectives_to_serve
from trellis.plans.queries.loose import LABELS, Side, activity_seen, link_seen, loose_page
from trellis.plans.queries.plans import objective_seen
from trellis.plans.views.chained import shown_chain
from trellis.plans.views.frame import address_if_any, form_page, show, to_objective, to_plan
from trellis.ui.deeds import attempt, done, not_done

_page = require_http_methods(["GET", "POST"])
About = Objective | Activity


def chain_address(about: About) -> str:
    """Give the address of the chain of an objective or an activity."""
    name = "objective-chain" if isinstance(about, Objective) else "activity-chain"
    return reverse(name, args=[about.network.slug, about.pk])


def _way(about: About) -> tuple[Crumb, ...]:
    if isinstance(about, Objective):
        return to_objective(about)
    page = address_if_any("activity", about.network.slug, about.pk)
    return ((about.title, page or chain_address(about)),)


def _may_link(request: Request, about: About) -> bool:
    return may("chain.link", request.actor, link_of(about, Way.UP, "", about.pk))


def _chain(request: Request, about: About) -> HttpResponse:
    network = about.network
    is_work = isinstance(about, Activity)
    context: dict[str, Any] = {
        "about": about,
        "is_work": is_work,
        "chain": shown_chain(request.actor, about),
        "may_link": _may_link(request, about),
        "may_serve": is_work and may("chain.serve", request.actor, about),
        "way": crumbs(network, to_plan(network), *_way(about), (_("The chain"), "")),
    }
    return show(request, "plans/chain.html", network, **context)


@require_GET
def objective_chain(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what an objective serves, up to what the members answered, and what came of it."""
    return _chain(request, objective_seen(request.actor, network_named(request.actor, slug), pk))


@require_GET
def activity_chain(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what an activity serves, up to what the members answered, and what came of it."""
    return _chain(request, activity_seen(request.actor, network_named(request.actor, slug), pk))


def _link(request: Request, about: About) -> HttpResponse:
    require(request, "chain.link", link_of(about, Way.UP, "", about.pk))
    form = LinkForm(request.POST or None, choices=linkable(request.actor, about))
    if form.is_valid():
        link = link_of(about, *form.chosen())
        if attempt(form, lambda: link_thing(actor=request.actor, link=link)):
            return done(request, _("Linked."), chain_address(about))
    words = {"title": _("Say what it serves, or what came of it"), "lead": about.title, "submit": _("Link")}
    return form_page(request, about.network, form, way=_way(about), **words)


@_page
def objective_link(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Link an objective to what it serves, or to what came of it."""
    return _link(request, objective_seen(request.actor, network_named(request.actor, slug), pk))


@_page
def activity_link(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Link an activity to what it serves, or to what came of it."""
    return _link(request, activity_seen(request.actor, network_named(request.actor, slug), pk))


@_page
def activity_serve(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say which objective an activity serves."""
    network = network_named(request.actor, slug)
    found = activity_seen(request.actor, network, pk)
    require(request, "chain.serve", found)
    offered = objectives_to_serve(network, found)
    form: forms.Form = ServeForm(request.POST or None, objectives=offered, standing=found.objective)
    if form.is_valid():
        chosen = form.cleaned_data["objective"]
        if attempt(form, lambda: serve(actor=request.actor, activity=found, objective=chosen)):
            return done(request, _("Noted."), chain_address(found))
    words = {"title": _("Say which objective it serves"), "lead": found.title}
    return form_page(request, network, form, way=_way(found), **words)


@require_POST
def chain_unlink(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a link away."""
    network = network_named(request.actor, slug)
    link = link_seen(request.actor, network, pk)
    about = link.objective or link.activity
    where = chain_address(about) if about is not None else to_plan(network)[1]
    try:
        unlink_thing(actor=request.actor, link=link)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Taken away. The things themselves stay."), where)


def _side(written: str) -> Side:
    return Side(written) if written in set(Side) else Side.AIMS_UP


@require_GET
def loose_ends(request: Request, slug: str) -> HttpResponse:
    """Show what serves nothing and of what nothing came, each with the deed that mends it (C8.1)."""
    network, side = network_named(request.actor, slug), _side(request.GET.get("show", ""))
    found = loose_page(request.actor, network, side, cursor_of(request.GET))
    for each in found.page.rows:
        each.network = network
    context: dict[str, Any] = {
        "rows": found.page.rows,
        "side": side,
        "sides": [(each, _(LABELS[each]), count_says(count)) for each, count in found.counts.items()],
        "is_work": side in {Side.WORK_UP, Side.WORK_DOWN},
        "may_link": {each.pk for each in found.page.rows if _may_link(request, each)},
        "activity_page": bool(address_if_any("activity", slug, network.pk)),
        "activity_add": address_if_any("activity-make", slug),
        "way": crumbs(network, to_plan(network), (_("Loose ends"), "")),
    }
    return show(request, "plans/loose.html", network, **(context | further(request, found.page)))
