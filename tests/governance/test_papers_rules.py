"""For every rule about documents and decision rules, test half and where half agree."""

from typing import Any

import pytest

from tests.governance.papers import draft, ruled, wording
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.governance import actions, rules
from trellis.governance.actions import Remark
from trellis.governance.models import Comment, DecisionRule, Document, RuleVersion, Version
from trellis.networks.models import Network, Status

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_row, Document),
    (rules.sees_row, Version),
    (rules.sees_row, Comment),
    (rules.sees_row, RuleVersion),
    (rules.may_comment, Version),
    (rules.may_amend, Version),
    (rules.may_withdraw, Version),
    (rules.may_propose_rule, RuleVersion),
    (rules.may_withdraw_rule, RuleVersion),
    (rules.wrote_it, Version),
    (rules.speaks_for_a_member(), Document),
    (rules.speaks_for_a_member(via=""), Network),
]
ON = {
    "network": Network,
    "document": Document,
    "amendment": Version,
    "comment": Comment,
    "rule": DecisionRule,
}
VERBS_HERE = sorted(name for name in VERBS if name.partition(".")[0] in {"document", "rule"})


def furnish(north: North, south: South) -> list[Actor]:
    """Put papers into the north, and give everybody who could ask."""
    version = draft(north)
    actions.amend(actor=by(north.nok), version=version, wording=wording("We meet each week."))
    actions.comment(actor=by(north.aree), version=version, remark=Remark(text="Who?"))
    ruled(north)
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    actors = furnish(north, south)
    assert [each for rule, model in TABLE for each in disagreements(rule, model, actors)] == []


@pytest.mark.parametrize("verb", VERBS_HERE)
def test_both_halves_of_every_permission_agree(verb: str, north: North, south: South) -> None:
    actors = furnish(north, south)
    on = VERBS[verb].on
    model = ON.get(on) or (Version if verb.startswith("document") else RuleVersion)
    assert disagreements(VERBS[verb].allow, model, actors) == []


def test_in_a_closed_network_nobody_writes_and_everybody_reads(north: North, south: South) -> None:
    actors = furnish(north, south)
    Network.objects.filter(pk=north.network.pk).update(status=Status.CLOSED)
    assert [each for rule, model in TABLE for each in disagreements(rule, model, actors)] == []
    version = Version.objects.get(is_amendment=True)
    assert rules.sees_row.test(by(north.nok), version)
    assert not rules.may_withdraw.test(by(north.nok), version)


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for rule, _model in TABLE:
        assert rule.test(by(north.nok), None) is False, rule.says
