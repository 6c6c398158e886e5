"""The network's own tree: committee, provincial groups, district centres, village groups."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may as may_do
from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.networks import actions, queries
from trellis.networks.actions import Former
from trellis.networks.beside import said_of
from trellis.networks.forms.units import ParentForm, UnitForm
from trellis.networks.models import Network, Unit
from trellis.networks.pages import Crumb, crumbs, page
from trellis.networks.queries import units as tree
from trellis.networks.views import branching
from trellis.networks.views.frame import form_page, permit, to_page
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.names import name_text

_page = require_http_methods(["GET", "POST"])
_LONGEST = 200


def _way(network: Network, *steps: Crumb) -> list[Crumb]:
    return crumbs(network, to_page(network, _("Units"), "units"), *steps)


def _step(unit: Unit, network: Network) -> Crumb:
    return name_text(unit.names, network.language), reverse("unit", args=[network.slug, unit.pk])


@require_GET
def units(request: Request, slug: str) -> HttpResponse:
    """Show the tree of units and what each covers."""
    network = queries.network_named(request.actor, slug)
    wanted = request.GET.get("q", "")[:_LONGEST].strip()
    after = an_id(request.GET.get("after", ""))
    whole = tree.tree_of(network) if not wanted else None
    found = tree.find_units(network, wanted, after) if wanted else tree.children_of(network, None, after)
    context: dict[str, Any] = {
        "way": crumbs(network, (_("Units"), "")),
        "wanted": wanted,
        "nodes": branching.nodes(network, whole) if whole is not None else None,
        "rows": found.rows,
        "next": further(request, "after", found.next),
        "removed": tree.removed_lately(network),
        "may": permit(request, "unit.add", network),
        "may_put_back": may_do("unit.put-back", request.actor, network),
    }
    return page(request, "networks/units.html", network, "network", **context)


@require_GET
def unit(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a unit, the places it covers and the units below it."""
    network = queries.network_named(request.actor, slug)
    shown = tree.unit_in(network, pk)
    below = tree.children_of(network, shown, an_id(request.GET.get("after", "")))
    verbs = ("unit.change", "unit.move", "unit.remove")
    above = [_step(each, network) for each in tree.way_to(shown)]
    context: dict[str, Any] = {
        "way": _way(network, *above, _step(shown, network)),
        "unit": shown,
        "covers": tree.places_of(shown),
        "rows": below.rows,
        "next": further(request, "after", below.next),
        "may": {verb: may_do(verb, request.actor, shown) for verb in verbs},
        "may_add": may_do("unit.add", request.actor, network),
        "permit": permit(request, "unit.change", shown),
        "said": said_of(request.actor, shown),
    }
    return page(request, "networks/unit.html", network, "network", **context)


def _form_page(request: Request, network: Network, form: UnitForm, *way: Crumb, **words: Any) -> HttpResponse:
    words = {"parent": None, "theirs": (), "way": _way(network, *way), **words}
    return form_page(request, "networks/unit_form.html", network, form, **words)


@_page
def unit_add(request: Request, slug: str) -> HttpResponse:
    """Add a unit, under the one that the address names if it does."""
    network = queries.network_named(request.actor, slug)
    require(request, "unit.add", network)
    under = an_id(request.GET.get("under", ""))
    parent = tree.unit_in(network, under) if under else None
    form = UnitForm(request.POST or None, language=network.language)
    if "more" in request.POST:
        form = form.with_another_line()

    def add() -> Unit:
        given = {"names": form.names(), "level": form.cleaned_data["level"], "covers": form.covers()}
        return actions.add_unit(actor=request.actor, network=network, parent=parent, **given)

    if saved := attempt(form, add):
        return done(request, _("The unit was added."), "unit", slug, saved.pk)
    title = _("Add a unit")
    return _form_page(request, network, form, (title, ""), title=title, parent=parent)


def _stands(unit: Unit, form: UnitForm) -> list[tuple[str, str]]:
    """Give what a unit is now, for whoever was writing while somebody else saved."""
    if not renew(form, unit.version):
        return []
    return [(_("Names"), ", ".join(unit.names.values())), (_("Place it covers"), branching.covered(unit))]


@_page
def unit_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what a unit is called and which places it covers."""
    network = queries.network_named(request.actor, slug)
    shown = tree.unit_in(network, pk)
    require(request, "unit.change", shown)
    standing = {"names": shown.names, "covers": tree.places_of(shown)}
    standing["initial"] = {"level": shown.level, "version": shown.version}
    form = UnitForm(request.POST or None, language=network.language, **standing)
    if "more" in request.POST:
        form = form.with_another_line()

    def change() -> Unit:
        given = {"names": form.names(), "level": form.cleaned_data["level"], "covers": form.covers()}
        given["version"] = form.cleaned_data["version"]
        return actions.change_unit(actor=request.actor, unit=shown, **given)

    if attempt(form, change):
        return done(request, _("Saved."), "unit", slug, pk)
    title, theirs = _("Change this unit"), _stands(shown, form)
    return _form_page(request, network, form, _step(shown, network), (title, ""), title=title, theirs=theirs)


@_page
def unit_move(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put a unit, with all below it, under another one."""
    network = queries.network_named(request.actor, slug)
    shown = tree.unit_in(network, pk)
    require(request, "unit.move", shown)
    form = ParentForm(request.POST or None, network=network, unit=shown)

    def move() -> Unit:
        given = {"parent": form.chosen(), "version": form.cleaned_data["version"]}
        return actions.move_unit(actor=request.actor, unit=shown, **given)

    if attempt(form, move):
        return done(request, _("The unit was moved, with all below it."), "unit", slug, pk)
    way = _way(network, _step(shown, network), (_("Move"), ""))
    theirs = (
        [(_("Under which unit?"), shown.parent and str(shown.parent))] if renew(form, shown.version) else []
    )
    return form_page(request, "networks/unit_move.html", network, form, way=way, unit=shown, theirs=theirs)


@require_POST
def unit_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a unit out of the tree; the page of units offers to put it back."""
    network = queries.network_named(request.actor, slug)
    shown = tree.unit_in(network, pk)
    try:
        actions.remove_unit(actor=request.actor, unit=shown)
    except Problem as problem:
        return not_done(request, problem, "unit", slug, pk)
    says = _("%(unit)s was removed. You can put it back below.") % {"unit": name_text(shown.names)}
    return done(request, says, "units", slug)


@require_POST
def unit_put_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Put a removed unit back, as the record remembers it."""
    network = queries.network_named(request.actor, slug)
    was = tree.removed(network, number)
    former = Former(
        id=was.unit,
        names=was.detail["names"],
        level=was.detail["level"],
        parent=an_id(was.detail.get("parent") or ""),
        covers=tuple(UUID(each) for each in was.detail["covers"]),
    )
    try:
        saved = actions.put_back_unit(actor=request.actor, network=network, former=former)
    except Problem as problem:
        return not_done(request, problem, "units", slug)
    return done(request, _("The unit is back."), "unit", slug, saved.pk)
