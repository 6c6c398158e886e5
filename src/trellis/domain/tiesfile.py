"""Edge lists as text: two columns and perhaps a weight, with a header or without one; isolates alone."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite

from trellis.domain.problems import TIES_BOTH_MODES, TIES_COLUMNS, TIES_TOO_MANY, TIES_WEIGHT, Problem
from trellis.domain.text import clean, fold
from trellis.domain.ties import Net, net

MOST_NODES = 100_000
MOST_TIES = 2_000_000
_ONE = frozenset({"source", "from", "ego", "node1", "organisation", "organization", "id", "name", "node"})
_OTHER = frozenset({"target", "to", "alter", "node2", "event", "meeting"})
_WEIGHT = frozenset({"weight", "value", "strength", "count", "times"})
_DELIMITERS = ",;\t|"

Lines = list[tuple[int, list[str]]]


@dataclass(frozen=True)
class _Columns:
    """Where a line has one name, the other, the weight (-1 where there's none)."""

    one: int
    other: int
    weight: int
    is_header: bool


@dataclass
class _Reading:
    two_mode: bool
    places: dict[str, int] = field(default_factory=dict)
    ties: list[tuple[int, int, float]] = field(default_factory=list)
    second: set[int] = field(default_factory=set)
    first: set[int] = field(default_factory=set)

    def place(self, name: str) -> int:
        return self.places.setdefault(name, len(self.places))

    def take(self, number: int, one: str, other: str, weight: str) -> None:
        """Take a line: a tie, or a node without ties."""
        if not one and not other:
            return
        if not one:
            raise Problem(TIES_COLUMNS, line=number)
        start = self.place(one)
        self.first.add(start)
        if other:
            end = self.place(other)
            self.second.add(end)
            self.ties.append((start, end, _weight(number, weight)))
        if len(self.ties) > MOST_TIES or len(self.places) > MOST_NODES:
            raise Problem(TIES_TOO_MANY, nodes=MOST_NODES, ties=MOST_TIES)


def read_edges(text: str, nodes: str = "", *, directed: bool = False, two_mode: bool = False) -> Net:
    """Read an edge list, and a list of nodes so that those without ties are kept.

    A line with one name only is a node without ties. Of two modes the first column is one, the second the
    other; nodes of the list are of the first. Raises Problem TIES_COLUMNS, TIES_WEIGHT, TIES_TOO_MANY,
    TIES_BOTH_MODES.
    """
    reading = _Reading(two_mode)
    for number, cells in _body(_lines(nodes)):
        reading.take(number, cells[0], "", "")
    lines = _lines(text)
    columns = _columns(lines)
    for number, cells in lines[int(columns.is_header) :]:
        at = [
            cells[each] if 0 <= each < len(cells) else ""
            for each in (columns.one, columns.other, columns.weight)
        ]
        reading.take(number, *at)
    if not reading.places:
        raise Problem(TIES_COLUMNS, line=1)
    both = reading.first & reading.second
    if two_mode and both:
        raise Problem(TIES_BOTH_MODES, name=list(reading.places)[min(both)])
    second = frozenset(reading.second) if two_mode else frozenset()
    return net(list(reading.places), reading.ties, directed=directed and not two_mode, second=second)


def _lines(text: str) -> Lines:
    """Give the lines that say something, with their numbers, by the delimiter that the first of them has."""
    written = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    first = written[0][1] if written else ""
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader((line for _number, line in written), delimiter=delimiter)
    return [
        (number, [clean(cell) for cell in cells])
        for (number, _line), cells in zip(written, rows, strict=False)
    ]


def _body(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    skip = bool(lines) and fold(lines[0][1][0]) in _ONE
    return iter(lines[int(skip) :])


def _columns(lines: Lines) -> _Columns:
    """Find the columns by their names; without a header they come in the usual order."""
    heads = [fold(cell) for cell in lines[0][1]] if lines else []
    one, other = _find(heads, _ONE), _find(heads, _OTHER)
    if one < 0 or other < 0:
        return _Columns(0, 1, 2, is_header=False)
    return _Columns(one, other, _find(heads, _WEIGHT), is_header=True)


def _find(heads: Sequence[str], words: frozenset[str]) -> int:
    return next((place for place, head in enumerate(heads) if head in words), -1)


def _weight(number: int, said: str) -> float:
    if not said:
        return 1.0
    try:
        found = float(said)
    except ValueError:
        found = -1.0
    if not isfinite(found) or found <= 0:
        raise Problem(TIES_WEIGHT, line=number, says=said[:40])
    return found
