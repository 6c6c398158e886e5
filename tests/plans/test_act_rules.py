"""For every rule of activities, test half and where half agree, for every person and object."""

from typing import Any

from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from tests.plans.acting import add
from tests.plans.counting import place
from tests.plans.planning import speaker
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.networks import actions as networks
from trellis.networks.models import Network, Status
from trellis.plans import acturls, rules
from trellis.plans.actions.activities import Spot
from trellis.plans.actions.approvals import Wish, want_approval
from trellis.plans.actions.steps import Task, add_step
from trellis.plans.actions.words import begin_words
from trellis.plans.models import Activity, Approval, Audience, Involvement, Kind, Site, Step

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.is_open, Activity),
    (rules.is_involved, Activity),
    (rules.sees_activity, Activity),
    (rules.sees_site, Site),
    (rules.is_for_area, Approval),
    (rules.sees_approval, Approval),
    (rules.may_act_for_any, Activity),
]
ON = {
    "network": Network,
    "activity": Activity,
    "site": Site,
    "approval": Approval,
    "word": Kind,
    "step": Step,
}
ROOM = {"activity", "approval", "step", "word"}


def verbs_here() -> list[str]:
    """Give the verbs of activities; their addresses import all their actions."""
    assert acturls.ACTIVITIES
    return sorted(verb for verb in VERBS if verb.partition(".")[0] in ROOM)


def furnish(north: North, south: South) -> list[Actor]:
    """Let the north do something for everybody, and something that is only for those who take part."""
    malee, here = by(north.malee), north.network
    begin_words(actor=malee, network=here)
    speaker(north, north.aree, north.group)
    speaker(north, north.preecha, north.office)
    at = Spot(place=place("Mae Sai"))
    add(north, "Posters", at)
    secret = {"audience": Audience.INVOLVED, "involved": [(north.group, Involvement.HOSTS)]}
    shelter = add(north, "Safe house", at, **secret)
    for wish in (
        Wish(activity=shelter, authority=north.office),
        Wish(area=at.place, authority_said="Governor"),
    ):
        want_approval(actor=malee, network=here, wish=wish)
    for whose in (north.group, None):
        add_step(actor=malee, activity=shelter, task=Task(text="Ask them", organisation=whose))
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


def wrong(actors: list[Actor]) -> list[str]:
    found = [each for rule, model in TABLE for each in disagreements(rule, model, actors)]
    for verb in verbs_here():
        found += disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors)
    return found


def test_both_halves_of_every_rule_agree_open_and_closed(north: North, south: South) -> None:
    actors = furnish(north, south)
    assert len(verbs_here()) > 15
    assert wrong(actors) == []
    networks.set_status(actor=by(north.malee), network=north.network, status=Status.CLOSED, reason="It ends.")
    assert wrong(actors) == []


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for each, _model in TABLE:
        assert each.test(by(north.nok), None) is False, each.says
