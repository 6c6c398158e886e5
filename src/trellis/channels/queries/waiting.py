"""What waits for an answer in a network, with whoever it is asked of: herself, or the head of the member."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.accounts.models import Person
from trellis.asks.directory import directory
from trellis.asks.models import Ask, Asked
from trellis.networks.models import Network

MOST = 1000
"""So many are looked at for one list."""


@dataclass
class Waits:
    """A person, and all that waits for her answer."""

    person: Person
    asked: list[Asked] = field(default_factory=list)


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


def speakers_of(asked: Iterable[Asked]) -> dict[UUID, UUID]:
    """Give for each that is asked who is reached for it; a member for which nobody speaks is left out."""
    listed = list(asked)
    heads = directory().speakers(each.organisation for each in listed if each.organisation)
    found = {each.pk: each.person_id for each in listed if each.person_id}
    spoken = ((each.pk, heads.get(each.organisation)) for each in listed if each.organisation)
    return found | {pk: seats[0] for pk, seats in spoken if seats}


def by_person(asked: Iterable[Asked]) -> list[Waits]:
    """Put what waits together by person, in the order in which it was given."""
    listed = list(asked)
    whose = speakers_of(listed)
    people = Person.objects.filter(pk__in=set(whose.values()), is_active=True)
    found = {each.pk: Waits(each) for each in people.select_related("reach", "reach__relay")}
    order: dict[UUID, Waits] = {}
    for each in listed:
        waits = found.get(whose[each.pk]) if each.pk in whose else None
        if waits is not None:
            order.setdefault(waits.person.pk, waits).asked.append(each)
    return list(order.values())
