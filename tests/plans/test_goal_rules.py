"""For every rule of planning, test half and where half agree, for every person and object."""

from typing import Any

import pytest

from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from tests.plans.planning import activity, aim, common, own, unit
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.members.models import Organisation
from trellis.networks import actions as networks
from trellis.networks.models import Network, Status
from trellis.plans import rules, urls
from trellis.plans.actions.chain import link_of, link_thing
from trellis.plans.actions.plans import Outline, make_plan
from trellis.plans.models import Activity, Involved, Involvement, Link, Objective, Plan, PlanKind, Way

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_row, Plan),
    (rules.sees_activity, Activity),
    (rules.is_open, Activity),
    (rules.is_involved, Activity),
    (rules.keeps(), Plan),
    (rules.keeps("plan__unit"), Objective),
    (rules.keeps("objective__plan__unit"), Link),
    (rules.leads, Plan),
    (rules.is_theirs, Plan),
    (rules.is_of_theirs, Objective),
    (rules.may_make_any, Plan),
    (rules.may_say, Organisation),
    (rules.may_link, Link),
    (rules.may_serve, Activity),
]
ON = {
    "network": Network,
    "plan": Plan,
    "objective": Objective,
    "link": Link,
    "activity": Activity,
    "organisation": Organisation,
}
ROOM = {"plan", "objective", "chain"}


def verbs_here() -> list[str]:
    """Give the verbs of planning; the room's addresses import its actions."""
    assert urls.urlpatterns
    return sorted(verb for verb in VERBS if verb.partition(".")[0] in ROOM)


def furnish(north: North, south: South) -> list[Actor]:
    """Fill the north with plans of each kind, and give everybody who could ask."""
    above = aim(north, common(north), organisation=north.centre)
    mine = aim(north, own(north))
    outline = Outline(title="Fang", kind=PlanKind.UNIT, unit=unit(north, keeper=north.centre))
    kept = aim(north, make_plan(actor=by(north.malee), network=north.network, outline=outline))
    aim(north, own(north, kind=PlanKind.LOCAL), "Ours and theirs")
    open_work, hidden = activity(north), activity(north, "A raid", audience="involved")
    foreign = activity(north, "Theirs", audience="involved", organisation=north.office)
    Involved.objects.create(activity=foreign, organisation=north.centre, how=Involvement.FUNDS)
    activity(north, "Not for us", audience="involved", organisation=north.group)
    for about, way in ((mine, Way.UP), (kept, Way.UP), (open_work, Way.UP), (hidden, Way.DOWN)):
        link_thing(actor=by(north.malee), link=link_of(about, way, "objective", above.pk))
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


def wrong(actors: list[Actor]) -> list[str]:
    found = [each for rule, model in TABLE for each in disagreements(rule, model, actors)]
    for verb in verbs_here():
        found += disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors)
    return found


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    assert len(verbs_here()) > 14
    assert wrong(furnish(north, south)) == []


def test_they_agree_in_a_closed_network_too(north: North, south: South) -> None:
    actors = furnish(north, south)
    networks.set_status(actor=by(north.malee), network=north.network, status=Status.CLOSED, reason="It ends.")
    assert wrong(actors) == []
    assert not rules.may_change.test(by(north.malee), Plan.objects.first())


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for each, _model in TABLE:
        assert each.test(by(north.nok), None) is False, each.says


def test_who_reads_an_activity(north: North, south: South) -> None:
    furnish(north, south)
    read = {
        who: set(
            Activity.objects.filter(rules.sees_activity.where(by(getattr(north, who)))).values_list(
                "title", flat=True
            )
        )
        for who in ("nok", "aree")
    }
    assert read["aree"] == {"Night watch at the bus station"}
    assert read["nok"] == {"Night watch at the bus station", "A raid", "Theirs"}


@pytest.mark.parametrize(
    ("who", "verbs"),
    [
        ("malee", {"plan.adopt", "plan.change", "plan.make", "objective.add", "plan.ask"}),
        ("somchai", {"plan.adopt", "plan.change", "plan.make", "objective.add", "plan.ask"}),
        ("preecha", set()),
        ("aree", set()),
        ("nok", {"plan.make"}),
    ],
)
def test_who_may_what_with_the_common_plan(north: North, who: str, verbs: set[str]) -> None:
    things = {"network": north.network, "plan": common(north)}
    asked = ("plan.adopt", "plan.change", "plan.make", "objective.add", "plan.ask")
    actor = by(getattr(north, who))
    assert {verb for verb in asked if VERBS[verb].allow.test(actor, things[VERBS[verb].on])} == verbs
