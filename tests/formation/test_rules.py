"""For every rule and verb of this room, test half and where half agree, for every person and object."""

from typing import Any

import pytest

from tests.formation.asking import opened
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.formation import actions, rules
from trellis.formation.models import Asked, Round, Start
from trellis.networks.models import Network

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_round, Round),
    (rules.sees_round, Asked),
    (rules.sees_round, Start),
    (rules.may_open, Network),
    (rules.may_keep, Round),
    (rules.may_answer, Asked),
    (rules.may_enter, Asked),
    (rules.reads_answer, Asked),
    (rules.may_say, Round),
    (rules.may_start, Network),
    (rules.may_take_back, Start),
]
ON = {"network": Network, "asking": Round, "asked": Asked, "start": Start}
VERBS_HERE = sorted(
    verb for verb in VERBS if verb.startswith("readiness.") or verb in {"start.decide", "start.take-back"}
)


def everybody(north: North, south: South) -> list[Actor]:
    """Open a round and start the network; give everybody who could ask."""
    opened(north)
    actions.start_network(actor=by(north.malee), network=north.network, reason="We begin")
    steward = person("Sten Steward", is_steward=True)
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in people)]


def disagreements(rule: Rule, model: type[Any], actors: list[Actor]) -> list[str]:
    wrong = []
    for actor in actors:
        listed = set(model.objects.filter(rule.where(actor)).values_list("pk", flat=True))
        tested = {each.pk for each in model.objects.all() if rule.test(actor, each)}
        if listed != tested:
            wrong.append(f"{model.__name__}, {actor}: where {len(listed)}, test {len(tested)}")
    return wrong


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    actors = everybody(north, south)
    assert [each for rule, model in TABLE for each in disagreements(rule, model, actors)] == []


@pytest.mark.parametrize("verb", VERBS_HERE)
def test_both_halves_of_every_permission_agree(verb: str, north: North, south: South) -> None:
    assert disagreements(VERBS[verb].allow, ON[VERBS[verb].on], everybody(north, south)) == []


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for rule, _model in TABLE:
        assert rule.test(by(north.nok), None) is False, rule.says
