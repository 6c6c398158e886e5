"""For every rule of leading a meeting, test half and where half agree, for every person and object."""

from typing import Any

from tests.decisions.deciding import speakers
from tests.meetings.holding import came, item, meeting, minutes_of, under_way
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.channels.models import Reach
from trellis.meetings import leading, urls
from trellis.meetings.actions import holding, speaking, tasks
from trellis.meetings.actions.tasks import Work
from trellis.meetings.models import ActionItem, AgendaItem, Attendance, Meeting, Minutes, Turn

TABLE: list[tuple[Rule, type[Any]]] = [
    (leading.sees_row, Meeting),
    (leading.may_drop_turn, Turn),
    (leading.does_it, ActionItem),
    (leading.relays, ActionItem),
    (leading.may_answer_task, ActionItem),
    (leading.may_tell_of_task, ActionItem),
    (leading.may_correct, Minutes),
    (leading.may_give_card, Meeting),
]
ON = {
    "meeting": Meeting,
    "attendance": Attendance,
    "item": AgendaItem,
    "turn": Turn,
    "task": ActionItem,
    "minutes": Minutes,
}
ROOM = {"attendance", "card", "item", "minutes", "task", "turn"}
OF_MEETINGS = {"meeting.open", "meeting.close", "meeting.resume", "meeting.type-in"}


def verbs_here() -> list[str]:
    """Give the verbs of what happens in the room; its addresses import all its actions."""
    assert urls.urlpatterns
    return sorted(verb for verb in VERBS if verb.partition(".")[0] in ROOM or verb in OF_MEETINGS)


def furnish(north: North, south: South) -> list[Actor]:
    """Fill the north with one of everything, and give everybody who could ask."""
    speakers(north)
    former = under_way(north, meeting(north, chair=north.preecha))
    holding.close_meeting(actor=by(north.malee), meeting=former)
    assert minutes_of(former)
    here = under_way(north, meeting(north, 2))
    item(north, here)
    came(north, here, north.centre, north.nok)
    speaking.ask_turn(actor=by(north.nok), meeting=here)
    for work in (Work(text="One", organisation=north.centre), Work(text="Two", person=north.aree)):
        tasks.give_task(actor=by(north.malee), meeting=here, work=work)
    Reach.objects.create(person=north.nok, relay=north.preecha)
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


def test_both_halves_agree(north: North, south: South) -> None:
    actors = furnish(north, south)
    found = [each for rule, model in TABLE for each in disagreements(rule, model, actors)]
    for verb in verbs_here():
        found += disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors)
    assert not found
