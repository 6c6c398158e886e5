"""The phone desk: whom to call, one desk at a time, through the relay, and what became of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.asks.asking import asked_all, of_aree, of_centre
from tests.channels.carrying import mail
from tests.members.test_pages import read, send, signed_in
from tests.people import OPERATOR, North, South, by, person
from trellis.access.actor import Channel
from trellis.accounts.models import Person
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, add_addressees
from trellis.channels.actions import calls as actions
from trellis.channels.models import Call, Message, Outcome, Purpose, Reach, State, Turn, Way
from trellis.channels.queries.calling import to_call
from trellis.domain.problems import AGAIN_IN_PAST, CALLED_BY_OTHERS, NOT_PERMITTED, Problem
from trellis.ledger.models import Line

__all__ = ["mail"]
Limit = Callable[[int], AbstractContextManager[object]]
NUMBER = "+66 53 111 222"


@pytest.fixture
def asking(north: North) -> Ask:
    """Ask something of all; Aree has nothing but a phone that she picks up."""
    Person.objects.filter(pk=north.aree.pk).update(phone=NUMBER)
    Reach.objects.create(person=north.aree, ways=[Way.PHONE])
    north.aree.refresh_from_db()
    return asked_all(north)


def names(north: North) -> list[str]:
    """Give whom Malee is to call."""
    return [each.person.name for each in to_call(by(north.malee), north.network)]


def called(north: North, **given: str) -> str:
    """Let Malee take Aree and note a call."""
    assert NUMBER in send(north.malee, "call-take", north.aree.pk)
    return send(north.malee, "call", north.aree.pk, **given)


def test_who_wants_to_be_called_is_called_and_her_number_stands_only_there(north: North, asking: Ask) -> None:
    page = read(north.malee, "calls")
    assert "Aree Kamdee" in page
    assert NUMBER not in page
    assert "Nok Wongsa" not in page
    taken = send(north.malee, "call-take", north.aree.pk)
    assert 'href="tel:+6653111222"' in taken
    assert "Hello Aree Kamdee, I&#39;m calling from Network of the North" in taken
    assert "Do you need the van?" in taken


def test_one_key_and_enter_note_answer_and_call(north: North, asking: Ask) -> None:
    asked = of_aree(asking, north)
    page = called(north, **{f"{asked.pk}-key": "y", f"{asked.pk}-version": str(asked.version)})
    assert "Nobody to call" in page
    asked.refresh_from_db()
    assert (asked.answered_by, asked.reached_by) == (Channel.PHONE, Channel.PHONE)
    made = Call.objects.get()
    assert (made.outcome, made.by, made.person) == (Outcome.ANSWERED, north.malee, north.aree)
    line = Line.objects.filter(verb="call.note").get()
    assert line.detail == {"outcome": "answered"}
    assert str(north.aree.pk) not in str(line.detail)
    assert not Turn.objects.exists()


def test_a_desk_does_not_call_whom_another_is_calling(north: North, asking: Ask) -> None:
    send(north.malee, "call-take", north.aree.pk)
    assert "Somebody is calling her" in read(north.preecha, "calls")
    assert "Go on calling" in read(north.malee, "calls")
    assert "Somebody else is calling her just now" in send(north.preecha, "call-take", north.aree.pk)
    Turn.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert NUMBER in send(north.preecha, "call-take", north.aree.pk)
    assert NUMBER not in read_list(north, "call", north.aree.pk)


def read_list(north: North, name: str, *args: object) -> str:
    """Read a page of Malee's, and follow to where it leads."""
    answer = signed_in(north.malee).get(reverse(name, args=["north", *args]), follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"outcome": "told"},
        {"outcome": "no-reply"},
        {"outcome": "again", "again_at": "2099-01-01T09:00"},
        {"again_at": "2099-01-01T09:00"},
        {"outcome": "wrong-number"},
        {"outcome": "refused"},
    ],
)
def test_each_outcome_leaves_her_in_peace(north: North, asking: Ask, given: dict[str, str]) -> None:
    called(north, note="at her sister's", **given)
    assert names(north) == []
    assert Call.objects.get().note == "at her sister's"
    asked = of_aree(asking, north)
    assert (asked.reached_at is not None) == (given.get("outcome") == "told")


def test_after_a_while_she_is_called_again_and_the_caller_knows_of_before(north: North, asking: Ask) -> None:
    called(north, outcome="no-reply", note="a child picked up")
    Call.objects.update(at=timezone.now() - timedelta(hours=3))
    assert names(north) == ["Aree Kamdee"]
    page = send(north.malee, "call-take", north.aree.pk)
    assert "Nobody picked up" in page
    assert "a child picked up" in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Choose what became of the call"),
        ({"outcome": "again"}, "Write when to call again."),
        ({"outcome": "again", "again_at": "2001-01-01T09:00"}, "This time is over."),
    ],
)
def test_an_unclear_note_is_asked_for_once_more(
    north: North, asking: Ask, given: dict[str, str], says: str
) -> None:
    assert says in called(north, note="hm", **given)
    assert not Call.objects.exists()


def test_a_wrong_answer_notes_nothing(north: North, asking: Ask) -> None:
    asked = of_aree(asking, north)
    page = called(north, **{f"{asked.pk}-key": "9", f"{asked.pk}-version": str(asked.version)})
    assert "stands for nothing here" in page
    assert not Call.objects.exists()


