"""By which rule a decision is counted: the adopted one for its subject, else the founding rule."""

from datetime import timedelta

from django.utils import timezone

from tests.people import North
from trellis.domain.process import FOUNDING_PROCESS, FOUNDING_TERMS
from trellis.governance import queries
from trellis.governance.models import Body, BodyKind, DecisionRule, RuleVersion, Stage
from trellis.governance.subjects import Subject

SIMPLE = {"method": "majority"}


def adopted(north: North, *subjects: Subject, body: Body | None = None, **more: object) -> RuleVersion:
    rule = DecisionRule.objects.create(network=north.network, subjects=list(subjects), body=body)
    given = {"stage": Stage.ADOPTED, "terms": SIMPLE, "process": {"ballot_days": 3}, **more}
    return RuleVersion.objects.create(network=north.network, rule=rule, number=1, **given)


def board(north: North) -> Body:
    return Body.objects.create(network=north.network, kind=BodyKind.BOARD, names={"en": "Board"})


def test_without_any_rule_the_founding_rule_holds(north: North) -> None:
    found = queries.ruling_for(north.network, Subject.PURPOSE)
    assert found.is_founding
    assert (found.terms, found.process) == (FOUNDING_TERMS, FOUNDING_PROCESS)


def test_a_rule_for_everyday_matters_serves_where_there_is_no_other(north: North) -> None:
    usual, special = adopted(north, Subject.ORDINARY), adopted(north, Subject.GROUND_RULES)
    assert queries.rule_for(north.network, Subject.MONEY) == usual
    assert queries.rule_for(north.network, "ground-rules") == special
    found = queries.ruling_for(north.network, Subject.ORDINARY)
    assert not found.is_founding
    assert found.terms == SIMPLE
    assert found.process.ballot_days == 3


def test_a_rule_that_is_only_drafted_decides_nothing(north: North) -> None:
    adopted(north, Subject.ORDINARY, stage=Stage.DRAFT)
    adopted(north, Subject.ORDINARY, sunset_on=timezone.localdate() - timedelta(days=1))
    assert queries.rule_for(north.network, Subject.ORDINARY) is None


def test_on_the_day_of_its_sunset_a_rule_still_holds(north: North) -> None:
    rule = adopted(north, Subject.ORDINARY, sunset_on=timezone.localdate())
    assert queries.rule_for(north.network, Subject.ORDINARY) == rule


def test_a_body_has_rules_of_its_own(north: North) -> None:
    everybody = adopted(north, Subject.ORDINARY)
    ours = board(north)
    assert queries.rule_for(north.network, Subject.ORDINARY, ours) == everybody
    own = adopted(north, Subject.ORDINARY, body=ours)
    assert queries.rule_for(north.network, Subject.ORDINARY, ours) == own
    assert queries.rule_for(north.network, Subject.ORDINARY) == everybody


def test_a_rule_can_put_a_subject_into_the_hands_of_a_body(north: North) -> None:
    adopted(north, Subject.ORDINARY)
    handed = adopted(north, Subject.MONEY, body=board(north))
    assert queries.rule_for(north.network, Subject.MONEY) == handed
    own = adopted(north, Subject.MONEY)
    assert queries.rule_for(north.network, Subject.MONEY) == own


def test_the_neighbours_rules_are_theirs(north: North, south: object) -> None:
    adopted(north, Subject.ORDINARY)
    assert queries.rule_for(south.network, Subject.ORDINARY) is None  # type: ignore[attr-defined]
