"""Which places the rows of a file mean: by code, else by name within the places that the row names above."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from trellis.domain.activityfacts import Spot
from trellis.domain.activityspots import SpotKey, without_code
from trellis.domain.text import fold
from trellis.imports.effects import chunks
from trellis.members.naming import main_name
from trellis.places.models import STEP, Code, Place

_OFFERED = 8


@dataclass(slots=True)
class _Named:
    """A place by its names, in all languages."""

    path: str
    name: str
    folded: frozenset[str]


@dataclass
class Finder:
    """Finds the places of many rows with few queries: codes at once, names by reading all places once."""

    language: str
    by_code: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def spots(self, keys: Iterable[SpotKey]) -> dict[SpotKey, tuple[Spot, ...]]:
        """Give for each row's words the places that they may mean."""
        listed = {key for each in keys if any(each) for key in (each, without_code(each))}
        codes = {key[-1] for key in listed if key[-1]}
        for some in chunks(sorted(codes)):
            for code, place in Code.objects.filter(code__in=some).values_list("code", "place"):
                if place.hex not in self.by_code[code]:
                    self.by_code[code].append(place.hex)
        return {key: self._spots(key) for key in listed if any(key)}

    def _spots(self, key: SpotKey) -> tuple[Spot, ...]:
        found = self.by_code.get(key[-1], []) if key[-1] else []
        if found:
            return tuple(self._spot(each) for each in found)
        named = [fold(name) for name in key[:-1] if name]
        for end in range(len(named), 0, -1):
            fitting = [
                each
                for each in self._by_name.get(named[end - 1], ())
                if self._lies_in(each, named[: end - 1])
            ]
            if fitting:
                is_exact = end == len(named)
                return tuple(self._spot(each, is_exact=is_exact) for each in fitting[:_OFFERED])
        return ()

    def _lies_in(self, place: str, wider: Sequence[str]) -> bool:
        above = {name for each in self._above(place) for name in self._places[each].folded}
        return all(name in above for name in wider if name in self._by_name)

    def _above(self, place: str) -> list[str]:
        path = self._places[place].path
        return [path[at : at + STEP] for at in range(0, len(path) - STEP, STEP)]

    def _spot(self, place: str, *, is_exact: bool = True) -> Spot:
        around = (place, *reversed(self._above(place)))
        return Spot(str(UUID(place)), ", ".join(self._places[each].name for each in around), is_exact)

    @cached_property
    def _places(self) -> Mapping[str, _Named]:
        rows = Place.objects.order_by("path").values_list("pk", "path", "names")
        return {
            pk.hex: _Named(path, main_name(names, self.language), frozenset(map(fold, names.values())))
            for pk, path, names in rows.iterator(chunk_size=5_000)
        }

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for place, named in self._places.items():
            for name in named.folded:
                found[name].append(place)
        return found
