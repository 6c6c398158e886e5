"""Objectives and expected results: added, moved, changed, reviewed, dropped and taken up again (C5.1)."""

from typing import Any

from django.test import Client

from tests.people import North, by
from tests.plans.planning import AHEAD, PAST, aim, common, day, own, speaker
from tests.plans.test_plans import page, refused
from trellis.domain.dimensions import Dimension
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NEXT_LOOK_PAST,
    NOT_PERMITTED,
    OBJECTIVE_AGREED,
    OBJECTIVE_PLACE,
    OBJECTIVE_STAGE,
    PLAN_STAGE,
    REASON_MISSING,
)
from trellis.networks.notices import for_actor
from trellis.plans.actions.objectives import Aim, add_objective, change_objective, move_objective
from trellis.plans.actions.plans import Adopted, adopt_plan, close_plan
from trellis.plans.actions.reviewing import Look, drop_objective, resume_objective, review_objective
from trellis.plans.models import GoalStage, Level, Objective, ObjectiveReview, Plan, ReviewVerdict


def titles(plan: Plan) -> list[str]:
    return list(plan.objectives.filter(parent=None).order_by("position").values_list("title", flat=True))


def due_for(who: Any) -> list[str]:
    found = [each.what for each in for_actor(by(who)) if each.href.endswith("/plan#due")]
    return [str(each.details["count"]) for each in found]


def test_a_result_stands_under_an_objective_of_its_plan(north: North) -> None:
    plan = common(north)
    above = aim(north, plan)
    below = aim(north, plan, "Ten beds", under=above)
    assert (below.level, below.parent) == (Level.RESULT, above)
    refused(lambda: aim(north, plan, "A bed", under=below), OBJECTIVE_PLACE)
    refused(lambda: aim(north, own(north), "A bed", under=above), OBJECTIVE_PLACE)


def test_objectives_are_put_in_order_one_step_at_a_time(north: North) -> None:
    plan = common(north)
    one, _two, three = (aim(north, plan, title) for title in ("One", "Two", "Three"))
    move_objective(actor=by(north.malee), objective=three, up=True)
    assert titles(plan) == ["One", "Three", "Two"]
    move_objective(actor=by(north.malee), objective=one, up=True)
    move_objective(actor=by(north.malee), objective=one, up=False)
    assert titles(plan) == ["Three", "One", "Two"]


def test_whoever_leads_an_objective_changes_and_reviews_it_but_drops_nothing(north: North) -> None:
    led = aim(north, common(north), organisation=north.centre)
    changed = Aim(title=led.title, organisation=north.centre, due=day(AHEAD))
    change_objective(actor=by(north.nok), objective=led, aim=changed, version=led.version)
    look = Look(verdict=ReviewVerdict.KEEP, why="It goes well.", next_on=day(AHEAD))
    review_objective(actor=by(north.nok), objective=led, look=look)
    refused(lambda: drop_objective(actor=by(north.nok), objective=led, reason="Enough."), NOT_PERMITTED)
    speaker(north, north.aree, north.group)
    refused(lambda: review_objective(actor=by(north.aree), objective=led, look=look), NOT_PERMITTED)


def test_words_that_were_agreed_are_changed_by_a_review_that_keeps_both(north: North) -> None:
    plan = common(north)
    led = aim(north, plan, due=day(AHEAD))
    adopt_plan(actor=by(north.malee), plan=plan, adopted=Adopted(note="All members."))
    worded = Aim(title="A shelter in two districts")
    version = led.version
    refused(
        lambda: change_objective(actor=by(north.malee), objective=led, aim=worded, version=version),
        OBJECTIVE_AGREED,
    )
    client = Client()
    client.force_login(north.malee)
    sent = {
        "verdict": "change",
        "why": "Money for two only.",
        "title": "A shelter in two districts",
        "next_on": day(AHEAD).isoformat(),
        "version": version,
    }
    assert client.post(f"/n/north/plan/objectives/{led.pk}/review", sent).status_code == 302
    led.refresh_from_db()
    assert (led.title, led.review_on) == ("A shelter in two districts", day(AHEAD))
    kept = led.reviews.get()
    assert (kept.before["title"], kept.before["due"]) == (
        "A shelter in each district",
        day(AHEAD).isoformat(),
    )
    shown = page(north.aree, f"plan/objectives/{led.pk}")
    assert "A shelter in each district" in shown
    assert "Money for two only." in shown


def test_what_is_met_or_dropped_can_be_taken_up_again(north: North) -> None:
    led = aim(north, common(north), review_on=day(AHEAD))
    review_objective(actor=by(north.malee), objective=led, look=Look(verdict=ReviewVerdict.MET, why="Done."))
    led.refresh_from_db()
    assert (led.stage, led.review_on) == (GoalStage.MET, None)
    refused(lambda: drop_objective(actor=by(north.malee), objective=led, reason="Late."), OBJECTIVE_STAGE)
    resume_objective(actor=by(north.malee), objective=led, reason="It came back.")
    refused(lambda: resume_objective(actor=by(north.malee), objective=led, reason="Again."), OBJECTIVE_STAGE)
    refused(lambda: drop_objective(actor=by(north.malee), objective=led, reason=" "), REASON_MISSING)
    drop_objective(actor=by(north.malee), objective=led, reason="Nobody needs it.")
    assert [each.verdict for each in ObjectiveReview.objects.order_by("at", "pk")] == ["met", "keep", "drop"]


def test_two_reviews_at_once_dont_hide_one_another(north: North) -> None:
    led = aim(north, common(north))
    seen = led.version
    look = Look(verdict=ReviewVerdict.KEEP, why="Good.")
    review_objective(actor=by(north.malee), objective=led, look=look, version=seen)
    refused(
        lambda: review_objective(actor=by(north.malee), objective=led, look=look, version=seen),
        CHANGED_MEANWHILE,
    )
    past = Look(verdict=ReviewVerdict.KEEP, why="Good.", next_on=day(PAST))
    refused(lambda: review_objective(actor=by(north.malee), objective=led, look=past), NEXT_LOOK_PAST)


def test_a_closed_plan_takes_no_objective(north: North) -> None:
    plan = common(north)
    close_plan(actor=by(north.malee), plan=plan, reason="The year is over.")
    refused(lambda: add_objective(actor=by(north.malee), plan=plan, aim=Aim(title="Late")), PLAN_STAGE)


def test_home_tells_those_who_may_review_what_is_due(north: North) -> None:
    plan = common(north)
    aim(north, plan, review_on=day(PAST), organisation=north.centre)
    aim(north, plan, "Later", review_on=day(AHEAD))
    assert due_for(north.malee) == ["1"]
    assert due_for(north.nok) == ["1"]
    assert due_for(north.aree) == []
    assert "To be looked at again" in page(north.nok, "plan")
    close_plan(actor=by(north.malee), plan=plan, reason="The year is over.")
    assert due_for(north.malee) == []


def test_an_objective_shows_its_dimensions_results_and_who_leads(north: North) -> None:
    plan = common(north)
    led = aim(north, plan, organisation=north.centre, dimensions=[Dimension.PROTECTION])
    aim(north, plan, "Ten beds", under=led)
    shown = page(north.aree, f"plan/objectives/{led.pk}")
    for words in ("Protection", "Ten beds", "Children&#39;s Centre", "A shelter in each district"):
        assert words in shown
    below = Objective.objects.get(title="Ten beds")
    assert "A shelter in each district" in page(north.aree, f"plan/objectives/{below.pk}")
