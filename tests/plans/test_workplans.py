"""The members' work plans side by side, and asking those who have none."""

from django.test import Client

from tests.asks.asking import via
from tests.conftest import QueryLimit
from tests.people import North, by, member
from tests.plans.planning import own, speaker
from tests.plans.test_plans import page, refused
from trellis.access.actor import Channel
from trellis.asks import actions as asks
from trellis.asks.models import Asked
from trellis.domain.asking import Given
from trellis.domain.problems import NOBODY_TO_ASK
from trellis.plans.actions.plans import Outline, make_plan
from trellis.plans.actions.saying import ask_for_plans
from trellis.plans.models import Plan, PlanKind, PlanStage


def test_mandate_goal_and_plan_of_each_member_stand_side_by_side(north: North) -> None:
    own(north, mandate="Licensed to shelter children.", goal="Forty beds.")
    shown = page(north.aree, "plan/members")
    for words in (
        "Licensed to shelter children.",
        "Forty beds.",
        "Weaving Group",
        "Without a work plan: 2 of 3",
    ):
        assert words in shown
    assert "Weaving Group" not in page(north.aree, "plan/members", show="with")
    assert "Forty beds." not in page(north.aree, "plan/members", show="without")
    assert "Weaving Group" in page(north.aree, "plan/members", q="weaving")
    assert "Ask for it" not in shown


def test_who_has_none_is_asked_once(north: North) -> None:
    client = Client()
    client.force_login(north.malee)
    assert client.post(f"/n/north/plan/members/{north.group.pk}/ask").status_code == 302
    assert client.post("/n/north/plan/members/ask").status_code == 302
    asked = Asked.objects.filter(ask__kind="plans.work-plan").values_list("organisation", flat=True)
    assert sorted(asked) == sorted([north.group.pk, north.office.pk, north.centre.pk])
    assert "is being asked" in page(north.malee, "plan/members")
    refused(
        lambda: ask_for_plans(actor=by(north.malee), network=north.network, organisations=[north.group]),
        NOBODY_TO_ASK,
    )


def answered(north: North, text: str) -> None:
    speaker(north, north.aree, north.group)
    ask = ask_for_plans(actor=by(north.malee), network=north.network, organisations=[north.group])
    asked = ask.asked.get()
    asks.enter(actor=via(Channel.PAPER, north.malee), asked=asked, given=Given(text=text))


def test_what_comes_on_paper_becomes_the_goal_of_a_draft(north: North) -> None:
    answered(north, "Every girl who weaves stays in school.")
    made = Plan.objects.get()
    assert (made.kind, made.stage, made.organisation) == (PlanKind.MEMBER, PlanStage.DRAFT, north.group)
    assert made.goal == "Every girl who weaves stays in school."


def test_a_draft_that_is_there_gets_the_goal_and_isnt_doubled(north: North) -> None:
    given = Outline(title="Our year", kind=PlanKind.MEMBER, organisation=north.group)
    make_plan(actor=by(north.malee), network=north.network, outline=given)
    answered(north, "Every girl who weaves stays in school.")
    assert [(each.title, each.goal) for each in Plan.objects.all()] == [
        ("Our year", "Every girl who weaves stays in school.")
    ]


def test_a_bare_yes_is_no_goal(north: North) -> None:
    answered(north, "ใช่")
    assert not Plan.objects.exists()


def test_the_page_asks_no_more_for_more_members(north: North, assert_queries: QueryLimit) -> None:
    for number in range(55):
        added = member(by(north.malee), north.network, north.community, en=f"Village {number:02}")
        given = Outline(title=f"Plan {number}", kind=PlanKind.MEMBER, organisation=added)
        make_plan(actor=by(north.malee), network=north.network, outline=given)
    client = Client()
    client.force_login(north.malee)
    with assert_queries(at_most=14):
        shown = client.get("/n/north/plan/members").content.decode()
    assert "Village 40" in shown
    assert "Village 54" not in shown
