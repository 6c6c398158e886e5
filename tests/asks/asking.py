"""What the stories of asks begin with: something that is asked of the members or people of the north."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.people import North, by
from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.asks.asks import FREE
from trellis.asks.kinds import KINDS, Kind
from trellis.asks.models import Ask, Asked
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.domain.asking import Choice, Given, Shape
from trellis.domain.problems import BALLOT_OVER, Problem

YES_NO = Shape(
    choices=(Choice("yes", {"en": "Yes", "th": "ใช่"}), Choice("no", {"en": "No", "th": "ไม่"})),
    needs=(Choice("travel", {"en": "Travel money"}),),
)
YES, NO = Given(choices=("yes",)), Given(choices=("no",))
TWICE = "test.twice"


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def via(channel: Channel, person: Person) -> Actor:
    """Let a person act through another way than the page."""
    return Actor(channel=channel, person=person)


def asked_all(north: North, kind: str = FREE, **more: Any) -> Ask:
    """Let Malee ask all three members, and Aree herself, whether they come."""
    given: dict[str, Any] = {
        "kind": kind,
        "title": {"en": "The van", "th": "รถตู้"},
        "question": {"en": "Do you need the van?", "th": "ต้องการรถตู้ไหม"},
        "why": {"en": "There is only one."},
        "shape": YES_NO,
        "until": in_days(7),
    }
    members = [Addressee(organisation=each.pk) for each in (north.office, north.centre, north.group)]
    of = [*members, Addressee(person=north.aree.pk)]
    return raise_ask(by(north.malee), north.network, Wanted(**(given | more)), of)


def of_centre(ask: Ask, north: North) -> Asked:
    """Give what is asked of the centre, for which Nok speaks."""
    return ask.asked.get(organisation=north.centre.pk)


def of_aree(ask: Ask, north: North) -> Asked:
    """Give what is asked of Aree herself."""
    return ask.asked.get(person=north.aree.pk)


@contextmanager
def a_kind(*, second_person: bool = False, refuses: bool = False) -> Iterator[list[Given]]:
    """Have a kind for the time of a story; give what it was told to do."""
    told: list[Given] = []

    def answers(_actor: Actor, _asked: Asked, given: Given) -> None:
        if refuses:
            raise Problem(BALLOT_OVER)
        told.append(given)

    KINDS[TWICE] = Kind(
        name=TWICE,
        label="A test",
        answers=answers,
        address=lambda _ask: "/",
        second_person=second_person,
    )
    try:
        yield told
    finally:
        del KINDS[TWICE]


@contextmanager
def fails(kind: object) -> Iterator[None]:
    """Expect a failure of a kind."""
    with pytest.raises(Problem) as failed:
        yield
    assert failed.value.kind == kind
