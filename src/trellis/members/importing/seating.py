"""The people whom a list names as representatives: known ones are seated, new ones are added without a
password."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.accounts.people import Details, sign_in_name
from trellis.domain.memberfacts import Item, Seated
from trellis.domain.text import fold, guess_language
from trellis.imports.effects import Recorder, chunks, values_of
from trellis.members.models import Representative
from trellis.members.rules import in_force
from trellis.networks.models import Assignment, Network, Role
from trellis.search import entries

_ROLE = "representative"
_BATCH = 500


@dataclass(slots=True, kw_only=True)
class Seating:
    """Seats people in one network; whoever has signed in already keeps her own address and number."""

    actor: Actor
    network: Network
    recorder: Recorder

    def seat(self, items: list[Item], ids: dict[str, UUID]) -> None:
        """Seat everybody whom the items name, and change whom they change."""
        wanted = [(item, ids[item.target], each) for item in items for each in item.people]
        for item in items:
            for old, new in item.people_changed:
                self._change(ids[item.target], old, new, item)
        by_email = self._by_email([each.email.lower() for *_, each in wanted if each.email])
        by_name: dict[tuple[str, str], Person] = {}
        made: list[tuple[Item, UUID, Person]] = []
        seats: list[tuple[Item, Representative]] = []
        taken = (
            {name.lower() for name in Person.objects.values_list("sign_in_name", flat=True)}
            if wanted
            else set()
        )
        for item, organisation, each in wanted:
            same = (fold(each.name), each.phone)
            person = (
                by_email.get(each.email.lower()) if each.email else by_name.get(same) if each.phone else None
            )
            if person is None:
                person = self._person(each, taken)
                made.append((item, organisation, person))
                by_email |= {person.email: person} if person.email else {}
                by_name[same] = person
            seats.append((item, self._seat(organisation, person, each)))
        Person.objects.bulk_create([person for *_, person in made], batch_size=_BATCH)
        for item, organisation, person in made:
            self.recorder.created(person, organisation, item.rows[0])
        Representative.objects.bulk_create([row for _, row in seats], batch_size=_BATCH)
        for item, row in seats:
            self.recorder.created(row, row.organisation_id, item.rows[0])
        self._give_roles([row for _, row in seats])
        entries.put(_words(person) for *_, person in made)

    def _by_email(self, emails: list[str]) -> dict[str, Person]:
        found: dict[str, Person] = {}
        for some in chunks(dict.fromkeys(emails)):
            found |= {person.email.lower(): person for person in Person.objects.filter(email__in=some)}
        return found

    def _person(self, seated: Seated, taken: set[str]) -> Person:
        details = Details(name=seated.name, email=seated.email, phone=seated.phone).tidied()
        person = Person(
            name=details.name,
            email=details.email,
            phone=details.phone[:40],
            language=guess_language(details.name, self.network.language),
            sign_in_name=sign_in_name(details, taken),
            added_in=self.network.pk,
        )
        taken.add(person.sign_in_name.lower())
        person.set_unusable_password()
        return person

    def _seat(self, organisation: UUID, person: Person, seated: Seated) -> Representative:
        return Representative(
            network=self.network,
            organisation_id=organisation,
            person=person,
            seat=seated.seat,
            position=seated.position[:200],
        )

    def _give_roles(self, seats: list[Representative]) -> None:
        role = Role.objects.filter(network=self.network, key=_ROLE).first()
        if role is None or not seats:
            return
        held = set(Assignment.objects.filter(role=role, until=None).values_list("person", flat=True))
        organisation_of: dict[UUID, UUID] = defaultdict(UUID)
        for each in seats:
            if each.person_id not in held:
                organisation_of.setdefault(each.person_id, each.organisation_id)
        today = timezone.localdate()
        given = [
            Assignment(network=self.network, role=role, person_id=person, since=today)
            for person in organisation_of
        ]
        Assignment.objects.bulk_create(given, batch_size=_BATCH)
        for row in given:
            self.recorder.created(row, organisation_of[row.person_id])

    def _change(self, organisation: UUID, old: Seated, new: Seated, item: Item) -> None:
        for row in self._seats_of(organisation, old):
            before = values_of(row)
            row.seat, row.position = new.seat, new.position[:200]
            row.version += 1
            row.save()
            self.recorder.changed(row, before, organisation, item.rows[0])
            self._complete(row.person, new, item, organisation)

    def _seats_of(self, organisation: UUID, old: Seated) -> Iterator[Representative]:
        seats = Representative.objects.filter(in_force(), organisation=organisation, person__name=old.name)
        yield from seats.filter(person__email=old.email).select_related("person")[:1]

    def _complete(self, person: Person, new: Seated, item: Item, organisation: UUID) -> None:
        """Fill in an address or number that wasn't known; a person who signs in sees to her own."""
        if person.last_login or person.has_usable_password():
            return
        before = values_of(person)
        person.email, person.phone = person.email or new.email.lower(), person.phone or new.phone[:40]
        if values_of(person) != before:
            person.version += 1
            person.save()
            self.recorder.changed(person, before, organisation, item.rows[0])


def _words(person: Person) -> entries.Words:
    return entries.Words(
        kind="person", object_id=person.pk, network=None, texts=(person.name, person.also_written)
    )
