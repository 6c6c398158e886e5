"""Reading people, always for somebody: those with whom she shares a network, and how to reach them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import rules
from trellis.members.models import Representative
from trellis.members.queries.paging import Count, Cursor, Slice, counted, slice_of
from trellis.networks.models import Assignment, Network
from trellis.networks.rules import sees_network


@dataclass(frozen=True)
class PersonRow:
    """A person as a list shows her: her roles in the network and for whom she speaks."""

    person: Person
    roles: list[Assignment] = field(default_factory=list)
    seats: list[Representative] = field(default_factory=list)


@dataclass(frozen=True)
class PeoplePage:
    """Fifty people, where to go on, and how many there are."""

    rows: list[PersonRow]
    page: Slice[Person]
    count: Count


def people_seen_by(actor: Actor) -> QuerySet[Person]:
    """Give the people whom somebody may know of: those of her networks, and herself."""
    return Person.objects.filter(rules.sees_person.where(actor))


def sees_contact(actor: Actor, person: Person) -> bool:
    """Say whether somebody may read a person's phone number and e-mail address."""
    return rules.sees_contact.test(actor, person)


def people_in_force(network: Network) -> QuerySet[Person]:
    """Give the people who take part in a network today."""
    held = Assignment.objects.filter(rules.in_force(), network=network, person=OuterRef("pk"))
    spoke = Representative.objects.filter(rules.in_force(), network=network, person=OuterRef("pk"))
    return Person.objects.filter(Exists(held) | Exists(spoke) | rules.brought_in([network.pk]))


def _by_person(rows: QuerySet[Assignment] | QuerySet[Representative]) -> dict[UUID, list]:  # type: ignore[type-arg]
    found: dict[UUID, list] = {}  # type: ignore[type-arg]
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def people_page(*, actor: Actor, network: Network, wanted: str, cursor: Cursor) -> PeoplePage:
    """Give a page of the people of a network, in the order of their names."""
    found = people_in_force(network) if sees_network.test(actor, network) else Person.objects.none()
    for word in wanted.split():
        found = found.filter(Q(name__icontains=word) | Q(also_written__icontains=word))
    page = slice_of(found, cursor, sort="name")
    held = Assignment.objects.filter(rules.in_force(), network=network, person__in=page.rows)
    seats = Representative.objects.filter(rules.in_force(), network=network, person__in=page.rows)
    roles = _by_person(held.select_related("role"))
    speaks = _by_person(seats.select_related("organisation"))
    rows = [PersonRow(each, roles.get(each.pk, []), speaks.get(each.pk, [])) for each in page.rows]
    return PeoplePage(rows, page, counted(found))


def person_seen(actor: Actor, network: Network, pk: UUID) -> Person:
    """Give a person who is or was in a network, or the problem that there's nobody to be seen."""
    here = people_seen_by(actor).filter(rules.people_of(network), pk=pk)
    found = here.first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def roles_held(person: Person, network: Network) -> QuerySet[Assignment]:
    """Give the roles that a person holds and held in a network, the latest first."""
    held = Assignment.objects.filter(network=network, person=person)
    return held.select_related("role").order_by("-since", "pk")


def seats_held(person: Person, network: Network) -> QuerySet[Representative]:
    """Give the seats that a person has and had in a network, the latest first."""
    here = Representative.objects.filter(network=network, person=person)
    return here.select_related("person", "organisation").order_by("-since", "pk")
