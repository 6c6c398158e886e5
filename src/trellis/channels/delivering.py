"""What carriers tell of a message later: delivered, read, or that it couldn't be."""

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from trellis.access.actor import Channel
from trellis.asks.reaching import reached
from trellis.channels.models import Message, Purpose, Reach, State, Way
from trellis.channels.planning import go_on_by_another_way

CHANNELS = {Way.MAIL: Channel.MAIL, Way.SMS: Channel.SMS}
OFF_FOR_GOOD = 3
"""So many text messages in a row that found a phone off tell that nobody gets any there."""
_UNTOLD = (State.WAITING, State.SENDING, State.SENT)


def delivered(message: Message) -> None:
    """Note that a message has come to her: she is reached."""
    with transaction.atomic():
        arrived = Message.objects.filter(pk=message.pk, state__in=_UNTOLD)
        arrived.update(
            state=State.DELIVERED,
            ended_at=timezone.now(),
            leased_until=None,
            fault="",
            version=F("version") + 1,
        )
        _reach_of(message).exclude(missed=0).update(missed=0)
        reached(message.asked.all(), CHANNELS[Way(message.way)])


def opened(message: Message) -> None:
    """Note that she has opened it or its link."""
    delivered(message)


def failed(message: Message, fault: str, *, for_good: bool) -> None:
    """Note that a message couldn't be delivered; for good, the next way is tried, and in the end a call.

    The way is remembered as failing, until she says anew how she is reached.
    """
    with transaction.atomic():
        if not for_good:
            _unended(message).update(fault=fault[:200], version=F("version") + 1)
        elif _end(message, fault):
            remember_failing(message)


def missed(message: Message, fault: str) -> None:
    """Note that a message found her phone off until its time was over: the next way is tried with this one.

    Only after some in a row is the way remembered as failing.
    """
    with transaction.atomic():
        reader = message.through_id or message.person_id
        if not _end(message, fault) or reader is None:
            return
        Reach.objects.get_or_create(person_id=reader)
        _reach_of(message).update(missed=F("missed") + 1)
        if _reach_of(message).filter(missed__gte=OFF_FOR_GOOD).exists():
            remember_failing(message)


def _unended(message: Message) -> QuerySet[Message]:
    return Message.objects.filter(pk=message.pk).exclude(state__in=[State.FAILED, State.DROPPED])


def _end(message: Message, fault: str) -> bool:
    """End a message in vain, and go on by another way; say whether it hadn't ended before."""
    ended = {"state": State.FAILED, "fault": fault[:200], "ended_at": timezone.now()}
    if not _unended(message).update(leased_until=None, version=F("version") + 1, **ended):
        return False
    if message.purpose in {Purpose.ASKS, Purpose.REMINDER}:
        go_on_by_another_way(message)
    return True


def _reach_of(message: Message) -> QuerySet[Reach]:
    return Reach.objects.filter(person=message.through_id or message.person_id)


def remember_failing(message: Message) -> None:
    """Use a way no longer that doesn't reach somebody."""
    reader = message.through_id or message.person_id
    if reader is None:
        return
    reach, _is_new = Reach.objects.get_or_create(person_id=reader)
    if message.way not in reach.failing:
        reach.failing = sorted({*reach.failing, message.way})
        reach.version += 1
        reach.save(update_fields=["failing", "version"])
