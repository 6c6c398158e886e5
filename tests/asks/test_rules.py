"""For every rule of this room, test half and where half agree, for every person and object."""

import pytest

from tests.asks.asking import YES, asked_all, of_aree, of_centre, via
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor, Channel
from trellis.asks import actions, rules
from trellis.asks.models import Answer, Ask, Asked
from trellis.networks.models import Network, Status

ON = {"network": Network, "ask": Ask, "asked": Asked, "answer": Answer}
VERBS_HERE = sorted(verb.name for verb in VERBS.values() if verb.name.startswith("ask."))


def furnish(north: North, south: South) -> list[Actor]:
    """Ask something in the north, closed and open, with answers by herself and for another."""
    ask = asked_all(north)
    actions.answer(actor=by(north.nok), asked=of_centre(ask, north), given=YES)
    actions.enter(actor=via(Channel.PHONE, north.malee), asked=of_aree(ask, north), given=YES)
    actions.close(actor=by(north.malee), ask=asked_all(north))
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


@pytest.fixture
def relayed(north: North, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Somchai relay for Aree and for Nok."""
    people = type(north.aree).objects.filter(pk__in=[north.aree.pk, north.nok.pk])
    monkeypatch.setattr(rules, "RELAYS", [])
    rules.when_relaying(lambda pk: people if pk == north.somchai.pk else people.none())


@pytest.mark.usefixtures("relayed")
@pytest.mark.parametrize("is_closed", [False, True])
def test_both_halves_of_every_rule_agree(north: North, south: South, *, is_closed: bool) -> None:
    actors = furnish(north, south)
    if is_closed:
        Network.objects.update(status=Status.CLOSED)
    table = [(rule, Asked) for rule in (rules.may_answer, rules.sees_asked, rules.may_send)]
    table += [(rules.looks_after, Ask), (rules.may_own, Answer)]
    table += [(VERBS[verb].allow, ON[VERBS[verb].on]) for verb in VERBS_HERE]
    wrong = [each for rule, model in table for each in disagreements(rule, model, actors)]
    assert wrong == []


@pytest.mark.usefixtures("relayed")
def test_who_sees_what_is_asked(north: North, south: South) -> None:
    furnish(north, south)
    asked = Asked.objects.filter(ask__closed_at=None)
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa)
    seen = {each.name: asked.filter(rules.sees_asked.where(by(each))).count() for each in people}
    assert seen == {
        "Malee Srisuk": 4,
        "Somchai Jaidee": 4,
        "Nok Wongsa": 1,
        "Aree Kamdee": 1,
        "Preecha Boonmee": 4,
        "Wipa Thongdee": 0,
    }
    mine = asked.filter(rules.may_answer.where(by(north.somchai)))
    assert {each.person_id for each in mine} == {north.aree.pk, None}


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for rule in (rules.may_answer, rules.may_send, rules.may_own, rules.network_is_open()):
        assert rule.test(by(north.nok), None) is False
