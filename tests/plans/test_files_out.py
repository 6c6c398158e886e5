"""The activities go out as a file, are edited, and come in again: nothing changes but what was edited."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.people import North, South
from tests.plans.acting import browser
from tests.plans.counting import activity, place, site
from tests.plans.test_files import TEXT, brought, chosen, everything
from trellis.accounts.models import Person
from trellis.domain.problems import QUESTION_UNKNOWN, QUESTIONS_WAIT, Problem
from trellis.places.models import Code
from trellis.plans.importing import export
from trellis.plans.importing.looking import look_at
from trellis.plans.models import Activity, Audience, Result, Site

pytestmark = pytest.mark.django_db
FILE = "/n/north/activities"


def taken(who: Person, ending: str, query: str = "") -> bytes:
    """Let somebody take the list away."""
    answer = browser(who).get(f"{FILE}.{ending}{query}")
    assert answer.status_code == 200
    assert f".{ending}" in answer.headers["Content-Disposition"]
    return bytes(answer.content)


def furnish(north: North) -> None:
    """Let the north have activities of all sorts: with sites and without, told only in words, with a code."""
    riverside = place("Riverside", place("Northland"))
    place("Hilltop")
    Code.objects.create(place=riverside, scheme="th", code="5001")
    brought(north.network, TEXT)
    nowhere = activity(north, title="=Plans", code="-7")
    within = site(activity(north, title="On the road", code="R 1"), riverside, "between the bridges")
    Result.objects.create(site=within, period="2026-Q1", people=0)
    site(Activity.objects.get(title="Teachers"), None, "Hilltop")
    assert not nowhere.sites.exists()


@pytest.mark.parametrize(("ending", "query"), [("xlsx", ""), ("csv", ""), ("csv", "?tags=1")])
def test_what_goes_out_changes_nothing_when_it_comes_in(north: North, ending: str, query: str) -> None:
    furnish(north)
    stands = everything()
    content = taken(north.malee, ending, query)
    seen = look_at(north.network, chosen(north.network, content, f"4w.{ending}"))
    assert [ask.id for ask in seen.plan.asks] == []
    assert seen.plan.changes_nothing
    assert (seen.plan.figures["same"], seen.plan.figures["activities"]) == (4, 4)
    brought(north.network, content, f"4w.{ending}")
    assert everything() == stands


def test_one_edited_number_changes_that_result_alone(north: North) -> None:
    furnish(north)
    content = taken(north.malee, "csv").decode("utf-8-sig")
    assert content.count("2026-02,14,44,") == 1
    figures = brought(north.network, content.replace("2026-02,14,44,", "2026-02,15,44,")).figures
    assert (figures["update"], figures["same"], figures["corrected"]) == (1, 3, 1)
    assert (figures["results"], figures["sites"]) == (0, 0)
    assert Result.objects.get(period="2026-02", is_standing=True).people == 15


def test_the_row_of_hashtags_is_enough_to_read_the_list(north: North) -> None:
    furnish(north)
    header, tags, *rows = taken(north.malee, "csv", "?tags=1").decode("utf-8-sig").splitlines()
    assert tags.startswith("#activity+id,#activity+name,#activity,#org,")
    assert header.startswith("id,title,kind,organisation,")
    seen = look_at(north.network, chosen(north.network, "\r\n".join([tags, *rows])))
    assert seen.plan.changes_nothing


def test_only_what_the_list_shows_goes_out(north: North, south: South) -> None:
    furnish(north)
    activity(north, title="Quiet work", organisation=north.office, audience=Audience.INVOLVED)
    titles = taken(north.nok, "csv").decode()
    assert "Night shelter" in titles
    assert "Quiet work" not in titles
    assert "Quiet work" in taken(north.malee, "csv").decode()
    narrowed = taken(north.malee, "csv", "?q=teachers").decode()
    assert ("Teachers" in narrowed, "Night shelter" in narrowed) == (True, False)
    assert browser(south.wipa).get(f"{FILE}.csv").status_code == 404
    assert browser(north.malee).get(f"{FILE}.pdf").status_code == 404


def test_formulas_do_not_run(north: North) -> None:
    furnish(north)
    assert "'=Plans" in taken(north.malee, "csv").decode()


def test_points_tell_totals_and_count_what_has_no_coordinates(north: North) -> None:
    furnish(north)
    at = Site.objects.get(contacts=84)
    assert at.place is not None
    at.place.latitude, at.place.longitude = Decimal("19.91"), Decimal("99.83")
    at.place.save()
    found = json.loads(taken(north.malee, "geojson"))
    assert found["without_coordinates"] == Site.objects.exclude(place=at.place).count()
    one = next(each for each in found["features"] if each["id"] == str(at.pk))
    assert one["geometry"] == {"type": "Point", "coordinates": [99.83, 19.91]}
    told = one["properties"]
    assert (told["title"], told["group"], told["place code"]) == ("Night shelter", "Girls", "5001")
    assert (told["people at least"], told["people at most"], told["contacts"]) == (14, 26, 84)
    assert told["place in words"] is None


def test_deep_places_and_shared_codes_are_told_by_name(north: North) -> None:
    line = []
    for name in ("Country", "Province", "District", "Tambon", "Village", "Lane"):
        line.append(place(name, line[-1] if line else None))
    line[0].level = "province"
    line[0].save()
    for at, scheme in ((line[-1], "one"), (line[0], "two")):
        Code.objects.create(place=at, scheme=scheme, code="77")
    site(activity(north), line[-1])
    content = taken(north.malee, "csv").decode()
    assert ",,Country,Province,District,Lane,,," in content
    assert look_at(north.network, chosen(north.network, content)).plan.changes_nothing


def test_more_than_a_workbook_holds_is_told(north: North, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(north)
    monkeypatch.setattr(export, "WORKBOOK_HOLDS", 2)
    answer = browser(north.malee).get(f"{FILE}.xlsx")
    assert "more lines than a workbook holds" in answer.content.decode()


def test_the_list_leads_to_the_files(north: North) -> None:
    furnish(north)
    shown = browser(north.malee).get(f"{FILE}?q=night").content.decode()
    assert "/n/north/activities.geojson?q=night" in shown
    assert "/n/north/activities/import" in shown
    assert "/n/north/activities/import" not in browser(north.aree).get(FILE).content.decode()


def test_the_terminal_brings_a_file_in(north: North, tmp_path: Path) -> None:
    file, out = tmp_path / "4w.csv", io.StringIO()
    file.write_text(TEXT)
    words = ["import_activities", str(file), "--network", "north"]
    call_command(*words, "--dry-run", stdout=out)
    assert "organisation:harbour team" in out.getvalue()
    assert not Activity.objects.exists()
    with pytest.raises(Problem) as stopped:
        call_command(*words, stdout=out)
    assert stopped.value.kind == QUESTIONS_WAIT
    strange = tmp_path / "answers.json"
    strange.write_text('{"organisation:nobody": "new"}')
    with pytest.raises(Problem) as stopped:
        call_command(*words, "--answers", str(strange), stdout=out)
    assert stopped.value.kind == QUESTION_UNKNOWN
    call_command(*words, "--likely", stdout=out)
    assert "/n/north/activities/import/" in out.getvalue()
    assert Activity.objects.count() == 2
    call_command(*words, stdout=out)
    assert "Nothing changes." in out.getvalue()
