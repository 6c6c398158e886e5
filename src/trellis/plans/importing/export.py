"""The activities as a list that can be edited and brought in again: nothing changes but what was edited."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.activityfields import FIELDS, PLACES
from trellis.domain.activitygather import said
from trellis.domain.activityvalues import COLUMN_OF
from trellis.domain.problems import ACTIVITIES_TOO_MANY, Problem
from trellis.domain.text import fold
from trellis.imports.effects import chunks
from trellis.imports.writing import Table
from trellis.members.naming import main_name
from trellis.networks.models import Network
from trellis.places.models import Code, Place
from trellis.plans.models import Activity, Involved, Result, Site
from trellis.plans.queries.activities import Filter, chosen

ABOUT = ("id", "title", "kind", "organisation", *COLUMN_OF.values())
WHERE = (*PLACES, "place_code", "place_words", "group")
WHEN = ("since", "until", "status", "objective")
REACHED = ("period", "people", "contacts", "services")
COLUMNS = (*ABOUT, *WHERE, *WHEN, *REACHED)
"""The fields of the list, in the order of its columns."""
WORKBOOK_HOLDS = 1_000_000
_NAMES = {each.name: each.wordings[0] for each in FIELDS}
_TAGS = {each.name: each.hashtags[0] for each in FIELDS} | {"place_code": "#loc+code"}
_COUNTRY = "country"


@dataclass
class Export:
    """The activities of a network that somebody may read and that fit, with their sites and results."""

    actor: Actor
    network: Network
    wanted: Filter
    _places: dict[UUID, Place] = field(default_factory=dict)
    _codes: dict[UUID, str] = field(default_factory=dict)

    def table(self, *, tags: bool = False) -> Table:
        """Give a line for each site and period with results; a row of hashtags under the header if wanted."""
        return Table(_("Activities"), [_NAMES[name] for name in COLUMNS], self._rows(tags=tags))

    def workbook(self) -> Table:
        """Give the same for a workbook. Raises Problem ACTIVITIES_TOO_MANY while it's written."""
        whole = self.table()
        return Table(whole.title, whole.header, _limited(whole.rows))

    def points(self) -> dict[str, Any]:
        """Give the sites whose place has coordinates as GeoJSON, and count the others."""
        features, without = [], 0
        for some in chunks(self._activities):
            heap = self._heap(some)
            for activity in some:
                for site in heap.sites[activity.pk]:
                    if site.place is None or site.place.latitude is None or site.place.longitude is None:
                        without += 1
                    else:
                        features.append(self._feature(heap, activity, site, site.place))
        return {"type": "FeatureCollection", "features": features, "without_coordinates": without}

    @cached_property
    def _activities(self) -> list[Activity]:
        rows = chosen(self.actor, self.network, self.wanted)
        return list(rows.select_related("organisation", "kind", "objective").order_by("number"))

    @cached_property
    def _by_code(self) -> Counter[str]:
        """Count the codes as the import compares them."""
        coded = Activity.objects.filter(network=self.network).exclude(code="")
        return Counter(map(fold, coded.values_list("code", flat=True)))

    def _rows(self, *, tags: bool) -> Iterator[list[str]]:
        if tags:
            yield [_TAGS[name] for name in COLUMNS]
        for some in chunks(self._activities):
            heap = self._heap(some)
            for activity in some:
                about, when = self._about(heap, activity), self._when(activity)
                for site in heap.sites[activity.pk]:
                    where = self._where(site)
                    for reached in heap.results[site.pk] or [_NOTHING]:
                        yield [*about, *where, *when, *reached]
                if not heap.sites[activity.pk]:
                    yield [*about, *("" for _name in WHERE), *when, *_NOTHING]

    def _heap(self, activities: Sequence[Activity]) -> "_Heap":
        """Read what belongs to some activities, with few queries."""
        heap = _Heap()
        parties = Involved.objects.filter(activity__in=activities).select_related("organisation")
        for each in parties.order_by("organisation__sort_name", "pk"):
            name = self._name(each.organisation.names)
            heap.parties[each.activity_id, each.how].append(name)
        sites = Site.objects.filter(activity__in=activities).select_related("place", "group")
        for site in sites.order_by("path", "said", "group__position", "pk"):
            heap.sites[site.activity_id].append(site)
        standing = Result.objects.filter(site__activity__in=activities, is_standing=True)
        fields = ("site", "period", "people", "contacts", "services")
        for pk, period, *numbers in standing.order_by("period").values_list(*fields):
            heap.results[pk].append((period, *(_text(each) for each in numbers)))
        self._learn([each.place for listed in heap.sites.values() for each in listed if each.place])
        return heap

    def _learn(self, places: Sequence[Place]) -> None:
        """Read what lies above some places, and the code by which the import finds each."""
        new = {each.pk: each for each in places if each.pk not in self._codes}
        above = {pk for each in new.values() for pk in each.ids_above()} - self._places.keys()
        for some in chunks(sorted(above)):
            self._places |= Place.objects.in_bulk(some)
        for some in chunks(sorted(new)):
            self._codes |= dict.fromkeys(some, "") | _codes_of(some)

    def _name(self, names: Any) -> str:
        return main_name(names, self.network.language)

    def _about(self, heap: "_Heap", activity: Activity) -> list[str]:
        """Say which it is, what it is and who does it."""
        is_told_apart = said(activity.code) and self._by_code[fold(activity.code)] == 1
        return [
            activity.code if is_told_apart else str(activity.pk),
            activity.title,
            self._name(activity.kind.names) if activity.kind else "",
            self._name(activity.organisation.names),
            *("; ".join(heap.parties[activity.pk, how]) for how in COLUMN_OF),
        ]

    def _where(self, site: Site) -> list[str]:
        """Say where it is done and for whom."""
        group = self._name(site.group.names) if site.group else ""
        code = self._codes[site.place.pk] if site.place else ""
        return [*self._place_names(site.place), code, site.said, group]

    def _place_names(self, place: Place | None) -> list[str]:
        """Spread the names of a place and of those above it over their columns, the widest first."""
        if place is None:
            return [""] * len(PLACES)
        line = [*(self._places[pk] for pk in place.ids_above()), place]
        first = 0 if line[0].level in {"", _COUNTRY} else 1
        room = len(PLACES) - first
        names = [self._name(each.names) for each in line]
        names = names if len(names) <= room else [*names[: room - 1], names[-1]]
        return [*[""] * first, *names, *[""] * (room - len(names))]

    def _when(self, activity: Activity) -> list[str]:
        """Say when, how far it is and what it serves."""
        objective = activity.objective.title if activity.objective else ""
        return [_text(activity.since), _text(activity.until), activity.status, objective]

    def _feature(self, heap: "_Heap", activity: Activity, site: Site, place: Place) -> dict[str, Any]:
        cells = [*self._about(heap, activity), *self._where(site), *self._when(activity)]
        names = [_NAMES[name] for name in COLUMNS[: len(cells)]]
        return {
            "type": "Feature",
            "id": str(site.pk),
            "geometry": {
                "type": "Point",
                "coordinates": [float(place.longitude or 0), float(place.latitude or 0)],
            },
            "properties": {name: cell or None for name, cell in zip(names, cells, strict=True)}
            | {
                "precision": site.precision,
                "people at least": site.people_least,
                "people at most": site.people_most,
                "contacts": site.contacts,
                "services": site.services,
                "reported until": site.reported_until or None,
            },
        }


