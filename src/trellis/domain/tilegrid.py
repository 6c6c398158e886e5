"""A map of equal tiles for places whose outlines aren't known: each has one, near those that lie near it.

Where positions are known, places and grid are halved together, across the longer side of the grid, until one
place is left for one tile; so the order from west to east and from north to south is kept in each half. It's
the idea of DGrid (G. Hilasaca, F. Paulovich, Distance grid layouts, 2019). Same places, same grid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from trellis.domain.georings import Point

Tile = tuple[int, int]
"""Column and row, from the upper left."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A tile for each place, in their order, and the size of the grid."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the grid; all of it is to be filled, or all but the last tiles of its last row."""

    column: int
    row: int
    columns: int
    rows: int


def grid(places: Sequence[Point | None]) -> Grid:
    """Give each place its tile; those of unknown position come last, in their order."""
    columns = columns_for(len(places), [each for each in places if each is not None])
    known = [number for number, at in enumerate(places) if at is not None]
    known_rows = -(-len(known) // columns) if columns else 0
    found = dict(_filled(known, places, _Part(0, 0, columns, known_rows)))
    taken = set(found.values())
    every = (divmod(number, columns)[::-1] for number in range(len(places) + columns))
    free = (tile for tile in every if tile not in taken)
    tiles = tuple(found[number] if number in found else next(free) for number in range(len(places)))
    return Grid(tiles, columns, 1 + max((row for _, row in tiles), default=-1))


def columns_for(count: int, known: Sequence[Point]) -> int:
    """Give how many columns the grid has: about as wide as the places lie, but never a mere strip."""
    if not count:
        return 0
    wide, high = 1, 1
    if len(known) > 1:
        wide += max(x for x, _ in known) - min(x for x, _ in known)
        high += max(y for _, y in known) - min(y for _, y in known)
    wide, high = min(max(wide, high // 3 + 1), high * 3), max(high, wide // 3 + 1)
    return max(1, min(count, isqrt(count * wide * 4 // high + 1) // 2 + 1, 16))


def _filled(numbers: list[int], places: Sequence[Point | None], part: _Part) -> list[tuple[int, Tile]]:
    if not numbers:
        return []
    if part.columns * part.rows == 1:
        return [(numbers[0], (part.column, part.row))]
    across = part.columns >= part.rows and _is_full(numbers, part)
    ordered = sorted(numbers, key=lambda number: _order(places[number], number, across=across))
    first, second = _halves(part, across=across)
    cut = min(len(ordered), first.columns * first.rows)
    return _filled(ordered[:cut], places, first) + _filled(ordered[cut:], places, second)


def _is_full(numbers: Sequence[int], part: _Part) -> bool:
    return len(numbers) == part.columns * part.rows or part.rows == 1


def _order(at: Point | None, number: int, *, across: bool) -> tuple[int, int, int]:
    """Give what orders places: from the west, or from the north; then the other way; then as they came."""
    x, y = at or (0, 0)
    return (x, -y, number) if across else (-y, x, number)


def _halves(part: _Part, *, across: bool) -> tuple[_Part, _Part]:
    if across:
        half = part.columns // 2
        return (
            _Part(part.column, part.row, half, part.rows),
            _Part(part.column + half, part.row, part.columns - half, part.rows),
        )
    half = part.rows // 2
    return (
        _Part(part.column, part.row, part.columns, half),
        _Part(part.column, part.row + half, part.columns, part.rows - half),
    )
