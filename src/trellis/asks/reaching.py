"""Noting the first time that somebody is known to have got an ask."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from trellis.access.actor import Channel
from trellis.asks.models import Asked


def reached(asked: Iterable[Asked] | QuerySet[Asked], channel: Channel) -> int:
    """Note that those who are asked have got it by now, and by which way; the first time stays."""
    ids = [each.pk for each in asked]
    found = Asked.objects.filter(pk__in=ids, reached_at=None)
    return found.update(reached_at=timezone.now(), reached_by=channel.value)
