"""What is known of how people are reached, read for many at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from trellis.accounts.models import Person
from trellis.accounts.numbers import international
from trellis.asks.directory import directory
from trellis.asks.models import Asked
from trellis.channels.carriers import CARRIERS
from trellis.channels.models import Message, Pace, Purpose, Reach, State, Way
from trellis.domain import reaching

HAND = (Way.PAPER, Way.PHONE, Way.WEB)
"""Ways that need no carrier: the desks, and the pages themselves."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """How a message goes: to whom, through whom if somebody relays, by which way."""

    person: UUID
    through: UUID | None
    way: Way


@dataclass(frozen=True)
class Known:
    """Some people with how they are reached; those who relay to them are among them."""

    people: Mapping[UUID, Person]
    reach: Mapping[UUID, Reach]
    last: Mapping[UUID, datetime] = field(default_factory=dict)

    def reach_of(self, person: UUID) -> Reach:
        """Give how somebody is reached; one who chose nothing gets what is usual."""
        return self.reach.get(person) or Reach(person_id=person, pace=Pace.DAILY)

    def usable(self, person: UUID) -> set[str]:
        """Give the ways that somebody has, of those that this installation can carry."""
        who, reach = self.people[person], self.reach_of(person)
        has = {Way.MAIL: bool(who.email), Way.SMS: bool(reach.number or international(who.phone))}
        carried = {way for way, carrier in CARRIERS.items() if has[way] and carrier.is_ready()}
        return {*(carried - set(reach.failing)), *HAND}

    def ways(self, person: UUID, tried: Iterable[str] = ()) -> list[Way]:
        """Give the ways that are left for somebody, the best first."""
        reach = self.reach_of(person)
        found = reaching.ways(reach.ways, usable=self.usable(person), stopped=reach.stopped, tried=set(tried))
        return [Way(each) for each in found]

    def route(self, person: UUID, tried: Iterable[str] = ()) -> Route:
        """Give how to reach somebody: by a way of her own, else through her relay, else by a call."""
        own = self.ways(person, tried)
        if own and own[0] != Way.PHONE:
            return Route(person=person, through=None, way=own[0])
        relay = self.reach_of(person).relay_id
        if relay and relay in self.people and Way.PHONE not in self.reach_of(person).ways:
            by = [way for way in self.ways(relay, tried) if way in CARRIERS]
            if by:
                return Route(person=person, through=relay, way=by[0])
        return Route(person=person, through=None, way=Way.PHONE)

    def when(self, route: Route, now: datetime, until: datetime | None) -> datetime:
        """Give when to write to whoever gets the message."""
        reach = self.reach_of(route.through or route.person)
        last = self.last.get(route.person)
        local = timezone.localtime(now)
        return reaching.when(local, pace=reach.pace, last=last, quiet=quiet_of(reach), until=until)


def quiet_of(reach: Reach) -> reaching.Quiet | None:
    """Give somebody's quiet hours."""
    if reach.quiet_from is None or reach.quiet_until is None:
        return None
    return reaching.Quiet(begins=reach.quiet_from, ends=reach.quiet_until)


def known(people: Iterable[UUID]) -> Known:
    """Read people, how they are reached, who relays to them, and when they last got something."""
    ids = set(people)
    reach = {row.person_id: row for row in Reach.objects.filter(person__in=ids)}
    relays = {row.relay_id for row in reach.values() if row.relay_id} - ids
    reach |= {row.person_id: row for row in Reach.objects.filter(person__in=relays)}
    rows = Person.objects.filter(pk__in=ids | relays, is_active=True)
    sent = Message.objects.filter(person__in=ids, sent_at__isnull=False).exclude(purpose=Purpose.REPLY)
    last = dict(sent.order_by().values("person").annotate(last=Max("sent_at")).values_list("person", "last"))
    return Known({row.pk: row for row in rows}, reach, last)


def who_is_written_to(asked: Iterable[Asked]) -> dict[UUID, UUID]:
    """Give the person for each ask: herself, or whoever speaks for the member, its head first."""
    listed = list(asked)
    speakers = directory().speakers(each.organisation for each in listed if each.organisation)
    found: dict[UUID, UUID] = {}
    for each in listed:
        if each.person_id:
            found[each.pk] = each.person_id
        elif each.organisation and (who := speakers.get(each.organisation)):
            found[each.pk] = who[0]
    return found


def tried_in_vain(asked: Iterable[Asked]) -> dict[UUID, set[str]]:
    """Give for each ask the ways by which no message came to her."""
    rows = Asked.messages.through.objects.filter(asked__in=list(asked), message__state=State.FAILED)
    found: dict[UUID, set[str]] = {}
    for pk, way in rows.values_list("asked_id", "message__way"):
        found.setdefault(pk, set()).add(way)
    return found


LIVE = (State.WAITING, State.SENDING, State.SENT, State.DELIVERED)
"""Where a message stands that may still reach somebody."""
