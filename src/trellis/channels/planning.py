"""The job that decides how each ask goes to whom: one message for all that waits for one person (C8.8)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from trellis.access.rows import new_id
from trellis.asks.models import Ask, Asked
from trellis.asks.raising import when_raised
from trellis.channels.carriers import CARRIERS
from trellis.channels.models import Message, Purpose, State, Way
from trellis.channels.outbox import hand_over_at
from trellis.channels.people import LIVE, Known, Route, known, tried_in_vain, who_is_written_to
from trellis.domain.deadlines import deadline
from trellis.jobs.later import later, work

PLAN = "channels.plan"
CHUNK = 500


@when_raised
def plan_later(ask: Ask) -> None:
    """Let a job decide how an ask goes out, when the deed that raised it is done."""
    later(PLAN, {"ask": str(ask.pk)}, key=str(ask.pk), network=ask.network_id)


def unsent(ask: Ask) -> Any:
    """Give of whom an ask still waits, and to whom no message is on its way or has gone."""
    live = Message.objects.filter(asked=OuterRef("pk"), state__in=LIVE)
    open_ones = Asked.objects.filter(ask=ask, answered_at=None, closed_at=None)
    return open_ones.filter(~Exists(live)).select_related("ask").order_by("pk")


@work(PLAN)
def plan(payload: Mapping[str, Any]) -> None:
    """Plan an ask, some hundred people at a time; what was planned before isn't planned twice."""
    ask = Ask.objects.select_for_update().filter(pk=payload["ask"], closed_at=None).first()
    if ask is None:
        return
    rows = unsent(ask).filter(pk__gt=payload["after"]) if "after" in payload else unsent(ask)
    listed = list(rows[:CHUNK])
    send(listed, Purpose.ASKS)
    if len(listed) == CHUNK:
        after = str(listed[-1].pk)
        later(PLAN, {"ask": str(ask.pk), "after": after}, key=f"{ask.pk} {after}", network=ask.network_id)


def send(asked: Sequence[Asked], purpose: Purpose) -> list[Asked]:
    """Put asks into messages that wait for their time; give those that went into one."""
    whom = who_is_written_to(asked)
    people = known(whom.values())
    tried = tried_in_vain(asked)
    routes = {
        each.pk: people.route(whom[each.pk], tried.get(each.pk, ()))
        for each in asked
        if whom.get(each.pk) in people.people
    }
    _wait_for_slow_ways(asked, routes)
    by_message = [each for each in asked if each.pk in routes and routes[each.pk].way in CARRIERS]
    for route in sorted({routes[each.pk] for each in by_message}, key=str):
        _write(route, [each for each in by_message if routes[each.pk] == route], people, purpose)
    return by_message


def _wait_for_slow_ways(asked: Iterable[Asked], routes: Mapping[UUID, Route]) -> None:
    """Give whoever is reached slowly the time that her way needs."""
    changed = []
    for each in asked:
        end = each.until or each.ask.until
        found = deadline(end, timezone.now(), routes[each.pk].way if each.pk in routes else Way.PHONE)
        if found.slowest:
            each.until, each.slowest = found.until, found.slowest
            changed.append(each)
    Asked.objects.bulk_update(changed, ["until", "slowest"], batch_size=CHUNK)


def _write(route: Route, asked: Sequence[Asked], people: Known, purpose: Purpose) -> None:
    """Add asks to the message that waits for the same person and way, or make one."""
    ends = [each.until for each in asked if each.until]
    due = people.when(route, timezone.now(), min(ends) if ends else None)
    network = asked[0].network_id
    gathering = Message.objects.select_for_update().filter(
        network=network,
        person=route.person,
        through=route.through,
        way=route.way,
        purpose__in=[Purpose.ASKS, Purpose.REMINDER],
        state=State.WAITING,
        tries=0,
    )
    message = gathering.order_by("due_at").first()
    if message is None:
        message = new_message(network, route, purpose, due)
    elif due < message.due_at:
        message.due_at = due
        message.save(update_fields=["due_at"])
    message.asked.add(*asked)
    hand_over_at(route.way, message.due_at)


def new_message(network: UUID, route: Route, purpose: Purpose, due: datetime, **more: Any) -> Message:
    """Make a message that waits for its time, under the name by which its carrier will know it."""
    pk = new_id()
    return Message.objects.create(
        pk=pk,
        network_id=network,
        person_id=route.person,
        through_id=route.through,
        way=route.way,
        purpose=purpose,
        due_at=due,
        handed_as=str(pk),
        **more,
    )


def go_on_by_another_way(message: Message) -> None:
    """Plan anew what a message couldn't bring: by the next way, and in the end by a call."""
    with transaction.atomic():
        for ask in set(message.asked.filter(answered_at=None).values_list("ask", "network")):
            later(PLAN, {"ask": str(ask[0])}, key=str(ask[0]), network=ask[1])
