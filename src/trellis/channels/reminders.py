"""Reminders: few, in one message for each person, and none for what was answered."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from trellis.asks.actions.asking import when_reminded
from trellis.asks.models import Ask, Asked
from trellis.channels.models import Purpose
from trellis.channels.planning import send
from trellis.domain.reminding import BEFORE_END, MOST, next_reminder
from trellis.jobs.later import later, work
from trellis.networks.models import Status

REMIND = "channels.remind"
SOME = "channels.remind-some"
CHUNK = 500


def _may_be_due(now: datetime) -> Any:
    """Give what waits for an answer and might want a reminder: what is far from its end isn't read."""
    ends_soon = Q(until=None) | Q(until__lte=now + BEFORE_END[0])
    rows = Asked.objects.filter(ends_soon, answered_at=None, closed_at=None, ask__closed_at=None)
    rows = rows.filter(reminded__lt=MOST).exclude(network__status=Status.CLOSED)
    return rows.select_related("ask").order_by("pk")


def _is_due(asked: Asked, now: datetime) -> bool:
    at = next_reminder(
        asked=asked.ask.raised_at, until=asked.until, reminded=asked.reminded, last=asked.reminded_at
    )
    return at is not None and at <= now


@work(REMIND, every=timedelta(hours=1))
def remind(payload: Mapping[str, Any]) -> None:
    """Remind whoever it is time to remind, some hundred at a time."""
    now = timezone.now()
    rows = _may_be_due(now)
    listed = list(rows.filter(pk__gt=payload["after"])[:CHUNK] if "after" in payload else rows[:CHUNK])
    remind_of([each for each in listed if _is_due(each, now)])
    if len(listed) == CHUNK:
        after = str(listed[-1].pk)
        later(SOME, {"after": after}, key=after)


work(SOME)(remind)


def remind_of(asked: Iterable[Asked]) -> list[Asked]:
    """Send a reminder of these asks, one message for each person and network; give those that went out."""
    by_network: dict[UUID, list[Asked]] = {}
    for each in asked:
        by_network.setdefault(each.network_id, []).append(each)
    gone = [one for rows in by_network.values() for one in send(rows, Purpose.REMINDER)]
    for each in gone:
        each.reminded, each.reminded_at = each.reminded + 1, timezone.now()
    Asked.objects.bulk_update(gone, ["reminded", "reminded_at"], batch_size=CHUNK)
    return gone


@when_reminded
def remind_now(_ask: Ask, asked: list[Asked]) -> None:
    """Send the reminders that a coordinator wants now."""
    send(asked, Purpose.REMINDER)
