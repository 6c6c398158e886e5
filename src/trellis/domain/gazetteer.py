"""Where a named or coded place lies: its path from the widest place down, by a table or by the rows.

A place is known by its code, else by its name within the places that the row names above it. A name that fits
several places is nobody's: it is told, not guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trellis.domain.activityfields import PLACES
from trellis.domain.activityrows import Line
from trellis.domain.placetable import Line as PlaceLine
from trellis.domain.text import fold
from trellis.domain.tree import paths

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by id: their paths (ids from the widest down to themselves) and names; ids by folded name."""

    paths: Mapping[str, Path]
    names: Mapping[str, str]
    by_name: Mapping[str, tuple[str, ...]]

    def at(self, level: int) -> list[str]:
        """Give the places of a level, 0 being the widest, in the order of the table."""
        return [each for each, path in self.paths.items() if len(path) == level + 1]

    def under(self, place: str, names: Sequence[str]) -> bool:
        """Tell whether a place lies in all the places of these names that the table knows."""
        above = {fold(self.names[each]) for each in self.paths[place][:-1]}
        return all(fold(name) in above for name in names if fold(name) in self.by_name)


def from_table(lines: Iterable[PlaceLine]) -> Gazetteer:
    """Make a gazetteer of a table of places. Raises Problem TREE_CYCLE where parents go round."""
    parents: dict[str, str | None] = {}
    names: dict[str, str] = {}
    for line in lines:
        parents.setdefault(line.code, line.parent or None)
        names.setdefault(line.code, next(iter(line.names.values()), line.code))
    return _gazetteer(paths(parents), names)


def _gazetteer(found: Mapping[str, Path], names: Mapping[str, str]) -> Gazetteer:
    by_name: dict[str, list[str]] = defaultdict(list)
    for place, name in names.items():
        by_name[fold(name)].append(place)
    return Gazetteer(found, names, {name: tuple(places) for name, places in by_name.items()})


@dataclass(frozen=True, slots=True)
class Located:
    """Each row's path, by its number in the file; `unknown` are the rows whose place nobody knows."""

    gazetteer: Gazetteer
    of: Mapping[int, Path]
    unknown: tuple[int, ...] = ()


def locate(lines: Sequence[Line], gazetteer: Gazetteer | None = None) -> Located:
    """Find where each row is, by the table of places or, without one, by what the rows say themselves."""
    if gazetteer is None:
        return _from_rows(lines)
    found = {line.number: _find(line, gazetteer) for line in lines}
    return Located(
        gazetteer,
        {number: path for number, path in found.items() if path},
        tuple(number for number, path in found.items() if not path),
    )


def _find(line: Line, gazetteer: Gazetteer) -> Path:
    code = line.of("place_code")
    if code in gazetteer.paths:
        return gazetteer.paths[code]
    named = [line.of(name) for name in PLACES if line.of(name)]
    for end in range(len(named), 0, -1):
        places = gazetteer.by_name.get(fold(named[end - 1]), ())
        fitting = [each for each in places if gazetteer.under(each, named[: end - 1])]
        if fitting:
            return gazetteer.paths[fitting[0]] if len(fitting) == 1 else ()
    return ()


@dataclass(slots=True)
class _Spellings:
    """The first spelling of each place that rows name, so that later ones are the same place."""

    ids: dict[tuple[str, ...], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def id_of(self, above: Path, name: str, code: str) -> str:
        key = (code,) if code else (*above, fold(name))
        place = self.ids.setdefault(key, code or " / ".join((*above[-1:], name)))
        self.names.setdefault(place, name or code)
        return place


def _from_rows(lines: Sequence[Line]) -> Located:
    spellings = _Spellings()
    found: dict[int, Path] = {}
    for line in lines:
        named = [line.of(name) for name in PLACES if line.of(name)]
        code = line.of("place_code")
        if code and not any(line.of(name) for name in PLACES[1:]):
            named.append("")
        path: Path = ()
        for place, name in enumerate(named):
            path = (*path, spellings.id_of(path, name, code if place == len(named) - 1 else ""))
        if path:
            found[line.number] = path
    ways = {path[end - 1]: path[:end] for path in found.values() for end in range(1, len(path) + 1)}
    unknown = tuple(line.number for line in lines if line.number not in found)
    return Located(_gazetteer(ways, spellings.names), found, unknown)
