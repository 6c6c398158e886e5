"""Gives the shapes of places on a map: their outlines, or tiles where none are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Avg, F

from trellis.domain.mapping import WIDTH, Frame, frame, path, square
from trellis.domain.outline import Detail, decode
from trellis.domain.tilegrid import grid
from trellis.places.models import Boundary, Place
from trellis.places.outlining import point_of
from trellis.ui.areas import Area

_LARGEST_TILE = 160
_SMALLEST_TILE = 60
_GAP = 8
# How far a line may lie from where it was, in lengths of the map; among many areas it is less seen.
_STRAY, _STRAY_AMONG_MANY, _MANY = 1, 2, 40
_TEXTS = tuple(detail.value for detail in Detail)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: the path of an SVG, where its label stands, and how far that is from the edge."""

    place: UUID
    path: str
    x: int
    y: int
    room: int
    is_tile: bool = False


@dataclass(frozen=True, slots=True)
class MapShape:
    """A map without what it says: a spot for each place shown, and who drew the boundaries.

    It is a thousand wide and as high as `height` says. `ground` is the outline of the place in which they
    lie, where some of them have none of their own.
    """

    height: int
    spots: tuple[Spot, ...]
    ground: str = ""
    credits: tuple[tuple[str, str], ...] = ()

    @property
    def has_outlines(self) -> bool:
        """Tell whether any place has its outline."""
        return any(not spot.is_tile for spot in self.spots)


def area_of(spot: Spot, name: str, *, state: str = "", value: str = "", href: str = "") -> Area:
    """Give a spot with what it says, for a page's part `map`; `state` is one of `domain.coverage.State`."""
    return Area(
        name=name,
        path=spot.path,
        x=spot.x,
        y=spot.y,
        room=spot.room,
        state=state,
        value=value,
        href=href,
    )


def map_of(area: Place | None, shown: Sequence[Place], detail: Detail | None = None) -> MapShape:
    """Give the map of some places, which lie in `area` or in nothing: a spot for each, in their order.

    Where half of them or more have an outline they are drawn as they lie, and the others as tiles in rows
    below. Else all are tiles, near each other as they lie, where positions are known (their own, or those of
    the places in them). `detail` is chosen by the size of the map unless it is said. Each of `credits` is the
    source of some of the boundaries and what is to be said of them. At most three queries.
    """
    ids = [each.pk for each in shown]
    extra = [area.pk] if area else []
    found = {each.place_id: each for each in Boundary.objects.filter(place__in=[*ids, *extra]).defer(*_TEXTS)}
    drawn = [found[each] for each in ids if each in found]
    if not drawn or len(drawn) * 2 < len(ids):
        return _tiles(shown)
    within = frame([each.box for each in drawn])
    own = found.get(area.pk) if area and len(drawn) < len(ids) else None
    spots, ground = _outlined(drawn, within, detail, own)
    bare = [each for each in ids if each not in found]
    below, height = _rows(bare, within.height)
    spots |= {spot.place: spot for spot in below}
    sources = tuple(dict.fromkeys((each.source, each.disclaimer) for each in drawn))
    return MapShape(height, tuple(spots[each] for each in ids), ground, sources)


def _outlined(
    drawn: Sequence[Boundary], within: Frame, detail: Detail | None, ground: Boundary | None
) -> tuple[dict[UUID, Spot], str]:
    """Give the spots of places with an outline, by place, and the path of the ground if one is given."""
    chosen = detail or _fitting(drawn, within)
    rows = [*drawn, ground] if ground else drawn
    texts = dict(
        Boundary.objects.filter(pk__in=[each.pk for each in rows]).values_list("place_id", chosen.value)
    )
    return (
        {each.place_id: _spot(each, texts[each.place_id], within) for each in drawn},
        path(decode(texts[ground.place_id]), within, within.turn(ground.box)) if ground else "",
    )


def _spot(row: Boundary, text: str, within: Frame) -> Spot:
    turn = within.turn(row.box)
    x, y = within.place((row.label_x, row.label_y), turn)
    return Spot(row.place_id, path(decode(text), within, turn), x, y, within.length(row.room))


def _fitting(drawn: Sequence[Boundary], within: Frame) -> Detail:
    """Give the least detail in which no border lies visibly elsewhere; one for all, as borders are shared."""
    most = _STRAY_AMONG_MANY if len(drawn) > _MANY else _STRAY
    for detail in Detail:
        if all(within.length(each.step(detail)) <= most for each in drawn):
            return detail
    return Detail.FINE


def _rows(places: Sequence[UUID], top: int) -> tuple[list[Spot], int]:
    """Give tiles in rows below a map, and how high it is with them."""
    if not places:
        return [], top
    columns = WIDTH // _SMALLEST_TILE
    tiles = [divmod(number, columns)[::-1] for number in range(len(places))]
    spots = [
        _tile(place, tile, _SMALLEST_TILE, top + _GAP) for place, tile in zip(places, tiles, strict=True)
    ]
    return spots, top + _GAP + (tiles[-1][1] + 1) * _SMALLEST_TILE


def _tile(place: UUID, tile: tuple[int, int], size: int, top: int = 0) -> Spot:
    x, y, side = tile[0] * size + _GAP // 2, top + tile[1] * size + _GAP // 2, size - _GAP
    return Spot(place, square(x, y, side), x + side // 2, y + side // 2, side // 2, is_tile=True)


def _tiles(shown: Sequence[Place]) -> MapShape:
    centres = _centres(shown)
    laid = grid([centres.get(each.pk) for each in shown])
    size = min(_LARGEST_TILE, WIDTH // max(1, laid.columns))
    spots = tuple(_tile(each.pk, tile, size) for each, tile in zip(shown, laid.tiles, strict=True))
    return MapShape(laid.rows * size, spots)


def _centres(shown: Iterable[Place]) -> dict[UUID, tuple[int, int]]:
    """Give where places lie: as they say, or amid the places in them, or amid those in these."""
    found, lacking = {}, []
    for each in shown:
        at = point_of(each.latitude, each.longitude)
        if at:
            found[each.pk] = at
        else:
            lacking.append(each.pk)
    for above in ("parent", "parent__parent"):
        lacking = [each for each in lacking if each not in found]
        if lacking:
            found |= _amid(above, lacking)
    return found


def _amid(above: str, places: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    inside = Place.objects.filter(**{f"{above}__in": places}, latitude__isnull=False)
    means = inside.order_by().values_list(above).annotate(Avg(F("latitude")), Avg(F("longitude")))
    found = ((place, point_of(latitude, longitude)) for place, latitude, longitude in means)
    return {place: at for place, at in found if at}
