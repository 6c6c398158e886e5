"""The table of coverage: places by kinds of work, at a level that is stated."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.coverage import STATE_LABELS, Cell
from trellis.domain.covered import counted_by_state, double_counted, states_of, together
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.places.maps import area_of, map_of
from trellis.places.models import Place
from trellis.places.queries import with_paths
from trellis.places.telling import level_label
from trellis.plans.covering import SYMBOLS, Row, legend, people_say, rows_of
from trellis.plans.models import Group, Kind
from trellis.plans.queries import coverage as queries
from trellis.plans.queries.coverage import Look
from trellis.plans.views.frame import show, to_plan
from trellis.ui.addresses import an_id
from trellis.ui.addresses import further as further_of
from trellis.ui.jinja import url
from trellis.ui.names import name_text

Words = Mapping[str, str]
_NO_KIND = ""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()


def _area(network: Network, given: QueryDict) -> Place | None:
    """Give the area that is asked for, else the one in which all of the network's work lies."""
    asked = an_id(given.get("area", ""))
    found = Place.objects.filter(pk=asked).first() if asked else None
    found = found or queries.common_area(network)
    return with_paths([found])[0] if found else None


def look_of(network: Network, given: QueryDict) -> tuple[Look, list[tuple[int, str]]]:
    """Give what an address wants to look at, and the levels that it may choose from."""
    area = _area(network, given)
    depths = queries.depths_in(area)
    asked = given.get("level", "")
    known = {str(depth): depth for depth, _level in depths}
    look = Look(
        network=network,
        area=area,
        depth=known.get(asked, depths[0][0] if depths else 0),
        day=_day(given.get("day", "")),
        kind=an_id(given.get("kind", "")),
        group=an_id(given.get("group", "")),
    )
    return look, depths


def words_in(model: type[Kind] | type[Group], network: Network) -> dict[str, str]:
    """Give the words of a vocabulary in the reader's language, in the network's order."""
    found = model.objects.filter(network=network).order_by("position", "pk")
    return {each.pk.hex: name_text(each.names, network.language) for each in found}


def kept(look: Look, **changed: object) -> str:
    """Give the address' part that keeps what is looked at, with something else in it."""
    asked: dict[str, object] = {
        "area": look.area.pk if look.area else "",
        "level": look.depth,
        "kind": look.kind or "",
        "group": look.group or "",
        "day": look.day if look.day != timezone.localdate() else "",
    }
    return "?" + urlencode({name: value for name, value in (asked | changed).items() if value != ""})


def level_choices(depths: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give the levels that can be looked at, in words."""
    return [(depth, level_label(level)) for depth, level in depths]


def _choices(depths: Sequence[tuple[int, str]], kinds: Words, groups: Words) -> dict[str, Any]:
    return {
        "level": level_choices(depths),
        "kind": [("", _("Each kind")), *kinds.items()],
        "group": [("", _("All groups together")), *groups.items()],
    }


def _up(look: Look, here: str) -> list[Crumb]:
    above = [*look.area.above, look.area] if look.area else []
    return [(name_text(each.names), here + kept(look, area=each.pk, level="")) for each in above]


def _table(look: Look, cells: Sequence[Cell], places: Sequence[Place], here: str) -> list[Row]:
    def address(cell: Cell) -> str:
        return f"{here}/who" + kept(look, area=cell.place, level="", kind=cell.kind)

    names = [(name_text(each.names), here + kept(look, area=each.pk, level="")) for each in places]
    return rows_of(cells, names, address)


def _map(look: Look, cells: Sequence[Cell], places: Sequence[Place], rows: Sequence[Row]) -> dict[str, Any]:
    """Give the map of the table's places: each says what its row says as a whole, and leads further down."""
    drawn, states = map_of(look.area, places), states_of(cells)
    areas = [
        area_of(spot, row.name, state=states[place.pk.hex].value, href=row.href)
        for spot, row, place in zip(drawn.spots, rows, places, strict=True)
    ]
    return {"areas": areas, "map": drawn}


def _beside(request: Request, look: Look, kinds: Words) -> list[tuple[str, str, int]]:
    """Give what is known only for a wider place: the place, the kind of work, how many activities."""
    wider = queries.wider_than(request.actor, look)
    named = Place.objects.in_bulk([each.place for each in wider])
    return [
        (
            name_text(named[each.place].names),
            kinds.get(each.kind.hex, "") if each.kind else "",
            each.activities,
        )
        for each in wider
    ]


def _cells(request: Request, look: Look, places: Sequence[Place], kinds: Words) -> list[Cell]:
    """Give a cell for each place and kind: of one group, or of all together; kinds in the network's order."""
    found = together(queries.cells_of(request.actor, look, places))
    order = {place.pk.hex: at for at, place in enumerate(places)}
    rank = {kind: at for at, kind in enumerate(kinds)}
    return sorted(found, key=lambda cell: (order[cell.place], rank.get(cell.kind, len(rank))))


@require_GET
def coverage(request: Request, slug: str) -> HttpResponse:
    """Show who works where on what, and what is short."""
    network = network_named(request.actor, slug)
    look, depths = look_of(network, request.GET)
    kinds, groups = words_in(Kind, network), words_in(Group, network)
    rows = queries.places_of(look, an_id(request.GET.get("after", "")))
    cells = _cells(request, look, rows.places, kinds) if depths else []
    context = {
        "look": look,
        "kept": kept(look),
        "choices": _choices(depths, kinds, groups),
        **_says(look, cells, rows.places, kinds),
        "beside": _beside(request, look, kinds),
        "without_place": queries.without_place(request.actor, network),
        "next": further_of(request, "after", rows.next),
        "way": crumbs(network, to_plan(network), (_("Coverage"), "")),
    }
    return show(request, "plans/coverage/table.html", network, tab="coverage", **context)


def _says(look: Look, cells: Sequence[Cell], places: Sequence[Place], kinds: Words) -> dict[str, Any]:
    """Give the table with what it says as a whole, and its map."""
    here = url("coverage", look.network.slug)
    columns = list(dict.fromkeys(cell.kind for cell in cells))
    rows = _table(look, cells, places, here) if columns else []
    return {
        **(_map(look, cells, places, rows) if rows else {}),
        "columns": [kinds.get(kind) or _("No kind stated") for kind in columns],
        "rows": rows,
        "up": _up(look, here),
        "here": here,
        "counts": _counts(cells),
        "legend": legend(),
        "people": people_say(cells),
        "is_double": double_counted(cells),
        "needs": any(cell.need is not None for cell in cells),
        "level": level_label(places[0].level) if places else "",
    }


def _counts(cells: Sequence[Cell]) -> list[tuple[str, str, int]]:
    """Give how many places say what: a symbol, words, the number."""
    counts = counted_by_state(states_of(cells))
    return [(SYMBOLS[state], _(STATE_LABELS[state]), count) for state, count in counts.items() if count]