def test_whoever_has_no_phone_is_asked_through_her_relay(north: North) -> None:
    asked_all(north)
    assert names(north) == []
    Person.objects.filter(pk=north.somchai.pk).update(phone=NUMBER, language="th")
    Reach.objects.create(person=north.aree, relay=north.somchai)
    assert "through Somchai Jaidee" in read(north.malee, "calls")
    page = send(north.malee, "call-take", north.aree.pk)
    assert NUMBER in page
    assert "Somchai Jaidee passes on to her" in page
    assert "สวัสดี" in page


@pytest.mark.usefixtures("mail")
def test_when_time_runs_out_those_whom_nothing_reached_are_called(north: North) -> None:
    Person.objects.filter(pk=north.nok.pk).update(phone=NUMBER)
    ask = asked_all(north)
    assert "Nok Wongsa" not in names(north)
    ask.asked.update(until=timezone.now() + timedelta(hours=5))
    assert names(north) == ["Nok Wongsa"]
    of_centre(ask, north)
    ask.asked.update(reached_at=timezone.now())
    assert names(north) == []


def test_who_has_a_phone_is_called_where_nothing_carries_messages(north: North) -> None:
    Person.objects.filter(pk=north.nok.pk).update(phone=NUMBER)
    asked_all(north)
    assert names(north) == ["Nok Wongsa"]


@pytest.mark.usefixtures("mail")
def test_a_message_that_came_back_leaves_the_phone(north: North) -> None:
    Person.objects.filter(pk=north.nok.pk).update(phone=NUMBER)
    asked = of_centre(asked_all(north), north)
    assert names(north) == []
    gone = {"state": State.FAILED, "purpose": Purpose.ASKS, "handed_as": "1", "due_at": timezone.now()}
    message = Message.objects.create(network=north.network, person=north.nok, way=Way.MAIL, **gone)
    message.asked.add(asked)
    assert names(north) == ["Nok Wongsa"]


@pytest.mark.usefixtures("mail")
def test_who_only_signs_in_is_left_in_peace_until_the_end_is_near(north: North) -> None:
    Person.objects.filter(pk=north.nok.pk).update(phone=NUMBER)
    Reach.objects.create(person=north.nok, ways=[Way.WEB])
    ask = asked_all(north)
    assert names(north) == []
    ask.asked.update(until=timezone.now() + timedelta(hours=5))
    assert names(north) == ["Nok Wongsa"]


def test_messages_that_fail_leave_the_phone(north: North) -> None:
    Person.objects.filter(pk=north.nok.pk).update(phone=NUMBER)
    Reach.objects.create(person=north.nok, failing=[Way.MAIL, Way.SMS])
    asked_all(north)
    assert names(north) == ["Nok Wongsa"]


@pytest.mark.parametrize(
    ("start", "end", "hour", "is_quiet"),
    [
        (time(21), time(7), 23, True),
        (time(21), time(7), 3, True),
        (time(21), time(7), 12, False),
        (time(12), time(14), 13, True),
        (time(12), time(14), 14, False),
    ],
)
def test_nobody_is_called_in_her_quiet_hours(
    north: North,
    asking: Ask,
    monkeypatch: pytest.MonkeyPatch,
    *,
    start: time,
    end: time,
    hour: int,
    is_quiet: bool,
) -> None:
    Reach.objects.filter(person=north.aree).update(quiet_from=start, quiet_until=end)
    now = datetime(2026, 11, 25, hour, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
    monkeypatch.setattr("django.utils.timezone.localtime", lambda *_given: now)
    assert [each.is_quiet for each in to_call(by(north.malee), north.network)] == [is_quiet]


def test_only_the_desk_that_took_her_may_note_the_call(north: North, asking: Ask) -> None:
    turn = actions.take_turn(actor=by(north.malee), network=north.network, person=north.aree)
    told = actions.Became(outcome=Outcome.TOLD)
    with pytest.raises(Problem) as failed:
        actions.note_call(actor=by(north.preecha), turn=turn, asked=(), became=told)
    assert failed.value.kind == CALLED_BY_OTHERS
    past = actions.Became(outcome=Outcome.AGAIN, again_at=timezone.now())
    with pytest.raises(Problem) as late:
        actions.note_call(actor=by(north.malee), turn=turn, asked=(), became=past)
    assert late.value.kind == AGAIN_IN_PAST
    with pytest.raises(Problem) as nobody:
        actions.take_turn(actor=OPERATOR, network=north.network, person=north.aree)
    assert nobody.value.kind == NOT_PERMITTED


def test_outsiders_and_members_never_see_a_number(north: North, south: South, asking: Ask) -> None:
    take = reverse("call-take", args=["north", north.aree.pk])
    send(north.malee, "call-take", north.aree.pk)
    for client in (Client(), signed_in(south.wipa), signed_in(north.nok)):
        assert client.post(take).status_code == 404
        assert client.get(reverse("call", args=["north", north.aree.pk])).status_code == 404
    assert signed_in(north.malee).post(reverse("call-take", args=["north", south.wipa.pk])).status_code == 404


def test_the_list_asks_no_more_for_more_people(north: North, asking: Ask, assert_queries: Limit) -> None:
    people = [person(f"P{number} Rak", email="", phone=NUMBER) for number in range(30)]
    Reach.objects.bulk_create(Reach(person=each, ways=[Way.PHONE]) for each in people)
    add_addressees(asking, [Addressee(person=each.pk) for each in people])
    client = signed_in(north.malee)
    client.get(reverse("calls", args=["north"]))
    with assert_queries(at_most=16):
        assert "P7 Rak" in client.get(reverse("calls", args=["north"])).content.decode()
