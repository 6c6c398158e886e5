"""Plans: made by the coordinator or by whoever speaks for a member, changed, put in force, closed."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.decisions.deciding import proposal
from tests.people import North, South, by
from tests.plans.planning import activity, aim, common, own, speaker, unit
from trellis.access.rows import Row
from trellis.decisions.models import Outcome, Proposal
from trellis.domain.dimensions import Dimension
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NOT_PERMITTED,
    OTHER_NETWORK,
    PLAN_ADOPTION_MISSING,
    PLAN_NOT_YOURS,
    PLAN_STAGE,
    PLAN_WHOSE,
    Problem,
)
from trellis.plans.actions.plans import (
    Adopted,
    Outline,
    adopt_plan,
    change_plan,
    close_plan,
    make_plan,
    reopen_plan,
)
from trellis.plans.models import Plan, PlanKind, PlanStage


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def page(who: Row, address: str, **query: str) -> str:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    answer = client.get(f"/n/north/{address}", query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_an_empty_plan_page_says_why_a_plan_is_needed(north: North) -> None:
    assert "There is no common plan yet" in page(north.malee, "plan")
    assert "Make a plan" in page(north.malee, "plan")
    assert "Make a plan" not in page(north.aree, "plan")


def test_the_coordinator_makes_the_common_plan_on_the_web(north: North) -> None:
    client = Client()
    client.force_login(north.malee)
    sent = {"kind": "network", "title": "A safe road", "goal": "No child is sold."}
    assert client.post("/n/north/plan/make", sent).status_code == 302
    made = Plan.objects.get()
    added = client.post(
        f"/n/north/plans/{made.pk}/objectives/add",
        {"title": "A shelter in each district", "dimensions": ["protection", "policy"], "more": "yes"},
    )
    assert added["Location"].endswith("/objectives/add")
    shown = page(north.aree, "plan")
    assert "A safe road" in shown
    assert "A shelter in each district" in shown


def test_each_objective_is_seen_from_each_of_its_dimensions(north: North) -> None:
    plan = common(north)
    both = aim(north, plan, dimensions=[Dimension.PROTECTION, Dimension.POLICY])
    aim(north, plan, "Villages know the tricks", dimensions=[Dimension.PREVENTION])
    aim(north, plan, "A bill is drafted", under=both, dimensions=[Dimension.PROSECUTION])
    for dimension in ("protection", "policy", "prosecution"):
        shown = page(north.nok, "plan", dimension=dimension)
        assert "A shelter in each district" in shown
        assert "Villages know the tricks" not in shown
    assert "Villages know the tricks" in page(north.nok, "plan", dimension="nonsense")


def test_whoever_speaks_for_a_member_makes_its_plans_and_no_others(north: North) -> None:
    assert own(north).kind == PlanKind.MEMBER
    assert own(north, kind=PlanKind.LOCAL, partners=[north.office]).partners.get() == north.office
    for wrong in (
        {"kind": PlanKind.NETWORK},
        {"kind": PlanKind.MEMBER, "organisation": north.office},
        {"kind": PlanKind.UNIT, "unit": unit(north), "organisation": north.centre},
    ):
        given: dict[str, Any] = {"outline": Outline(title="Not hers", **wrong)}  # type: ignore[arg-type]
        refused(
            lambda more=given: make_plan(actor=by(north.nok), network=north.network, **more), PLAN_NOT_YOURS
        )


def test_a_units_keeper_plans_for_it(north: North) -> None:
    kept = unit(north, keeper=north.centre)
    outline = Outline(title="Fang this year", kind=PlanKind.UNIT, unit=kept)
    made = make_plan(actor=by(north.nok), network=north.network, outline=outline)
    changed = change_plan(actor=by(north.nok), plan=made, outline=outline, version=made.version)
    assert (changed.unit, changed.organisation) == (kept, None)
    speaker(north, north.aree, north.group)
    refused(
        lambda: change_plan(actor=by(north.aree), plan=changed, outline=outline, version=changed.version),
        NOT_PERMITTED,
    )


def test_a_plan_says_whose_it_is_and_mixes_no_networks(north: North, south: South) -> None:
    def make(**words: Any) -> None:
        make_plan(actor=by(north.malee), network=north.network, outline=Outline(title="A plan", **words))

    refused(lambda: make(kind=PlanKind.UNIT), PLAN_WHOSE)
    refused(lambda: make(kind=PlanKind.JOINT), PLAN_WHOSE)
    refused(lambda: make(kind=PlanKind.MEMBER, organisation=south.shelter), OTHER_NETWORK)


def test_what_somebody_else_changed_isnt_overwritten_unseen(north: North) -> None:
    plan = common(north)
    seen = plan.version
    change_plan(actor=by(north.malee), plan=plan, outline=Outline(title="Once"), version=seen)
    later: dict[str, Any] = {"outline": Outline(title="Twice"), "version": seen}
    refused(lambda: change_plan(actor=by(north.malee), plan=plan, **later), CHANGED_MEANWHILE)
    client = Client()
    client.force_login(north.malee)
    answer = client.post(f"/n/north/plans/{plan.pk}/change", {"title": "Twice", "version": seen})
    assert answer.status_code == 400
    assert "Once" in answer.content.decode()


def test_a_plan_comes_into_force_by_what_was_agreed_and_can_be_closed_and_opened(north: North) -> None:
    plan = common(north)
    refused(lambda: adopt_plan(actor=by(north.malee), plan=plan, adopted=Adopted()), PLAN_ADOPTION_MISSING)
    adopt_plan(actor=by(north.malee), plan=plan, adopted=Adopted(note="All members, in May."))
    assert plan.stage == PlanStage.CURRENT
    refused(lambda: reopen_plan(actor=by(north.malee), plan=plan), PLAN_STAGE)
    close_plan(actor=by(north.malee), plan=plan, reason="The year is over.")
    assert reopen_plan(actor=by(north.malee), plan=plan).stage == PlanStage.CURRENT


def test_a_decision_of_the_network_puts_a_plan_in_force_and_is_what_it_serves(north: North) -> None:
    decided, plan = proposal(north), common(north)
    Proposal.objects.filter(pk=decided.pk).update(outcome=Outcome.CARRIED)
    led = aim(north, plan)
    client = Client()
    client.force_login(north.malee)
    sent = {"decision": str(decided.pk), "note": "", "on": timezone.localdate().isoformat()}
    assert client.post(f"/n/north/plans/{plan.pk}/adopt", sent | {"decision": ""}).status_code == 400
    assert client.post(f"/n/north/plans/{plan.pk}/adopt", sent).status_code == 302
    plan.refresh_from_db()
    assert (plan.stage, plan.decided_by) == (PlanStage.CURRENT, decided.pk)
    assert decided.title in page(north.aree, f"plan/objectives/{led.pk}/chain")
    other, unknown = common(north), Adopted(decision=plan.pk)
    refused(lambda: adopt_plan(actor=by(north.malee), plan=other, adopted=unknown), PLAN_ADOPTION_MISSING)


def test_plans_are_found_by_word_kind_and_page(north: North, assert_queries: QueryLimit) -> None:
    for number in range(52):
        common(north, f"Plan number {number}")
    own(north)
    assert "What the centre does this year" in page(north.aree, "plan/all", kind="member")
    assert "What the centre does this year" in page(north.aree, "plan/all", q="children")
    shown = page(north.aree, "plan/all")
    assert "Plan number 51" in shown
    assert "Plan number 1<" not in shown
    assert "Plan number 1<" in page(north.aree, "plan/all", before="4")
    client = Client()
    client.force_login(north.aree)
    with assert_queries(at_most=9):
        client.get("/n/north/plan/all")


def test_the_common_plan_asks_no_more_when_it_grows(north: North, assert_queries: QueryLimit) -> None:
    plan = common(north)
    for number in range(12):
        above = aim(north, plan, f"Objective {number}", organisation=north.centre)
        aim(north, plan, f"Result {number}", under=above)
        for _each in range(7 if number == 3 else 1):
            activity(north, f"Work {number}", objective=above)
    client = Client()
    client.force_login(north.nok)
    with assert_queries(at_most=16):
        shown = client.get("/n/north/plan").content.decode()
    assert "Objective 11" in shown
    assert "and 2 further activities" in shown


def test_who_takes_no_part_in_an_activity_isnt_told_of_it(north: North) -> None:
    above = aim(north, common(north))
    activity(north, "A raid that nobody may know of", objective=above, audience="involved")
    assert "A raid that" in page(north.nok, "plan")
    assert "A raid that" not in page(north.aree, "plan")


def test_a_plan_is_printed_with_its_objectives(north: North) -> None:
    plan = common(north)
    aim(north, plan, organisation=north.centre)
    shown = page(north.aree, f"plans/{plan.pk}/print")
    assert "A shelter in each district" in shown
    assert "Every village knows whom to call." in shown
