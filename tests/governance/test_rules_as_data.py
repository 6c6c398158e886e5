"""Decision rules are drafted as data, adopted, replaced and reviewed (C4.10)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.governance.papers import DAY, ruled
from tests.people import North, South, by
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    COUNT_SHARE,
    NOTHING_NEW,
    OTHER_NETWORK,
    REASON_MISSING,
    RULE_NAME_MISSING,
    RULE_SETTLED,
    SUBJECT_MISSING,
    VERSION_SETTLED,
    Kind,
    Problem,
)
from trellis.domain.rulereading import read_rule
from trellis.governance import actions, queries
from trellis.governance.actions import Decided, Look, Scope, Way
from trellis.governance.models import Body, BodyKind, Finding, RuleVersion, Stage
from trellis.governance.queries.texts import starting_rules
from trellis.governance.subjects import Subject

DECIDED = Decided(on=DAY, note="Assembly, minutes no. 2")
TWO_THIRDS = Way(terms={"method": "majority", "threshold": "2/3", "strict": False})


def refused(kind: Kind, deed: Callable[[], Any]) -> None:
    with pytest.raises(Problem) as problem:
        deed()
    assert problem.value.kind == kind


def write(north: North, version: RuleVersion, way: Way = TWO_THIRDS) -> RuleVersion:
    given = {"rule": version.rule, "based_on": version.pk, "way": way}
    return actions.write_rule(actor=by(north.malee), **given)


def test_a_rule_is_kept_as_it_is_read(north: North) -> None:
    version = ruled(north, Subject.MONEY, method="majority", threshold="3/4", base="entitled")
    assert version.terms == {
        "method": "majority",
        "threshold": "3/4",
        "strict": True,
        "base": "entitled",
    }
    assert version.rule.subjects == ["money"]
    assert version.process["discussion_days"] == 7


def test_what_cant_be_a_rule_is_refused(north: North, south: South) -> None:
    refused(COUNT_SHARE, lambda: ruled(north, method="majority", threshold="7/3"))
    foreign = Body.objects.create(network=south.network, kind=BodyKind.BOARD, names={"en": "Board"})

    def draft(**given: Any) -> RuleVersion:
        scope = replace(Scope(names={"en": "Ours"}, subjects=(Subject.ORDINARY,)), **given)
        return actions.draft_rule(actor=by(north.malee), network=north.network, scope=scope, way=TWO_THIRDS)

    refused(RULE_NAME_MISSING, lambda: draft(names={"en": " "}))
    refused(SUBJECT_MISSING, lambda: draft(subjects=()))
    refused(OTHER_NETWORK, lambda: draft(body=foreign))


def test_the_adopted_rule_decides_until_a_newer_one_is_adopted(north: North) -> None:
    first = ruled(north)
    assert queries.ruling_for(north.network, Subject.MONEY).is_founding
    actions.adopt_rule(actor=by(north.malee), version=first, decided=DECIDED)
    second = write(north, first)
    assert queries.rule_for(north.network, Subject.MONEY) == first
    actions.adopt_rule(actor=by(north.somchai), version=second, decided=DECIDED)
    first.refresh_from_db()
    assert queries.rule_for(north.network, Subject.MONEY) == second
    assert first.stage == Stage.SUPERSEDED


def test_of_two_rules_for_one_thing_the_one_adopted_later_holds(north: North) -> None:
    early, late = ruled(north), ruled(north)
    actions.adopt_rule(actor=by(north.malee), version=late, decided=DECIDED)
    earlier = replace(DECIDED, on=DAY.replace(day=1, month=2))
    actions.adopt_rule(actor=by(north.malee), version=early, decided=earlier)
    assert queries.rule_for(north.network, Subject.ORDINARY) == late


def test_two_writers_of_a_rule_are_told_of_each_other(north: North) -> None:
    seen = ruled(north)
    newer = write(north, seen)
    refused(CHANGED_MEANWHILE, lambda: write(north, seen))
    refused(NOTHING_NEW, lambda: write(north, newer))


def test_what_an_adopted_rule_is_for_stays(north: North) -> None:
    version = ruled(north)
    scope = Scope(names={"en": "Better name"}, subjects=(Subject.MONEY,))

    def describe(scope: Scope) -> Any:
        given = {"rule": version.rule, "version": version.rule.version, "scope": scope}
        return actions.describe_rule(actor=by(north.malee), **given)

    assert describe(scope).subjects == ["money"]
    actions.adopt_rule(actor=by(north.malee), version=version, decided=DECIDED)
    assert describe(replace(scope, names={"en": "Money rule"})).names == {"en": "Money rule"}
    refused(RULE_SETTLED, lambda: describe(replace(scope, subjects=(Subject.ORDINARY,))))


def test_the_way_of_a_draft(north: North) -> None:
    version = ruled(north)
    assert actions.propose_rule(actor=by(north.nok), version=version).stage == Stage.PROPOSED
    assert actions.return_rule(actor=by(north.nok), version=version).stage == Stage.DRAFT
    refused(REASON_MISSING, lambda: actions.decline_rule(actor=by(north.malee), version=version, reason=""))
    declined = actions.decline_rule(actor=by(north.malee), version=version, reason="Not carried.")
    assert declined.stage == Stage.DECLINED
    refused(
        VERSION_SETTLED, lambda: actions.withdraw_rule(actor=by(north.malee), version=version, reason="x")
    )
    other = ruled(north)
    assert (
        actions.withdraw_rule(actor=by(north.malee), version=other, reason="Too strict.").stage
        == Stage.WITHDRAWN
    )


def test_a_rule_that_is_dropped_decides_no_longer(north: North) -> None:
    version = ruled(north)
    actions.adopt_rule(actor=by(north.malee), version=version, decided=DECIDED)
    look = Look(finding=Finding.DROP, reason="Nobody could follow it.")
    actions.review_rule(actor=by(north.malee), version=version, look=look)
    assert queries.rule_for(north.network, Subject.ORDINARY) is None


@pytest.mark.parametrize("key", starting_rules())
def test_every_starting_rule_can_be_adopted(north: North, key: str) -> None:
    start = starting_rules()[key]
    assert read_rule(start.terms).as_json()
    assert {"en", "th"} == start.names.keys() == start.says.keys()
    way = Way(terms=start.terms)
    scope = Scope(names=start.names, subjects=tuple(Subject(each) for each in start.subjects))
    made = actions.draft_rule(actor=by(north.malee), network=north.network, scope=scope, way=way)
    assert actions.adopt_rule(actor=by(north.malee), version=made, decided=DECIDED).stage == Stage.ADOPTED
