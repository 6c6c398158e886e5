"""Something that people are told by their own ways: minutes, a date that is off, a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from trellis.channels.carriers import CARRIERS
from trellis.channels.models import Message, Purpose
from trellis.channels.outbox import hand_over_at
from trellis.channels.people import Route, known
from trellis.channels.planning import new_message
from trellis.domain.asking import Words
from trellis.networks.models import Network


@dataclass(frozen=True, kw_only=True)
class News:
    """What is told: its words, and the file that goes with it, by name and what it is about."""

    subject: Words
    text: Words
    enclose: tuple[str, UUID] | None = None


def tell(network: Network, people: Iterable[UUID], news: News, key: str = "") -> list[UUID]:
    """Tell people something, each by her own way; with a `key` each is told once.

    Give those to whom no message can go: they hear it on paper or by phone.
    """
    wanted = list(dict.fromkeys(people))
    found = known(wanted)
    without = []
    for person in wanted:
        route = found.route(person) if person in found.people else None
        if route is None or route.way not in CARRIERS:
            without.append(person)
        else:
            due = found.when(route, timezone.now(), timezone.now())
            _write(network, route, news, due=due, key=f"{key}:{person}" if key else "")
    return without


def _write(network: Network, route: Route, news: News, *, due: datetime, key: str) -> None:
    if key and Message.objects.filter(key=key).exists():
        return
    content = {
        "subject": dict(news.subject),
        "text": dict(news.text),
        "enclose": [news.enclose[0], str(news.enclose[1])] if news.enclose else None,
    }
    try:
        with transaction.atomic():
            new_message(network.pk, route, Purpose.NEWS, due, content=content, key=key)
    except IntegrityError:
        return
    hand_over_at(route.way, due)
