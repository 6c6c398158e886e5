"""How an ask goes out: by each person's own way, once, and by the next way when one fails."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from time_machine import Traveller

from tests.asks.asking import YES, YES_NO, asked_all, in_days, of_aree, of_centre, via
from tests.channels.carrying import Kept, mail, sms
from tests.people import North
from trellis.access.actor import Channel
from trellis.accounts.models import Person
from trellis.asks import actions as asks
from trellis.asks.asks import FREE
from trellis.asks.models import Asked
from trellis.asks.queries import connected_people, open_asked
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.channels import outbox
from trellis.channels.carriers import HandingFailed
from trellis.channels.delivering import delivered, failed
from trellis.channels.models import Message, Pace, Purpose, Reach, State, Way
from trellis.channels.telling import News, tell
from trellis.jobs import working
from trellis.jobs.models import Job

__all__ = ["mail", "sms"]


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """Begin at ten in the morning in Bangkok; the clock goes on only when it's moved."""
    with time_machine.travel(datetime(2026, 11, 25, 3, tzinfo=UTC), tick=False) as found:
        yield found


def only() -> Message:
    return Message.objects.get()


def test_each_is_written_to_by_her_own_way(north: North, mail: Kept, sms: Kept) -> None:
    Person.objects.filter(pk=north.aree.pk).update(phone="081 000 0009")
    asked_all(north)
    working.work_off()
    assert (mail.to(), sms.to()) == (["Nok"], ["Aree"])
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
    message, letter = mail.letters[0]
    assert letter.subject == "The van"
    assert letter.items[0].shown.code == of_centre(Asked.objects.first().ask, north).code  # type: ignore[union-attr]
    assert Message.objects.get(pk=message.pk).carrier_id == f"carried-{message.pk}"


def test_who_has_no_way_of_her_own_is_called_and_has_time(north: North, mail: Kept) -> None:
    ask = asked_all(north, until=in_days(1))
    working.work_off()
    aree, nok = of_aree(ask, north), of_centre(ask, north)
    assert (aree.slowest, nok.slowest) == (Channel.PHONE, "")
    assert aree.until is not None
    assert aree.until > in_days(3)
    assert nok.until == ask.until


def test_who_gets_text_messages_is_connected_and_who_is_relayed_to_isnt(north: North, sms: Kept) -> None:
    Reach.objects.create(person=north.aree, relay=north.preecha)
    assert north.aree.pk not in connected_people([north.aree.pk])
    Reach.objects.filter(person=north.aree).update(number="66810000009")
    assert north.aree.pk in connected_people([north.aree.pk])


def test_a_contact_relays_and_may_answer(north: North, mail: Kept) -> None:
    Reach.objects.create(person=north.aree, relay=north.preecha)
    ask = asked_all(north)
    working.work_off()
    assert mail.to() == ["Nok", "Preecha"]
    letter = next(letter for message, letter in mail.letters if message.through == north.preecha)
    assert "This is for Aree Kamdee." in letter.paragraphs[0]
    aree = of_aree(ask, north)
    assert aree in open_asked(north.preecha.pk)
    asks.answer(actor=via(Channel.MAIL, north.preecha), asked=aree, given=YES)
    aree.refresh_from_db()
    assert aree.answered_at


def test_what_waits_for_one_person_goes_in_one_message(north: North, mail: Kept, clock: Traveller) -> None:
    asked_all(north)
    working.work_off()
    for _ in range(2):
        asked_all(north)
    working.work_off()
    assert len(mail.letters) == 1
    clock.shift(timedelta(days=1, minutes=2))
    working.work_off()
    _, letter = mail.letters[1]
    assert (len(mail.letters), len(letter.items), letter.subject) == (2, 2, "The van, and 1 more question")


def test_nobody_is_written_to_in_her_quiet_hours(north: North, mail: Kept, clock: Traveller) -> None:
    Reach.objects.create(person=north.nok, pace=Pace.EACH, quiet_from=time(20), quiet_until=time(7))
    clock.shift(timedelta(hours=12))
    asked_all(north)
    working.work_off()
    assert mail.letters == []
    assert timezone.localtime(only().due_at).hour == 7
    # Chosen after the message was planned, the hours hold all the same.
    Message.objects.update(due_at=timezone.now())
    outbox.hand_over_at(Way.MAIL, timezone.now())
    working.work_off()
    assert mail.letters == []
    clock.shift(timedelta(hours=9, minutes=1))
    working.work_off()
    assert mail.to() == ["Nok"]


def test_what_was_answered_meanwhile_is_dropped(north: North, mail: Kept) -> None:
    ask = asked_all(north)
    Job.objects.filter(name="channels.hand-over").update(run_at=in_days(1))
    mail.ready = True
    working.work_on(working.take())  # type: ignore[arg-type]
    asks.answer(actor=via(Channel.WEB, north.nok), asked=of_centre(ask, north), given=YES)
    working.work_off()
    assert (mail.letters, only().state) == ([], State.DROPPED)


