"""What comes of a meeting: tasks, minutes that write themselves, cards without a hand, paper typed in."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.channels.carrying import Kept, mail
from tests.decisions.deciding import speakers
from tests.meetings.holding import came, item, look, meeting, minutes_of, tap, under_way
from tests.people import North, by
from trellis.access.actor import Actor, Channel
from trellis.asks.actions.answers import answer, enter
from trellis.asks.models import Asked
from trellis.channels.enclosures import enclosed
from trellis.channels.models import Message, Purpose
from trellis.domain.asking import Given
from trellis.domain.problems import (
    CARD_GIVEN,
    CARD_UNKNOWN,
    CARDS_CLOSED,
    CHANGED_MEANWHILE,
    MINUTES_BY_YOU,
    MINUTES_CLOSED,
    MINUTES_OUT,
    MINUTES_STAGE,
    TASK_STAGE,
    Kind,
    Problem,
)
from trellis.ledger.models import Line
from trellis.meetings import cardcodes, notices
from trellis.meetings.actions import attendance, cards, holding, minutes, tasks
from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.cards import Card
from trellis.meetings.actions.tasks import Work
from trellis.meetings.models import (
    ActionItem,
    CardBox,
    Correction,
    Meeting,
    Minutes,
    MinutesStage,
    Presence,
    Stage,
    TaskStage,
    Turn,
)
from trellis.meetings.queries.minutes import record_of
from trellis.networks.models import RoleVerb

__all__ = ["mail"]


def told(actor: Actor) -> str:
    """Give what this room's notices say to somebody."""
    sources = (notices.under_way, notices.my_tasks, notices.minutes_due)
    return " ".join(str(each.what) for says in sources for each in says(actor))


def refused(kind: Kind, problem: pytest.ExceptionInfo[Problem]) -> bool:
    return problem.value.kind is kind


def over(north: North, number: int = 1) -> Meeting:
    """Hold a meeting and close it."""
    here = under_way(north, meeting(north, number))
    return holding.close_meeting(actor=by(north.malee), meeting=here)


def sent(north: North) -> Minutes:
    """Hold a meeting whose minutes have gone out."""
    return minutes.send_minutes(actor=by(north.malee), minutes=minutes_of(over(north)))


def task(north: North, here: Meeting, **work: object) -> ActionItem:
    given = Work(**{"text": "Find a room", "organisation": north.centre, **work})  # type: ignore[arg-type]
    return tasks.give_task(actor=by(north.malee), meeting=here, work=given)


def test_a_task_is_asked_for_over_any_channel_and_taken(north: North) -> None:
    made = task(north, under_way(north))
    asked = Asked.objects.get(ask__kind="task.take")
    assert (made.stage, asked.organisation) == (TaskStage.OFFERED, north.centre.pk)
    answer(actor=Actor(channel=Channel.SMS, person=north.nok), asked=asked, given=Given(choices=("yes",)))
    made.refresh_from_db()
    assert made.stage == TaskStage.OPEN
    tasks.ask_progress(actor=by(north.malee), task=made, until=timezone.localdate())
    how_far = Asked.objects.get(ask__kind="task.progress")
    answer(actor=by(north.nok), asked=how_far, given=Given(choices=("yes",), text="Booked"))
    made.refresh_from_db()
    assert (made.stage, made.reason) == (TaskStage.DONE, "Booked")


def test_what_is_typed_in_of_paper_does_what_she_would_have_done(north: North) -> None:
    made = task(north, under_way(north))
    typist = Actor(channel=Channel.PAPER, person=north.malee)
    yes, wrong = Given(choices=("yes",)), Given(choices=("no",), text="It was at nine.")
    enter(actor=typist, asked=Asked.objects.get(ask__kind="task.take"), given=yes)
    made.refresh_from_db()
    assert made.stage == TaskStage.OPEN
    here = holding.close_meeting(actor=by(north.malee), meeting=Meeting.objects.get())
    speakers(north)
    minutes.send_minutes(actor=by(north.malee), minutes=minutes_of(here))
    asked = Asked.objects.get(ask__kind="minutes.stand", organisation=north.group.pk)
    assert enter(actor=typist, asked=asked, given=wrong).standing == "current"
    kept = Correction.objects.get()
    assert (kept.text, kept.organisation, kept.person) == ("It was at nine.", north.group, None)


