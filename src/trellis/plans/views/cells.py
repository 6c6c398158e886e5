"""A cell of coverage opened: who works at a place on a kind of work, group by group."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.coverage import Cell
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.queries.paging import slice_of
from trellis.members.views.listing import cursor_of, further
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.covering import shown, span_says
from trellis.plans.models import Group, Kind
from trellis.plans.queries import coverage as queries
from trellis.plans.queries.coverage import Look
from trellis.plans.views.coverage import Words, kept, look_of, words_in
from trellis.plans.views.frame import show, to_plan
from trellis.ui.jinja import url
from trellis.ui.names import name_text


def _groups(cells: list[Cell], kinds: Words, groups: Words) -> list[dict[str, Any]]:
    """Give what stands in the table of groups: each that somebody works for, or that is in need."""
    return [
        {
            "kind": kinds.get(cell.kind) or _("No kind stated"),
            "group": groups.get(cell.group) or _("no group stated"),
            "cell": shown(cell, ""),
            "people": span_says(cell.people),
            "contacts": cell.contacts,
            "services": cell.services,
        }
        for cell in cells
        if cell.organisations or cell.planned or cell.hides or cell.need
    ]


def _title(look: Look, kinds: Words) -> str:
    if look.area is None:
        raise Problem(NOT_FOUND)
    place = name_text(look.area.names)
    if look.kind is None:
        return _("Who works in %(place)s") % {"place": place}
    kind = kinds.get(look.kind.hex, "")
    return _("%(kind)s in %(place)s") % {"kind": kind, "place": place}


def _context(request: Request, look: Look, kinds: Words) -> dict[str, Any]:
    """Give the numbers of each group and the activities behind them."""
    groups = words_in(Group, look.network)
    cells = queries.cells_of(request.actor, look, [look.area] if look.area else [])
    rows = slice_of(queries.seen_sites(request.actor, look), cursor_of(request.GET), sort="pk")
    return {
        "look": look,
        "groups": _groups(cells, kinds, groups),
        "sites": rows.rows,
        "further": further(request, rows),
        "words": groups,
    }


@require_GET
def who(request: Request, slug: str) -> HttpResponse:
    """Show who works at a place, on a kind of work or on any."""
    network = network_named(request.actor, slug)
    look, _depths = look_of(network, request.GET)
    kinds = words_in(Kind, network)
    title = _title(look, kinds)
    back = url("coverage", slug) + kept(look, level="", kind="")
    context = {
        **_context(request, look.itself(), kinds),
        "title": title,
        "way": crumbs(network, to_plan(network), (_("Coverage"), back), (title, "")),
    }
    return show(request, "plans/coverage/who.html", network, tab="coverage", **context)
