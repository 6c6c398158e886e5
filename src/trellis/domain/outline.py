"""The outline of a place: three grades of detail in whole numbers, written small and read quickly."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trellis.domain.georings import Point, Polygon, Ring

Box = tuple[int, int, int, int]
"""West, south, east, north."""


class Detail(StrEnum):
    """How much of an outline is drawn: from afar, among its neighbours, or by itself."""

    COARSE = "coarse"
    MEDIUM = "medium"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Grade:
    """An outline in one detail; `step` is how far a line may lie from where it was."""

    step: int
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline in every detail, where its label stands best, and how far that is from the edge."""

    grades: dict[Detail, Grade]
    label: Point
    room: int

    @property
    def box(self) -> Box:
        """Give the rectangle around it."""
        return box_of(self.grades[Detail.FINE].polygons)


def box_of(polygons: Iterable[Polygon]) -> Box:
    """Give the rectangle around polygons."""
    points = [point for polygon in polygons for point in polygon[0]]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def encode(polygons: Sequence[Polygon]) -> str:
    """Write polygons: of each ring the first point, then the differences from point to point."""
    return json.dumps([[_differences(ring) for ring in each] for each in polygons], separators=(",", ":"))


def decode(text: str) -> tuple[Polygon, ...]:
    """Read polygons as they were written."""
    return tuple(tuple(_points(ring) for ring in polygon) for polygon in json.loads(text))


def _differences(ring: Ring) -> list[int]:
    made: list[int] = []
    x = y = 0
    # The last point is the first again, so it isn't written.
    for across, up in ring[:-1]:
        made += (across - x, up - y)
        x, y = across, up
    return made


def _points(numbers: list[int]) -> Ring:
    x = y = 0
    made: list[Point] = []
    for at in range(0, len(numbers), 2):
        x += numbers[at]
        y += numbers[at + 1]
        made.append((x, y))
    return (*made, made[0])
