"""The job that hands messages over: one after the other, each with its own marks (see `outbox`)."""

import logging
import random
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from trellis.channels import outbox
from trellis.channels.carriers import CARRIERS, Carrier, HandingFailed
from trellis.channels.composing import letter_for, reader_of, still_open
from trellis.channels.delivering import failed
from trellis.channels.models import Message, Purpose, Reach, Way
from trellis.channels.people import quiet_of
from trellis.domain.backing import pause_after
from trellis.domain.reaching import out_of_quiet
from trellis.jobs.later import work

logger = logging.getLogger(__name__)
MOST_TRIES = 8
AT_A_TIME = 10.0
"""Seconds after which other jobs have their turn."""
REGULARLY = "channels.hand-over-all"
STOPPED = "stopped"


@work(outbox.HAND_OVER, outside=True)
def hand_over(payload: Mapping[str, Any]) -> None:
    """Hand over what is due by a way, and come back when there is more than fits in a turn."""
    way = Way(payload["way"])
    carrier = CARRIERS.get(way)
    if carrier is None or not carrier.is_ready():
        return
    ends = time.monotonic() + AT_A_TIME
    while time.monotonic() < ends:
        message = outbox.take(way)
        if message is None:
            return
        _carry(carrier, message)
    outbox.hand_over_at(way, timezone.now())


@work(REGULARLY, every=timedelta(minutes=1))
def hand_over_all(_payload: Mapping[str, Any]) -> None:
    """Look after what a stopped worker left, and what was written without asking for this job."""
    for way in CARRIERS:
        if outbox.is_due(way):
            outbox.hand_over_at(way, timezone.now())


def _carry(carrier: Carrier, message: Message) -> None:
    """Hand one over, unless it isn't wanted any more or its hour is wrong."""
    if message.purpose in {Purpose.ASKS, Purpose.REMINDER} and not still_open(message):
        outbox.drop(message)
        return
    if message.purpose != Purpose.REPLY and _waits(message):
        return
    try:
        carrier_id = carrier.hand_over(message, letter_for(message))
    except HandingFailed as fault:
        _not_taken(message, fault.fault, for_good=fault.for_good)
    except Exception as fault:  # noqa: BLE001  one letter that can't be written mustn't keep the others back
        # Only its kind: what a fault says may hold an address.
        kind = type(fault).__name__
        logger.warning("a message by %s wasn't handed over: %s", message.way, kind)
        _not_taken(message, kind, for_good=False)
    else:
        outbox.sent(message, carrier_id)


def _waits(message: Message) -> bool:
    """Say whether she has stopped this way meanwhile, or is in her quiet hours."""
    reader = reader_of(message)
    reach = Reach.objects.filter(person=reader).first() if reader else None
    if reach is None:
        return False
    if message.way in reach.stopped:
        _not_taken(message, STOPPED, for_good=True)
        return True
    now = timezone.localtime()
    free = out_of_quiet(now, quiet_of(reach))
    if free > now:
        outbox.put_back(message, free)
    return free > now


def _not_taken(message: Message, fault: str, *, for_good: bool) -> None:
    if not outbox.mine(message).exists():
        return
    if for_good or message.tries >= MOST_TRIES:
        failed(message, fault, for_good=True)
    else:
        outbox.put_back(message, timezone.now() + pause_after(message.tries, random.random()), fault)  # noqa: S311
