"""Doing what a plan of a table of needs says; all of it can be undone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from trellis.domain.activityasks import TAKE_OUT
from trellis.domain.activityfacts import Gone, Item, Plan
from trellis.imports.effects import Recorder, values_of
from trellis.imports.models import Batch
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.importing.naming import Naming
from trellis.plans.models import Need

_AT_ONCE = 500
_CHANGED = ("people", "source", "as_of", "version")


@dataclass(slots=True)
class Applying:
    """One table on its way into one network."""

    network: Network
    batch: Batch
    plan: Plan
    recorder: Recorder = field(init=False)
    naming: Naming = field(init=False)

    def __post_init__(self) -> None:
        """Get ready to note what happens."""
        self.recorder = Recorder(self.batch)
        self.naming = Naming(self.network, self.recorder)

    def apply(self) -> list[str]:
        """Do all of it; give the ids of the needs that the table holds."""
        self.naming.add(self.plan.new, self.plan.means)
        self._take_out(self.plan.gone)
        made = self._add([item for item in self.plan.items if not item.id])
        self._change({UUID(item.id): item for item in self.plan.items if item.id and item.values})
        self.recorder.save()
        return [*(item.id for item in self.plan.items if item.id), *(str(row.pk) for row in made)]

    def _take_out(self, gone: Iterable[Gone]) -> None:
        for row in Need.objects.filter(pk__in=[each.id for each in gone if each.answer == TAKE_OUT]):
            self.recorder.removed(row, row.pk)
            row.delete()

    def _add(self, items: list[Item]) -> list[Need]:
        places = Place.objects.in_bulk({UUID(item.values["place"]) for item in items})
        rows = [self._need(item, places) for item in items]
        for row, item in zip(rows, items, strict=True):
            self.recorder.created(row, row.pk, item.row)
        return Need.objects.bulk_create(rows, batch_size=_AT_ONCE)

    def _need(self, item: Item, places: dict[UUID, Place]) -> Need:
        row = Need(
            network=self.network,
            place=places[UUID(item.values["place"])],
            group_id=self.naming.id_of("group", item.values["group"]),
            kind_id=self.naming.id_of("kind", item.values["kind"]),
            batch=self.batch.pk,
        )
        row.settle()
        return _set(row, item)

    def _change(self, changed: dict[UUID, Item]) -> None:
        rows = Need.objects.in_bulk(changed)
        for pk, row in rows.items():
            before = values_of(row)
            _set(row, changed[pk]).version += 1
            self.recorder.changed(row, before, pk, changed[pk].row)
        Need.objects.bulk_update(rows.values(), _CHANGED, batch_size=_AT_ONCE)


def _set(row: Need, item: Item) -> Need:
    given = item.values
    row.people = int(given.get("people", row.people or 0))
    row.source = given.get("source", row.source)
    row.as_of = date.fromisoformat(given["as_of"]) if "as_of" in given else row.as_of
    return row
