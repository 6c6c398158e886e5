"""What messages said is forgotten in time; that they came or went, and the answers, stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.people import North, by
from trellis.channels.actions.forgetting import forget_messages
from trellis.channels.models import Inbound, Message, Purpose, State, Understood, Way
from trellis.domain.problems import Problem
from trellis.jobs import working
from trellis.jobs.later import later
from trellis.ledger.models import Line


def came(source: str, days: int, understood: Understood) -> Inbound:
    made = Inbound.objects.create(
        way=Way.MAIL, source=source, sender="nok@example.org", said="yes", raw=b"mail", understood=understood
    )
    Inbound.objects.filter(pk=made.pk).update(came_at=timezone.now() - timedelta(days=days))
    return made


def went(north: North, name: str, days: int, state: State) -> Message:
    made = Message.objects.create(
        network=north.network,
        person=north.nok,
        way=Way.MAIL,
        purpose=Purpose.NEWS,
        content={"text": {"en": "The minutes"}},
        state=state,
        due_at=timezone.now(),
        handed_as=name,
    )
    Message.objects.filter(pk=made.pk).update(made_at=timezone.now() - timedelta(days=days))
    return made


def test_words_of_long_ago_are_forgotten_once(north: North) -> None:
    old, unread = came("old", 200, Understood.ANSWER), came("unread", 200, Understood.NEW)
    young, sent, waits = (
        came("young", 3, Understood.STRANGER),
        went(north, "sent", 200, State.SENT),
        went(north, "waits", 200, State.WAITING),
    )
    for _each in range(2):
        later("channels.forget")
        working.work_off()
    for row in (old, unread, young, sent, waits):
        row.refresh_from_db()
    assert (old.said, old.sender, bytes(old.raw), old.understood) == ("", "", b"", Understood.ANSWER)
    assert (unread.said, young.sender, waits.content != {}) == ("yes", "nok@example.org", True)
    assert (sent.content, sent.state) == ({}, State.SENT)
    line = Line.objects.get(verb="message.forget")
    assert (line.detail["came"], line.detail["went"]) == (1, 1)


def test_nobody_forgets_messages_by_hand(north: North) -> None:
    with pytest.raises(Problem):
        forget_messages(actor=by(north.malee), before=timezone.now())
