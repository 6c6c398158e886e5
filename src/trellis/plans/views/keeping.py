"""Pages about who plans and reports for which unit, and the message to all units below."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.queries.directory import directory_of
from trellis.networks.models import Network, Unit
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.networks.queries.units import unit_in
from trellis.networks.rules import holds, sees_network
from trellis.plans.actions import keeping as actions
from trellis.plans.actions.messaging import tell_units
from trellis.plans.forms.handing import KeeperEndForm, KeeperForm, TellForm
from trellis.plans.queries import handing as down
from trellis.plans.queries import keeping
from trellis.plans.queries.making import units_for
from trellis.plans.queries.plans import Wanted, plans_page
from trellis.plans.rules import OFFER
from trellis.plans.views.frame import allowed, form_page, show, to_plan
from trellis.ui.addresses import further
from trellis.ui.deeds import attempt, done
from trellis.ui.jinja import url
from trellis.ui.names import name_text

_page = require_http_methods(["GET", "POST"])
_LONGEST = 200


def _network(request: Request, slug: str) -> Network:
    network = network_named(request.actor, slug)
    if not sees_network.test(request.actor, network):
        raise Problem(NOT_FOUND)
    return network


def to_keepers(network: Network) -> Crumb:
    """Give the step to the list of units and their keepers."""
    return _("Who plans for which unit"), url("keepers", network.slug)


def to_unit(unit: Unit, network: Network) -> Crumb:
    """Give the step to what a unit plans."""
    return name_text(unit.names, network.language), url("unit-keeper", network.slug, unit.pk)


@require_GET
def keepers(request: Request, slug: str) -> HttpResponse:
    """Show which member plans and reports for each unit, and the units for which none does."""
    network = _network(request, slug)
    words = request.GET.get("q", "")[:_LONGEST]
    bare = request.GET.get("show") == "bare"
    found = keeping.kept_page(network, words, request.GET.get("after", "")[:_LONGEST], bare=bare)
    context: dict[str, Any] = {
        "rows": found.rows,
        "next": further(request, "after", found.next),
        "words": words,
        "bare": bare,
        "bare_count": keeping.bare_count(network),
        "may_name": holds("keeper.name", via="").test(request.actor, network),
        "may_tell": may("handing.tell", request.actor, network),
        "way": crumbs(network, to_plan(network), (_("Who plans for which unit"), "")),
    }
    return show(request, "plans/keepers.html", network, **context)


@require_GET
def unit_keeper(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show who plans for a unit and who did, its plans, and what was handed down to it."""
    network = _network(request, slug)
    unit = unit_in(network, pk)
    context: dict[str, Any] = {
        "unit": unit,
        "keepers": keeping.keepers_of(unit),
        "keeps_now": keeping.keeps_now,
        "plans": plans_page(request.actor, network, Wanted(unit=unit.pk)).rows,
        "handings": down.handings_page(request.actor, network, down.Wanted(unit=unit.pk)).rows,
        "may": allowed(request, unit, "keeper.name"),
        "way": crumbs(network, to_plan(network), to_keepers(network), (to_unit(unit, network)[0], "")),
    }
    return show(request, "plans/unit_keeper.html", network, **context)


@_page
def keeper_name(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say which member plans and reports for a unit."""
    network = _network(request, slug)
    unit = unit_in(network, pk)
    require(request, "keeper.name", unit)
    form = KeeperForm(request.POST or None, among=directory_of(request.actor, network))
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.name_keeper(actor=request.actor, unit=unit, **given)):
            return done(
                request, _("Noted. What waits for the unit is asked of this member."), "unit-keeper", slug, pk
            )
    way = [to_keepers(network), to_unit(unit, network)]
    title = _("Who plans and reports for %(unit)s?") % {"unit": way[1][0]}
    return form_page(request, network, form, title=title, way=way)


@_page
def keeper_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a member doesn't plan for a unit any more."""
    network = _network(request, slug)
    keeper = keeping.keeper_in(network, pk)
    require(request, "keeper.end", keeper)
    form = KeeperEndForm(request.POST or None)
    if form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: actions.end_keeper(actor=request.actor, keeper=keeper, until=until)):
            return done(request, _("Noted. Name another member soon."), "unit-keeper", slug, keeper.unit_id)
    words = {
        "title": _("It doesn't plan for the unit any more"),
        "lead": name_text(keeper.organisation.names, network.language),
    }
    way = [to_keepers(network), to_unit(keeper.unit, network)]
    return form_page(request, network, form, way=way, **words)


def _tell_form(request: Request, network: Network) -> TellForm:
    is_whole = holds(OFFER, via="").test(request.actor, network)
    own = list(units_for(request.actor, network).order_by("path"))
    whole = _("All units of the network") if is_whole else ""
    return TellForm(request.POST or None, units=own, whole=whole, language=network.language)


@_page
def units_tell(request: Request, slug: str) -> HttpResponse:
    """Write a short message to all units below."""
    network = _network(request, slug)
    require(request, "handing.tell", network)
    form = _tell_form(request, network)
    if form.is_valid():
        pk, words = form.chosen(), {name: form.cleaned_data[name] for name in ("subject", "text")}
        given: dict[str, Any] = {"unit": unit_in(network, pk) if pk else None, **words}
        if attempt(form, lambda: tell_units(actor=request.actor, network=network, **given)):
            return done(request, _("On its way, to each by her own way."), "keepers", slug)
    lead = _("It goes to whoever speaks for the members that plan for these units, by their own ways (C7.3).")
    words = {"title": _("Write to all units below"), "lead": lead, "submit": _("Send")}
    return form_page(request, network, form, way=[to_keepers(network)], **words)
