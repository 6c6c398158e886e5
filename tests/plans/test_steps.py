"""Steps of an activity: offered to a member by an ask, taken, done, not done yet."""

from typing import Any

import pytest
from django.utils import timezone

from tests.people import North, by
from tests.plans.acting import add, browser
from tests.plans.planning import speaker
from trellis.access.actor import Actor, Channel
from trellis.asks import actions as asks
from trellis.asks.models import Ask
from trellis.domain.asking import Given
from trellis.domain.problems import CHANGED_MEANWHILE, OTHER_NETWORK, STEP_CIRCLE, STEP_STAGE, Problem
from trellis.plans.actions import steps as actions
from trellis.plans.actions.steps import STEP, Task
from trellis.plans.models import Activity, Audience, Reply, Step


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def step(north: North, activity: Activity, text: str = "Print the posters", **words: Any) -> Step:
    return actions.add_step(actor=by(north.nok), activity=activity, task=Task(text=text, **words))


def answers(north: North, *keys: str, text: str = "") -> None:
    """Let Aree answer for the weaving group, by text message."""
    asked = Ask.objects.get(kind=STEP).asked.get(organisation=north.group.pk)
    given = Given(choices=keys, text=text)
    asks.answer(actor=Actor(channel=Channel.SMS, person=north.aree), asked=asked, given=given)


def test_a_step_is_offered_to_a_member_that_takes_it_and_does_it_by_text_message(north: North) -> None:
    made = add(north, "Safe house", audience=Audience.INVOLVED)
    speaker(north, north.aree, north.group)
    offered = step(north, made, organisation=north.group)
    assert browser(north.aree).get(f"/n/north/activities/{made.pk}").status_code == 200
    answers(north, "yes", text="Gladly")
    offered.refresh_from_db()
    assert (offered.reply, offered.said) == (Reply.TAKEN, "Gladly")
    answers(north, "no")
    offered.refresh_from_db()
    assert offered.reply == Reply.DECLINED
    answers(north, "done")
    offered.refresh_from_db()
    assert offered.done_on == timezone.localdate()
    assert "1 of 1" in browser(north.nok).get(f"/n/north/activities/{made.pk}").content.decode()


def test_what_a_member_gives_itself_it_has_taken_and_nobody_is_asked(north: North) -> None:
    own = step(north, add(north), organisation=north.centre)
    assert own.reply == Reply.TAKEN
    assert not Ask.objects.filter(kind=STEP).exists()
    nobody = step(north, own.activity, "Find a room")
    refused(
        lambda: actions.ask_step(actor=by(north.nok), step=nobody, until=timezone.localdate()), STEP_STAGE
    )


def test_a_step_given_to_another_member_asks_that_one(north: North) -> None:
    made = step(north, add(north), organisation=north.office)
    task = Task(text="Print fewer posters", organisation=north.group)
    changing: dict[str, Any] = {"actor": by(north.nok), "step": made, "task": task, "version": made.version}
    actions.change_step(**changing)
    refused(lambda: actions.change_step(**changing), CHANGED_MEANWHILE)
    open_to = {each.organisation for ask in Ask.objects.filter(closed_at=None) for each in ask.asked.all()}
    assert open_to == {north.group.pk}
    actions.ask_step(actor=by(north.nok), step=made, until=timezone.localdate())
    assert Ask.objects.filter(kind=STEP, closed_at=None).count() == 1


def test_steps_come_after_steps_of_the_same_activity_and_never_after_themselves(north: North) -> None:
    made = add(north)
    first = step(north, made)
    second = step(north, made, "Hang them up", after=[first])
    loop = Task(text=first.text, after=[second])
    refused(
        lambda: actions.change_step(actor=by(north.nok), step=first, task=loop, version=first.version),
        STEP_CIRCLE,
    )
    refused(lambda: step(north, add(north, "Other"), after=[first]), OTHER_NETWORK)


def test_steps_are_kept_on_the_web_and_a_double_click_is_told_so(north: North) -> None:
    made, nok = add(north), browser(north.nok)
    here = f"/n/north/activities/{made.pk}"
    assert nok.post(f"{here}/steps/add", {"text": ""}).status_code == 400
    assert nok.post(f"{here}/steps/add", {"text": "Find a room", "organisation": "Women's Weaving Group"})
    one = Step.objects.get()
    at = f"/n/north/activities/steps/{one.pk}"
    for deed in ("finish", "finish", "resume", "resume", "answer", "finish", "answer", "resume"):
        assert nok.post(f"{at}/{deed}", {"takes": "yes"}).status_code == 302
    assert nok.post(f"{at}/ask", {"until": "2099-01-01"}).status_code == 302
    assert nok.post(f"{at}/change", {"text": "Find two rooms", "version": "1"}).status_code == 400
    one.refresh_from_db()
    assert nok.post(f"{at}/change", {"text": "Find two rooms", "version": one.version}).status_code == 302
    assert browser(north.aree).post(f"{at}/finish").status_code == 403
    assert nok.post(f"{at}/remove").status_code == 302
    assert not Step.objects.exists()
    assert nok.post(f"{at}/remove").status_code == 404
