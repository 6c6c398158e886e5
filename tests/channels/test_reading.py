"""What comes by text message and mail: whose it is, what it answers, and what is replied."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.asks.asking import asked_all, of_aree, of_centre
from tests.people import OPERATOR, North, South, by, person
from trellis.access.actor import Actor, Channel
from trellis.accounts.actions import change_person
from trellis.accounts.models import Person
from trellis.accounts.numbers import international
from trellis.accounts.people import Details
from trellis.asks import rules
from trellis.asks.models import Answer, Ask, Asked, Standing
from trellis.channels.actions.reaching import Wishes, change_reach
from trellis.channels.coming import take_in
from trellis.channels.models import Inbound, Message, Purpose, Reach, State, Understood, Way
from trellis.channels.numbers import number_of, owners
from trellis.channels.reading import read
from trellis.jobs.models import Job
from trellis.ledger.models import Line

AREE, NOK, STRANGER = "66810000002", "66810000003", "66899999999"


@pytest.fixture
def ask(north: North) -> Ask:
    """Let Aree and Nok have telephones, and ask everybody about the van."""
    Reach.objects.create(person=north.aree, number=AREE)
    north.nok.phone = "081-000 0003"
    north.nok.save()
    return asked_all(north)


def come(said: str, sender: str = AREE, way: Way = Way.SMS, **more: Any) -> tuple[Inbound, str]:
    """Let a message come and be read; give it and the reply."""
    inbound = take_in(way, f"test-{Inbound.objects.count()}", sender, said, **more)
    read({"inbound": str(inbound.pk)})
    inbound.refresh_from_db()
    reply = Message.objects.filter(answers=inbound).first()
    return inbound, next(iter(reply.content["text"].values())) if reply else ""


def test_an_answer_by_text_message_counts_like_any_other(north: North, ask: Ask) -> None:
    hers = of_aree(ask, north)
    inbound, reply = come(f"{(hers.code or '').lower()} yes but only two of us", "+66 81 000 0002")
    answer = hers.answers.get()
    assert (inbound.understood, inbound.person, inbound.answer) == (Understood.ANSWER, north.aree, answer)
    assert (answer.channel, answer.content["choices"], answer.standing) == ("sms", ["yes"], "current")
    assert answer.content["text"] == "but only two of us"
    assert reply.startswith(f"{hers.code}: Thank you. Your answer counts: Yes; but only two of us.")
    sent = Message.objects.get(answers=inbound)
    assert (sent.purpose, sent.state, sent.way) == (Purpose.REPLY, State.WAITING, Way.SMS)


def test_the_same_message_is_read_once_however_often_it_comes(north: North, ask: Ask) -> None:
    first = take_in(Way.SMS, "sms-1", AREE, "yes")
    assert take_in(Way.SMS, "sms-1", AREE, "yes") == first
    for _time in range(2):
        read({"inbound": str(first.pk)})
    assert Answer.objects.count() == 1
    assert Message.objects.count() == 1
    assert Job.objects.filter(name="channels.read").count() == 1


def test_without_a_code_the_only_open_question_is_meant_and_the_language_is_hers(
    north: North, ask: Ask
) -> None:
    inbound, reply = come("ใช่ครับ", NOK)
    assert of_centre(ask, north).answers.get().content["choices"] == ["yes"]
    assert inbound.understood == Understood.ANSWER
    assert "พ.ศ." in reply


def test_what_is_not_understood_changes_nothing_and_says_how_to_answer(north: North, ask: Ask) -> None:
    hers = of_aree(ask, north)
    inbound, reply = come(f"{hers.code} yes or no")
    assert (inbound.understood, Answer.objects.count()) == (Understood.UNCLEAR, 0)
    assert f"{hers.code} YES or {hers.code} NO" in reply
    asked_all(north)
    inbound, reply = come("yes")
    assert "more than one question is open" in reply
    assert f"{hers.code}: The van" in reply
    inbound, reply = come("A1A yes")
    assert "No open question has the code A1A" in reply
    assert inbound.network == north.network
    assert Answer.objects.count() == 0


def test_somebody_elses_code_changes_nothing_and_is_told_kindly(north: North, south: South, ask: Ask) -> None:
    south.wipa.phone = f"+{STRANGER}"
    south.wipa.save()
    hers = of_aree(ask, north)
    _inbound, reply = come(f"{hers.code} no", NOK)
    assert reply.startswith(f"{hers.code}: ")
    for said in (f"{hers.code} no", f"{hers.code} perhaps", f"{hers.code}"):
        inbound, reply = come(said, STRANGER)
        # In the neighbour network the code is none, and the north doesn't read what its people write.
        assert "No open question has the code" in reply
        assert (inbound.understood, inbound.network) == (Understood.UNCLEAR, south.network)
    hers.refresh_from_db()
    assert hers.answered_at is None
    assert not hers.answers.filter(standing=Standing.CURRENT).exists()


def test_late_and_closed_it_is_kept_and_says_so(north: North, ask: Ask) -> None:
    hers = of_aree(ask, north)
    Asked.objects.update(until=timezone.now() - timedelta(hours=1))
    inbound, reply = come(f"{hers.code} yes")
    assert (inbound.understood, hers.answers.get().standing) == (Understood.ANSWER, Standing.KEPT)
    assert "kept" in reply
    inbound, reply = come("yes")
    assert "No question is open" in reply


def test_a_stranger_changes_nothing_and_hears_so_twice_a_day(north: North, ask: Ask) -> None:
    hers = of_aree(ask, north)
    replies = [come(f"{hers.code} yes", STRANGER)[1] for _time in range(4)]
    assert [bool(each) for each in replies] == [True, True, False, False]
    assert "isn't known here" in replies[0]
    assert Answer.objects.count() == 0
    assert {each.understood for each in Inbound.objects.all()} == {Understood.STRANGER}


@pytest.mark.parametrize("sender", ["AIS", "1175", "", "x" * 400])
def test_services_and_nonsense_get_no_reply(north: North, ask: Ask, sender: str) -> None:
    assert come("yes", sender)[1] == ""


def test_a_loop_ends(north: North, ask: Ask) -> None:
    replies = [come("what?")[1] for _time in range(12)]
    assert [bool(each) for each in replies] == [True] * 10 + [False] * 2
    assert "silent" in Inbound.objects.order_by("pk").last().why  # type: ignore[union-attr]


def test_several_answers_in_one_message_each_count(north: North, ask: Ask) -> None:
    second = of_aree(asked_all(north), north)
    first = of_aree(ask, north)
    inbound, reply = come(f"{first.code} yes, {second.code} perhaps not")
    assert (inbound.understood, inbound.answer) == (Understood.UNCLEAR, first.answers.get())
    assert len(reply.splitlines()) == 3
    inbound, reply = come(f"{first.code} no, {second.code} yes")
    assert inbound.understood == Understood.ANSWER
    assert first.answers.get(standing="current").content["choices"] == ["no"]


def test_a_shared_phone_and_a_relay_answer_for_whom_the_code_says(
    north: North, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    Reach.objects.create(person=north.somchai, number=AREE)
    hers = of_aree(ask, north)
    come(f"{hers.code} yes")
    assert hers.answers.get().person == north.aree
    monkeypatch.setattr(rules, "RELAYS", [])
    people = type(north.aree).objects.filter(pk=north.aree.pk)
    rules.when_relaying(lambda pk: people if pk == north.nok.pk else people.none())
    come(f"{hers.code} no", NOK)
    relayed = hers.answers.get(standing="current")
    assert (relayed.person, relayed.entered_by) == (north.aree, north.nok)


def test_a_reply_by_mail_answers_what_was_asked_in_the_mail(north: North, ask: Ask) -> None:
    other = of_centre(asked_all(north), north)
    first = of_centre(ask, north)
    sent = Message.objects.create(person=north.nok, way=Way.MAIL, due_at=timezone.now(), handed_as="mail-1")
    sent.asked.add(first)
    inbound, _reply = come("Yes.", "Nok@Example.org", Way.MAIL, replies_to="mail-1")
    assert (inbound.understood, first.answers.get().channel) == (Understood.ANSWER, Channel.MAIL.value)
    assert not other.answers.exists()
    inbound, _reply = come("Yes.", "", Way.MAIL)
    assert inbound.understood == Understood.STRANGER


def test_what_its_carrier_has_understood_is_kept_and_not_read(north: North, ask: Ask) -> None:
    inbound, reply = come("yes", understood=Understood.AUTOMATIC, why={"says": "x", "with": {}})
    assert (inbound.understood, reply, Answer.objects.count()) == (Understood.AUTOMATIC, "", 0)
    assert not Job.objects.filter(name="channels.read").exists()


def test_stop_is_said_once_and_start_brings_texts_back(north: North, ask: Ask) -> None:
    inbound, reply = come("STOP.")
    assert (inbound.understood, "no more messages" in reply) == (Understood.COMMAND, True)
    assert Reach.objects.get(person=north.aree).stopped == ["sms"]
    assert come("หยุด")[1] == ""
    inbound, reply = come("yes")
    assert (inbound.understood, reply) == (Understood.ANSWER, "")
    assert "again" in come("start")[1]
    assert Reach.objects.get(person=north.aree).stopped == []
    assert Line.objects.filter(verb="reach.stop", person=north.aree.pk).count() == 2
    assert [bool(come(word, STRANGER)[1]) for word in ("stop", "yes", "start")] == [True, False, True]


def test_help_names_only_who_agreed_to_it_and_holds_the_role(north: North, ask: Ask) -> None:
    for hand in (OPERATOR, by(north.malee)):
        assert "Malee" not in come("help")[1]
        change_reach(actor=hand, person=north.malee, wishes=Wishes(is_named=True))
    assert "Questions: Malee Srisuk, +66 81 000 0001." in come("help")[1]
    assert "Malee" not in come("ช่วยด้วยครับ", STRANGER)[1]
    north.network.assignments.filter(person=north.malee).update(
        until=timezone.localdate() - timedelta(days=1)
    )
    assert "Questions: write them here. Whoever looks after NN reads them." in come("help")[1]


def test_asking_to_join_goes_to_the_coordinator_of_a_network_that_takes_requests(north: North) -> None:
    assert come("JOIN NN Dao Kham", STRANGER)[0].network is None
    north.network.published = ["join"]
    north.network.save()
    inbound, reply = come("join nn Dao Kham, Ban Huai", STRANGER)
    assert (inbound.understood, inbound.network) == (Understood.STRANGER, north.network)
    assert "Dao Kham" in str(inbound.why)
    assert "will call you" in reply
    assert come("สมัคร", "66899999998")[0].network == north.network


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("081 000 0002", AREE),
        ("+66 (0)81-000-0002", AREE),
        ("0066810000002", AREE),
        ("66810000002", AREE),
        ("+856 20 5551 2345", "8562055512345"),
        ("AIS", ""),
        ("", ""),
        ("+", ""),
    ],
)
def test_a_number_is_one_however_it_is_written(written: str, digits: str) -> None:
    assert international(written) == digits


def test_a_number_belongs_to_whoever_has_it(north: North) -> None:
    phone = person("Dao Kham", phone="+66 81-000-0009")
    assert owners("66810000009") == [phone]
    assert number_of(phone) == "66810000009"
    Reach.objects.create(person=phone, number="66810000010")
    assert owners("66810000009") == []
    assert number_of(phone) == "66810000010"
    assert owners("") == []


def test_whose_number_it_is_is_looked_up_not_searched(north: North) -> None:
    crowd = [
        Person(name="Invented", sign_in_name=f"crowd{place}", phone=f"08{place:08}") for place in range(3_000)
    ]
    Person.objects.bulk_create(crowd)
    with CaptureQueriesContext(connection) as told:
        assert owners("66800002999") == [crowd[-1]]
    assert len(told) == 2
    if connection.vendor == "sqlite":
        plans = [rows.objects.filter(number=AREE).explain() for rows in (Person, Reach)]
        assert ["SEARCH" in plan and "number=?" in plan for plan in plans] == [True, True]


def test_a_phone_that_changes_is_found_by_its_new_number(north: North) -> None:
    details = Details(name=north.aree.name, phone="081 000 0044")
    change_person(actor=Actor(channel=Channel.WEB, person=north.aree), person=north.aree, details=details)
    assert owners("66810000044") == [north.aree]