def test_a_way_that_fails_is_followed_by_the_next_and_then_by_a_call(
    north: North, mail: Kept, sms: Kept
) -> None:
    Person.objects.filter(pk=north.nok.pk).update(phone="081 000 0009")

    def refuse(_message: Message) -> None:
        raise HandingFailed("no such address", for_good=True)

    mail.before = refuse
    ask = asked_all(north)
    working.work_off()
    assert (mail.to(), sms.to()) == ([], ["Nok"])
    failed(Message.objects.get(way=Way.SMS), "absent", for_good=True)
    working.work_off()
    assert Message.objects.count() == 2
    assert Reach.objects.get(person=north.nok).failing == ["mail", "sms"]
    nok = of_centre(ask, north)
    assert nok.reached_at is None


def test_a_fault_that_passes_is_tried_again(
    north: North, mail: Kept, clock: Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    def trip(_message: Message) -> None:
        raise ValueError("nok@example.org")

    mail.before = trip
    asked_all(north)
    working.work_off()
    assert (only().state, only().tries, only().fault) == (State.WAITING, 1, "ValueError")
    assert "example.org" not in caplog.text
    mail.before = lambda _message: None
    clock.shift(timedelta(seconds=13))
    working.work_off()
    assert (mail.to(), only().fault, only().in_doubt) == (["Nok"], "", 0)


def test_a_mail_whose_worker_was_stopped_goes_again_under_the_same_name_and_is_counted(
    north: North, mail: Kept, clock: Traveller
) -> None:
    asked_all(north)
    working.work_on(working.take())  # type: ignore[arg-type]
    stopped = outbox.take(Way.MAIL)
    assert stopped is not None
    working.work_off()
    assert mail.letters == []
    clock.shift(timedelta(minutes=3))
    working.later("channels.hand-over-all")
    working.work_off()
    working.work_off()
    assert (mail.letters[0][0].handed_as, only().in_doubt) == (stopped.handed_as, 1)
    assert outbox.how_many_in_doubt(north.network.pk) == 1
    assert not outbox.sent(stopped, "too late")
    assert only().carrier_id == f"carried-{stopped.handed_as}"


def test_a_text_message_whose_worker_was_stopped_waits_for_its_report(
    north: North, sms: Kept, clock: Traveller
) -> None:
    Person.objects.filter(pk=north.aree.pk).update(phone="081 000 0009")
    ask = asked_all(north)
    working.work_on(working.take())  # type: ignore[arg-type]
    stopped = outbox.take(Way.SMS)
    assert stopped is not None
    clock.shift(timedelta(minutes=10))
    assert outbox.take(Way.SMS) is None
    delivered(stopped)
    clock.shift(timedelta(hours=1))
    assert outbox.take(Way.SMS) is None
    aree = of_aree(ask, north)
    assert (only().state, aree.reached_by) == (State.DELIVERED, Channel.SMS)


def test_reminders_are_two_at_most_and_end_with_the_answer(
    north: North, mail: Kept, clock: Traveller
) -> None:
    ask = asked_all(north, until=in_days(10))
    working.work_off()
    for _ in range(9):
        clock.shift(timedelta(days=1))
        working.later("channels.remind")
        working.work_off()
        working.work_off()
    assert [letter.subject for _, letter in mail.letters] == [
        "The van",
        "Reminder: The van",
        "Reminder: The van",
    ]
    assert of_centre(ask, north).reminded == 2
    other = asked_all(north, until=in_days(5))
    asks.answer(actor=via(Channel.WEB, north.nok), asked=of_centre(other, north), given=YES)
    clock.shift(timedelta(days=3))
    working.later("channels.remind")
    working.work_off()
    assert len(mail.letters) == 3


def test_news_are_told_once_and_tell_who_must_hear_otherwise(north: North, mail: Kept) -> None:
    news = News(subject={"en": "Minutes"}, text={"en": "They are there.", "th": "มาแล้ว"})
    people = [north.nok.pk, north.aree.pk]
    for _ in range(2):
        assert tell(north.network, people, news, key="minutes") == [north.aree.pk]
    working.work_off()
    ((message, letter),) = mail.letters
    assert (message.purpose, letter.subject, letter.paragraphs) == (
        Purpose.NEWS,
        "Minutes",
        ("They are there.",),
    )


def test_who_stopped_a_way_gets_nothing_more_by_it(north: North, mail: Kept) -> None:
    asked_all(north)
    working.work_on(working.take())  # type: ignore[arg-type]
    Reach.objects.create(person=north.nok, stopped=["mail"])
    working.work_off()
    assert (mail.letters, only().state, only().fault) == ([], State.FAILED, "stopped")


def test_many_are_planned_some_hundred_at_a_time(
    north: North, mail: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trellis.channels.planning.CHUNK", 1)
    people = [north.nok, north.somchai, north.preecha]
    wanted = Wanted(kind=FREE, title={"en": "One"}, question={"en": "?"}, shape=YES_NO)
    raise_ask(via(Channel.WEB, north.malee), north.network, wanted, [Addressee(person=p.pk) for p in people])
    working.work_off()
    assert mail.to() == ["Nok", "Preecha", "Somchai"]