def test_what_one_gives_oneself_one_has_taken(north: North) -> None:
    made = task(north, under_way(north), organisation=None, person=north.malee)
    assert made.stage == TaskStage.OPEN
    assert not Asked.objects.exists()


def test_a_task_for_somebody_else_is_asked_anew_and_a_settled_one_stays(north: North) -> None:
    made = task(north, under_way(north), organisation=None, person=north.malee)
    work = Work(text="Find a room", person=north.aree)
    changed = tasks.change_task(actor=by(north.malee), task=made, work=work, version=made.version)
    assert (changed.stage, Asked.objects.get().person_id) == (TaskStage.OFFERED, north.aree.pk)
    with pytest.raises(Problem) as seen:
        tasks.change_task(actor=by(north.malee), task=made, work=work, version=1)
    assert refused(CHANGED_MEANWHILE, seen)
    tasks.drop_task(actor=by(north.malee), task=changed, reason="No longer wanted")
    with pytest.raises(Problem) as settled:
        tasks.finish_task(actor=by(north.aree), task=changed)
    assert refused(TASK_STAGE, settled)


def test_the_page_of_tasks_and_its_buttons(north: North, client: Client) -> None:
    here = under_way(north)
    due = timezone.localdate() - timedelta(days=1)
    tap(client, north.malee, "task-give", here.pk, text="Find a room", organisation=north.centre.pk, due=due)
    made = ActionItem.objects.get()
    assert "A task is offered to you" in told(by(north.nok))
    assert "I take it" in look(client, north.nok, "tasks")
    tap(client, north.nok, "task-take", made.pk)
    client.force_login(north.nok)
    overdue = client.get(reverse("tasks", args=["north"]), {"show": "overdue"}).content.decode()
    assert "Find a room" in overdue
    tap(client, north.nok, "task-finish", made.pk)
    assert "No tasks here" in look(client, north.nok, "tasks")
    tap(client, north.nok, "task-resume", made.pk)
    tap(client, north.nok, "task-decline", made.pk)
    tap(client, north.malee, "task-change", made.pk, text="Find two", person=north.aree.pk, version=5)
    tap(client, north.malee, "task-drop", made.pk, reason="No need")
    made.refresh_from_db()
    assert (made.text, made.stage) == ("Find two", TaskStage.DROPPED)


def test_open_tasks_are_counted_when_they_go_on(north: North) -> None:
    made = task(north, under_way(north))
    holding.close_meeting(actor=by(north.malee), meeting=Meeting.objects.get())
    over(north, 2)
    made.refresh_from_db()
    assert made.carried == 1


def test_minutes_write_themselves_in_the_readers_language(north: North, client: Client) -> None:
    here = under_way(north)
    came(north, here, north.office, presence=Presence.EXCUSED)
    topic = item(north, here, "Transport")
    tap(client, north.malee, "item-close", topic.pk, stage="done", result="Two vans.", version=topic.version)
    task(north, here)
    holding.close_meeting(actor=by(north.malee), meeting=here)
    page = look(client, north.nok, "minutes", here.pk)
    for words in ("Provincial Welfare Office: excused", "1. Transport", "Two vans.", "Find a room"):
        assert words in page
    thai = client.get(reverse("minutes", args=["north", here.pk]), {"language": "th"}).content.decode()
    assert "สำนักงานสวัสดิการจังหวัด" in thai
    texts = {"opening": "Somchai greeted all.", "language": "en", "version": minutes_of(here).version}
    assert "Somchai greeted all." in tap(client, north.malee, "minutes-write", here.pk, **texts)
    on_paper = look(client, north.nok, "minutes-print", here.pk)
    assert "Somchai greeted all." in on_paper
    assert "All hours are Thailand Time." in on_paper
    pdf = client.get(reverse("minutes-pdf", args=["north", here.pk]), {"language": "th"})
    assert pdf.content.startswith(b"%PDF")


