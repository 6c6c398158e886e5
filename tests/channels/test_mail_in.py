"""Mail that comes: through a real socket into an answer, and nothing else is believed."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connections
from django.utils import timezone

from tests.asks.asking import asked_all, of_centre
from tests.channels.mailing import SETUP, free_port, mail_server, message_to
from tests.domain.mails import mail, notice, strange
from tests.people import North
from trellis.accounts.models import Person
from trellis.asks.models import Answer, Asked
from trellis.channels.mail import listening, server
from trellis.channels.mail.addresses import For, address
from trellis.channels.mail.arriving import FLOOD, Envelope, arrive
from trellis.channels.mail.listening import Listener
from trellis.channels.models import Inbound, Message, Pace, Purpose, Reach, State, Understood, Way
from trellis.channels.reading import read
from trellis.jobs.models import Job
from trellis.jobs.working import work_off


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings: Any) -> None:
    for name, value in SETUP.items():
        setattr(settings, name, value)


@contextmanager
def listener(kind: str = "lmtp") -> Iterator[smtplib.SMTP]:
    """Run our listener, and speak with it as a mail server does."""
    port = free_port()
    taker = Listener(f"{kind}://127.0.0.1:{port}")
    taker.start()
    try:
        speaks = smtplib.LMTP if kind == "lmtp" else smtplib.SMTP
        with speaks("127.0.0.1", port) as client:
            yield client
    finally:
        taker.stop()


def read_all() -> None:
    """Do the jobs that read what came."""
    for job in Job.objects.filter(name="channels.read"):
        read(job.payload)


def came(raw: bytes, *to: str, envelope: str | None = "nok@example.org") -> Inbound:
    """Bring a mail, and read it."""
    inbound = arrive(raw, Envelope(sender=envelope, to=to))
    read_all()
    inbound.refresh_from_db()
    return inbound


def asked_by_mail(north: North) -> tuple[Asked, Message, str]:
    """Ask Nok something by mail: what, in which message, and where she replies to."""
    asked = of_centre(asked_all(north), north)
    message = message_to(north.network, north.nok, asked)
    return asked, message, address(For.REPLY, message.pk)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["lmtp", "smtp"])
def test_a_reply_over_a_real_socket_is_the_answer(north: North, kind: str) -> None:
    asked, message, to = asked_by_mail(north)
    raw = mail(f"ใช่\r\n\r\nเมื่อ 1 พ.ย. 2026 N <{to}> เขียนว่า:\r\n> {asked.code} no", f"To: {to}")
    with listener(kind) as client:
        client.sendmail("nok@example.org", [to], raw)
        client.sendmail("nok@example.org", [to], raw)
    inbound = Inbound.objects.get()
    assert (inbound.said, inbound.why["replies_to"]) == ("ใช่", message.handed_as)
    read_all()
    answer = Answer.objects.get(asked=asked)
    assert (answer.content["choices"], answer.channel, answer.person) == (["yes"], "mail", north.nok)
    assert Message.objects.get(answers=inbound).purpose == Purpose.REPLY


@pytest.mark.django_db(transaction=True)
def test_the_listener_refuses_whom_it_does_not_know_and_what_is_too_large(north: North) -> None:
    _asked, _message, to = asked_by_mail(north)
    with listener() as client:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail("a@b.org", ["nobody@mail.example.net"], b"x")
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail("a@b.org", [to.replace("ask+", "ask+a")], b"x")
        with pytest.raises(smtplib.SMTPException):
            client.sendmail("a@b.org", [to], b"x" * 2_100_000)
    assert not Inbound.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_the_database_says_later(north: North, monkeypatch: pytest.MonkeyPatch) -> None:
    _asked, _message, to = asked_by_mail(north)

    def breaks(*_given: Any) -> None:
        raise DatabaseError("away")

    monkeypatch.setattr(listening, "arrive", breaks)
    with listener() as client, pytest.raises(smtplib.SMTPDataError) as refused:
        client.sendmail("nok@example.org", [to], mail("yes"))
    assert refused.value.smtp_code == 451
    connections.close_all()


def test_words_that_prove_nothing_change_nothing(north: North) -> None:
    asked, message, to = asked_by_mail(north)
    theirs = address(For.REPLY, message_to(north.network, north.somchai, asked).pk)
    for raw, sent_to, expected in (
        (mail(f"{asked.code} yes"), "ask@mail.example.net", Understood.REFUSED),
        (mail("yes", sender="evil@example.com"), to, Understood.REFUSED),
        (mail("yes 2"), theirs, Understood.REFUSED),
        (mail(f"{asked.code} yes", sender="evil@example.com"), "ask@mail.example.net", Understood.STRANGER),
        (mail("yes", "From: nok@example.org, evil@example.com"), to, Understood.REFUSED),
        (mail("yes", "Auto-Submitted: auto-replied"), to, Understood.AUTOMATIC),
        (mail("yes", "Message-ID: <a@mail.example.net>"), to, Understood.AUTOMATIC),
    ):
        inbound = came(raw, sent_to)
        assert inbound.understood == expected, raw
        assert inbound.why["says"]
        assert inbound.read_at
    assert not Answer.objects.exists()
    # Only Nok hears of it, for the address is hers, and only once an hour.
    assert [each.person for each in Message.objects.filter(purpose=Purpose.REPLY)] == [north.nok]
    assert message.pk


def test_what_our_own_server_checked_counts(north: North, settings: Any) -> None:
    settings.MAIL_TRUSTS = "mx.us"
    asked, _message, to = asked_by_mail(north)
    forged = came(mail("yes", "Authentication-Results: mx.us; dmarc=fail"), to)
    assert forged.understood == Understood.REFUSED
    checked = came(
        mail(f"{asked.code} yes", "Authentication-Results: mx.us; dmarc=pass"), "ask@mail.example.net"
    )
    assert checked.understood == Understood.ANSWER


def test_a_reply_without_its_address_is_known_by_what_it_answers(north: North) -> None:
    asked, message, _to = asked_by_mail(north)
    inbound = came(mail("no", f"In-Reply-To: <{message.handed_as}@mail.example.net>"), "ask@mail.example.net")
    assert inbound.understood == Understood.ANSWER
    assert Answer.objects.get(asked=asked).content["choices"] == ["no"]


def test_a_notice_fails_the_message_it_is_about_and_no_other(north: North) -> None:
    _asked, message, _to = asked_by_mail(north)
    Message.objects.filter(pk=message.pk).update(state=State.SENT, sent_at=timezone.now())
    came(notice("5.1.1", about="<guessed@mail.example.net>"), envelope="")
    came(notice("4.4.1", "delayed", about=f"<{message.handed_as}@mail.example.net>"), envelope="")
    message.refresh_from_db()
    assert (message.state, message.fault) == (State.SENT, "4.4.1")
    inbound = came(notice("5.1.1"), address(For.NOTICE, message.pk), envelope="")
    message.refresh_from_db()
    assert inbound.understood == Understood.BOUNCE
    assert (message.state, message.fault) == (State.FAILED, "5.1.1")
    assert Reach.objects.get(person=north.nok).failing == ["mail"]
    assert not Message.objects.filter(purpose=Purpose.REPLY).exists()


def test_a_mail_to_the_stop_address_stops_mail(north: North) -> None:
    _asked, message, _to = asked_by_mail(north)
    inbound = came(mail("", "Subject: unsubscribe"), address(For.STOP, message.pk))
    assert inbound.understood == Understood.COMMAND
    assert Reach.objects.get(person=north.nok).stopped == ["mail"]


def test_a_flood_is_kept_and_not_read(north: North) -> None:
    _asked, _message, to = asked_by_mail(north)
    rows = [Inbound(way=Way.MAIL, source=str(n), sender="nok@example.org") for n in range(FLOOD[0])]
    Inbound.objects.bulk_create(rows)
    assert came(mail("yes"), to).understood == Understood.REFUSED


def test_strange_mails_are_each_accounted_for_and_change_nothing(north: North) -> None:
    """Somebody who got no mail of ours, or claims to, changes nothing, whatever she sends."""
    asked_all(north)
    before = Person.objects.count(), Asked.objects.filter(answered_at=None).count()
    mails = [f"Date: {number}\r\n".encode() + raw for number, (raw, _kind) in enumerate(strange())]
    sources = {
        arrive(raw, Envelope(sender="nok@example.org", to=("ask@mail.example.net",))).source for raw in mails
    }
    read_all()
    rows = Inbound.objects.all()
    assert {each.source for each in rows} == sources
    assert len(sources) >= 350
    assert all(each.why.get("says") for each in rows), [
        each.said for each in rows if not each.why.get("says")
    ]
    assert not Answer.objects.exists()
    assert not rows.filter(understood__in=[Understood.ANSWER, Understood.NEW]).exists()
    assert before == (Person.objects.count(), Asked.objects.filter(answered_at=None).count())
    assert Message.objects.filter(purpose=Purpose.REPLY).count() <= 1


@pytest.mark.parametrize("start", [0, 1])
def test_strange_mails_with_proof_never_fail(north: North, start: int) -> None:
    _asked, _message, to = asked_by_mail(north)
    for raw, _kind in list(strange())[start::9]:
        came(raw, to)
    assert not Inbound.objects.filter(understood=Understood.NEW).exists()
    assert Answer.objects.filter(person=north.nok).count() == Answer.objects.count()


@pytest.mark.django_db(transaction=True)
def test_a_question_goes_out_and_its_answer_comes_back(north: North, settings: Any) -> None:
    """The whole way: asked, sent by a real server, answered by a reply, thanked in the same thread."""
    Reach.objects.create(person=north.nok, pace=Pace.EACH)
    asked = of_centre(asked_all(north), north)
    with mail_server() as (sink, url), listener() as client:
        settings.MAIL_URL = url
        work_off()
        _envelope, sent = next(each for each in sink.mails if each[1]["To"] == "nok@example.org")
        to, answers = f"To: {sent['Reply-To']}", f"In-Reply-To: {sent['Message-ID']}"
        reply = mail("No", to, answers, "Message-ID: <r@example.org>")
        client.sendmail("nok@example.org", [str(sent["Reply-To"])], reply)
        work_off()
        server.close()
    asked.refresh_from_db()
    assert (asked.answered_by, Answer.objects.get(asked=asked).content["choices"]) == ("mail", ["no"])
    _envelope, thanks = sink.mails[-1]
    assert (thanks["To"], thanks["In-Reply-To"]) == ("nok@example.org", "<r@example.org>")
    assert thanks["Auto-Submitted"] == "auto-replied"
    assert "Your answer counts" in thanks.get_body(("plain",)).get_content()  # type: ignore[union-attr]
