"""Activities: who does what where for whom, added in one form, found in a list, shown to the right people."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import QueryLimit
from tests.people import North, South, by
from tests.plans.acting import add, browser
from tests.plans.counting import place, site
from tests.plans.planning import aim, common, speaker
from trellis.domain.dimensions import Dimension
from trellis.domain.problems import (
    ACTIVITY_CIRCLE,
    ACTIVITY_CODE_TAKEN,
    ACTIVITY_NOT_YOURS,
    ACTIVITY_STAGE,
    ACTIVITY_WAITS,
    CHANGED_MEANWHILE,
    OTHER_NETWORK,
    SITE_HAS_RESULTS,
    SITE_MISSING,
    Problem,
)
from trellis.places.models import Place
from trellis.plans.actions import activities as actions
from trellis.plans.actions import standing
from trellis.plans.actions.activities import Doing, Spot
from trellis.plans.actions.words import Wording, add_word, begin_words
from trellis.plans.models import Activity, Audience, Group, Involvement, Kind, Precision, Status
from trellis.plans.queries.activities import Filter, chosen


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def titles(north: North, **wanted: Any) -> list[str]:
    rows = chosen(by(north.malee), north.network, Filter(**wanted))
    return sorted(rows.values_list("title", flat=True))


@pytest.fixture
def words(north: North) -> North:
    """Give the north with the usual words."""
    begin_words(actor=by(north.malee), network=north.network)
    return north


def beds(district: Place) -> dict[str, Any]:
    """Give what Nok types into the form."""
    groups = Group.objects.filter(code__in=["children", "women"])
    return {
        "title": "Beds for the night",
        "organisation": "Children's Centre",
        "kind": Kind.objects.get(code="shelter").pk,
        "place_0": "Mae Sai",
        "place_0-id": str(district.pk),
        "place_0-said": "Mae Sai",
        "said": "By the river\n\nBehind the market",
        "precision": "within",
        "groups": [each.pk for each in groups],
        "with_0": "Provincial Welfare Office",
        "how_0": "funds",
        "audience": "network",
        "since": "2026-11-01",
    }


def test_nok_adds_what_her_centre_does_in_one_form(words: North) -> None:
    district, nok = place("Mae Sai"), browser(words.nok)
    assert nok.post("/n/north/activities/add", beds(district)).status_code == 302
    made = Activity.objects.get()
    assert (made.number, made.organisation, made.kind) == (1, words.centre, Kind.objects.get(code="shelter"))
    pairs = set(made.sites.values_list("path", "said", "group__code", "precision"))
    assert (district.path, "", "women", Precision.WITHIN) in pairs
    assert ("", "By the river", "children", Precision.WORDS) in pairs
    assert len(pairs) == 6
    assert made.involved.get().how == Involvement.FUNDS
    page = nok.get(f"/n/north/activities/{made.pk}").content.decode()
    for said in (
        "Beds for the night",
        "Mae Sai",
        "Behind the market",
        "Provincial Welfare Office",
        "Shelter",
    ):
        assert said in page


def test_one_more_place_is_asked_for_and_nothing_is_lost(words: North) -> None:
    sent = beds(place("Mae Sai")) | {"more": "yes"}
    again = browser(words.nok).post("/n/north/activities/add", sent)
    shown = again.content.decode()
    assert (again.status_code, Activity.objects.count()) == (200, 0)
    assert 'name="place_3"' in shown
    assert "Behind the market" in shown


def test_what_is_wrong_keeps_all_that_was_typed(north: North) -> None:
    sent = {"title": "", "organisation": "Children's Centre", "said": "By the river", "after": "7"}
    answer = browser(north.nok).post("/n/north/activities/add", sent | {"audience": "network"})
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "By the river" in shown
    assert "no activity no. 7 here" in shown


def test_somebody_adds_what_her_own_member_leads_and_nothing_else(north: North, south: South) -> None:
    assert add(north, who=north.nok).number == 1
    refused(lambda: add(north, who=north.nok, lead=north.office), ACTIVITY_NOT_YOURS)
    refused(lambda: add(north, lead=south.shelter), OTHER_NETWORK)
    theirs = Kind.objects.create(network=south.network, names={"en": "Theirs"})
    refused(lambda: add(north, kind=theirs), OTHER_NETWORK)


def test_a_code_is_given_once(north: North) -> None:
    add(north, code="A-1")
    refused(lambda: add(north, code="A-1"), ACTIVITY_CODE_TAKEN)


def test_two_who_change_it_at_once_dont_overwrite_each_other(north: North) -> None:
    made = add(north)
    seen = made.version
    changing: dict[str, Any] = {"actor": by(north.nok), "activity": made, "version": seen}
    actions.change_activity(
        doing=Doing(title="Once", involved=[(north.office, Involvement.HOSTS)]), **changing
    )
    refused(lambda: actions.change_activity(doing=Doing(title="Twice"), **changing), CHANGED_MEANWHILE)
    late = browser(north.nok).post(
        f"/n/north/activities/{made.pk}/change", {"title": "Twice", "version": seen, "audience": "network"}
    )
    assert late.status_code == 400
    assert "Somebody else saved this meanwhile" in late.content.decode()
    assert made.involved.get().organisation == north.office


def test_the_lead_is_handed_on_and_the_new_leader_goes_on(north: North) -> None:
    made = add(north, who=north.nok)
    speaker(north, north.aree, north.group)
    actions.hand_on(actor=by(north.nok), activity=made, organisation=north.group)
    standing.start(actor=by(north.aree), activity=made)
    assert made.status == Status.ACTIVE


def test_it_starts_only_when_what_it_comes_after_is_over(north: North) -> None:
    first = add(north, "Ask the villages")
    second = add(north, "Train the volunteers", after=[first])
    refused(lambda: standing.start(actor=by(north.nok), activity=second), ACTIVITY_WAITS)
    shown = browser(north.nok).get(f"/n/north/activities/{second.pk}").content.decode()
    assert "It waits for others to end" in shown
    loop = Doing(title=first.title, after=[second])
    refused(
        lambda: actions.change_activity(
            actor=by(north.nok), activity=first, doing=loop, version=first.version
        ),
        ACTIVITY_CIRCLE,
    )
    standing.start(actor=by(north.nok), activity=first)
    standing.end(actor=by(north.nok), activity=first, reason="All twelve were asked.")
    assert standing.start(actor=by(north.nok), activity=second).status == Status.ACTIVE


def test_it_rests_goes_on_ends_and_is_dropped_and_says_why(north: North) -> None:
    made, nok = add(north), by(north.nok)
    standing.start(actor=nok, activity=made)
    refused(lambda: standing.start(actor=nok, activity=made), ACTIVITY_STAGE)
    standing.pause(actor=nok, activity=made, reason="The road is flooded.")
    assert made.status_reason == "The road is flooded."
    standing.resume(actor=nok, activity=made)
    standing.end(actor=nok, activity=made, on=date(2026, 11, 20))
    assert made.until == date(2026, 11, 20)
    assert standing.resume(actor=nok, activity=made).until is None
    standing.drop(actor=nok, activity=made, reason="No driver.")
    assert standing.resume(actor=nok, activity=made).status == Status.PLANNED


def test_buttons_do_the_same_and_a_second_click_is_told_so(north: North) -> None:
    made, nok = add(north), browser(north.nok)
    here = f"/n/north/activities/{made.pk}"
    for _time in range(2):
        assert nok.post(f"{here}/start").status_code == 302
    assert "somebody was quicker" in nok.get(here).content.decode()
    assert nok.post(f"{here}/pause", {"reason": ""}).status_code == 400
    for deed in ("pause", "resume", "end", "resume", "drop"):
        assert nok.post(f"{here}/{deed}", {"reason": "So it is."}).status_code == 302
    made.refresh_from_db()
    assert made.status == Status.DROPPED
    assert nok.post(f"{here}/hand-on", {"organisation": "Women's Weaving Group"}).status_code == 302
    assert nok.post(f"{here}/start").status_code == 403


def test_places_are_added_and_taken_out_unless_something_was_reached_there(north: North) -> None:
    village, made, nok = place("Ban Pha Mi"), add(north), by(north.nok)
    refused(lambda: actions.add_sites(actor=nok, activity=made, spots=[]), SITE_MISSING)
    here = f"/n/north/activities/{made.pk}"
    for _time in range(2):
        sent = {"place_0": "Ban Pha Mi", "place_0-id": str(village.pk), "place_0-said": "Ban Pha Mi"}
        assert browser(north.nok).post(f"{here}/places", sent).status_code == 302
    one = made.sites.get()
    one.results.create(period="2026-10", people=3)
    refused(lambda: actions.remove_site(actor=nok, site=one), SITE_HAS_RESULTS)
    one.results.all().delete()
    assert browser(north.nok).post(f"/n/north/activities/sites/{one.pk}/remove").status_code == 302
    assert not made.sites.exists()


def word(north: North, vocabulary: str, name: str, **more: Any) -> Any:
    wording = Wording(names={"en": name}, **more)
    return add_word(actor=by(north.malee), network=north.network, vocabulary=vocabulary, wording=wording)


def two_works(north: North) -> tuple[Activity, Activity]:
    """Add beds in a district, for children, and posters anywhere."""
    district = place("Mae Sai", place("Chiang Rai"))
    beds = add(
        north,
        "Beds",
        Spot(place=district, group=word(north, "group", "Children")),
        kind=word(north, "kind", "Shelter", dimensions=[Dimension.PROTECTION]),
        objective=aim(north, common(north)),
        code="CC-7",
        since=date(2026, 3, 1),
        until=date(2026, 6, 30),
        involved=[(north.group, Involvement.GIVES)],
    )
    posters = {"dimensions": [Dimension.PREVENTION], "since": date(2026, 9, 1)}
    return beds, add(north, "Posters", lead=north.office, **posters)


def test_activities_are_found_by_all_that_is_known_of_them(north: North) -> None:
    beds, _posters = two_works(north)
    goal = beds.objective
    assert goal is not None
    at = beds.sites.select_related("place__parent", "group").get()
    province, group = at.place.parent, at.group_id  # type: ignore[union-attr]
    for wanted in (
        *({"words": each} for each in ("bed", "cc-", "#1", "ศูนย์เด็ก")),
        {"kind": beds.kind_id},
        {"group": group},
        {"place": province},
        {"place": at.place, "group": group},
        {"member": north.group.pk},
        {"objective": goal.pk},
        {"plan": goal.plan_id},
        {"dimension": Dimension.PROTECTION},
        {"until": date(2026, 4, 1)},
    ):
        assert titles(north, **wanted) == ["Beds"], wanted
    for wanted in ({"since": date(2026, 7, 1)}, {"dimension": Dimension.PREVENTION}):
        assert titles(north, **wanted) == ["Posters"], wanted
    assert titles(north, status="active") == []
    assert titles(north, status="nonsense") == ["Beds", "Posters"]


def test_the_list_is_narrowed_by_its_address(north: North) -> None:
    two_works(north)
    province, aree = Place.objects.get(sort_name="Chiang Rai"), browser(north.aree)
    shown = aree.get("/n/north/activities", {"place": str(province.pk), "kind": "x"}).content.decode()
    assert "Beds" in shown
    assert "Posters" not in shown
    nowhere = aree.get("/n/north/activities", {"place": "Nowhere at all"})
    assert "Nothing fits" in nowhere.content.decode()


def test_what_is_only_for_those_who_take_part_is_told_to_nobody_else_but_that_it_is(north: North) -> None:
    secret = add(north, "Safe house", audience=Audience.INVOLVED)
    speaker(north, north.aree, north.group)
    aree = browser(north.aree)
    assert aree.get(f"/n/north/activities/{secret.pk}").status_code == 404
    listed = aree.get("/n/north/activities").content.decode()
    assert "Safe house" not in listed
    assert "only for those who take part" in listed
    assert aree.get("/n/north/record").content.decode().count("Safe house") == 0
    doing = Doing(title=secret.title, audience=Audience.INVOLVED, involved=[(north.group, Involvement.HOSTS)])
    actions.change_activity(actor=by(north.malee), activity=secret, doing=doing, version=secret.version)
    assert aree.get(f"/n/north/activities/{secret.pk}").status_code == 200


def test_the_list_asks_no_more_when_it_grows(north: North, assert_queries: QueryLimit) -> None:
    for number in range(60):
        site(add(north, f"Work {number}"), said="somewhere")
    client = browser(north.aree)
    with assert_queries(at_most=22):
        shown = client.get("/n/north/activities").content.decode()
    assert "Work 59" in shown
    assert "Work 9<" not in shown
    assert "Work 9<" in client.get("/n/north/activities", {"before": "11"}).content.decode()
