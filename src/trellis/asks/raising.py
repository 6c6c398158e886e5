"""Raising an ask: one call, inside the action of the room that wants something."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.asks.models import Ask, Asked
from trellis.domain import codes as signs
from trellis.domain.asking import Shape, Words, shape_as_json
from trellis.networks.models import Network

Raised = Callable[[Ask], None]
LISTENERS: list[Raised] = []


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Of whom something is asked: a person for herself, or a member by whoever speaks for it."""

    person: UUID | None = None
    organisation: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked: the kind, the thing it is about, the words, the allowed answers, until when."""

    kind: str
    title: Words
    question: Words
    shape: Shape
    about: UUID | None = None
    why: Words = field(default_factory=dict)
    until: datetime | None = None


def when_raised(tell: Raised) -> Raised:
    """Let a function know of each ask that was raised, in its transaction."""
    LISTENERS.append(tell)
    return tell


def raise_ask(actor: Actor, network: Network, wanted: Wanted, of: Sequence[Addressee]) -> Ask:
    """Ask something of people and members; each gets a code of her own, and a message by her own channel."""
    ask = Ask.objects.create(
        network=network,
        kind=wanted.kind,
        about=wanted.about,
        title=dict(wanted.title),
        question=dict(wanted.question),
        why=dict(wanted.why),
        shape=shape_as_json(wanted.shape),
        until=wanted.until,
        raised_by=_person(actor),
    )
    add_addressees(ask, of)
    return ask


def add_addressees(ask: Ask, of: Iterable[Addressee]) -> list[Asked]:
    """Ask the same of further people and members; who is asked already isn't asked twice."""
    known = set(ask.asked.values_list("person", "organisation"))
    new = [each for each in dict.fromkeys(of) if (each.person, each.organisation) not in known]
    codes = free_codes(len(new))
    made = Asked.objects.bulk_create(
        Asked(
            network_id=ask.network_id,
            ask=ask,
            person_id=each.person,
            organisation=each.organisation,
            code=code,
            until=ask.until,
        )
        for each, code in zip(new, codes, strict=True)
    )
    if made:
        for tell in LISTENERS:
            tell(ask)
    return made


def ask_again(ask: Ask, of: Iterable[Addressee], until: datetime | None) -> None:
    """Go on with what was asked before, closed or not, instead of asking beside it; new people are added."""
    closed_at = ask.closed_at
    ask.closed_at, ask.closed_why, ask.until, ask.version = None, {}, until, ask.version + 1
    ask.save()
    if closed_at is not None:
        _reopen(ask, closed_at)
    sooner = ask.asked.filter(Q(until__lt=until) | Q(until=None)) if until else ask.asked.all()
    sooner.update(until=until, version=F("version") + 1)
    if not add_addressees(ask, of) and closed_at is not None:
        for tell in LISTENERS:
            tell(ask)


def _reopen(ask: Ask, closed_at: datetime) -> None:
    """Ask again of those with whom it ended when the whole ask did; a code that was given back is new."""
    ended = ask.asked.filter(closed_at=closed_at)
    bare = list(ended.filter(code=None).values_list("pk", flat=True))
    for pk, code in zip(bare, free_codes(len(bare)), strict=True):
        Asked.objects.filter(pk=pk).update(code=code)
    ended.update(closed_at=None, version=F("version") + 1)


def _person(actor: Actor) -> Person | None:
    return Person.objects.filter(pk=actor.person_id).first() if actor.person_id else None


def free_codes(count: int) -> list[str]:
    """Give codes that nobody has: short, easy to say, and so sparse that a slip rarely meets another's."""
    taken = Asked.objects.exclude(code=None).count() + count
    length = signs.length_for(taken)
    found: list[str] = []
    while len(found) < count:
        drawn = {signs.draw(length) for _ in range(count - len(found))}
        found += sorted(drawn - set(found) - _taken(drawn))
    return found[:count]


def _taken(codes: set[str]) -> set[Any]:
    listed, found = sorted(codes), set()
    for start in range(0, len(listed), 500):
        rows = Asked.objects.filter(code__in=listed[start : start + 500])
        found |= set(rows.values_list("code", flat=True))
    return found
