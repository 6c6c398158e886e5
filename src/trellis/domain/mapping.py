"""Draws outlines flat: where each lies on a map, as the path of an SVG.

The projection is the equirectangular one, true to scale along the middle parallel: a degree of longitude
counts as much as the cosine of the middle latitude. It is right enough from a village to a state; a map of
the whole Earth shows the lands near the poles too wide. Lengths of the map are whole numbers, a thousand to
its width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from trellis.domain.georings import DEGREE, ROUND, Point, Polygon, Ring
from trellis.domain.outline import Box

WIDTH = 1_000
_EDGE = 12
"""What is left free around the areas, for the lines of their borders."""
_FINE = 1 << 40
_DOT = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """The piece of Earth that a map shows: its corner, what is free on the left, how high it is, its scale.

    `across` and `up` are how far a step reaches on the map, in parts of `_FINE`. What lies west of `seam` is
    drawn in the east, on maps that reach over the 180th meridian.
    """

    west: int
    north: int
    left: int
    height: int
    across: int
    up: int
    seam: int

    def place(self, point: Point, turn: int = 0) -> Point:
        """Give where a point lies on the map."""
        x = self.left + ((point[0] + turn - self.west) * self.across + _FINE // 2) // _FINE
        y = _EDGE + ((self.north - point[1]) * self.up + _FINE // 2) // _FINE
        return x, y

    def length(self, steps: int) -> int:
        """Give how long a way of so many steps northwards is on the map."""
        return steps * self.up // _FINE

    def turn(self, box: Box) -> int:
        """Give how far an area is moved eastwards."""
        return ROUND if box[0] + box[2] < 2 * self.seam else 0


def frame(boxes: Sequence[Box], tallest: int = 1_100) -> Frame:
    """Give the frame in which all of these rectangles lie; it is at most `tallest` high."""
    seam = _seam(boxes)
    turned = [(box, ROUND if box[0] + box[2] < 2 * seam else 0) for box in boxes]
    west, east = min(box[0] + turn for box, turn in turned), max(box[2] + turn for box, turn in turned)
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    # As a share of _FINE, so that all that follows is done in whole numbers.
    narrow = max(1, round(cos(radians((south + north) / 2 / DEGREE)) * _FINE))
    wide, high = max(1, (east - west) * narrow // _FINE), max(1, north - south)
    across, tall = WIDTH - 2 * _EDGE, tallest - 2 * _EDGE
    # A step up; the wider measure or the higher one sets it.
    up = max(1, min(across * _FINE // wide, tall * _FINE // high))
    aside = max(1, up * narrow // _FINE)
    left = (WIDTH - (east - west) * aside // _FINE) // 2
    return Frame(west, north, left, 2 * _EDGE + high * up // _FINE + 1, aside, up, seam)


def path(polygons: Iterable[Polygon], within: Frame, turn: int = 0) -> str:
    """Give areas as the path of an SVG, filled by the rule "evenodd"; what is too small becomes a dot."""
    rings = [ring for polygon in polygons for ring in polygon]
    drawn = "".join(filter(None, (_ring(ring, within, turn) for ring in rings)))
    return drawn or dot(within.place(rings[0][0], turn))


def dot(at: Point) -> str:
    """Give a small square around a point."""
    return square(at[0] - _DOT // 2, at[1] - _DOT // 2, _DOT)


def square(x: int, y: int, size: int) -> str:
    """Give a square by its upper left corner."""
    return f"M{x} {y}h{size}v{size}h-{size}z"


def _ring(ring: Ring, within: Frame, turn: int) -> str:
    """Give a ring from point to point, leaving out what is nearer than the map can show."""
    x, y = within.place(ring[0], turn)
    start, steps = f"M{x} {y}l", []
    for point in ring[1:-1]:
        right, down = within.place(point, turn)
        if right != x or down != y:
            steps.append(f"{right - x} {down - y}")
            x, y = right, down
    return f"{start}{' '.join(steps).replace(' -', '-')}z" if len(steps) > 1 else ""


def _seam(boxes: Sequence[Box]) -> int:
    """Give the meridian at which a map is cut open: where it is emptiest, if that makes it narrower."""
    middles = sorted((box[0] + box[2]) // 2 for box in boxes)
    west, east = min(box[0] for box in boxes), max(box[2] for box in boxes)
    if east - west <= ROUND // 2:
        return -ROUND
    gaps = [(right - left, right) for left, right in pairwise(middles)]
    _, seam = max(gaps, default=(0, -ROUND))
    turned = [(box, ROUND if box[0] + box[2] < 2 * seam else 0) for box in boxes]
    span = max(box[2] + turn for box, turn in turned) - min(box[0] + turn for box, turn in turned)
    return seam if span < east - west else -ROUND
