"""Doing what a plan says, in few statements, and writing down every row that it touches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import slugify

from trellis.access.actor import Actor
from trellis.access.rows import new_id
from trellis.accounts.models import Person
from trellis.domain.memberasks import NEW, Alike, day_of
from trellis.domain.memberfacts import Decision, Deed, Item, Plan
from trellis.domain.text import fold, guess_language
from trellis.imports.effects import Recorder, chunks, values_of
from trellis.imports.models import Batch
from trellis.members import naming
from trellis.members.importing.known import Directory
from trellis.members.importing.leaving import leave, remove
from trellis.members.importing.seating import Seating
from trellis.members.models import (
    Alias,
    Constituency,
    Identity,
    Membership,
    Organisation,
    Part,
    SameAs,
    Standing,
)
from trellis.search import entries

ORGANISATION = {
    "acronym": "acronym",
    "type": "type",
    "website": "website",
    "parent": "parent_id",
    "place": "home_id",
    "confirmed": "confirmed_on",
}
MEMBERSHIP = {
    "constituency": "constituency_id",
    "joined": "joined_on",
    "left": "left_on",
    "brings": "brings",
    "hopes": "hopes",
}
_DATES = frozenset({"confirmed_on", "joined_on", "left_on"})
_BATCH = 500
Watch = Callable[[Iterable[Item]], Iterator[Item]]


@dataclass(slots=True, kw_only=True)
class Applying:
    """One plan on its way into one network."""

    actor: Actor
    batch: Batch
    directory: Directory
    plan: Plan
    watch: Watch
    recorder: Recorder = field(init=False)
    ids: dict[str, UUID] = field(default_factory=dict)
    rows: dict[UUID, Organisation] = field(default_factory=dict)
    memberships: dict[UUID, Membership] = field(default_factory=dict)
    constituencies: dict[str, UUID] = field(default_factory=dict)
    spellings: dict[UUID, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Get ready to note what happens."""
        self.recorder = Recorder(self.batch)

    def apply(self) -> list[str]:
        """Do all of it; give the ids of the organisations that the list holds."""
        busy = [item for item in self.plan.items if item.deed != Deed.SAME]
        self.rows = {row.pk: row for row in self.directory.rows}
        for item in self.plan.items:
            self.ids[item.target] = new_id() if item.deed == Deed.CREATE else UUID(item.target)
        self._constituencies(busy)
        self._organisations(busy)
        self._aliases(busy)
        self._memberships(busy)
        self._parts(busy)
        Seating(actor=self.actor, network=self.directory.network, recorder=self.recorder).seat(busy, self.ids)
        self._gone()
        self._decisions()
        self._index(busy)
        self.recorder.save()
        return [str(self.ids[item.target]) for item in self.plan.items if item.rows]

    @property
    def concerned(self) -> set[UUID]:
        """Give the organisations that came, changed or went."""
        busy = {self.ids[item.target] for item in self.plan.items if item.deed != Deed.SAME}
        return busy | {UUID(target) for target, _answer in self.plan.gone}

    def _id(self, target: str) -> UUID:
        return self.ids[target] if target in self.ids else UUID(target)

    def _constituencies(self, items: list[Item]) -> None:
        """Add the constituencies that the list brings along."""
        self.constituencies = {each.key: each.pk for each in self.directory.constituencies.values()}
        wanted = [value for item in items for value in _groups_of(item) if value.startswith(f"{NEW}:")]
        position = len(self.constituencies)
        by_name: dict[str, UUID] = {}
        for value in dict.fromkeys(wanted):
            name = value.removeprefix(f"{NEW}:")
            if fold(name) not in by_name:
                row = Constituency.objects.create(
                    network=self.directory.network,
                    key=self._free_key(name),
                    names={guess_language(name, self.directory.network.language): name},
                    position=position,
                )
                position += 1
                self.recorder.created(row, about=row.pk)
                self.constituencies[row.key] = by_name[fold(name)] = row.pk
            self.constituencies[value] = by_name[fold(name)]

    def _free_key(self, name: str) -> str:
        base = slugify(name)[:30] or "group"
        return next(
            key
            for key in (base, *(f"{base}-{number}" for number in range(2, 10_000)))
            if key not in self.constituencies
        )

    def _organisations(self, items: list[Item]) -> None:
        created, changed = [], []
        for item in self.watch(items):
            if item.deed == Deed.CREATE:
                created.append((item, self._new(item)))
            elif item.names or item.values.keys() & ORGANISATION.keys():
                changed.append((item, self._change(item)))
        for item, (row, before) in changed:
            self.recorder.changed(row, before, row.pk, _line(item))
        Organisation.objects.bulk_create([row for _, row in created], batch_size=_BATCH)
        for item, row in created:
            self.recorder.created(row, row.pk, _line(item))
        self._overwrite([row for _, (row, _) in changed])

    def _overwrite(self, rows: list[Organisation]) -> None:
        columns = ["names", *map(_field, ORGANISATION.values()), "sort_name", "folded", "version"]
        # An upsert of whole rows is several times quicker than bulk_update's long CASE.
        Organisation.objects.bulk_create(
            rows, batch_size=_BATCH, update_conflicts=True, unique_fields=["id"], update_fields=columns
        )

    def _new(self, item: Item) -> Organisation:
        row = Organisation(pk=self.ids[item.target], network=self.directory.network)
        names = dict(item.names) or {guess_language(item.name, self.directory.network.language): item.name}
        self._set(row, item, names)
        self.rows[row.pk] = row
        return row

    def _change(self, item: Item) -> tuple[Organisation, dict[str, Any]]:
        row = self.rows[self.ids[item.target]]
        before = values_of(row)
        self._set(row, item, {**row.names, **item.names})
        row.version += 1
        return row, before

    def _set(self, row: Organisation, item: Item, names: dict[str, str]) -> None:
        language = self.directory.network.language
        row.names = naming.tidy(names)
        row.sort_name, row.folded = naming.sort_name(row.names, language), naming.folded(row.names, language)
        for name, column in ORGANISATION.items():
            if name in item.values:
                value = item.values[name]
                setattr(row, column, self._value(column, value))

    def _value(self, column: str, value: str) -> Any:
        if column in _DATES:
            return date.fromisoformat(value) if value else None
        if column == "constituency_id":
            return self.constituencies[value] if value else None
        if column == "parent_id":
            return self._id(value) if value else None
        if column == "home_id":
            return UUID(value) if value else None
        return value

    def _aliases(self, items: list[Item]) -> None:
        lines = {self.ids[item.target]: _line(item) for item in items}
        created = [
            Alias(organisation_id=self.ids[item.target], text=text, folded=fold(text)[:300])
            for item in items
            for text in item.aliases
        ]
        Alias.objects.bulk_create(created, batch_size=_BATCH)
        for row in created:
            self.recorder.created(row, row.organisation_id, lines[row.organisation_id])
        gone = [
            row
            for item in items
            if item.aliases_gone
            for row in self.rows[self.ids[item.target]].aliases.all()
            if row.text in item.aliases_gone
        ]
        for row in gone:
            self.recorder.removed(row, row.organisation_id, lines[row.organisation_id])
        Alias.objects.filter(pk__in=[row.pk for row in gone]).delete()

    def _memberships(self, items: list[Item]) -> None:
        created, changed = [], []
        for item in items:
            row = self.directory.memberships.get(self.ids[item.target])
            if (
                item.joins
                and item.rows
                and (row is None or row.standing not in {Standing.MEMBER, Standing.REQUESTED})
            ):
                created.append((item, self._join(item)))
            elif row is not None and (item.joins or item.values.keys() & MEMBERSHIP.keys()):
                changed.append((item, row))
        Membership.objects.bulk_create([row for _, row in created], batch_size=_BATCH)
        for item, row in created:
            self.recorder.created(row, row.organisation_id, _line(item))
            self.memberships[row.organisation_id] = row
        leaving = [self._change_membership(item, row) for item, row in changed]
        columns = [*map(_field, MEMBERSHIP.values()), "standing", "version"]
        rows = [row for _, row in changed]
        Membership.objects.bulk_create(
            rows, batch_size=_BATCH, update_conflicts=True, unique_fields=["id"], update_fields=columns
        )
        for row, leaves in zip(rows, leaving, strict=True):
            if leaves:
                leave(row, row.left_on or timezone.localdate(), "", self.recorder)

    def _join(self, item: Item) -> Membership:
        row = Membership(
            network=self.directory.network, organisation_id=self.ids[item.target], standing=Standing.MEMBER
        )
        self._set_membership(row, item)
        row.standing = Standing.LEFT if row.left_on else Standing.MEMBER
        return row

    def _set_membership(self, row: Membership, item: Item) -> None:
        for name, column in MEMBERSHIP.items():
            if name in item.values:
                setattr(row, column, self._value(column, item.values[name]))

    def _change_membership(self, item: Item, row: Membership) -> bool:
        """Change a membership in memory; tell whether the organisation leaves by it."""
        before = values_of(row)
        self._set_membership(row, item)
        row.standing = Standing.MEMBER if row.standing == Standing.REQUESTED and item.joins else row.standing
        row.version += 1
        self.recorder.changed(row, before, row.organisation_id, _line(item))
        return row.left_on is not None and row.standing == Standing.MEMBER

    def _parts(self, items: list[Item]) -> None:
        created = []
        for item in items:
            organisation = self.ids[item.target]
            row = self.memberships.get(organisation) or self.directory.memberships.get(organisation)
            if row is None:
                continue
            created += [(item, organisation, self._part(row, part)) for part in item.parts]
            for old, new in (*item.parts_changed, *((part, None) for part in item.parts_ended)):
                self._change_part(row, old, new, item)
        Part.objects.bulk_create([row for *_, row in created], batch_size=_BATCH)
        for item, organisation, part in created:
            self.recorder.created(part, organisation, _line(item))

    def _part(self, membership: Membership, part: Any) -> Part:
        group = self.constituencies[part.constituency] if part.constituency else None
        return Part(
            membership=membership,
            kind=part.kind,
            for_constituency_id=group,
            since=part.since,
            until=part.until,
            turn=part.turn,
        )

    def _change_part(self, membership: Membership, old: Any, new: Any, item: Item) -> None:
        group = self.constituencies[old.constituency] if old.constituency else None
        row = Part.objects.filter(
            membership=membership,
            kind=old.kind,
            for_constituency=group,
            since=old.since,
            until=old.until,
            turn=old.turn,
        ).first()
        if row is None:
            return
        before = values_of(row)
        row.since, row.until, row.turn = (
            (new.since, new.until, new.turn) if new else (row.since, timezone.localdate(), row.turn)
        )
        row.version += 1
        row.save()
        self.recorder.changed(row, before, membership.organisation_id, _line(item))

    def _gone(self) -> None:
        for target, answer in self.plan.gone:
            membership = self.directory.memberships[UUID(target)]
            day = day_of(answer)
            if day:
                leave(membership, day, "Not in the list any more", self.recorder)
            else:
                remove(membership, self.recorder)

    def _decisions(self) -> None:
        """Keep what was answered: 'different' isn't asked again, 'later' stays open where identity is
        settled."""
        person = self.actor.person if isinstance(self.actor.person, Person) else None
        made = [self._decision(each, person) for each in self.plan.decisions]
        SameAs.objects.bulk_create(made, batch_size=_BATCH)
        for row in made:
            self.recorder.created(row, row.other_id or row.organisation_id)

    def _decision(self, decision: Decision, person: Person | None) -> SameAs:
        new, known = self._id(decision.new), self._id(decision.other)
        if decision.answer == Alike.WHOLE_OF:
            new, known = known, new
        answer = Identity.PART_OF if decision.answer == Alike.WHOLE_OF else Identity(decision.answer)
        return SameAs(
            network=self.directory.network,
            spelling=decision.spelling,
            folded=fold(decision.spelling)[:300],
            organisation_id=known,
            other_id=None if new == known else new,
            answer=answer,
            before={"parent": None} if answer == Identity.PART_OF else {},
            decided_by=person,
        )

    def _index(self, items: list[Item]) -> None:
        """Make what came or changed findable by its names."""
        ids = [self.ids[item.target] for item in items]
        for some in chunks(ids):
            rows = Organisation.objects.filter(pk__in=some).prefetch_related("aliases", "duplicates__aliases")
            entries.put(words_of(row) for row in rows)


def words_of(row: Organisation) -> entries.Words:
    """Give the words by which an organisation is found, those of its doubles among them."""
    others = [each.text for each in row.aliases.all()]
    for double in row.duplicates.all():
        others += [*double.names.values(), double.acronym, *(each.text for each in double.aliases.all())]
    return naming.words(row, others)


def _field(column: str) -> str:
    return column.removesuffix("_id")


def _line(item: Item) -> int | None:
    return item.rows[0] if item.rows else None


def _groups_of(item: Item) -> Iterator[str]:
    yield item.values.get("constituency", "")
    yield from (part.constituency for part in item.parts)
