"""What bringing in a table of places would do: made, changed, left alone, or in conflict."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from trellis.domain.placetable import Conflict, Key, Line, Trouble

MOST_LEVELS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A place that is there already, under the table's scheme; `place` and `parent` are ids."""

    place: UUID
    level: str
    code: str
    names: Mapping[str, str]
    parent: UUID | None = None
    parent_code: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that the plan has to know of what stands.

    `countries` by ISO 3166 alpha-3; `elsewhere` gives the scheme of parents' codes that other schemes know;
    `top` is the place under which rows without a parent go; `above` gives the parent of every place that
    stands, whatever its scheme.
    """

    standing: Sequence[Standing] = ()
    countries: Mapping[str, UUID] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    top: UUID | None = None
    above: Mapping[UUID, UUID | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parent:
    """Where a place will lie: under one that stands, one the file brings, a new country, or nowhere."""

    known: UUID | None = None
    new: Key | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class New:
    """A place to make."""

    line: Line
    parent: Parent


@dataclass(frozen=True, slots=True)
class Change:
    """A place to change: by field, what stands and what the file says."""

    line: Line
    place: UUID
    parent: Parent
    fields: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be done. `create` has parents before children; with any conflict nothing is done."""

    create: tuple[New, ...]
    change: tuple[Change, ...]
    unchanged: int
    countries: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def does_nothing(self) -> bool:
        """Tell whether everything stands already as the file says it."""
        return not (self.create or self.change)

    def figures(self) -> dict[str, int]:
        """Give the counts for the record and the reader."""
        return {
            "created": len(self.create) + len(self.countries),
            "changed": len(self.change),
            "unchanged": self.unchanged,
            "conflicts": len(self.conflicts),
        }


def plan(
    lines: Iterable[Line], known: Known, *, update: bool = False, before: Iterable[Conflict] = ()
) -> Plan:
    """Compare the lines of one or several tables of a scheme with what stands.

    `update` lets the file win where it says something else; without it that is a conflict. What stands
    nowhere yet (a name in one more language) is filled in either way; what it doesn't say is left alone.
    `before` are conflicts found in reading.
    """
    conflicts = list(before)
    single = _single(lines, conflicts)
    places = {(each.level, each.code): each for each in known.standing}
    finder = _Finder(single, places, known)
    parents = {
        key: parent for key, line in single.items() if (parent := finder.parent(line, conflicts)) is not None
    }
    changes = [
        Change(single[key], places[key].place, parent, fields)
        for key, parent in parents.items()
        if key in places and (fields := _differences(single[key], places[key], parent))
    ]
    if not update:
        conflicts += [conflict for change in changes for conflict in _contradictions(change)]
    new = {key: parent for key, parent in parents.items() if key not in places}
    depths = _depths(new, changes, known)
    conflicts += _misplaced(single, new, changes, depths)
    return Plan(
        create=tuple(New(single[key], new[key]) for key in sorted(new, key=lambda key: depths.get(key) or 0)),
        change=tuple(changes),
        unchanged=len(parents) - len(new) - len(changes),
        countries=tuple(
            sorted({each.country for each in parents.values() if each.country} - set(known.countries))
        ),
        conflicts=tuple(conflicts),
    )


def _conflict(trouble: Trouble, line: Line, **details: str) -> Conflict:
    return Conflict(
        trouble=trouble, file=line.file, row=line.row, level=line.level, code=line.code, **details
    )


def _single(lines: Iterable[Line], conflicts: list[Conflict]) -> dict[Key, Line]:
    """Keep one line for each code; a second one is a conflict."""
    found: dict[Key, Line] = {}
    for line in lines:
        first = found.setdefault(line.key, line)
        if first is line:
            continue
        differing = next(
            (language for language in line.names if line.names[language] != first.names.get(language)), None
        )
        if differing is None:
            conflicts.append(_conflict(Trouble.DUPLICATE, line, stands=str(first.row)))
        else:
            stands = first.names.get(differing) or next(iter(first.names.values()))
            conflicts.append(_conflict(Trouble.TWO_NAMES, line, stands=stands, says=line.names[differing]))
    return found


