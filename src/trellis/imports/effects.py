"""What a batch does to rows, written down so that it can be undone exactly."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from trellis.imports.models import Batch, Effect

Values = dict[str, Any]
Place = tuple[str, str]
"""A row's model label and id."""
_CHUNK = 500
# Counts writers, not content: it moves on when something is put back, too.
_NOT_CONTENT = frozenset({"version"})


def values_of(row: models.Model) -> Values:
    """Give a row's content as JSON can keep it."""
    return {
        each.attname: _plain(each.value_from_object(row))
        for each in row._meta.concrete_fields
        if each.attname not in _NOT_CONTENT and not each.primary_key
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool | dict | list):
        return value
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    return value.isoformat() if isinstance(value, date | time) else str(value)


def place_of(row: models.Model) -> Place:
    """Give where a row is found again."""
    return row._meta.label_lower, str(row.pk)


def model_of(label: str) -> type[models.Model]:
    """Give the model of a label."""
    return apps.get_model(label)


@dataclass(slots=True)
class Recorder:
    """Collects the effects of a batch as they happen, one for each row; `save` writes them down, in order."""

    batch: Batch
    effects: dict[Place, Effect] = field(default_factory=dict)

    def created(self, row: models.Model, about: object = "", line: int | None = None) -> None:
        """Note a row that wasn't there."""
        self._note(row, None, values_of(row), about=str(about), line=line)

    def changed(self, row: models.Model, before: Values, about: object = "", line: int | None = None) -> None:
        """Note a row that was `before`; one that is as it was is not worth a line."""
        after = values_of(row)
        if after != before:
            self._note(row, before, after, about=str(about), line=line)

    def removed(self, row: models.Model, about: object = "", line: int | None = None) -> None:
        """Note a row that is about to go."""
        self._note(row, values_of(row), None, about=str(about), line=line)

    def save(self) -> None:
        """Write everything down."""
        for number, effect in enumerate(self.effects.values(), start=1):
            effect.number = number
        Effect.objects.bulk_create(self.effects.values(), batch_size=_CHUNK)

    def _note(
        self, row: models.Model, before: Values | None, after: Values | None, *, about: str, line: int | None
    ) -> None:
        place = place_of(row)
        if place in self.effects:
            self.effects[place].after = after
            return
        model, object_id = place
        self.effects[place] = Effect(
            batch=self.batch,
            model=model,
            object_id=object_id,
            about=about,
            line=line,
            before=before,
            after=after,
        )


def chunks(ids: Iterable[Any]) -> Iterator[list[Any]]:
    """Cut a long list of ids into such as a query takes."""
    listed = list(ids)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


def rows_at(places: Iterable[Place]) -> dict[Place, models.Model]:
    """Fetch the rows at these places, as far as they are still there."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for label, object_id in places:
        wanted[label].append(object_id)
    found: dict[Place, models.Model] = {}
    for label, ids in wanted.items():
        for some in chunks(dict.fromkeys(ids)):
            rows = model_of(label)._base_manager.filter(pk__in=some)
            found.update({place_of(row): row for row in rows})
    return found


def references(
    created: Sequence[Place], brought: UUID | None = None, staying: Collection[UUID] = ()
) -> dict[Place, set[Place]]:
    """Give for each of these rows the rows that point at it.

    Rows that a file brought by their own column `batch` go by themselves, but for those that are `staying`.
    """
    wanted: dict[str, list[str]] = defaultdict(list)
    for label, object_id in created:
        wanted[label].append(object_id)
    found: dict[Place, set[Place]] = defaultdict(set)
    for label, ids in wanted.items():
        for pointer in pointers(model_of(label)):
            for some in chunks(ids):
                pointing = pointer.model._base_manager.filter(**{f"{pointer.name}__in": some})
                if brought is not None and has_batch(pointer.model):
                    others = ~Q(batch=brought) | Q(batch=None)
                    pointing = pointing.filter(others | _stays(pointer.model, staying))
                for pk, to in pointing.values_list("pk", pointer.attname):
                    found[label, str(to)].add((pointer.model._meta.label_lower, str(pk)))
    return found


def has_batch(model: type[models.Model]) -> bool:
    """Tell whether a model's rows say which file brought them."""
    return any(
        each.name == "batch" and isinstance(each, models.UUIDField) for each in model._meta.concrete_fields
    )


def _stays(model: type[models.Model], staying: Collection[UUID]) -> Q:
    """Give the filter for rows that stay: themselves, or with a row that they belong to."""
    found = Q(pk__in=())
    for each in model._meta.concrete_fields:
        target = each.target_field if isinstance(each, models.ForeignKey) else each
        if isinstance(target, models.UUIDField) and (each.primary_key or isinstance(each, models.ForeignKey)):
            found |= Q(**{f"{each.attname}__in": staying})
    return found


def pointers(model: type[models.Model]) -> Iterator["models.ForeignKey[Any, Any]"]:
    """Give the foreign keys of every model that point at this one, also those without a way back."""
    for each in model._meta.get_fields(include_hidden=True):
        if isinstance(each, models.ManyToOneRel) and isinstance(each.field, models.ForeignKey):
            yield each.field


def put_back(row: models.Model, values: Mapping[str, Any]) -> None:
    """Set a row's fields to what was noted of them."""
    for each in row._meta.concrete_fields:
        if each.attname in values:
            setattr(row, each.attname, _from_plain(each, values[each.attname]))


def _from_plain(each: "models.Field[Any, Any]", value: Any) -> Any:
    target = each.target_field if isinstance(each, models.ForeignKey) else each
    return target.to_python(value)
