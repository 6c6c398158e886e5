"""Looking at places: open to everybody."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.text import clean
from trellis.places import maps, queries, rules
from trellis.places.models import Place
from trellis.ui.jinja import url
from trellis.ui.names import name_text

_LONGEST = 200
# More would be too small to be told apart, or to be touched.
_ON_A_MAP = 200


def _wanted(request: Request) -> str:
    return clean(request.GET.get("q", ""))[:_LONGEST]


def _may(request: Request) -> dict[str, object]:
    rule = rules.keeps_places
    return {"may_keep": rule.test(request.actor, None), "reasons": rule.why(request.actor, None)}


def _map(place: Place, counted: tuple[int, int]) -> dict[str, object]:
    """Give the map of the places in a place, each leading down to its own page, if it tells enough."""
    total, outlined = counted
    # Tiles alone would say nothing that the list doesn't.
    if not 1 < total <= _ON_A_MAP or outlined * 2 < total:
        return {"map": None}
    children = list(queries.children(place))
    drawn = maps.map_of(place, children)
    areas = [
        maps.area_of(spot, name_text(each.names), href=url("place", each.pk))
        for spot, each in zip(drawn.spots, children, strict=True)
    ]
    wider = [(name_text(each.names), url("place", each.pk)) for each in place.above]
    return {"map": drawn, "areas": areas, "wider": wider}


@require_GET
def places(request: Request) -> HttpResponse:
    """Show the widest places, or those that a search finds."""
    wanted, after = _wanted(request), request.GET.get("after", "")
    page = queries.page_of(queries.find(wanted) if wanted else queries.roots(), after)
    exact = queries.named(wanted) if wanted and not after and page.following else []
    shown = {"page": page, "wanted": wanted, "after": after, "exact": exact, **_may(request)}
    return render(request, "places/places.html", shown)


@require_GET
def place(request: Request, place_id: UUID) -> HttpResponse:
    """Show a place: its names and codes, where it lies, what lies in it, and what became of it."""
    found = queries.place_of(place_id)
    wanted, after = _wanted(request), request.GET.get("after", "")
    inside = queries.within(found) & queries.find(wanted) if wanted else queries.children(found)
    counted = queries.count_in(found)
    shown = {
        "place": found,
        "page": queries.page_of(inside, after),
        "total": counted[0],
        **({"map": None} if wanted or after else _map(found, counted)),
        "wanted": wanted,
        "after": after,
        "successors": queries.successors(found),
        "predecessors": queries.predecessors(found),
        "has_ended": found.has_ended(timezone.localdate()),
        **_may(request),
    }
    return render(request, "places/place.html", shown)


@require_GET
def suggest(request: Request) -> HttpResponse:
    """Give the likeliest places for what was typed so far, as a part of a page."""
    wanted = _wanted(request)
    found = queries.suggest(wanted)
    count = ngettext("%(count)s place", "%(count)s places", len(found)) % {"count": len(found)}
    says = count if found else _("No place is called '%(text)s'.") % {"text": wanted}
    answer = render(request, "places/suggestions.html", {"found": found, "says": says})
    answer.headers["Cache-Control"] = "private, max-age=60"
    return answer