def test_sent_minutes_ask_each_member_and_a_no_stands_beside_them(north: North, mail: Kept) -> None:
    speakers(north)
    here = under_way(north)
    guest = Came(person=north.malee)
    attendance.note_attendance(actor=by(north.malee), meeting=here, came=guest)
    holding.close_meeting(actor=by(north.malee), meeting=here)
    found = minutes.send_minutes(actor=by(north.malee), minutes=minutes_of(here))
    assert Asked.objects.filter(ask__kind="minutes.stand").count() == 3
    asked = Asked.objects.get(ask__kind="minutes.stand", organisation=north.centre.pk)
    answer(actor=by(north.nok), asked=asked, given=Given(choices=("no",), text="It was eleven."))
    assert found.corrections.get().organisation == north.centre
    told_of = Message.objects.get(purpose=Purpose.NEWS)
    assert told_of.person == north.malee
    assert told_of.content["enclose"] == ["minutes.stand", str(found.pk)]
    paper = enclosed("minutes.stand", found.pk, north.nok)
    assert paper is not None
    assert paper.content.startswith(b"%PDF")


def test_a_task_given_after_minutes_went_out_is_in_the_next_that_are_sent(north: North) -> None:
    here = over(north)
    task(north, here, text="Find a room")
    found = minutes.send_minutes(actor=by(north.malee), minutes=minutes_of(here))
    task(north, here, text="Buy chalk")
    assert [each.text for each in record_of(here).given] == ["Find a room"]
    again = minutes.write_minutes(
        actor=by(north.malee), minutes=found, texts={}, language="en", version=found.version
    )
    minutes.send_minutes(actor=by(north.malee), minutes=again)
    assert [each.text for each in record_of(here).given] == ["Find a room", "Buy chalk"]
    task(north, here, text="Book the van")
    adopted = minutes.adopt_minutes(actor=by(north.somchai), minutes=found)
    assert [each["text"] for each in adopted.figures["given"]] == ["Find a room", "Buy chalk"]