@dataclass
class _Heap:
    """What belongs to some activities: who takes part by how, their sites, the sites' results."""

    parties: dict[tuple[UUID, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    sites: dict[UUID, list[Site]] = field(default_factory=lambda: defaultdict(list))
    results: dict[UUID, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))


_NOTHING = ("",) * len(REACHED)


def _text(value: object) -> str:
    """Write a value; what isn't known stays empty, and isn't nought."""
    return "" if value is None else str(value)


def _codes_of(places: Sequence[UUID]) -> dict[UUID, str]:
    """Give the first code of each place that no other place has."""
    own = Code.objects.filter(place__in=places).order_by("scheme", "level", "code")
    listed = [
        (place, code) for place, code in own.values_list("place", "code") if said(code) not in {"", "0"}
    ]
    shared: set[str] = set()
    for some in chunks(sorted({code for _place, code in listed})):
        counted = (
            Code.objects.filter(code__in=some).values("code").annotate(places=Count("place", distinct=True))
        )
        shared |= set(counted.filter(places__gt=1).values_list("code", flat=True))
    return {place: code for place, code in reversed(listed) if code not in shared}


def _limited(rows: Any) -> Iterator[list[str]]:
    """Give the lines, as far as a workbook holds them."""
    for number, row in enumerate(rows):
        if number >= WORKBOOK_HOLDS:
            raise Problem(ACTIVITIES_TOO_MANY)
        yield row
