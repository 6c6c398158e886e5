"""Writing to the record: the one way in, used by `access.action` alone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from trellis.ledger.chain import START, seal
from trellis.ledger.models import NODE, Line


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a line will say; `network` None means the node's own chain."""

    at: datetime
    verb: str
    channel: str
    person: UUID | None = None
    author: str = ""
    organisation: UUID | None = None
    network: UUID | None = None
    kind: str = ""
    object_id: UUID | None = None
    parties: tuple[UUID, ...] = ()
    places: tuple[UUID, ...] = ()
    detail: dict[str, Any] = field(default_factory=dict)


def _hold(chain: UUID) -> None:
    """Let one writer at a time add to a chain; SQLite's immediate transactions already see to that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chain.int & 0x7FFFFFFFFFFFFFFF])


def _line(entry: Entry, chain: UUID, number: int) -> Line:
    return Line(
        chain=chain,
        number=number,
        at=entry.at,
        verb=entry.verb,
        person=entry.person,
        author=entry.author,
        organisation=entry.organisation,
        channel=entry.channel,
        kind=entry.kind,
        object_id=entry.object_id,
        parties=sorted(str(party) for party in set(entry.parties)),
        places=sorted(str(place) for place in set(entry.places)),
        detail=entry.detail,
    )


@transaction.atomic(savepoint=False)
def append(entry: Entry) -> Line:
    """Add a line to its network's chain, inside the caller's transaction."""
    chain = entry.network or NODE
    _hold(chain)
    last = Line.objects.filter(chain=chain).order_by("-number").values_list("number", "hash").first()
    number, previous = last or (0, START)
    line = _line(entry, chain, number + 1)
    line.previous = previous
    line.hash = seal(line.facts(), previous)
    line.save(force_insert=True)
    return line
