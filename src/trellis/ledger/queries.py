"""Reading and proving the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from trellis.ledger import protection
from trellis.ledger.chain import START, seal
from trellis.ledger.models import Line


@dataclass(frozen=True)
class Break:
    """The first line of a chain that isn't what was written: its number, verb and what is wrong with it."""

    chain: UUID
    number: int
    verb: str
    why: str


@dataclass(frozen=True)
class Proof:
    """What a check of a chain found: how many lines hold, the last one's seal, the first break, if any."""

    chain: UUID
    lines: int
    seal: str
    broken: Break | None


def chains() -> list[UUID]:
    """Give every chain of this node."""
    return list(Line.objects.order_by("chain").values_list("chain", flat=True).distinct())


def _fault(line: Line, expected: int, previous: str) -> str:
    if line.number != expected:
        return f"line {expected} is missing"
    if line.previous != previous:
        return "it doesn't follow from the line before it"
    if line.hash != seal(line.facts(), previous):
        return "its text was changed after it was written"
    return ""


def verify(chain: UUID) -> Proof:
    """Work every hash of a chain out again, from the first line on; stop at the first that doesn't hold."""
    previous, holds = START, 0
    for line in Line.objects.filter(chain=chain).order_by("number").iterator(chunk_size=2000):
        why = _fault(line, holds + 1, previous)
        if why:
            return Proof(chain, holds, previous, Break(chain, line.number, line.verb, why))
        previous, holds = line.hash, holds + 1
    return Proof(chain, holds, previous, None)


def verify_all() -> Iterator[Proof]:
    """Check each chain in turn."""
    for chain in chains():
        yield verify(chain)


def is_protected() -> bool:
    """Say whether the database itself refuses changes to the record."""
    return protection.is_locked(connection)
