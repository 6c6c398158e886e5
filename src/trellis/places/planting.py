"""Writes what a plan says, many rows at once: places with their paths, codes, and words to find them by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from trellis.domain.placeplan import Change, New, Parent, Plan
from trellis.domain.placetable import Key, Line
from trellis.domain.text import sort_key
from trellis.places import countries
from trellis.places.models import Code, Place
from trellis.places.queries import KIND
from trellis.search import entries

Along = Callable[[Iterable[Any], int], Iterator[Any]]
"""Goes through things while showing how far it is: (things, how many)."""

_AT_ONCE = 500
_LONGEST_SORT_NAME = 200
_CHANGED = (
    "names",
    "sort_name",
    "latitude",
    "longitude",
    "valid_from",
    "valid_until",
    "parent",
    "path",
    "depth",
    "version",
)


def quietly(things: Iterable[Any], _total: int) -> Iterator[Any]:
    """Go through things and show nothing."""
    return iter(things)


def sort_name(names: Mapping[str, str]) -> str:
    """Give what a place is ordered by: its English name, or else that of the first language code."""
    # Not the first as written: PostgreSQL doesn't keep that order.
    return sort_key(names.get("en") or names.get(min(names, default=""), ""))[:_LONGEST_SORT_NAME]


def words_of(place: Place, codes: Iterable[str]) -> entries.Words:
    """Give the words by which a place is found: its names in every language, and its codes."""
    return entries.Words(kind=KIND, object_id=place.pk, network=None, texts=(*place.names.values(), *codes))


def index(place: Place) -> None:
    """Make a place findable by what it's called now."""
    entries.put([words_of(place, place.codes.values_list("code", flat=True))])


@dataclass
class Planting:
    """The work of one import: what was made so far, by key and by country."""

    scheme: str
    plan: Plan
    made: dict[Key, Place] = field(default_factory=dict)
    countries: dict[str, Place] = field(default_factory=dict)
    standing: dict[UUID, Place] = field(default_factory=dict)

    def do(self, along: Along = quietly) -> None:
        """Make the new places, then change those that differ, then mend the paths below what moved."""
        wanted = {new.parent.known for new in self.plan.create} | {
            change.parent.known for change in self.plan.change
        }
        wanted |= {change.place for change in self.plan.change}
        self.standing = Place.objects.in_bulk([each for each in wanted if each is not None])
        for code in self.plan.countries:
            self.countries[code] = plant_country(code)
        batch: list[tuple[Place, Code]] = []
        for new in along(self.plan.create, len(self.plan.create)):
            batch.append(self._make(new))
            if len(batch) == _AT_ONCE:
                _write(batch)
                batch = []
        _write(batch)
        self._change()

    def _parent(self, parent: Parent) -> Place | None:
        if parent.new is not None:
            return self.made[parent.new]
        if parent.country:
            return self.countries[parent.country]
        return None if parent.known is None else self.standing[parent.known]

    def _make(self, new: New) -> tuple[Place, Code]:
        line, parent = new.line, self._parent(new.parent)
        place = Place(
            level=line.level,
            country=line.country or (parent.country if parent else ""),
            names=dict(line.names),
            sort_name=sort_name(line.names),
            latitude=line.latitude,
            longitude=line.longitude,
            valid_from=line.valid_from,
            valid_until=line.valid_until,
        )
        place.settle(parent)
        self.made[line.key] = place
        return place, Code(place=place, scheme=self.scheme, level=line.level, code=line.code)

    def _change(self) -> None:
        changed = [self._changed(change) for change in self.plan.change]
        moved = [change.place for change in self.plan.change if "parent" in change.fields]
        Place.objects.bulk_update(changed, _CHANGED, batch_size=_AT_ONCE)
        mend_paths(moved)
        codes: dict[UUID, list[str]] = {place.pk: [] for place in changed}
        for place, code in Code.objects.filter(place__in=codes).values_list("place_id", "code"):
            codes[place].append(code)
        entries.put(words_of(place, codes[place.pk]) for place in changed)

    def _changed(self, change: Change) -> Place:
        place = self.standing[change.place]
        _fill(place, change.line, change.fields)
        if "parent" in change.fields:
            place.settle(self._parent(change.parent))
        place.version += 1
        return place


def _fill(place: Place, line: Line, fields: Iterable[str]) -> None:
    place.names = {**place.names, **line.names}
    place.sort_name = sort_name(place.names)
    for name in ("latitude", "longitude", "valid_from", "valid_until"):
        value: Decimal | date | None = getattr(line, name)
        if name in fields and value is not None:
            setattr(place, name, value)


def _write(batch: list[tuple[Place, Code]]) -> None:
    Place.objects.bulk_create([place for place, _ in batch])
    Code.objects.bulk_create([code for _, code in batch])
    entries.put(words_of(place, [code.code]) for place, code in batch)


def plant_country(code: str) -> Place:
    """Make a country, with its names from the locale data."""
    names = countries.names(code)
    place = Place(level=countries.LEVEL, country=code, names=names, sort_name=sort_name(names))
    place.settle(None)
    _write([(place, Code(place=place, scheme=countries.SCHEME, level=countries.LEVEL, code=code))])
    return place


def mend_paths(moved: Iterable[UUID]) -> None:
    """Work out the paths of everything below places that moved, level by level."""
    above = list(Place.objects.filter(pk__in=list(moved)).select_related("parent"))
    for place in above:
        place.settle(place.parent)
    while above:
        Place.objects.bulk_update(above, ["path", "depth"], batch_size=_AT_ONCE)
        parents = {place.pk: place for place in above}
        above = list(Place.objects.filter(parent__in=parents))
        for place in above:
            place.settle(parents[place.parent_id or place.pk])
