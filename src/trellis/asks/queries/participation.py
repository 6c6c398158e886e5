"""Who takes part and who is left out, in numbers (C8.8): any room may ask."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from trellis.accounts.models import Person
from trellis.asks.directory import Belongs, directory
from trellis.asks.models import Answer, Asked, Standing
from trellis.domain.answering import OF_SOMEBODY_ELSE
from trellis.domain.participation import Counts, Gap, Took, by_group, counted, gap
from trellis.networks.models import Network

Connected = Callable[[set[UUID]], set[UUID]]
CONNECTED: list[Connected] = []
NOWHERE = Belongs(None, None)


def when_connected(tells: Connected) -> Connected:
    """Let a function tell which of some people have a way of their own, such as text messages."""
    CONNECTED.append(tells)
    return tells


@dataclass(frozen=True)
class Participation:
    """The numbers of a time: the whole, by constituency and unit (by id; None: unknown), and the gap."""

    whole: Counts
    constituencies: dict[UUID | None, Counts]
    units: dict[UUID | None, Counts]
    gap: Gap


def connected_people(people: Iterable[UUID]) -> set[UUID]:
    """Give those who have e-mail, have signed in, or get what is asked by another way of their own."""
    wanted = set(people)
    reachable = Person.objects.filter(~Q(email="") | ~Q(last_login=None), pk__in=wanted)
    found = set(reachable.values_list("pk", flat=True))
    return found.union(*(tells(wanted) for tells in CONNECTED)) & wanted


def _rows(network: Network, since: datetime, until: datetime) -> list[tuple[Any, ...]]:
    kept = Answer.objects.filter(asked=OuterRef("pk"), standing=Standing.KEPT, contradicted_at=None)
    hers = kept.exclude(why_kept__says=OF_SOMEBODY_ELSE)
    here = Asked.objects.filter(network=network, ask__raised_at__gte=since, ask__raised_at__lt=until)
    found = here.annotate(end=Coalesce("until", F("ask__until")), kept=Exists(hers))
    columns = ("person", "organisation", "reached_at", "answered_at", "end", "kept", "closed_at")
    return list(found.values_list(*columns))


def took_part(network: Network, since: datetime, until: datetime) -> list[Took]:
    """Give what became of each time that somebody was asked between two moments."""
    rows, now = _rows(network, since, until), timezone.now()
    members = {row[1] for row in rows if row[1]}
    belongs = directory().belonging(network.pk, members)
    speakers = directory().speakers(members)
    people = {row[0] for row in rows if row[0]}
    online = connected_people(people.union(*speakers.values()))
    found = []
    for person, member, reached_at, answered_at, end, kept, closed_at in rows:
        who = speakers.get(member, []) if member else [person]
        where = belongs.get(member, NOWHERE) if member else NOWHERE
        in_time = answered_at is not None and (end is None or answered_at <= end)
        is_open = closed_at is None and (end is None or end >= now)
        took = Took(
            constituency=where.constituency,
            unit=where.unit,
            connected=not online.isdisjoint(who),
            reached=reached_at is not None,
            answered=answered_at is not None or bool(kept),
            in_time=in_time,
            is_open=is_open,
        )
        found.append(took)
    return found


def participation(network: Network, since: datetime, until: datetime) -> Participation:
    """Give who was asked, reached, answered and in time, of what was asked from one moment to another."""
    rows = took_part(network, since, until)
    groups = directory().constituencies(network.pk)
    units = network.units.order_by("path").values_list("pk", flat=True)
    return Participation(
        whole=counted(rows),
        constituencies=by_group(rows, lambda row: row.constituency, groups),
        units=by_group(rows, lambda row: row.unit, units),
        gap=gap(rows),
    )
