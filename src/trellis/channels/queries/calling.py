"""Whom to call now: by urgency, not in quiet hours, not twice, and through the contact who relays."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.asks.models import Asked
from trellis.asks.showing import end_of
from trellis.channels.models import Call, Outcome, Turn, Way
from trellis.channels.queries.waiting import (
    MOST,
    Waits,
    by_person,
    can_be_called,
    number_of,
    open_in,
    reach_of,
    rings,
)
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network

SOON = timedelta(days=2)
PAUSES = {Outcome.NO_REPLY: timedelta(hours=2), Outcome.TOLD: timedelta(days=1)}
HISTORY = 10


@dataclass(frozen=True, kw_only=True)
class ToCall:
    """Somebody to call: about what, in which language, whose phone rings, who is calling her already."""

    person: Person
    asked: list[Asked]
    through: Person | None
    number: str
    language: str
    until: datetime | None
    last: Call | None
    is_mine: bool
    is_taken: bool
    is_quiet: bool


def wants_a_call(waits: Waits) -> bool:
    """Say whether somebody is to be called: no message goes to her, she wants it first, or time runs out."""
    if not can_be_called(waits.person):
        return False
    soon = timezone.now() + SOON
    late = any(each.reached_at is None and (end_of(each) or soon) < soon for each in waits.asked)
    return late or Way.PHONE in waits.ways


def _is_quiet(person: Person, now: time) -> bool:
    reach = reach_of(person)
    start, end = (reach.quiet_from, reach.quiet_until) if reach else (None, None)
    if start is None or end is None:
        return False
    return start <= now < end if start <= end else now >= start or now < end


def _rests(last: Call | None) -> bool:
    """Say whether the last call leaves somebody in peace for now."""
    if last is None:
        return False
    now = timezone.now()
    if last.again_at is not None:
        return last.again_at > now
    return last.at + PAUSES.get(Outcome(last.outcome), timedelta()) > now


def _last_calls(network: Network, people: list[UUID]) -> dict[UUID, Call]:
    rows = Call.objects.filter(network=network, person__in=people).order_by("at")
    return {each.person_id: each for each in rows}


def to_call(actor: Actor, network: Network) -> list[ToCall]:
    """Give whom to call now, the most urgent first; those in their quiet hours come last."""
    found = [each for each in by_person(open_in(network)[:MOST]) if wants_a_call(each)]
    ids = [each.person.pk for each in found]
    last = _last_calls(network, ids)
    turns = Turn.objects.filter(network=network, person__in=ids, until__gt=timezone.now())
    taken = dict(turns.values_list("person", "by"))
    rows = [
        _row(each, last.get(each.person.pk), taken.get(each.person.pk), actor)
        for each in found
        if not _rests(last.get(each.person.pk))
    ]
    far = timezone.now() + timedelta(days=36500)
    return sorted(rows, key=lambda row: (row.is_quiet, row.until or far, str(row.person.pk)))


def _row(waits: Waits, last: Call | None, taken_by: UUID | None, actor: Actor) -> ToCall:
    whose, is_relay = rings(waits.person)
    reach = reach_of(whose)
    spoken = [*reach.languages] if reach else []
    ends = [end for each in waits.asked if (end := end_of(each))]
    return ToCall(
        person=waits.person,
        asked=waits.asked,
        through=whose if is_relay else None,
        number=number_of(whose),
        language=next(iter(spoken), whose.language),
        until=min(ends) if ends else None,
        last=last,
        is_mine=taken_by is not None and taken_by == actor.person_id,
        is_taken=taken_by is not None and taken_by != actor.person_id,
        is_quiet=_is_quiet(whose, timezone.localtime().time()),
    )


def waiting_person(actor: Actor, network: Network, pk: UUID) -> ToCall:
    """Give one of those whom one may call."""
    rows = [
        each for each in by_person(open_in(network)[:MOST]) if each.person.pk == pk and wants_a_call(each)
    ]
    if not rows:
        raise Problem(NOT_FOUND)
    turn = Turn.objects.filter(network=network, person=pk, until__gt=timezone.now()).first()
    last = _last_calls(network, [pk]).get(pk)
    return _row(rows[0], last, turn.by_id if turn else None, actor)


def turn_of(actor: Actor, network: Network, pk: UUID) -> Turn | None:
    """Give one's own turn to call somebody, while it lasts."""
    rows = Turn.objects.filter(network=network, person=pk, by=actor.person_id, until__gt=timezone.now())
    return rows.select_related("network", "person", "by").first()


def history(network: Network, pk: UUID) -> list[Call]:
    """Give the last calls to somebody."""
    rows = Call.objects.filter(network=network, person=pk).select_related("by").order_by("-at")
    return list(rows[:HISTORY])
