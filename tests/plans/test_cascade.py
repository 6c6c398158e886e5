"""Handing down: who plans for a unit, what goes down, how it is answered by every channel, and the chain."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import QueryLimit
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by
from tests.plans.cascade import handed, levels
from tests.plans.planning import aim, common, speaker, unit
from trellis.access.action import VERBS
from trellis.asks.actions.answers import answer
from trellis.asks.models import Asked
from trellis.channels.models import Message, Purpose
from trellis.domain.asking import Given
from trellis.domain.problems import (
    CASCADE_CAME_FROM,
    CASCADE_NOT_BELOW,
    CASCADE_TWICE,
    HANDING_NOBODY,
    HANDING_NOT_OPEN,
    HANDING_STAGE,
    HANDING_STOOD_ON,
    KEEPER_BEFORE,
    KEEPER_ENDED,
    KEEPER_SAME,
    MESSAGE_EMPTY,
    NOT_PERMITTED,
    REASON_MISSING,
    Problem,
)
from trellis.ledger.models import Line
from trellis.networks.models import Network, Unit
from trellis.networks.notices import for_actor
from trellis.plans.actions.answering import adapt, ask_again, decline, take_over
from trellis.plans.actions.handing import withdraw_handing
from trellis.plans.actions.keeping import end_keeper, name_keeper
from trellis.plans.actions.messaging import tell_units
from trellis.plans.actions.plans import close_plan
from trellis.plans.models import GoalStage, Handing, HandingStage, Keeper, Objective, Plan, PlanStage
from trellis.plans.queries.handing import chain_of


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def page(who: Any, address: str, **query: str) -> str:
    client = Client()
    client.force_login(who)
    answered = client.get(f"/n/north/{address}", query)
    assert answered.status_code == 200, answered.status_code
    return answered.content.decode()


def test_a_member_is_named_for_a_unit_and_the_one_before_stays_in_its_history(north: North) -> None:
    fang = unit(north)
    first = name_keeper(actor=by(north.malee), unit=fang, organisation=north.centre)
    refused(lambda: name_keeper(actor=by(north.malee), unit=fang, organisation=north.centre), KEEPER_SAME)
    second = name_keeper(actor=by(north.malee), unit=fang, organisation=north.group)
    first.refresh_from_db()
    assert first.until is not None
    shown = page(north.aree, f"plan/keepers/units/{fang.pk}")
    assert "Children&#39;s Centre" in shown
    assert "Weaving Group" in shown
    assert "Weaving Group" in page(north.aree, f"units/{fang.pk}")
    end_keeper(actor=by(north.malee), keeper=second)
    refused(lambda: end_keeper(actor=by(north.malee), keeper=second), KEEPER_ENDED)
    refused(lambda: end_keeper(actor=by(north.nok), keeper=second), NOT_PERMITTED)


def test_no_keeper_begins_before_the_one_that_stands(north: North) -> None:
    fang = unit(north, keeper=north.centre)
    since = Keeper.objects.get().since.replace(day=1, month=1)
    given: dict[str, Any] = {"organisation": north.group, "since": since}
    refused(lambda: name_keeper(actor=by(north.malee), unit=fang, **given), KEEPER_BEFORE)
    refused(
        lambda: end_keeper(actor=by(north.malee), keeper=Keeper.objects.get(), until=since), KEEPER_BEFORE
    )


def test_an_objective_goes_down_five_levels_to_the_village(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan)
    aim(north, plan, "A night guard in each", under=here)
    top, whole = here, plan
    for each in units:
        (handing,) = handed(north, whole, [each], top)
        take_over(actor=by(north.nok), handing=handing)
        assert handing.made_objective is not None
        top, whole = handing.made_objective, handing.made_objective.plan
    assert (top.title, top.results.get().title) == (here.title, "A night guard in each")
    assert whole.unit == units[-1]
    chain = chain_of(here)
    assert [each.handing.unit for each in chain.nodes] == units
    assert [each.taken for each in chain.levels] == [1] * 5
    shown = page(north.aree, f"plan/objectives/{here.pk}/handed")
    assert "Village" in shown
    refused(lambda: handed(north, whole, [units[0]], top), CASCADE_CAME_FROM)


def test_a_level_may_be_left_out_and_the_page_says_so(north: North) -> None:
    plan, units = common(north), levels(north)
    handed(north, plan, [units[2]])
    assert "levels left out: 2" in page(north.aree, f"plans/{plan.pk}/handed")
    refused(lambda: handed(north, plan, [units[2]]), CASCADE_TWICE)
    refused(lambda: handed(north, plan, []), HANDING_NOBODY)
    mine = handed(north, plan, [units[1]])[0]
    take_over(actor=by(north.nok), handing=mine)
    assert mine.made_plan is not None
    refused(lambda: handed(north, mine.made_plan, [unit(north)]), CASCADE_NOT_BELOW)


def test_a_text_message_takes_over_for_the_unit(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan)
    (handing,) = handed(north, plan, [units[0]], here, why="The road is the same for all.")
    asked = Asked.objects.get(ask__about=handing.pk)
    assert asked.organisation == north.centre.pk
    answer(actor=by(north.nok), asked=asked, given=Given(choices=("take",)))
    handing.refresh_from_db()
    assert handing.stage == HandingStage.TAKEN
    assert handing.made_objective.taken_from == here  # type: ignore[union-attr]


def test_the_coordinator_answers_on_behalf_and_the_record_says_so(north: North) -> None:
    plan, units = common(north), levels(north)
    (handing,) = handed(north, plan, [units[0]])
    take_over(actor=by(north.malee), handing=handing)
    assert handing.answered_by == north.malee
    (other,) = handed(north, plan, [units[1]])
    refused(lambda: take_over(actor=by(north.aree), handing=other), NOT_PERMITTED)


def test_a_unit_adapts_and_both_wordings_are_shown(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan, "A shelter in each district")
    (handing,) = handed(north, plan, [units[0]], here)
    client = Client()
    client.force_login(north.nok)
    sent = {"title": "A shelter in each village", "text": "", "reason": "Villages are far apart."}
    client.post(f"/n/north/plan/handings/{handing.pk}/adapt", sent)
    shown = page(north.aree, f"plan/objectives/{here.pk}/handed")
    assert "<del>" in shown
    assert "Villages are far apart." in shown
    refused(lambda: adapt(actor=by(north.nok), handing=handing, title="Twice"), HANDING_STAGE)


def test_declining_needs_a_reason_and_the_mind_may_be_changed(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan)
    (handing,) = handed(north, plan, [units[0]], here)
    refused(lambda: decline(actor=by(north.nok), handing=handing, reason=" "), REASON_MISSING)
    take_over(actor=by(north.nok), handing=handing)
    made = handing.made_objective
    decline(actor=by(north.nok), handing=handing, reason="Nobody has a room.")
    assert Objective.objects.get(pk=made.pk).stage == GoalStage.DROPPED  # type: ignore[union-attr]
    assert any("Declined" in each.what.says for each in for_actor(by(north.malee)))
    adapt(actor=by(north.nok), handing=handing, title="A room in the school")
    again = Objective.objects.get(pk=made.pk)  # type: ignore[union-attr]
    assert (again.stage, again.title) == (GoalStage.OPEN, "A room in the school")
    ask_again(actor=by(north.nok), handing=handing)
    assert handing.stage == HandingStage.OFFERED


def test_a_whole_plan_is_taken_declined_and_taken_again_as_one(north: North) -> None:
    plan, units = common(north), levels(north)
    aim(north, plan, "A bill is drafted", under=aim(north, plan))
    (handing,) = handed(north, plan, [units[0]])
    take_over(actor=by(north.nok), handing=handing)
    decline(actor=by(north.nok), handing=handing, reason="Later.")
    assert Plan.objects.get(unit=units[0]).stage == PlanStage.CLOSED
    adapt(actor=by(north.nok), handing=handing, title="Our own year", text="No child leaves alone.")
    mine = Plan.objects.get(unit=units[0])
    assert (mine.title, mine.stage, mine.objectives.count()) == ("Our own year", PlanStage.DRAFT, 2)
    shown = page(north.aree, f"plan/handings/{handing.pk}")
    assert "wording differs" in shown
    assert "No child leaves alone." in page(north.aree, f"plans/{mine.pk}")


def test_no_mind_is_changed_while_something_stands_on_the_copy(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan)
    (handing,) = handed(north, plan, [units[0]], here)
    take_over(actor=by(north.nok), handing=handing)
    mine = handing.made_objective
    assert mine is not None
    (below,) = handed(north, mine.plan, [units[1]], mine)
    refused(lambda: decline(actor=by(north.nok), handing=handing, reason="No money."), HANDING_STOOD_ON)
    handing.refresh_from_db()
    assert (handing.stage, handing.reason) == (HandingStage.TAKEN, "")
    withdraw_handing(actor=by(north.malee), handing=below)
    decline(actor=by(north.nok), handing=handing, reason="No money.")
    refused(lambda: ask_again(actor=by(north.nok), handing=below), HANDING_STAGE)


def test_nothing_is_had_twice_with_its_plan_and_by_itself(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan)
    (alone,) = handed(north, plan, [units[0]], here)
    (whole,) = handed(north, plan, [units[0]])
    refused(lambda: handed(north, plan, [units[0]], here), CASCADE_TWICE)
    take_over(actor=by(north.nok), handing=whole)
    take_over(actor=by(north.nok), handing=alone)
    copy = Objective.objects.get(plan__unit=units[0])
    assert (alone.made_objective, copy.plan) == (copy, whole.made_plan)
    (other,) = handed(north, plan, [units[1]])
    refused(lambda: handed(north, plan, [units[1]], here), CASCADE_TWICE)
    assert "whole plan was handed down too" in page(north.aree, f"plan/objectives/{here.pk}/handed")
    take_over(actor=by(north.nok), handing=other)
    refused(lambda: handed(north, plan, [units[1]], here), CASCADE_TWICE)


def test_own_words_come_by_any_channel_and_keep_what_they_dont_say(north: North) -> None:
    plan, units = common(north), levels(north)
    here = aim(north, plan)
    for each, thing, words in ((units[0], here, "A room in the school"), (units[1], None, "Long " * 60)):
        (handing,) = handed(north, plan, [each], thing)
        asked = Asked.objects.get(ask__about=handing.pk)
        answer(actor=by(north.nok), asked=asked, given=Given(choices=("adapt",), text=words))
        handing.refresh_from_db()
        assert handing.stage == HandingStage.ADAPTED
    mine = Objective.objects.get(plan__unit=units[0])
    assert (mine.title, mine.text) == ("A room in the school", here.text)
    long = Plan.objects.get(unit=units[1])
    assert (len(long.title) <= 200, long.goal) == (True, ("Long " * 60).strip())


def test_each_sees_what_waits_for_her_own_units(north: North) -> None:
    plan, units = common(north), levels(north, kept=False)
    name_keeper(actor=by(north.malee), unit=units[1], organisation=north.centre)
    handed(north, plan, units)
    shown = page(north.nok, "plan/handings", stage="offered", mine="on")
    assert (shown.count("/plan/handings/"), "Prefecture" in shown) == (1, True)


def test_what_isnt_taken_over_can_be_withdrawn(north: North) -> None:
    plan, units = common(north), levels(north)
    (handing,) = handed(north, plan, [units[0]])
    withdraw_handing(actor=by(north.malee), handing=handing)
    refused(lambda: take_over(actor=by(north.nok), handing=handing), HANDING_STAGE)
    assert Asked.objects.get(ask__about=handing.pk).closed_at is not None
    assert handed(north, plan, [units[0]])[0].stage == HandingStage.OFFERED
    close_plan(actor=by(north.malee), plan=plan, reason="The year is over.")
    refused(lambda: handed(north, plan, [units[1]]), HANDING_NOT_OPEN)


def test_a_unit_without_a_keeper_is_told_and_asked_once_it_has_one(north: North) -> None:
    plan, units = common(north), levels(north, kept=False)
    (handing,) = handed(north, plan, [units[0]])
    assert not Asked.objects.filter(ask__about=handing.pk).exists()
    assert any("nobody plans" in each.what.says for each in for_actor(by(north.malee)))
    assert "Units for which no member plans" in page(north.malee, "plan/keepers", show="bare")
    name_keeper(actor=by(north.malee), unit=units[0], organisation=north.centre)
    assert Asked.objects.get(ask__about=handing.pk).organisation == north.centre.pk
    name_keeper(actor=by(north.malee), unit=units[0], organisation=north.group)
    assert Asked.objects.filter(ask__about=handing.pk).count() == 2
    assert any("for which you plan" in each.what.says for each in for_actor(by(north.nok))) is False


def test_on_the_web_all_units_right_below_are_chosen_at_once(north: North) -> None:
    plan = common(north)
    for name in ("Fang", "Mae Sai"):
        unit(north, keeper=north.centre, name=name)
    client = Client()
    client.force_login(north.malee)
    address = f"/n/north/plans/{plan.pk}/hand-down"
    assert "Choose at least one unit below" in client.post(address, {"why": "x"}).content.decode()
    unit(north, name="Mae Ai")
    told = client.post(address, {"all_below": "on", "why": "For all."}, follow=True).content.decode()
    assert "Units for which nobody plans: 1." in told
    assert Handing.objects.count() == 3
    assert client.post(address, {"all_below": "on"}).status_code == 400
    first = Handing.objects.order_by("pk")[0]
    nok = Client()
    nok.force_login(north.nok)
    for deed in ("take", "take"):
        assert nok.post(f"/n/north/plan/handings/{first.pk}/{deed}").status_code == 302
    nok.post(f"/n/north/plan/handings/{first.pk}/decline", {"reason": "No money."})
    assert "No money." in page(north.aree, f"plan/handings/{first.pk}")


def test_words_go_to_all_units_below(north: North) -> None:
    units = levels(north)
    given: dict[str, Any] = {"subject": "Floods", "text": "Stay off the southern road."}
    tell_units(actor=by(north.malee), network=north.network, **given)
    line = Line.objects.filter(verb="handing.tell").latest("number")
    assert (line.detail["units"], line.detail["without_keeper"]) == (5, 0)
    assert (
        Message.objects.filter(person=north.nok, purpose=Purpose.NEWS).count() + line.detail["by_paper"] == 1
    )
    refused(lambda: tell_units(actor=by(north.nok), network=north.network, **given), NOT_PERMITTED)
    tell_units(actor=by(north.nok), network=north.network, unit=units[0], **given)
    empty = given | {"text": " "}
    refused(lambda: tell_units(actor=by(north.malee), network=north.network, **empty), MESSAGE_EMPTY)
    last: dict[str, Any] = given | {"unit": units[-1]}
    refused(lambda: tell_units(actor=by(north.malee), network=north.network, **last), HANDING_NOBODY)
    client = Client()
    client.force_login(north.malee)
    assert client.post("/n/north/plan/message", {"unit": "", **given}).status_code == 302


def test_the_lists_cost_the_same_however_long_they_are(north: North, assert_queries: QueryLimit) -> None:
    plan, units = common(north), levels(north)
    handed(north, plan, units)
    client = Client()
    client.force_login(north.malee)
    for address in ("plan/keepers", "plan/handings", f"plans/{plan.pk}/handed"):
        with assert_queries(30):
            assert client.get(f"/n/north/{address}").status_code == 200


def test_both_halves_of_each_rule_agree(north: North, south: South) -> None:
    plan, units = common(north), levels(north)
    handed(north, plan, units)
    speaker(north, north.aree, north.group)
    who = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa)
    actors = [NOBODY, OPERATOR, *(by(each) for each in who)]
    on = {"network": Network, "unit": Unit, "plan": Plan, "handing": Handing, "keeper": Keeper}
    verbs = [each for each in VERBS if each.partition(".")[0] in {"handing", "keeper"}]
    assert len(verbs) == 9
    for each in verbs:
        assert disagreements(VERBS[each].allow, on[VERBS[each].on], actors) == [], each
    assert not any(VERBS[each].allow.test(by(north.nok), None) for each in verbs)
