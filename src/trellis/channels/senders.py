"""Who sent a message: the people who have its address or number, and what they may answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.asks import rules
from trellis.asks.models import Asked
from trellis.asks.queries import open_asked
from trellis.channels.models import Inbound, Message, Way
from trellis.channels.numbers import LEAST, owners
from trellis.domain import codes

CHANNELS = {Way.SMS: Channel.SMS, Way.MAIL: Channel.MAIL}


def people_behind(inbound: Inbound) -> list[Person]:
    """Give the people whose address or number a message came from: several may share a phone."""
    if inbound.way == Way.SMS:
        return owners(inbound.sender) if is_number(inbound.sender) else []
    if not inbound.sender:
        return []
    return list(Person.objects.filter(email__iexact=inbound.sender, is_active=True).order_by("pk"))


def is_number(sender: str) -> bool:
    """Say whether a text message came from a number that somebody can have, not from a service."""
    return sender.isascii() and sender.isdecimal() and len(sender) >= LEAST


@dataclass(frozen=True)
class Senders:
    """The people behind a message, and the channel by which they act."""

    people: tuple[Person, ...]
    channel: Channel
    _open: dict[str, Asked] = field(default_factory=dict)

    def actor(self, person: Person) -> Actor:
        """Let one of them act."""
        return Actor(channel=self.channel, person=person)

    @cached_property
    def open(self) -> dict[str, Asked]:
        """Give what waits for an answer of any of them, by code, what ends first in front."""
        rows = [asked for person in self.people for asked in open_asked(person.pk)]
        return {asked.code: asked for asked in rows if asked.code}

    def that_exist_for_them(self, named: dict[str, Asked]) -> dict[str, Asked]:
        """Give what any of them may write to: a code of a network in which none takes part is no code."""
        return {
            code: asked
            for code, asked in named.items()
            if any(rules.may_send.test(self.actor(each), asked) for each in self.people)
        }

    def who_answers(self, asked: Asked) -> Person:
        """Give whose answer it is: hers who is asked, else of whoever of them may answer."""
        own = [each for each in self.people if each.pk == asked.person_id]
        may = [each for each in self.people if rules.may_answer.test(self.actor(each), asked)]
        return (own or may or list(self.people))[0]


def senders_of(inbound: Inbound) -> Senders:
    """Give who may have sent a message."""
    return Senders(tuple(people_behind(inbound)), CHANNELS[Way(inbound.way)])


def asked_with_codes(said: str) -> dict[str, Asked]:
    """Give what is asked under the codes that stand in a text, of whomever, open or not."""
    rows = Asked.objects.filter(code__in=codes.candidates(said)).select_related("ask__network")
    found = {asked.code: asked for asked in rows if asked.code}
    standing = {each.code for each in codes.find(said, list(found))}
    return {code: asked for code, asked in found.items() if code in standing}


def asked_in(handed_as: str, people: Iterable[Person]) -> dict[str, Asked]:
    """Give what was asked in the message that somebody answers, if it went to one of these people."""
    if not handed_as:
        return {}
    ids: list[UUID] = [each.pk for each in people]
    mine = Message.objects.filter(Q(person__in=ids) | Q(through__in=ids), handed_as=handed_as[:80])
    rows = Asked.objects.filter(messages__in=mine).select_related("ask__network").distinct()
    return {asked.code: asked for asked in rows if asked.code}
