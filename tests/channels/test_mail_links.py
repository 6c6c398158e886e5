"""Links in mails: looking changes nothing, the button answers, and nobody else's link is one."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.asks.asking import asked_all, of_aree, of_centre
from tests.channels.mailing import SETUP, message_to
from tests.people import North, by
from trellis.accounts.models import Person
from trellis.asks import actions
from trellis.asks.models import Answer, Asked
from trellis.channels.links import answer_link, stop_link
from trellis.channels.models import Reach
from trellis.ledger.models import Line


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings: Any, db: None) -> None:
    for name, value in SETUP.items():
        setattr(settings, name, value)
    cache.clear()


def path_of(link: str) -> str:
    return link.removeprefix("https://trellis.example.net")


def test_programs_that_open_every_link_change_nothing(north: North, client: Client) -> None:
    asked = of_centre(asked_all(north), north)
    link = path_of(answer_link(asked.pk, north.nok, "yes"))
    lines = Line.objects.count()
    for opens in (client.get, client.head):
        assert opens(link).status_code == 200
    page = client.get(link).content.decode()
    assert "checked" in page
    assert "Nok Wongsa" not in page
    asked.refresh_from_db()
    assert (asked.reached_at, asked.answered_at, Line.objects.count()) == (None, None, lines)


def test_the_button_answers_as_her_by_mail_without_signing_in(north: North, client: Client) -> None:
    asked = of_centre(asked_all(north), north)
    link = path_of(answer_link(asked.pk, north.nok, "yes"))
    said = client.post(link, {"choice": "yes", "needs": ["travel"], "text": ""})
    assert "Your answer counts" in said.content.decode()
    answer = Answer.objects.get()
    assert (answer.person, answer.channel, answer.content["choices"]) == (north.nok, "mail", ["yes"])
    assert client.post(link, {"text": ""}).status_code == 400
    # Whoever gets the mail passed on isn't told what was answered.
    assert "checked" not in client.get(path_of(answer_link(asked.pk, north.nok))).content.decode()
    assert client.get("/me/").status_code in {302, 404}


def test_a_link_is_read_in_her_language(north: North, client: Client) -> None:
    Person.objects.filter(pk=north.nok.pk).update(language="th")
    asked = of_centre(asked_all(north), north)
    page = client.get(path_of(answer_link(asked.pk, north.nok))).content.decode()
    assert "ต้องการรถตู้ไหม" in page


def test_a_link_ends_and_serves_nobody_else(north: North, client: Client) -> None:
    ask = asked_all(north)
    asked = of_centre(ask, north)
    link = path_of(answer_link(asked.pk, north.nok))
    twisted = link[:-1] + ("a" if link[-1] != "a" else "b")
    others = path_of(answer_link(of_aree(ask, north).pk, north.nok))
    as_stop = link.replace("/answer/", "/stop/")
    for address in (twisted, others, as_stop, "/answer/x", "/answer/" + "ก" * 60, "/stop/x"):
        assert client.get(address).status_code == 410, address
        assert client.post(address, {"choice": "yes", "text": ""}).status_code == 410
    actions.close(actor=by(north.malee), ask=ask, why="")
    assert client.post(link, {"choice": "yes", "text": ""}).status_code == 410
    assert not Answer.objects.exists()


def test_a_link_in_a_former_mailbox_opens_nothing(north: North, client: Client) -> None:
    asked = of_centre(asked_all(north), north)
    link = path_of(answer_link(asked.pk, north.nok))
    Person.objects.filter(pk=north.nok.pk).update(email="nok@elsewhere.example")
    assert client.get(link).status_code == 410
    assert client.post(link, {"choice": "yes", "text": ""}).status_code == 410


def test_a_link_that_is_sent_too_often_has_to_wait(north: North, client: Client) -> None:
    asked = of_centre(asked_all(north), north)
    link = path_of(answer_link(asked.pk, north.nok))
    codes = [client.post(link, {"choice": "yes", "text": str(n)}).status_code for n in range(32)]
    assert codes[-1] in {400, 429}
    assert codes[0] == 200
    assert Answer.objects.count() <= 30
    assert Asked.objects.get(pk=asked.pk).answered_at


def test_mail_is_stopped_by_a_button_and_by_mail_programs(north: North) -> None:
    message = message_to(north.network, north.nok)
    link = path_of(stop_link(message.pk))
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(link).status_code == 200
    assert not Reach.objects.exists()
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Reach.objects.get(person=north.nok).stopped == ["mail"]
