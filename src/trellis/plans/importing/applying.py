"""Doing what a plan of a file says, in few statements; what it brings can be told by `batch`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Max

from trellis.access.actor import Actor
from trellis.access.rows import new_id
from trellis.accounts.models import Person
from trellis.domain.activityfacts import Deed, Item, Plan, SiteLine
from trellis.domain.text import fold
from trellis.imports.effects import Recorder, chunks, values_of
from trellis.imports.models import Batch
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.importing.gone import Ending
from trellis.plans.importing.naming import Naming
from trellis.plans.models import Activity, Involved, Precision, Result, Site
from trellis.plans.models.activities import key_of
from trellis.plans.totals import settle_rows, settle_totals

Watch = Callable[[int, int], None]
Thing = TypeVar("Thing")
_AT_ONCE = 2_000
_RESULTS_AT_ONCE = 20_000
_CHANGED = ("title", "code", "organisation", "kind", "objective", "status", "since", "until", "version")
_IDS = {"organisation": "organisation_id", "kind": "kind_id", "objective": "objective_id"}


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def parts(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Cut something long into parts, without holding all of it."""
    listed = iter(things)
    while part := list(islice(listed, size)):
        yield part


@dataclass(slots=True, kw_only=True)
class Applying:
    """One plan on its way into one network."""

    actor: Actor
    network: Network
    batch: Batch
    plan: Plan
    watch: Watch = unwatched
    recorder: Recorder = field(init=False)
    naming: Naming = field(init=False)
    ids: list[UUID] = field(default_factory=list)
    site_ids: list[UUID] = field(default_factory=list)
    touched: set[UUID] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Get ready to note what happens."""
        self.recorder = Recorder(self.batch)
        self.naming = Naming(self.network, self.recorder)

    def apply(self) -> list[str]:
        """Do all of it; give the ids of the activities that the file holds."""
        self.naming.add(self.plan.new, self.plan.means)
        self.ids = [UUID(item.id) if item.id else new_id() for item in self.plan.items]
        self._add_activities()
        self._change_activities()
        self._involve()
        self._add_sites()
        self._add_results()
        self._settle()
        Ending(self.recorder).end(self.plan.gone)
        self.recorder.save()
        return [str(each) for each in self.ids]

    def concerned(self) -> set[UUID]:
        """Give the organisations whose activities came or changed."""
        busy = [each for item, each in zip(self.plan.items, self.ids, strict=True) if item.deed != Deed.SAME]
        found: set[UUID] = set()
        for some in chunks(busy):
            found |= set(Activity.objects.filter(pk__in=some).values_list("organisation", flat=True))
        return found

    def _add_activities(self) -> None:
        last = Activity.objects.filter(network=self.network).aggregate(last=Max("number"))["last"] or 0
        new = [(item, pk) for item, pk in zip(self.plan.items, self.ids, strict=True) if not item.id]
        rows = (
            self._set(Activity(pk=pk, network=self.network, number=number, batch=self.batch.pk), item)
            for number, (item, pk) in enumerate(new, start=last + 1)
        )
        for some in parts(rows, _AT_ONCE):
            Activity.objects.bulk_create(some)

    def _set(self, row: Activity, item: Item) -> Activity:
        for name, value in item.values.items():
            setattr(row, _IDS.get(name, name), self._value(name, value))
        return row

    def _value(self, name: str, value: str) -> Any:
        if name in {"organisation", "kind"}:
            return self.naming.id_of(name, value)
        if name in {"since", "until"}:
            return date.fromisoformat(value) if value else None
        if name == "objective":
            return UUID(value) if value else None
        return value

    def _change_activities(self) -> None:
        changed = {
            pk: item for item, pk in zip(self.plan.items, self.ids, strict=True) if item.id and item.values
        }
        for some in chunks(changed):
            rows = list(Activity.objects.filter(pk__in=some))
            for row in rows:
                before = values_of(row)
                self._set(row, changed[row.pk]).version += 1
                self.recorder.changed(row, before, row.pk, changed[row.pk].row)
            Activity.objects.bulk_update(rows, _CHANGED, batch_size=100)

    def _involve(self) -> None:
        wanted = [
            (pk, item, how, named)
            for item, pk in zip(self.plan.items, self.ids, strict=True)
            for how, named in item.involved.items()
        ]
        for pk, item, how, named in wanted:
            if item.id:
                self._take_out(pk, how, {self._body(each) for each in named})
        rows = (
            Involved(
                activity_id=pk,
                organisation_id=self._body(each),
                how=how,
                batch=self.batch.pk,
            )
            for pk, _item, how, named in wanted
            for each in sorted(named)
        )
        for some in parts(rows, _AT_ONCE):
            Involved.objects.bulk_create(some, ignore_conflicts=True)

    def _body(self, target: str) -> UUID:
        """Give the id of an organisation of the plan."""
        return self.naming.id_of("organisation", target) or UUID(target)

    def _take_out(self, activity: UUID, how: str, stay: set[UUID]) -> None:
        for row in Involved.objects.filter(activity=activity, how=how).exclude(organisation__in=stay):
            self.recorder.removed(row, activity)
            row.delete()

    def _add_sites(self) -> None:
        self.site_ids = [UUID(each.id) if each.id else new_id() for each in self.plan.sites]
        new = [(line, pk) for line, pk in zip(self.plan.sites, self.site_ids, strict=True) if not line.id]
        paths = _paths({line.place for line, _pk in new if line.place})
        rows = (self._site(line, pk, paths) for line, pk in new)
        for some in parts(rows, _AT_ONCE):
            Site.objects.bulk_create(some)

    def _site(self, line: SiteLine, pk: UUID, paths: dict[str, str]) -> Site:
        place = UUID(line.place) if line.place else None
        group = self.naming.id_of("group", line.group)
        precision = Precision.EXACT if line.is_exact else Precision.WITHIN
        return Site(
            pk=pk,
            network=self.network,
            activity_id=self.ids[line.item],
            place_id=place,
            group_id=group,
            said=line.said,
            path=paths.get(line.place, ""),
            key=key_of(place, group, fold(line.said)),
            precision=precision if place or not line.said else Precision.WORDS,
            batch=self.batch.pk,
        )

    def _add_results(self) -> None:
        self._replace()
        person = self.actor.person if isinstance(self.actor.person, Person) else None
        lines, done = self.plan.results, 0
        rows = (
            Result(
                site_id=self.site_ids[site],
                period=self.plan.periods[period],
                people=None if people < 0 else people,
                contacts=None if contacts < 0 else contacts,
                services=None if services < 0 else services,
                person=person,
                batch=self.batch.pk,
            )
            for site, period, people, contacts, services in zip(
                lines.sites, lines.periods, lines.people, lines.contacts, lines.services, strict=True
            )
        )
        for some in parts(rows, _RESULTS_AT_ONCE):
            Result.objects.bulk_create(some)
            done += len(some)
            self.watch(done, len(lines))

    def _replace(self) -> None:
        """Let what stands give way to what the file corrects; it stays readable."""
        by_period: dict[int, list[UUID]] = {}
        lines = self.plan.results
        for site, period, is_new in zip(lines.sites, lines.periods, lines.is_new, strict=True):
            if not is_new:
                by_period.setdefault(period, []).append(self.site_ids[site])
            if self.plan.sites[site].id:
                self.touched.add(self.site_ids[site])
        for period, sites in by_period.items():
            for some in chunks(sites):
                standing = Result.objects.filter(
                    site__in=some, period=self.plan.periods[period], is_standing=True
                )
                standing.update(is_standing=False)

    def _settle(self) -> None:
        settle_rows(Site.objects.filter(batch=self.batch.pk))
        settle_totals(self.touched)


def _paths(places: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in chunks(sorted(places)):
        rows = Place.objects.filter(pk__in=some).values_list("pk", "path")
        found |= {str(pk): path for pk, path in rows}
    return found
