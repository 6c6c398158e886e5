"""A form that arrives twice counts once, and the device hears in few words what became of it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.people import North
from trellis.decisions.models import Ballot, Voice
from trellis.ledger.models import Line
from trellis.offline.middleware import KNOWN_FOR
from trellis.offline.models import Sending

LATER = {"headers": {"Trellis-Later": "1"}}


@pytest.fixture
def ballot(north: North) -> Ballot:
    """Give an open ballot in which Nok speaks for the centre."""
    speakers(north)
    rule(north, MAJORITY)
    return opened(north, proposal(north))


@pytest.fixture
def nok(north: North, client: Client) -> Client:
    """Give Nok's browser."""
    client.force_login(north.nok)
    return client


def paper(north: North, ballot: Ballot) -> str:
    """Give the address of the centre's paper."""
    return f"/n/north/listed/{row(ballot, north.centre).pk}/voice"


def send(browser: Client, where: str, sent: dict[str, Any], **more: Any) -> Any:
    """Send a form as browsers do."""
    return browser.post(where, urlencode(sent), content_type="application/x-www-form-urlencoded", **more)


def said(choice: str = "yes", **more: Any) -> dict[str, Any]:
    """Give what a device sends."""
    return {"choice": choice, "reason": "", "sending": str(uuid4()), **more}


def test_the_same_send_counts_once(north: North, ballot: Ballot, nok: Client) -> None:
    where, sent = paper(north, ballot), said()
    first, again = (send(nok, where, sent) for _time in range(2))
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    assert Voice.objects.count() == 1
    assert "counts once" in nok.get(first["Location"]).content.decode()


def test_other_words_under_the_same_key_are_a_new_send(north: North, ballot: Ballot, nok: Client) -> None:
    where, sent = paper(north, ballot), said()
    for choice in ("yes", "no", "yes"):
        send(nok, where, {**sent, "choice": choice})
    assert Voice.objects.count() == 3
    assert Sending.objects.count() == 1


def test_a_key_is_one_persons_own(north: North, ballot: Ballot, nok: Client) -> None:
    sent = said()
    send(nok, paper(north, ballot), sent)
    other = Client()
    other.force_login(north.preecha)
    send(other, f"/n/north/listed/{row(ballot, north.office).pk}/voice", sent)
    assert Voice.objects.count() == 2


def test_a_device_hears_what_became_of_it(north: North, ballot: Ballot, nok: Client) -> None:
    heard = send(nok, paper(north, ballot), said(), **LATER).json()
    assert heard["where"].startswith("/n/north/decisions/")
    assert "Your voice is in" in heard["says"]


def test_what_was_refused_is_noted_and_may_be_sent_again(north: North, ballot: Ballot, nok: Client) -> None:
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    where, sent, before = paper(north, ballot), said(), Line.objects.count()
    refused = [send(nok, where, sent, **LATER) for _time in range(2)]
    assert [each.status_code for each in refused] == [400, 400]
    assert Line.objects.count() == before + 2
    assert not Voice.objects.exists()


def test_what_broke_half_way_leaves_nothing(
    north: North, ballot: Ballot, nok: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_made: Voice) -> str:
        raise RuntimeError

    nok.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("trellis.decisions.views.voices._receipt", breaks)
        assert send(nok, paper(north, ballot), said()).status_code == 500
    assert not Voice.objects.exists()
    assert not Sending.objects.exists()


def test_a_nonsense_key_or_none_is_an_ordinary_form(north: North, ballot: Ballot, nok: Client) -> None:
    for sending in ("", "nonsense"):
        assert send(nok, paper(north, ballot), said(sending=sending)).status_code == 302
    assert not Sending.objects.exists()


def test_whoever_has_not_signed_in_leaves_no_key(db: None, client: Client) -> None:
    send(client, "/language", {"language": "th", "next": "/", "sending": str(uuid4())})
    assert not Sending.objects.exists()


def test_old_keys_are_forgotten(north: North, ballot: Ballot, nok: Client) -> None:
    old = Sending.objects.create(person=north.nok.pk, key=uuid4())
    Sending.objects.update(at=timezone.now() - KNOWN_FOR - timedelta(days=1))
    send(nok, paper(north, ballot), said())
    assert old not in Sending.objects.all()