def test_adopted_minutes_are_kept_by_the_database(north: North) -> None:
    found = sent(north)
    adopted = minutes.adopt_minutes(actor=by(north.somchai), minutes=found)
    assert adopted.figures["closed"]
    with pytest.raises(Problem) as seen:
        minutes.write_minutes(actor=by(north.malee), minutes=found, texts={}, language="en", version=9)
    assert refused(MINUTES_CLOSED, seen)
    minutes.correct_minutes(actor=by(north.nok), minutes=adopted, text="It was eleven.")
    for deed in (
        lambda: Minutes.objects.update(texts={"opening": "Other"}),
        lambda: Minutes.objects.all().delete(),
        lambda: Correction.objects.update(text="Other"),
        lambda: Correction.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
    assert Meeting.objects.get().stage == Stage.MINUTED


def test_who_was_there_stays_as_it_was_sent_until_they_are_written_anew(north: North) -> None:
    out = sent(north)
    with pytest.raises(Problem) as seen:
        came(north, out.meeting, north.office)
    assert refused(MINUTES_OUT, seen)
    written = minutes.write_minutes(
        actor=by(north.malee), minutes=out, texts={}, language="en", version=out.version
    )
    Minutes.objects.filter(pk=written.pk).update(cleared_at=timezone.now())
    there = came(north, out.meeting, north.office)
    assert minutes_of(out.meeting).cleared_at is None
    attendance.remove_attendance(actor=by(north.malee), attendance=there)


def test_a_meeting_that_has_not_begun_has_not_adopted_minutes(north: North) -> None:
    following = meeting(north, 2)
    out = sent(north)
    assert out.adopted_in == following
    adopted = minutes.adopt_minutes(actor=by(north.malee), minutes=out, meeting=out.adopted_in)
    assert adopted.adopted_in is None


def test_where_a_role_clears_minutes_they_wait_for_it(north: North, client: Client) -> None:
    RoleVerb.objects.create(role=north.network.roles.get(key="officer"), verb="minutes.clear")
    here = over(north)
    with pytest.raises(Problem) as seen:
        minutes.send_minutes(actor=by(north.malee), minutes=minutes_of(here))
    assert refused(MINUTES_STAGE, seen)
    tap(client, north.malee, "minutes-submit", here.pk)
    assert "Clear them" in look(client, north.preecha, "minutes", here.pk)
    assert "wait for you to clear" in told(by(north.preecha))
    tap(client, north.preecha, "minutes-clear", here.pk, cleared="no", reason="Name the village")
    tap(client, north.malee, "minutes-submit", here.pk)
    RoleVerb.objects.get_or_create(role=north.network.roles.get(key="coordinator"), verb="minutes.clear")
    with pytest.raises(Problem) as seen:
        minutes.clear_minutes(actor=by(north.malee), minutes=minutes_of(here), cleared=True)
    assert refused(MINUTES_BY_YOU, seen)
    tap(client, north.preecha, "minutes-clear", here.pk, cleared="yes")
    found = minutes_of(here)
    assert found.cleared_at is not None
    assert found.clearing_at is not None
    assert found.clearing_at < found.cleared_at
    tap(client, north.malee, "minutes-send", here.pk)
    tap(client, north.nok, "minutes-correct", here.pk, text="It was eleven.")
    tap(client, north.somchai, "minutes-adopt", here.pk)
    assert minutes_of(here).stage == MinutesStage.ADOPTED


def test_five_cards_are_shown_and_no_line_tells_whose(north: North, client: Client) -> None:
    here = over(north)
    tap(client, north.nok, "meeting-cards", here.pk, heard="4", words="Shorter")
    line = Line.objects.filter(verb="card.put").get()
    assert (line.person, line.channel) == (None, "")
    with pytest.raises(Problem) as seen:
        cards.put_card(actor=by(north.nok), meeting=here, given=Card(levels={"heard": 1}))
    assert refused(CARD_GIVEN, seen)
    for number in range(3):
        code = cardcodes.new_code(here.pk)
        tap(client, north.malee, "card-type-in", here.pk, code=code, heard=str(number + 1))
    assert "five or more" in tap(client, north.malee, "card-count", here.pk)
    with pytest.raises(Problem) as closed:
        cards.put_card(actor=by(north.aree), meeting=here, given=Card(levels={"heard": 1}))
    assert refused(CARDS_CLOSED, closed)
    cards.type_in_card(
        actor=by(north.malee), meeting=here, code=cardcodes.new_code(here.pk), given=Card(levels={"heard": 4})
    )
    page = tap(client, north.malee, "card-count", here.pk)
    assert "From 5 cards." in page
    assert "Shorter" in page
    assert len(CardBox.objects.get().released) == 5


def test_a_code_of_another_meeting_is_refused(north: North) -> None:
    here = over(north)
    with pytest.raises(Problem) as seen:
        cards.type_in_card(
            actor=by(north.malee),
            meeting=here,
            code=cardcodes.new_code(north.network.pk),
            given=Card(levels={"heard": 1}),
        )
    assert refused(CARD_UNKNOWN, seen)


def test_a_meeting_on_paper_is_printed_before_and_typed_in_after(north: North, client: Client) -> None:
    here = meeting(north)
    topic = item(north, here, "Transport")
    pack = look(client, north.malee, "meeting-pack", here.pk)
    assert "What would make the next meeting better?" in pack
    assert "All hours are Thailand Time." in pack
    centre, office = north.centre.pk, north.office.pk
    written = {
        "day": timezone.localdate() - timedelta(days=1),
        "began": "09:00",
        "ended": "11:00",
        f"came-{centre}": "present",
        f"who-{centre}": north.nok.pk,
        f"spoke-{centre}": 7,
        f"came-{office}": "excused",
        "guests": "Sister Ann (invented)",
        f"stage-{topic.pk}": "done",
        f"result-{topic.pk}": "Two vans.",
        "task-0": "Rent them",
        "task-who-0": centre,
    }
    page = tap(client, north.malee, "meeting-type-in", here.pk, **written)
    assert "From 09:00 to 11:00." in page
    assert "Two vans." in page
    tap(client, north.malee, "meeting-type-in", here.pk, **written | {"task-0": ""})
    here.refresh_from_db()
    assert here.stage == Stage.OVER
    assert Turn.objects.get().seconds == 420
    assert here.attendance.count() == 3
    assert ActionItem.objects.get().organisation == north.centre


def test_times_turned_round_are_said_and_nothing_typed_is_lost(north: North, client: Client) -> None:
    here = meeting(north)
    client.force_login(north.malee)
    day = timezone.localdate() - timedelta(days=1)
    written = {"day": day, "began": "11:00", "ended": "09:00", "guests": "Sister Ann"}
    answered = client.post(reverse("meeting-type-in", args=["north", here.pk]), written)
    assert answered.status_code == 400
    assert "Sister Ann" in answered.content.decode()
