"""What waits to be handed over: taken by one worker at a time, under a lease and a fence."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from trellis.channels.models import Message, State, Way
from trellis.jobs.later import later

HAND_OVER = "channels.hand-over"
LEASE = timedelta(minutes=1)
REPORT_COMES_WITHIN = timedelta(minutes=30)
"""A text message whose worker was stopped waits so long for the report that proves that it went out."""


def hand_over_at(way: Way, at: datetime) -> None:
    """Ask for the job that hands over what is due by a way."""
    later(HAND_OVER, {"way": way.value}, key=way.value, at=at)


def due(way: Way) -> tuple[QuerySet[Message], QuerySet[Message]]:
    """Give what may be handed over now: what waits, and what a stopped worker left; each has its index."""
    now = timezone.now()
    left = now - REPORT_COMES_WITHIN if way == Way.SMS else now
    waits = Message.objects.filter(way=way, state=State.WAITING, due_at__lte=now).order_by("due_at")
    stopped = Message.objects.filter(way=way, state=State.SENDING, leased_until__lt=left)
    return waits, stopped.order_by("leased_until")


def is_due(way: Way) -> bool:
    """Say whether anything may be handed over."""
    return any(rows.exists() for rows in due(way))


def _next(way: Way) -> Message | None:
    whole = ("person", "through", "network")
    for rows in due(way):
        held = rows.select_for_update(skip_locked=True, of=("self",))
        if found := held.select_related(*whole).first():
            return found
    return None


def take(way: Way) -> Message | None:
    """Take the next message; that it is being handed over is written before it is.

    One that a stopped worker left may have gone out already: it is handed over under the same name, which a
    mail program takes for the same mail, and counted as being in doubt.
    """
    with transaction.atomic():
        message = _next(way)
        if message is None:
            return None
        message.in_doubt += message.state == State.SENDING
        message.state, message.fence, message.tries = State.SENDING, message.fence + 1, message.tries + 1
        message.leased_until = timezone.now() + LEASE
        message.save(update_fields=["in_doubt", "state", "fence", "tries", "leased_until"])
    return message


def mine(message: Message) -> QuerySet[Message]:
    """Give the message when it is still in the hands of whoever took it."""
    return Message.objects.filter(pk=message.pk, fence=message.fence, state=State.SENDING)


def sent(message: Message, carrier_id: str) -> bool:
    """Note that a carrier has taken a message; False when another worker had it meanwhile."""
    gone = {"state": State.SENT, "carrier_id": carrier_id[:120], "sent_at": timezone.now()}
    if mine(message).update(leased_until=None, fault="", version=F("version") + 1, **gone):
        return True
    # A report may come before the carrier's answer: what it says stands, and the id is kept.
    unnamed = Message.objects.filter(pk=message.pk, carrier_id="")
    unnamed.update(carrier_id=carrier_id[:120], sent_at=timezone.now())
    return False


def put_back(message: Message, at: datetime, fault: str = "") -> None:
    """Let a message wait for another time."""
    mine(message).update(
        state=State.WAITING, due_at=at, leased_until=None, fault=fault[:200], version=F("version") + 1
    )
    hand_over_at(Way(message.way), at)


def drop(message: Message) -> None:
    """Send nothing: what it asked was answered or closed meanwhile."""
    mine(message).update(
        state=State.DROPPED, ended_at=timezone.now(), leased_until=None, version=F("version") + 1
    )


def how_many_in_doubt(network: UUID) -> int:
    """Count the messages that may have gone out twice."""
    return Message.objects.filter(network=network, in_doubt__gt=0).count()
