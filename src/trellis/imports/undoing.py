"""Undoing a batch: what nobody has touched since goes back as it was; the rest is listed and left to be
decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction

from trellis.imports.effects import (
    Place,
    chunks,
    model_of,
    place_of,
    put_back,
    references,
    rows_at,
    values_of,
)
from trellis.imports.models import Batch, Effect


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody changed since: what the batch wrote there and what stands now."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Clash:
    """What isn't put back by itself: changed since (`differences`), in use by others (`used_by`), or gone.

    `may_force` tells that somebody may decide to put it back all the same.
    """

    about: str
    model: str
    object_id: str
    differences: tuple[Difference, ...] = ()
    used_by: tuple[Place, ...] = ()

    @property
    def may_force(self) -> bool:
        """Tell whether putting it back would destroy nothing that hangs on it."""
        return not self.used_by


@dataclass(slots=True)
class Undoing:
    """What undoing a batch would do: rows to delete, to change back and to bring back, and the clashes.

    `anyway` names the things (their `about`) that somebody decided to put back although they were changed
    since.
    """

    anyway: frozenset[str] = frozenset()
    delete: list[Place] = field(default_factory=list)
    change: list[tuple[models.Model, dict[str, Any]]] = field(default_factory=list)
    restore: list[Effect] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    def carry_out(self) -> set[Place]:
        """Do it; give the places that were touched. What the database refuses becomes a clash."""
        touched = set(self.delete)
        _delete(self.delete)
        for row, values in self.change:
            put_back(row, values)
            if hasattr(row, "version"):
                row.version += 1
            touched |= self._save(row, [*values, *(["version"] if hasattr(row, "version") else [])])
        for effect in reversed(self.restore):
            again = model_of(effect.model)(pk=effect.object_id)
            put_back(again, effect.before or {})
            touched |= self._save(again, None)
        return touched

    def _save(self, row: models.Model, fields: Sequence[str] | None) -> set[Place]:
        place = place_of(row)
        try:
            with transaction.atomic():
                row.save(force_insert=fields is None, update_fields=fields)
        except IntegrityError:
            self.clashes.append(Clash("", *place))
            return set()
        return {place}


def look(batch: Batch, anyway: Iterable[str] = (), staying: Collection[UUID] | None = None) -> Undoing:
    """Work out what undoing a batch would do now.

    `staying` is for batches whose rows say by a column which file brought them: those of them that stay.
    """
    undoing = Undoing(frozenset(anyway))
    effects = list(batch.effects.order_by("-number"))
    rows = rows_at((effect.model, effect.object_id) for effect in effects)
    created = [effect for effect in effects if effect.before is None and _place(effect) in rows]
    brought = None if staying is None else batch.pk
    pointing = references([_place(effect) for effect in created], brought, staying or ())
    kept = _kept(undoing, created, rows, pointing)
    undoing.delete = [_place(effect) for effect in created if _group(effect) not in kept]
    for effect in effects:
        if effect.before is not None and effect.after is not None:
            _look_at_change(undoing, effect, rows.get(_place(effect)))
        elif effect.before is not None and _place(effect) not in rows:
            undoing.restore.append(effect)
    return undoing


def _place(effect: Effect) -> Place:
    return effect.model, effect.object_id


def _group(effect: Effect) -> str:
    return effect.about or f"{effect.model}:{effect.object_id}"


def _kept(
    undoing: Undoing,
    created: Sequence[Effect],
    rows: dict[Place, models.Model],
    pointing: dict[Place, set[Place]],
) -> set[str]:
    """Give the things that stay: changed since, or used by what stays. Staying spreads until nothing more
    is used."""
    kept: set[str] = set()
    for effect in created:
        differences = _differences(effect, values_of(rows[_place(effect)]))
        if differences and _group(effect) not in undoing.anyway:
            kept.add(_group(effect))
            undoing.clashes.append(Clash(_group(effect), *_place(effect), differences))
    group_of = {_place(effect): _group(effect) for effect in created}
    while True:
        going = {place for place, group in group_of.items() if group not in kept}
        used = {place: users - going for place, users in pointing.items() if place in going and users - going}
        if not used:
            return kept
        for place, users in used.items():
            kept.add(group_of[place])
            undoing.clashes.append(Clash(group_of[place], *place, used_by=tuple(sorted(users))))


def _differences(effect: Effect, now: dict[str, Any]) -> tuple[Difference, ...]:
    after = effect.after or {}
    return tuple(
        Difference(name, ours, now[name]) for name, ours in after.items() if name in now and now[name] != ours
    )


def _look_at_change(undoing: Undoing, effect: Effect, row: models.Model | None) -> None:
    before, after = effect.before or {}, effect.after or {}
    if row is None:
        undoing.clashes.append(Clash(_group(effect), *_place(effect)))
        return
    now = values_of(row)
    ours = {name for name, value in after.items() if before.get(name) != value}
    free = {name for name in ours if now.get(name) == after[name] or _group(effect) in undoing.anyway}
    if free:
        undoing.change.append((row, {name: before.get(name) for name in free}))
    if ours - free:
        differences = tuple(Difference(name, after[name], now.get(name)) for name in sorted(ours - free))
        undoing.clashes.append(Clash(_group(effect), *_place(effect), differences))


def _delete(places: Sequence[Place]) -> None:
    """Delete rows, what was made last first."""
    by_model: dict[str, list[str]] = defaultdict(list)
    for label, object_id in places:
        by_model[label].append(object_id)
    for label, ids in by_model.items():
        model = model_of(label)
        own = [each.name for each in model._meta.concrete_fields if each.null and each.related_model is model]
        for some in chunks(ids):
            if own:
                # Rows that go together may point at each other, which protected keys would refuse.
                model._base_manager.filter(pk__in=some).update(**dict.fromkeys(own))
        for some in chunks(ids):
            model._base_manager.filter(pk__in=some).delete()
