"""Finds the place of each area of a file: by its code, else by its name in any language.

Codes are compared as the states write them: without regard to case, filled up with zeros in front or behind
to the length that codes of the level have (530100 is 5301), without the letters of a country (TH57 is 57).
A name counts when one place alone has it; where several do, the one that is known to lie in the area. A
property is guessed to hold codes only if it finds half of what can be found: numbers of one state look like
another's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from uuid import UUID

from trellis.domain.geofile import Feature
from trellis.domain.georings import DEGREE, Point
from trellis.domain.outline import Box, box_of
from trellis.domain.text import fold

_SAMPLE = 2_000
_COUNTRY = re.compile(r"^[a-z]{2,3}[-_]?(?=[0-9])")
_NEAR = DEGREE // 2
_NAME_TELLS = 3
"""A name that fits tells more than a code that does."""


@dataclass(frozen=True, slots=True)
class Known:
    """A place that is here: its level, its codes, its names, and where it lies if that is known."""

    place: UUID
    level: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    at: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How areas are to be matched; what is empty is guessed, and stays empty where nothing fits."""

    level: str = ""
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Matching:
    """Which areas belong to which place, and those that belong to none.

    `unknown` fit no place, `unclear` fit several, `doubled` share their place's name with another area.
    """

    way: Way
    areas: dict[UUID, tuple[Feature, ...]]
    unknown: tuple[Feature, ...]
    unclear: tuple[Feature, ...]
    doubled: tuple[Feature, ...]

    @property
    def united(self) -> tuple[UUID, ...]:
        """Give the places that several areas of one code make up."""
        return tuple(place for place, features in self.areas.items() if len(features) > 1)


@dataclass(slots=True)
class _Index:
    """The places of one level, by code and by name."""

    codes: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    lengths: set[int] = field(default_factory=set)

    def add(self, known: Known) -> None:
        for code in known.codes:
            self.codes[_code(code)].add(known.place)
            self.lengths.add(len(code))
        for name in known.names:
            self.names[_name(name)].add(known.place)

    def by_code(self, written: str) -> set[UUID]:
        for form in _forms(_code(written), self.lengths):
            if form in self.codes:
                return self.codes[form]
        return set()

    def by_name(self, written: str) -> set[UUID]:
        return self.names.get(_name(written), set()) if written else set()


def match(features: Sequence[Feature], known: Sequence[Known], way: Way) -> Matching:
    """Match areas with places; level and properties are guessed by what fits most areas."""
    levels = [way.level] if way.level else list(dict.fromkeys(each.level for each in known))
    indexes = {level: _index(known, level) for level in levels}
    ways = {level: replace(way, level=level) for level in levels}
    found = [_guess(features[:_SAMPLE], index, ways[level]) for level, index in indexes.items()]
    best = max(found, key=lambda each: each[0], default=(0, way))[1]
    index = indexes.get(best.level, _Index())
    return _matched(features, index, best, {each.place: each.at for each in known})


def is_swapped(matching: Matching, known: Iterable[Known]) -> bool:
    """Tell whether places would lie in their areas if latitude and longitude were exchanged, not now."""
    right = wrong = 0
    for each in known:
        if each.at is None or each.place not in matching.areas:
            continue
        box = _box(matching.areas[each.place])
        right += _lies(each.at, box)
        wrong += _lies((each.at[1], each.at[0]), box)
    return wrong > 2 * right


def _index(known: Iterable[Known], level: str) -> _Index:
    index = _Index()
    for each in known:
        if each.level == level:
            index.add(each)
    return index


def _keys(features: Iterable[Feature]) -> list[str]:
    return list(dict.fromkeys(key for each in features for key in each.properties))


def _guess(features: Sequence[Feature], index: _Index, way: Way) -> tuple[int, Way]:
    """Give how well areas fit at a level, and by which properties."""
    keys = _keys(features)
    codes = {key: _hits(index.by_code(each.properties.get(key, "")) for each in features) for key in keys}
    names = {key: _hits(index.by_name(each.properties.get(key, "")) for each in features) for key in keys}
    code = way.code or max(keys, key=lambda key: codes[key], default="")
    name = way.name or max(keys, key=lambda key: names[key], default="")
    can_be = min(len(features), len({place for places in index.names.values() for place in places}))
    code = code if way.code or codes.get(code, 0) * 2 >= max(1, can_be) else ""
    hits = codes.get(code, 0) + _NAME_TELLS * names.get(name, 0)
    name = name if way.name or names.get(name) else ""
    return hits, replace(way, code=code, name=name)


def _hits(found: Iterable[set[UUID]]) -> int:
    """Count the places that are found; a property that finds one place for all areas finds one."""
    return len({place for places in found if len(places) == 1 for place in places})


def _matched(
    features: Sequence[Feature], index: _Index, way: Way, at: Mapping[UUID, Point | None]
) -> Matching:
    coded: dict[UUID, list[Feature]] = defaultdict(list)
    named: dict[UUID, list[Feature]] = defaultdict(list)
    unknown: list[Feature] = []
    unclear: list[Feature] = []
    for each in features:
        codes = index.by_code(each.properties.get(way.code, ""))
        names = codes or index.by_name(each.properties.get(way.name, ""))
        places = names if len(names) < 2 else {place for place in names if _lies(at[place], _box([each]))}
        if len(places) == 1:
            (coded if codes else named)[next(iter(places))].append(each)
        else:
            (unclear if names else unknown).append(each)
    alone = {place: found for place, found in named.items() if len(found) == 1 and place not in coded}
    doubled = [each for place, found in named.items() if place not in alone for each in found]
    areas = {place: tuple(found) for place, found in [*coded.items(), *alone.items()]}
    return Matching(way, areas, tuple(unknown), tuple(unclear), tuple(doubled))


def _forms(code: str, lengths: Iterable[int]) -> Iterator[str]:
    """Give the ways in which a code may be written, the likeliest first."""
    for each in dict.fromkeys((code, _COUNTRY.sub("", code))):
        if not each:
            continue
        yield each
        for length in sorted(lengths, reverse=True):
            if length < len(each) and not each[length:].strip("0"):
                yield each[:length]
            elif length > len(each) and each.isdecimal():
                yield each.zfill(length)


def _code(written: str) -> str:
    return written.strip().casefold()


@lru_cache(maxsize=65_536)
def _name(written: str) -> str:
    """Give the form in which names are compared; where words part is written this way and that."""
    return fold(written).replace(" ", "")


def _box(features: Sequence[Feature]) -> Box:
    return box_of(polygon for each in features for polygon in each.polygons)


def _lies(at: Point | None, box: Box) -> bool:
    """Tell whether a position lies in a rectangle, or close by."""
    if at is None:
        return False
    west, south, east, north = box
    return west - _NEAR <= at[0] <= east + _NEAR and south - _NEAR <= at[1] <= north + _NEAR
