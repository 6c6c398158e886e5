"""Pages of how somebody is reached, and of the messages that went out."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.asks.asking import asked_all
from tests.channels.carrying import Kept, mail
from tests.pages import fill_in
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.accounts.actions import index
from trellis.asks.actions import remind
from trellis.channels import rules
from trellis.channels.actions.reaching import Wishes, change_reach
from trellis.channels.carriers import HandingFailed
from trellis.channels.models import Message, Reach, State, Way
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NUMBER_UNFIT,
    QUIET_HALF,
    RELAYS_ITSELF,
    Kind,
    Problem,
)
from trellis.jobs import working
from trellis.ledger.models import Line
from trellis.networks.models import Network

__all__ = ["mail"]


def test_each_says_herself_how_she_is_reached(client: Client, north: North) -> None:
    client.force_login(north.nok)
    answer = fill_in(
        client,
        "/me/reach",
        {
            "first": "sms",
            "second": "mail",
            "number": "081 234 5678",
            "pace": "weekly",
            "quiet_from": "21:00",
            "quiet_until": "06:00",
            "languages": ["th", "lo"],
        },
    )
    assert answer.status_code == 302
    reach = Reach.objects.get(person=north.nok)
    assert (reach.ways, reach.number, reach.pace) == (["sms", "mail"], "66812345678", "weekly")
    assert (reach.quiet_from, reach.quiet_until, reach.languages) == (time(21), time(6), ["th", "lo"])
    assert "66812345678" not in str(Line.objects.get(verb="reach.change").detail)


def test_what_is_typed_wrongly_is_said_and_kept(client: Client, north: North) -> None:
    client.force_login(north.nok)
    answer = fill_in(client, "/me/reach", {"number": "12", "pace": "daily"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "+66 81 234 5678" in page
    assert 'value="12"' in page


@pytest.mark.parametrize(
    ("wishes", "kind"),
    [({"quiet": (time(9), None)}, QUIET_HALF), ({"number": "1669"}, NUMBER_UNFIT)],
)
def test_half_an_answer_is_refused(north: North, wishes: dict[str, Any], kind: Kind) -> None:
    with pytest.raises(Problem) as raised:
        change_reach(actor=by(north.nok), person=north.nok, wishes=Wishes(**wishes))
    assert raised.value.kind == kind


def test_nobody_relays_for_herself_and_nobody_overwrites_unseen(north: North) -> None:
    with pytest.raises(Problem) as raised:
        change_reach(actor=by(north.nok), person=north.nok, wishes=Wishes(relay=north.nok))
    assert raised.value.kind == RELAYS_ITSELF
    change_reach(actor=by(north.nok), person=north.nok, wishes=Wishes(), version=0)
    with pytest.raises(Problem) as raised:
        change_reach(actor=by(north.nok), person=north.nok, wishes=Wishes(), version=0)
    assert raised.value.kind == CHANGED_MEANWHILE


def test_a_coordinator_says_it_for_somebody_who_has_no_way(
    client: Client, north: North, south: South
) -> None:
    client.force_login(north.malee)
    address = f"/people/{north.aree.pk}/reach"
    assert fill_in(client, address, {"relay": str(north.preecha.pk), "pace": "each"}).status_code == 302
    assert Reach.objects.get(person=north.aree).relay == north.preecha
    fill_in(client, address, {"pace": "each", "is_named": "on"})
    assert not Reach.objects.get(person=north.aree).is_named
    fill_in(client, "/me/reach", {"pace": "each", "is_named": "on"})
    assert Reach.objects.get(person=north.malee).is_named
    client.force_login(south.wipa)
    assert client.get(address).status_code == 404


def test_what_was_stopped_is_wanted_again_by_herself_alone(client: Client, north: North) -> None:
    Reach.objects.create(person=north.aree, stopped=["sms"], failing=["mail"])
    client.force_login(north.malee)
    page = client.get(f"/people/{north.aree.pk}/reach").content.decode()
    assert "Stopped: Text message" in page
    assert "Want messages there again" not in page
    client.force_login(north.aree)
    assert "Want messages there again" in client.get("/me/reach").content.decode()
    assert client.post("/me/reach/sms/start").status_code == 302
    assert client.post("/me/reach/pigeon/start").status_code == 404
    assert Reach.objects.get(person=north.aree).stopped == []


def test_a_coordinator_sees_what_became_of_each_message(client: Client, north: North, mail: Kept) -> None:
    def refuse(_message: Message) -> None:
        raise HandingFailed("address", for_good=True)

    mail.before = refuse
    index(north.nok)
    asked_all(north)
    working.work_off()
    client.force_login(north.malee)
    page = client.get("/n/north/messages").content.decode()
    assert "Nok Wongsa" in page
    assert "The address or number is wrong." in page
    assert "answered: 0 of 1" in page
    assert "nok@example.org" not in page
    assert "Nok Wongsa" not in client.get("/n/north/messages?state=sent").content.decode()
    assert "Nok Wongsa" in client.get("/n/north/messages?q=nok").content.decode()
    client.force_login(north.nok)
    assert client.get("/n/north/messages").status_code == 404


def test_the_list_of_messages_asks_little(
    client: Client, north: North, assert_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    now = timezone.now()
    Message.objects.bulk_create(
        Message(
            network=north.network,
            person=north.nok,
            way=Way.MAIL,
            purpose="news",
            due_at=now,
            handed_as=f"m{number}",
            in_doubt=number % 2,
            fault="odd" if number else "",
            state=State.FAILED,
        )
        for number in range(60)
    )
    client.force_login(north.malee)
    with assert_queries(11):
        page = client.get("/n/north/messages").content.decode()
    assert "after=" in page
    last = Message.objects.order_by("-made_at", "-pk")[49]
    rest = client.get(f"/n/north/messages?after={last.pk}").content.decode()
    assert rest.count("handed over twice") == 5


def test_a_coordinator_reminds_at_once(north: North, mail: Kept) -> None:
    ask = asked_all(north)
    working.work_off()
    remind(actor=by(north.malee), ask=ask)
    Message.objects.filter(state=State.WAITING).update(due_at=timezone.now())
    working.later("channels.hand-over-all")
    working.work_off()
    working.work_off()
    assert [letter.subject for _, letter in mail.letters] == ["The van", "Reminder: The van"]


def test_both_halves_agree(north: North, south: South) -> None:
    Message.objects.create(
        network=north.network,
        person=north.nok,
        way="mail",
        purpose="news",
        due_at=timezone.now(),
        handed_as="a",
    )
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa)
    for actor in (NOBODY, OPERATOR, *map(by, people)):
        for rule, rows in (
            (rules.sees_messages, Message.objects.all()),
            (rules.sees_messages_of, Network.objects.all()),
        ):
            found = set(rows.filter(rule.where(actor)))
            assert all(rule.test(actor, each) == (each in found) for each in rows)
