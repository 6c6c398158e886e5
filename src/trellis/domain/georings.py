"""The rings of areas as GeoJSON writes them and as TopoJSON makes them of shared lines, in whole numbers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

DEGREE = 100_000
"""Steps of a degree: one is about a metre."""
ROUND = 360 * DEGREE
MOST_POINTS = 2_000_000
_FEWEST = 4
_FARTHEST = 10**9

Point = tuple[int, int]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""The outer ring, then the holes."""


class TooManyPointsError(Exception):
    """A file holds, or unfolds to, more points than anybody draws."""


class Rings:
    """Makes polygons of GeoJSON's positions; raises TooManyPointsError beyond `MOST_POINTS` of them."""

    key = "coordinates"

    def __init__(self) -> None:
        """Begin to count."""
        self.points = 0

    def polygon(self, rings: Sequence[Any]) -> Polygon:
        """Give a polygon; empty when its outer ring encloses nothing. Holes that are nothing are left out."""
        made = [self._ring(ring) for ring in rings]
        return (made[0], *(hole for hole in made[1:] if hole)) if made and made[0] else ()

    def _ring(self, ring: Any) -> Ring:
        return closed(_steps(self._positions(ring)))

    def _positions(self, ring: Any) -> Iterator[Point]:
        for position in ring:
            self.points += 1
            if self.points > MOST_POINTS:
                raise TooManyPointsError
            # Not by unpacking: a position may tell its height, too.
            yield _whole(position[0]), _whole(position[1])


class Arcs(Rings):
    """Makes polygons of the numbers of shared lines; raises IndexError for a line that isn't there."""

    key = "arcs"

    def __init__(self, arcs: Sequence[Any], transform: Any) -> None:
        """Lay out the lines, each as differences from point to point where the file says how."""
        super().__init__()
        self.arcs = [self._line(arc, transform) for arc in arcs]

    def _line(self, arc: Any, transform: Any) -> list[Point]:
        if transform is None:
            return list(self._positions(arc))
        (wide, high), (left, low) = transform["scale"], transform["translate"]
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append([x * wide + left, y * high + low])
        return list(self._positions(line))

    def _positions_of(self, numbers: Any) -> Iterator[Point]:
        for number in numbers:
            # One that is followed backwards has the number -1 - n; Python would count it from the end.
            line = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            self.points += len(line)
            if self.points > MOST_POINTS:
                raise TooManyPointsError
            yield from line

    def _ring(self, ring: Any) -> Ring:
        return closed(_steps(self._positions_of(ring)))


def _whole(degrees: Any) -> int:
    """Give degrees as steps; TypeError for what isn't a number. What is far off stays far off."""
    if isinstance(degrees, bool) or not isinstance(degrees, int | float):
        raise TypeError
    # Asked so, what is no number at all is far off, too.
    if not abs(degrees) <= _FARTHEST:
        return _FARTHEST * DEGREE
    return round(degrees * DEGREE)


def _steps(points: Iterable[Point]) -> list[Point]:
    """Give the points, each but once in a row."""
    made: list[Point] = []
    for point in points:
        if not made or made[-1] != point:
            made.append(point)
    return made


def closed(points: list[Point]) -> Ring:
    """Give a ring that ends where it begins; empty when it encloses nothing."""
    ring = unwrapped(points if not points or points[0] == points[-1] else [*points, points[0]])
    return tuple(ring) if len(ring) >= _FEWEST else ()


def unwrapped(ring: list[Point]) -> list[Point]:
    """Let a ring that crosses the 180th meridian run on beyond it, unless it goes round a pole."""
    if all(not _crosses(one[0], other[0]) for one, other in pairwise(ring)):
        return ring
    turns, before, made = 0, ring[0][0], []
    for x, y in ring:
        if _crosses(before, x):
            turns += 1 if x < before else -1
        made.append((x + turns * ROUND, y))
        before = x
    if turns:
        return ring
    # Beyond the meridian on its eastern side, whichever side it began on.
    shift = ROUND if min(x for x, _ in made) < -ROUND // 2 else 0
    return [(x + shift, y) for x, y in made]


def _crosses(one: int, other: int) -> bool:
    """Tell whether a step goes over the meridian; from edge to edge it runs along a pole instead."""
    return ROUND // 2 < abs(one - other) < ROUND
