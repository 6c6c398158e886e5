"""What a table of coverage says as a whole: groups put together, places as a map shows them, the gaps.

People of one group don't fill another group's need. So what is short over all groups is at least the sum of
what each lacks, less those who were reached without a word on their group, and at most the sum of what each
lacks at most.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trellis.domain.coverage import ANYBODY, Cell, Span, State, total

K = TypeVar("K", bound=Hashable)
NOTHING = Span(None, None)
_FIRST = (State.ACTIVE, State.PLANNED, State.HIDDEN, State.NOBODY, State.NOT_REPORTED)


def together(cells: Iterable[Cell]) -> list[Cell]:
    """Give one cell for each place and kind: all groups in one, in the order in which they come."""
    return [_one(rows) for rows in _sorted_out(cells, lambda each: (each.place, each.kind)).values()]


def states_of(cells: Iterable[Cell]) -> dict[str, State]:
    """Give what each place says as a whole: that somebody works there, if anybody does anything."""
    return {place: _state(rows) for place, rows in _sorted_out(cells, lambda each: each.place).items()}


def _sorted_out(cells: Iterable[Cell], key: Callable[[Cell], K]) -> dict[K, list[Cell]]:
    found: dict[K, list[Cell]] = defaultdict(list)
    for each in cells:
        found[key(each)].append(each)
    return found


def _state(rows: Sequence[Cell]) -> State:
    """Give the first of the states, in their order, that any of the cells has."""
    found = {each.state for each in rows}
    return next(state for state in _FIRST if state in found)


def _one(rows: Sequence[Cell]) -> Cell:
    if len(rows) == 1 and rows[0].group == ANYBODY:
        return rows[0]
    counted = [each.people for each in rows if each.people.least is not None]
    return Cell(
        rows[0].place,
        rows[0].kind,
        ANYBODY,
        state=_state(rows),
        organisations=_names(each.organisations for each in rows),
        planned=_names(each.planned for each in rows),
        people=Span(max(each.least or 0 for each in counted), sum(each.most or 0 for each in counted))
        if counted
        else NOTHING,
        contacts=total(each.contacts for each in rows),
        services=total(each.services for each in rows),
        need=total(each.need for each in rows),
        short=_short(rows),
        activities=tuple(key for each in rows for key in each.activities),
        hides=any(each.hides for each in rows),
    )


def _names(found: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({name for names in found for name in names}))


def _short(rows: Sequence[Cell]) -> Span:
    """Give what all groups lack; where it isn't known of one, it isn't known of all."""
    needed = [each.short for each in rows if each.need is not None]
    if not needed or any(each.hides for each in rows) or any(each.least is None for each in needed):
        return NOTHING
    spare = sum(max(0, (each.people.most or 0) - (each.need or 0)) for each in rows if each.group == ANYBODY)
    return Span(
        max(0, sum(each.least or 0 for each in needed) - spare), sum(each.most or 0 for each in needed)
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell with a need that isn't met as far as anybody knows; `size` is how many may be left alone."""

    cell: Cell
    size: int


def gaps(cells: Iterable[Cell]) -> list[Gap]:
    """Give the cells in which people are in need and nobody reaches all of them, the greatest first.

    Where nobody reported, or something isn't visible, all of the need may be open: it counts as a gap until
    somebody says otherwise. Where only the most is known to be enough, it still may be short, and counts.
    """
    found = [
        Gap(each, each.need if each.short.most is None else each.short.most) for each in cells if each.need
    ]
    return sorted(
        (each for each in found if each.size),
        key=lambda each: (-each.size, each.cell.place, each.cell.kind, each.cell.group),
    )


def double_counted(cells: Iterable[Cell]) -> bool:
    """Tell whether some people may have been counted more than once."""
    return any(each.people.least != each.people.most for each in cells)


def counted_by_state(states: Mapping[str, State]) -> dict[State, int]:
    """Give how many places say what, each of the five named, if only with nought."""
    return {state: sum(each == state for each in states.values()) for state in State}
