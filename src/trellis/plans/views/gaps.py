"""What a table of coverage asks for: gaps to be filled, overlaps to be talked about, partners to be found."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.covered import Gap, gaps
from trellis.domain.overlap import FINER_LABELS, Overlap
from trellis.domain.partnering import Partner
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.places.models import Place
from trellis.plans.covering import shown
from trellis.plans.models import Group, Kind
from trellis.plans.queries import coverage as queries
from trellis.plans.queries.coverage import Look
from trellis.plans.queries.saying import notes_for
from trellis.plans.queries.sharing import organisations_named, overlaps_in, partners_in, places_named
from trellis.plans.views.coverage import Words, kept, level_choices, look_of, words_in
from trellis.plans.views.frame import address_if_any, number_in, show, to_plan
from trellis.ui.addresses import an_id
from trellis.ui.addresses import further as further_of
from trellis.ui.jinja import url
from trellis.ui.names import name_text

T = TypeVar("T")
PAGE = 50


def _part(request: Request, found: Sequence[T]) -> tuple[Sequence[T], str]:
    """Give fifty of what was found, and the address of the next fifty."""
    start = number_in(request.GET, "from") or 0
    more = start + PAGE if len(found) > start + PAGE else ""
    return found[start : start + PAGE], further_of(request, "from", more)


def _page(request: Request, template: str, look: Look, title: str, **context: Any) -> HttpResponse:
    back = url("coverage", look.network.slug) + kept(look)
    way = crumbs(look.network, to_plan(look.network), (_("Coverage"), back), (title, ""))
    given = {"look": look, "title": title, "back": back, "way": way, "kept": kept(look)}
    return show(request, template, look.network, tab="coverage", **given, **context)


def _gap(gap: Gap, look: Look, names: dict[str, Place], words: tuple[Words, Words]) -> dict[str, Any]:
    """Give a gap with what it says, where it is seen, and where something is planned against it."""
    cell, (kinds, groups) = gap.cell, words
    place = names[cell.place]
    here = {"area": place.pk, "level": "", "kind": cell.kind, "group": cell.group}
    plan = address_if_any("activity-make", look.network.slug)
    return {
        "place": name_text(place.names),
        "kind": kinds.get(cell.kind) or _("No kind stated"),
        "group": groups.get(cell.group) or _("no group stated"),
        "cell": shown(cell, url("coverage-who", look.network.slug) + kept(look, **here)),
        "plan": f"{plan}?place={place.pk}&kind={cell.kind}&group={cell.group}" if plan else "",
    }


@require_GET
def gap_list(request: Request, slug: str) -> HttpResponse:
    """Show where people are in need and nobody reaches all of them, the greatest gaps first."""
    network = network_named(request.actor, slug)
    look, depths = look_of(network, request.GET)
    places = queries.places_of(look, an_id(request.GET.get("after", ""))).places
    found = gaps(queries.cells_of(request.actor, look, places)) if depths else []
    part, more = _part(request, found)
    words = words_in(Kind, network), words_in(Group, network)
    names = {each.pk.hex: each for each in places}
    rows = [_gap(each, look, names, words) for each in part]
    says: dict[str, Any] = {"rows": rows, "next": more, "count": len(found), "levels": level_choices(depths)}
    return _page(request, "plans/coverage/gaps.html", look, _("Gaps"), **says)


def _here(overlap: Overlap) -> dict[str, str]:
    return {"area": overlap.place, "level": "", "kind": overlap.kind, "group": overlap.group}


def _overlap(overlap: Overlap, look: Look, words: tuple[Words, Words]) -> dict[str, Any]:
    kinds, groups = words
    return {
        "kind": kinds.get(overlap.kind) or _("No kind stated"),
        "group": groups.get(overlap.group) or _("no group stated"),
        "since": overlap.since,
        "finer": _(FINER_LABELS[overlap.finer]),
        "href": url("coverage-who", look.network.slug) + kept(look, **_here(overlap)),
    }


def _overlap_rows(look: Look, part: Sequence[Overlap]) -> list[dict[str, Any]]:
    """Give overlaps with the names of whom and what they are about."""
    words = words_in(Kind, look.network), words_in(Group, look.network)
    places = places_named(place for each in part for place in (each.place, *each.places_below))
    members = organisations_named(name for each in part for name in each.organisations)
    notes = notes_for(look.network, [(each, places[each.place]) for each in part])
    return [
        _overlap(each, look, words)
        | {
            "note": note,
            "agree": url("overlap-agree", look.network.slug) + kept(look, **_here(each)),
            "place": name_text(places[each.place].names),
            "below": [name_text(places[place].names) for place in each.places_below],
            "who": [members[name] for name in each.organisations],
        }
        for each, note in zip(part, notes, strict=True)
    ]


@require_GET
def overlap_list(request: Request, slug: str) -> HttpResponse:
    """Show who does the same for the same people in the same place, at a level that is stated."""
    network = network_named(request.actor, slug)
    look, depths = look_of(network, request.GET)
    found = overlaps_in(request.actor, look)
    part, more = _part(request, found.found)
    says: dict[str, Any] = {
        "rows": _overlap_rows(look, part),
        "next": more,
        "count": len(found.found),
        "is_too_large": found.is_too_large,
        "levels": level_choices(depths),
        "level": dict(level_choices(depths)).get(look.depth, ""),
    }
    return _page(request, "plans/coverage/overlaps.html", look, _("Overlaps"), **says)


def _member(network: Network, pk: UUID | None) -> Organisation:
    found = Organisation.objects.filter(network=network, pk=pk).first() if pk else None
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _partners(network: Network, part: Sequence[Partner]) -> list[dict[str, Any]]:
    kinds = words_in(Kind, network)
    members = organisations_named(each.organisation for each in part)
    places = places_named(place for each in part for place in each.places)
    return [
        {
            "member": members[each.organisation],
            "places": [name_text(places[place].names) for place in each.places],
            "same": sorted({kinds.get(kind) or _("No kind stated") for _place, kind in each.same}),
            "more": sorted({kinds.get(kind) or _("No kind stated") for kind in each.kinds}),
        }
        for each in part
    ]


@require_GET
def partner_list(request: Request, slug: str) -> HttpResponse:
    """Show with whom a member could work together, and why."""
    network = network_named(request.actor, slug)
    look, depths = look_of(network, request.GET)
    member = _member(network, an_id(request.GET.get("member", "")))
    part, more = _part(request, partners_in(request.actor, look, member))
    title = _("Partners for %(name)s") % {"name": name_text(member.names, network.language)}
    says: dict[str, Any] = {
        "member": member,
        "rows": _partners(network, part),
        "next": more,
        "level": dict(level_choices(depths)).get(look.depth, ""),
        "levels": level_choices(depths),
    }
    return _page(request, "plans/coverage/partners.html", look, title, **says)
