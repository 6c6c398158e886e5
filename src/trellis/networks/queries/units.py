"""The network's own tree, what each unit covers, and what was removed from it lately."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.text import fold
from trellis.ledger.models import Line
from trellis.networks.models import Network, Unit
from trellis.places import queries as places
from trellis.places.models import Place

PAGE = 50
WHOLE_TREE = 200
LATELY = 5


@dataclass
class Branch:
    """A unit with the units below it."""

    unit: Unit
    children: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Removed:
    """A unit as it was when it was removed: the record's line, its id, and what it said."""

    number: int
    at: datetime
    unit: UUID
    detail: dict[str, Any]


@dataclass(frozen=True)
class Units:
    """Fifty units side by side, and the id after which there are more, if there are."""

    rows: list[Unit]
    next: UUID | None


def unit_in(network: Network, pk: UUID) -> Unit:
    """Give a unit of this network, or the problem that there is none."""
    found = network.units.filter(pk=pk).select_related("parent", "network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _shown(network: Network) -> QuerySet[Unit]:
    return network.units.prefetch_related("covers").annotate(below=Count("children", distinct=True))


def branches(units: Iterable[Unit]) -> list[Branch]:
    """Hang units below one another; a unit whose parent isn't among them stands at the top."""
    hung = {unit.pk: Branch(unit) for unit in units}
    tops: list[Branch] = []
    for branch in hung.values():
        above = hung.get(branch.unit.parent_id) if branch.unit.parent_id else None
        (above.children if above else tops).append(branch)
    return tops


def tree_of(network: Network) -> list[Branch] | None:
    """Give the whole tree, or None when it is too large for one page."""
    found = list(_shown(network).order_by("sort_name", "pk")[: WHOLE_TREE + 1])
    return branches(found) if len(found) <= WHOLE_TREE else None


def _page(found: QuerySet[Unit], after: UUID | None) -> Units:
    last = Unit.objects.filter(pk=after).first() if after else None
    if last:
        beyond = Q(sort_name__gt=last.sort_name) | Q(sort_name=last.sort_name, pk__gt=last.pk)
        found = found.filter(beyond)
    rows = list(found.order_by("sort_name", "pk")[: PAGE + 1])
    return Units(rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None)


def children_of(network: Network, unit: Unit | None, after: UUID | None = None) -> Units:
    """Give the units right below one, or those at the top, by name."""
    return _page(_shown(network).filter(parent=unit), after)


def find_units(network: Network, wanted: str, after: UUID | None = None) -> Units:
    """Give the units with every word of these in one of their names or in the name of a place they cover."""
    # A network has hundreds of units at most: reading their names is quicker than keeping an index of them.
    words = fold(wanted).split()
    rows = network.units.values_list("pk", "names", "level", "covers__names")
    texts: dict[UUID, list[str]] = defaultdict(list)
    for pk, names, level, covered in rows:
        texts[pk] += [*names.values(), level, *(covered or {}).values()]
    found = [pk for pk, said in texts.items() if _has(words, fold(" | ".join(said)))]
    return _page(_shown(network).filter(pk__in=found), after)


def _has(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


def way_to(unit: Unit) -> list[Unit]:
    """Give the units above one, the highest first."""
    ids = [UUID(part) for part in unit.path.split("/") if part][:-1]
    found = Unit.objects.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def places_of(unit: Unit) -> list[Place]:
    """Give the places that a unit covers, each knowing where it lies."""
    return places.with_paths(list(unit.covers.order_by("sort_name", "pk")))


def _as_removed(line: Line) -> Removed | None:
    unit = line.detail.get("unit")
    return Removed(line.number, line.at, UUID(unit), line.detail) if unit else None


def removed_lately(network: Network) -> list[Removed]:
    """Give the units removed last that nobody has put back, the latest first."""
    lines = Line.objects.filter(chain=network.pk, verb="unit.remove").order_by("-number")[: LATELY * 2]
    found = [each for line in lines if (each := _as_removed(line))]
    back = set(network.units.filter(pk__in=[each.unit for each in found]).values_list("pk", flat=True))
    return [each for each in found if each.unit not in back][:LATELY]


def removed(network: Network, number: int) -> Removed:
    """Give the unit that a line of the record says was removed, or the problem that there is none."""
    line = Line.objects.filter(chain=network.pk, verb="unit.remove", number=number).first()
    found = _as_removed(line) if line else None
    if found is None:
        raise Problem(NOT_FOUND)
    return found
