"""The writers of what a person makes of a message that no rule could read, or that came to no network."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.asks import actions as asks
from trellis.asks.models import Answer, Asked, Standing
from trellis.asks.showing import shape_of
from trellis.channels import rules
from trellis.channels.models import Inbound, Understood
from trellis.domain.answering import tidied
from trellis.domain.asking import Given, given_as_json


@action("inbound.settle", on="inbound", allow=rules.may_settle)
def settle_inbound(
    *, actor: Actor, inbound: Inbound, version: int | None = None, answer: Answer | None = None
) -> Inbound:
    """Say that a message needs nothing more: it was entered for her (`answer`), or asks for nothing."""
    return _settle(actor, inbound, version, answer)


@transaction.atomic
def enter_from(*, actor: Actor, inbound: Inbound, asked: Asked, given: Given) -> Answer:
    """Enter for somebody what she wrote in a message that no rule understood, and mark it as answered.

    A second click gives the first answer. One who reads it otherwise than the first reader did corrects her.
    """
    held = hold(inbound)
    same = [each for each in _answers_in(held, asked) if each.content == _content(asked, given)]
    if same:
        return same[0]
    is_first = not asked.answers.filter(source=held.pk).exists()
    source = held.pk if is_first else None
    made = asks.enter(actor=actor, asked=asked, given=given, said=held.said, source=source)
    settle_inbound(actor=actor, inbound=held, answer=made)
    return made


def _answers_in(inbound: Inbound, asked: Asked) -> list[Answer]:
    """Give what of a message stands as an answer to something, or waits for a second person."""
    standing = asked.answers.filter(standing__in=[Standing.CURRENT, Standing.WAITING])
    return [each for each in standing if inbound.pk == each.source or inbound.answer_id == each.pk]


def _content(asked: Asked, given: Given) -> dict[str, Any]:
    return given_as_json(tidied(given, shape_of(asked)))


@action("stray.settle", on="inbound", allow=rules.sees_strays)
def settle_stray(*, actor: Actor, inbound: Inbound, version: int | None = None) -> Inbound:
    """Say that a message that came to no network needs nothing more."""
    return _settle(actor, inbound, version)


@action("stray.forget", on="inbound", allow=rules.sees_strays)
def forget_stray(*, actor: Actor, inbound: Inbound, version: int | None = None) -> Inbound:
    """Forget what a message that came to no network said and where it came from; that it came stays."""
    inbound = _settle(actor, inbound, version)
    inbound.said, inbound.sender, inbound.raw, inbound.why = "", "", b"", {}
    inbound.save(update_fields=["said", "sender", "raw", "why"])
    return inbound


def _settle(actor: Actor, inbound: Inbound, version: int | None, answer: Answer | None = None) -> Inbound:
    if inbound.understood == Understood.SETTLED and answer is None:
        return inbound
    inbound = hold(inbound, version)
    note(before=inbound.understood)
    inbound.understood = Understood.SETTLED if answer is None else Understood.ANSWER
    inbound.answer = answer or inbound.answer
    inbound.settled_by = actor.person if isinstance(actor.person, Person) else None
    inbound.read_at = inbound.read_at or timezone.now()
    inbound.version += 1
    inbound.save(update_fields=["understood", "answer", "settled_by", "read_at", "version"])
    return inbound
