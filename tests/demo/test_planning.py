"""The demo's networks plan a year, hand on and report: five levels in Yunnan, five villages of Northnet."""

from django.test import Client

from trellis.accounts.models import Person
from trellis.advocacy.models import Practice, Step
from trellis.asks.models import Asked
from trellis.channels.models import Inbound
from trellis.domain.dimensions import Dimension, bits_of
from trellis.domain.policytrack import Outcome, Stop
from trellis.domain.rolljson import rolled_from_json
from trellis.places.models import Boundary
from trellis.plans.actions.dues import COUNT
from trellis.plans.models import (
    Activity,
    Approval,
    Handing,
    HandingStage,
    Link,
    Need,
    Objective,
    ObjectiveReview,
    Plan,
    PlanKind,
    Report,
    Telling,
)


def reader(name: str) -> Client:
    """Give a browser in which somebody of the demo has signed in."""
    client = Client()
    client.force_login(Person.objects.get(sign_in_name=name))
    return client


def test_two_sub_districts_plan_with_their_villages(demo: None) -> None:
    local = Plan.objects.filter(network__slug="northnet", kind=PlanKind.LOCAL)
    assert local.count() == 2
    villages = {
        str(partner)
        for plan in local
        for partner in plan.partners.filter(memberships__constituency__key="village")
    }
    assert len(villages) == 5


def test_a_village_plans_itself_and_the_board_looks_again(demo: None) -> None:
    assert Plan.objects.filter(network__slug="yunnan", unit__level="village").exists()
    assert set(ObjectiveReview.objects.values_list("verdict", flat=True)) == {"keep", "change", "met"}
    assert Objective.objects.filter(network__slug="mae-sai", parent__isnull=False).count() >= 3


def test_five_levels_report_and_two_are_late(demo: None) -> None:
    levels = Report.objects.filter(network__slug="yunnan").values_list("unit__level", flat=True)
    assert {"prefecture", "county", "township", "village"} == set(levels)
    last = Telling.objects.filter(unit__level="province").order_by("period", "at").last()
    assert last is not None
    figure = rolled_from_json(last.rolled)
    assert (len(figure.reported), len(figure.carried), figure.expected) == (7, 2, 9)


def test_late_paper_corrected_what_was_told(demo: None) -> None:
    told = Telling.objects.filter(unit__level="province").order_by("period", "at")
    before, after = (rolled_from_json(each.rolled) for each in told[:2])
    assert told[1].corrects_id == told[0].pk
    assert (len(before.reported), len(before.carried)) == (8, 1)
    assert (len(after.reported), len(after.carried)) == (9, 0)


def test_what_is_not_known_and_nought_stay_apart(demo: None) -> None:
    reports = Report.objects.filter(network__slug="yunnan", is_standing=True)
    assert reports.filter(value=None).exists()
    assert reports.filter(value=0).exists()


def test_mae_sai_works_a_year_in_every_field(demo: None) -> None:
    year = Activity.objects.filter(network__slug="mae-sai")
    assert year.count() >= 30
    assert set(year.values_list("status", flat=True)) == {"planned", "active", "paused", "ended", "dropped"}
    for field in (
        Dimension.PREVENTION,
        Dimension.PROTECTION,
        Dimension.PROSECUTION,
        Dimension.REHABILITATION,
    ):
        about = [each for each in year.select_related("kind") if each.kind]
        assert any(each.kind.dimensions & bits_of([field]) for each in about if each.kind), field
    assert year.filter(after__isnull=False, involved__isnull=False).exists()
    assert year.filter(objective=None).count() == 1


def test_what_needs_an_approval_started_once_it_was_given(demo: None) -> None:
    needing = Activity.objects.get(network__slug="mae-sai", needs_approval=True)
    given = Approval.objects.get(activity=needing)
    assert (needing.status, given.stage) == ("active", "given")
    assert given.asked_on is not None
    assert given.answered_on is not None
    assert given.asked_on < given.answered_on


def test_two_do_the_same_in_one_place_and_a_map_shows_it(demo: None) -> None:
    alike = Activity.objects.filter(network__slug="mae-sai", kind__code="awareness", status="active")
    by_the_bridge = alike.filter(sites__place__names__en="Mae Sai", sites__group__code="families")
    assert by_the_bridge.values("organisation").distinct().count() == 2
    assert Boundary.objects.count() >= 8


def test_five_villages_work_and_their_numbers_came(demo: None) -> None:
    villages = Activity.objects.filter(network__slug="northnet", unit__level="village")
    assert villages.values("unit").distinct().count() == 5
    assert villages.filter(sites__people_most__gt=0).count() == 5


def test_an_objective_goes_down_to_the_village_with_every_answer(demo: None) -> None:
    handed = Handing.objects.filter(network__slug="yunnan")
    assert set(handed.values_list("stage", flat=True)) == {"taken", "adapted", "declined", "offered"}
    assert not handed.filter(stage=HandingStage.DECLINED, reason="").exists()
    taken = Objective.objects.filter(taken_from__isnull=False, parent=None)
    at, way = taken.get(plan__unit__level="village"), []
    while at.taken_from is not None:
        at = at.taken_from
        way.append(at.plan.unit.level if at.plan.unit else "")
    assert way == ["township", "county", "prefecture", ""]


def test_a_practice_came_from_a_village_and_comes_down_again(demo: None) -> None:
    practice = Practice.objects.get(title__contains="Three questions")
    stops = dict(Step.objects.filter(practice=practice, outcome=Outcome.DONE).values_list("stop", "ended_on"))
    assert {Stop.TAKEN_UP, Stop.PROPOSED, Stop.ADOPTED, Stop.COMES_DOWN} == set(stops)
    assert Step.objects.get(practice=practice, stop=Stop.COMES_DOWN).objective is not None


def test_numbers_are_asked_for_and_come_by_text_message_and_paper(demo: None) -> None:
    asked = Asked.objects.filter(ask__kind=COUNT, ask__network__slug="northnet")
    assert asked.exclude(answered_at=None).count() == 2
    waiting = asked.get(answered_at=None)
    assert Inbound.objects.filter(said=f"{waiting.code} 26").exists()


def test_chiang_mai_links_its_work_and_one_end_is_loose(demo: None) -> None:
    kinds = set(Link.objects.filter(network__slug="chiang-mai").values_list("kind", flat=True))
    assert kinds == {"decision", "task"}
    works = Activity.objects.filter(network__slug="chiang-mai")
    assert works.filter(objective=None, links=None).count() == 1


def test_mae_sai_knows_how_many_are_in_need(demo: None) -> None:
    assert Need.objects.filter(network__slug="mae-sai").count() == 8
    assert "จาก 520" in reader("duang").get("/n/mae-sai/coverage/gaps").content.decode()


def test_plans_and_reports_can_be_read(demo: None) -> None:
    for name, path in (
        ("zhao", "/n/yunnan/plan"),
        ("zhao", "/n/yunnan/reports"),
        ("noi", "/n/northnet/plan"),
        ("duang", "/n/mae-sai/plan"),
        ("malee", "/n/thai-sub-committee/practices"),
        ("siriporn", "/n/chiang-mai/plan/loose-ends"),
        ("duang", "/n/mae-sai/activities"),
        ("duang", "/n/mae-sai/coverage"),
    ):
        assert reader(name).get(path).status_code == 200, path
