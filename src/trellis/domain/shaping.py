"""Makes outlines of areas: mends them, simplifies neighbours together, and unites parts to a whole.

Simplification is that of Visvalingam and Whyatt (Line generalisation by repeated elimination of points, 1993)
for all areas at once, so that a border that two share stays one. GEOS does the work; this module is loaded
only where boundaries are brought in.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import shapely
from shapely.geometry import MultiPolygon as Many
from shapely.geometry import Polygon as One

from trellis.domain.georings import Point, Polygon, Ring
from trellis.domain.outline import Detail, Grade, Outline

Key = TypeVar("Key", bound=Hashable)
PARTS = {Detail.COARSE: 450, Detail.MEDIUM: 1_500, Detail.FINE: 6_000}
"""Into how many parts the extent of all areas is divided; one part is how far a line may move."""
_LABEL_STEPS = 60
_SHARED = 0.01
"""Which share of the whole may be covered twice before areas count as lying over each other."""


@dataclass(frozen=True, slots=True)
class Shaped(Generic[Key]):
    """The outlines, whose shape was mended, who has none, and whether the areas lie beside each other.

    Where they don't (a province over its districts), `fits` is false, and borders may not be drawn as one.
    """

    outlines: dict[Key, Outline]
    mended: tuple[Key, ...]
    empty: tuple[Key, ...]
    fits: bool


def shape(areas: Mapping[Key, Sequence[Polygon]]) -> Shaped[Key]:
    """Make outlines of areas that lie beside each other."""
    raw = {key: _many(polygons) for key, polygons in areas.items()}
    mended = tuple(key for key, each in raw.items() if not each.is_valid)
    whole = {key: _areas_only(shapely.make_valid(each)) for key, each in raw.items()}
    empty = tuple(key for key, each in whole.items() if each.is_empty)
    kept = [key for key in whole if key not in set(empty)]
    shapes = [whole[key] for key in kept]
    steps = _steps(shapes)
    fits = _overlap_little(shapes)
    shapes = _beside_each_other(shapes, steps[Detail.FINE]) if fits else shapes
    made = {detail: _simplified(shapes, step) for detail, step in steps.items()}
    outlines = {
        key: _outline({detail: made[detail][at] for detail in Detail}, steps) for at, key in enumerate(kept)
    }
    return Shaped(outlines, mended, empty, fits)


def unite(parts: Sequence[Outline]) -> Outline:
    """Make the outline of a whole from those of its parts, in each detail."""
    steps = {detail: max(each.grades[detail].step for each in parts) for detail in Detail}
    made = {
        detail: _united([_many(each.grades[detail].polygons) for each in parts], steps[detail])
        for detail in Detail
    }
    return _outline(made, steps)


def _overlap_little(shapes: Sequence[Any]) -> bool:
    """Tell whether what two areas share is no more than a fault of drawing."""
    if shapely.coverage_is_valid(shapes):
        return True
    whole = shapely.union_all(shapes).area
    return bool(sum(each.area for each in shapes) - whole <= whole * _SHARED)


def _beside_each_other(shapes: Sequence[Any], width: int) -> list[Any]:
    """Close narrow gaps and share out overlaps, so that neighbours have one border."""
    if shapely.coverage_is_valid(shapes, gap_width=width):
        return list(shapes)
    clean = [_areas_only(each) for each in shapely.coverage_clean(shapes, gap_width=width)]
    return [old if new.is_empty else new for new, old in zip(clean, shapes, strict=True)]


def _steps(shapes: Sequence[Any]) -> dict[Detail, int]:
    west, south, east, north = shapely.total_bounds(shapes) if shapes else (0, 0, 0, 0)
    extent = max(east - west, north - south)
    return {detail: max(1, round(extent / parts)) for detail, parts in PARTS.items()}


def _simplified(shapes: Sequence[Any], step: int) -> list[Any]:
    if not shapes:
        return []
    simpler = [_areas_only(shapely.make_valid(each)) for each in shapely.coverage_simplify(shapes, step)]
    # What vanishes altogether stays as it was.
    kept = [old if new.is_empty else new for new, old in zip(simpler, shapes, strict=True)]
    return [_without_specks(each, step) for each in kept]


def _united(shapes: Sequence[Any], step: int) -> Any:
    """Unite what fits; parts of different files leave slivers between them, which are closed."""
    if shapely.coverage_is_valid(shapes, gap_width=step):
        return _areas_only(shapely.coverage_union_all(shapes))
    grown = [shapely.buffer(shapely.make_valid(each), step, join_style="mitre") for each in shapes]
    whole = shapely.buffer(shapely.union_all(grown), -step, join_style="mitre")
    return _areas_only(shapely.make_valid(whole))


def _outline(shapes: Mapping[Detail, Any], steps: Mapping[Detail, int]) -> Outline:
    grades = {detail: Grade(steps[detail], _polygons(shapes[detail])) for detail in Detail}
    largest = max(shapes[Detail.MEDIUM].geoms, key=lambda each: each.area)
    west, south, east, north = largest.bounds
    tolerance = max(1, max(east - west, north - south) / _LABEL_STEPS)
    line = shapely.maximum_inscribed_circle(largest, tolerance)
    x, y = line.coords[0]
    return Outline(grades, (round(x), round(y)), round(line.length))


def _without_specks(shape: Any, step: int) -> Any:
    """Leave out islands and lakes that would be smaller than a dot, never the largest part."""
    least = step * step
    parts = sorted(shape.geoms, key=lambda each: each.area, reverse=True)
    return Many(
        [
            One(each.exterior, [hole for hole in each.interiors if One(hole).area >= least])
            for rank, each in enumerate(parts)
            if each.area >= least or rank == 0
        ]
    )


def _many(polygons: Iterable[Polygon]) -> Any:
    return Many([One(outer, holes) for outer, *holes in polygons])


def _areas_only(shape: Any) -> Any:
    """Give the areas of a shape; mending leaves lines and points beside them."""
    flat = shapely.get_parts(shapely.get_parts([shape]))
    return Many([each for each in flat if each.geom_type == "Polygon" and each.area > 0])


def _polygons(shape: Any) -> tuple[Polygon, ...]:
    made = (tuple(_ring(ring) for ring in (each.exterior, *each.interiors)) for each in shape.geoms)
    return tuple(polygon for polygon in made if polygon[0])


def _ring(ring: Any) -> Ring:
    points: list[Point] = [(round(x), round(y)) for x, y in ring.coords]
    return tuple(points)
