"""What waits for an answer in a network, with whoever it is asked of: herself, or the head of the member."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.accounts.models import Person
from trellis.asks.models import Ask, Asked
from trellis.channels.models import Reach, Way
from trellis.channels.people import Known, tried_in_vain, who_is_written_to
from trellis.networks.models import Network

MOST = 1000
"""So many are looked at for one list."""


@dataclass
class Waits:
    """A person, all that waits for her answer, and the ways by which it goes to her."""

    person: Person
    asked: list[Asked] = field(default_factory=list)
    ways: set[Way] = field(default_factory=set)


def open_in(network: Network) -> QuerySet[Asked]:
    """Give what is still to be answered in a network, the most urgent first."""
    now = timezone.now()
    in_time = Q(until__gte=now) | Q(until=None, ask__until=None) | Q(until=None, ask__until__gte=now)
    rows = Asked.objects.filter(in_time, network=network, answered_at=None, closed_at=None)
    return rows.filter(ask__closed_at=None).select_related("ask__network").order_by("until", "pk")


def open_asks(network: Network) -> list[Ask]:
    """Give the asks of which something is still to be answered."""
    return list(
        Ask.objects.filter(pk__in=open_in(network).order_by().values("ask")).order_by("-raised_at")[:50]
    )


def is_open_about(network: Network, about: UUID) -> bool:
    """Say whether something about a thing is still to be answered."""
    return open_in(network).filter(ask__about=about).exists()


def reach_of(person: Person) -> Reach | None:
    """Give how a person wants to be reached, when she has said it."""
    return getattr(person, "reach", None)


def number_of(person: Person) -> str:
    """Give a person's phone, as she wrote it or as it is known for text messages."""
    reach = reach_of(person)
    return person.phone or (f"+{reach.number}" if reach and reach.number else "")


def rings(person: Person) -> tuple[Person, bool]:
    """Give whose phone rings for somebody, and whether it is another's: that of her relay."""
    reach = reach_of(person)
    if not number_of(person) and reach is not None and reach.relay is not None:
        return reach.relay, True
    return person, False


def can_be_called(person: Person) -> bool:
    """Say whether a phone rings for somebody, and she hasn't refused to be called."""
    reach = reach_of(person)
    shut = {*reach.failing, *reach.stopped} if reach else set()
    return bool(number_of(rings(person)[0])) and Way.PHONE.value not in shut


def by_person(asked: Iterable[Asked]) -> list[Waits]:
    """Put what waits together by person, in the order in which it was given, with the ways it goes."""
    listed = list(asked)
    whose, tried = who_is_written_to(listed), tried_in_vain(listed)
    people = Person.objects.filter(pk__in=set(whose.values()), is_active=True)
    found = {each.pk: Waits(each) for each in people.select_related("reach", "reach__relay__reach")}
    how = _known(each.person for each in found.values())
    order: dict[UUID, Waits] = {}
    for each in listed:
        waits = found.get(whose[each.pk]) if each.pk in whose else None
        if waits is not None:
            order.setdefault(waits.person.pk, waits).asked.append(each)
            waits.ways.add(how.route(waits.person.pk, tried.get(each.pk, ())).way)
    return list(order.values())


def _known(people: Iterable[Person]) -> Known:
    """Give what the plan of messages knows of people, from what was read with them."""
    here = {each.pk: each for each in people}
    relays = [reach.relay for each in here.values() if (reach := reach_of(each)) and reach.relay]
    here |= {each.pk: each for each in relays if each.is_active and each.pk not in here}
    return Known(here, {pk: reach for pk, each in here.items() if (reach := reach_of(each))})