class _Finder:
    """Finds the parent of each line among the lines and among what stands."""

    def __init__(self, lines: Mapping[Key, Line], places: Mapping[Key, Standing], known: Known) -> None:
        """Put the levels of each code together."""
        self.places, self.known = places, known
        self.levels: dict[str, set[str]] = defaultdict(set)
        for level, code in (*lines, *places):
            self.levels[code].add(level)

    def parent(self, line: Line, conflicts: list[Conflict]) -> Parent | None:
        """Give where a line's place lies; None, and a conflict more, when that can't be told."""
        if not line.parent:
            return self._top(line)
        levels = self.levels.get(line.parent, set())
        levels = levels & {line.parent_level} if line.parent_level else levels
        if len(levels) > 1:
            levels = levels - {line.level} if line.parent == line.code else levels
        if len(levels) == 1:
            return self._at((next(iter(levels)), line.parent))
        if not levels and line.parent.upper() == line.country:
            return self._country(line.country)
        conflicts.append(self._trouble(line, levels))
        return None

    def _at(self, key: Key) -> Parent:
        standing = self.places.get(key)
        return Parent(known=standing.place) if standing else Parent(new=key)

    def _country(self, country: str) -> Parent:
        place = self.known.countries.get(country)
        return Parent(known=place) if place is not None else Parent(country=country)

    def _top(self, line: Line) -> Parent:
        if self.known.top is not None:
            return Parent(known=self.known.top)
        return self._country(line.country) if line.country and line.level != "country" else Parent()

    def _trouble(self, line: Line, levels: set[str]) -> Conflict:
        if levels:
            return _conflict(Trouble.UNCLEAR_PARENT, line, says=line.parent, stands=", ".join(sorted(levels)))
        if scheme := self.known.elsewhere.get(line.parent):
            return _conflict(Trouble.OTHER_SCHEME, line, says=line.parent, stands=scheme)
        return _conflict(Trouble.MISSING_PARENT, line, field=line.parent_level, says=line.parent)


def _differences(line: Line, standing: Standing, parent: Parent) -> dict[str, tuple[str, str]]:
    """Give by field what stands and what the file says, where the file says something else."""
    found = {
        f"name_{language}": (standing.names.get(language, ""), name)
        for language, name in line.names.items()
        if standing.names.get(language) != name
    }
    for name in ("latitude", "longitude", "valid_from", "valid_until"):
        stands, says = getattr(standing, name), getattr(line, name)
        if says is not None and stands != says:
            found[name] = ("" if stands is None else str(stands), str(says))
    lies_elsewhere = parent.known != standing.parent or parent.new or parent.country
    if (line.parent or parent != Parent()) and lies_elsewhere:
        stands = "" if standing.parent is None else standing.parent_code or "–"
        found["parent"] = (stands, line.parent or parent.country or "–")
    return found


def _contradictions(change: Change) -> Iterator[Conflict]:
    for name, (stands, says) in change.fields.items():
        if stands:
            yield _conflict(Trouble.CHANGED, change.line, field=name, stands=stands, says=says)


def _depths(new: Mapping[Key, Parent], changes: Iterable[Change], known: Known) -> dict[Hashable, int | None]:
    """Give how many places lie above each new or moved place; None where they go round in a circle."""
    moved: dict[Hashable, Hashable | None] = {
        change.place: _node(change.parent) for change in changes if "parent" in change.fields
    }
    above: dict[Hashable, Hashable | None] = dict[Hashable, Hashable | None](known.above.items())
    above |= {key: _node(parent) for key, parent in new.items()} | moved
    depths: dict[Hashable, int | None] = {}
    for start in (*new, *moved):
        _measure(start, above, depths)
    return depths


def _node(parent: Parent) -> Hashable | None:
    if parent.country:
        return "", parent.country
    return parent.known if parent.new is None else parent.new


def _measure(
    start: Hashable, above: Mapping[Hashable, Hashable | None], depths: dict[Hashable, int | None]
) -> None:
    way: dict[Hashable, None] = {}
    node: Hashable | None = start
    while node is not None and node not in depths and node not in way:
        way[node] = None
        node = above.get(node)
    depth = None if node in way else -1 if node is None else depths[node]
    for passed in reversed(way):
        depth = None if depth is None else depth + 1
        depths[passed] = depth


def _misplaced(
    lines: Mapping[Key, Line],
    new: Iterable[Key],
    changes: Iterable[Change],
    depths: Mapping[Hashable, int | None],
) -> Iterator[Conflict]:
    """Name the lines whose parents go round in a circle, or that would lie too deep."""
    placed: list[tuple[Line, Hashable]] = [(lines[key], key) for key in new]
    placed += [(change.line, change.place) for change in changes if "parent" in change.fields]
    for line, node in placed:
        depth = depths[node]
        if depth is None:
            yield _conflict(Trouble.CYCLE, line, says=f"{line.code} → {line.parent}")
        elif depth >= MOST_LEVELS:
            yield _conflict(Trouble.TOO_DEEP, line, says=str(depth + 1), stands=str(MOST_LEVELS))
