"""The pages of reports: what is counted, figures with the way up and down, giving numbers, files."""

from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client

from tests.conftest import QueryLimit
from tests.people import North, South
from tests.plans.counting import keeps, unit
from tests.plans.reporting import AUGUST, JULY, districts, indicator
from trellis.plans.models import Indicator, Report, Telling

IN = "/n/north/reports"


def text(client: Client, address: str) -> str:
    """Give a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture(autouse=True)
def _september() -> object:
    with time_machine.travel(date(2026, 9, 20), tick=False):
        yield


def test_malee_chooses_what_is_counted_and_sees_the_effect_first(north: North, client: Client) -> None:
    client.force_login(north.malee)
    assert "Nothing is counted yet" in text(client, IN)
    sent = {
        "name_en": "Children back at school",
        "name_th": "เด็กที่กลับเข้าเรียน",
        "tier": "community",
        "every": "month",
        "across_places": "unique",
        "across_periods": "last",
        "carries": "1",
        "parts_0": "Sex: women, men",
        "parts_1": "เพศ: หญิง, ชาย",
    }
    page = client.post(f"{IN}/indicators/new", {**sent, "more": "yes"}).content.decode()
    assert "14 to 26" in page
    assert "between the largest number below it and the sum" in page
    assert not Indicator.objects.exists()
    client.post(f"{IN}/indicators/new", sent)
    made = Indicator.objects.get()
    assert made.parts[0]["values"][1]["names"] == {"en": "men", "th": "ชาย"}
    changed = {**sent, "version": made.version, "parts_0": "Sex: men, women, others", "parts_1": ""}
    client.post(f"{IN}/indicators/{made.pk}/change", changed)
    made.refresh_from_db()
    assert [each["key"] for each in made.parts[0]["values"]] == ["v2", "v1", "v3"]
    stale = client.post(f"{IN}/indicators/{made.pk}/change", changed).content.decode()
    assert "changed" in stale


def test_figures_lead_down_and_say_how_they_came_about(north: North, client: Client) -> None:
    there = districts(north)
    there.give(there.doi, JULY, 7)
    there.give(there.nong, AUGUST, 5)
    client.force_login(north.nok)
    page = text(client, IN)
    assert "1 of 3 in; 1 carried forward from July 2026; 1 missing" in page
    assert f"{IN}?at={there.province.pk.hex}" in page
    figure = text(client, f"{IN}/indicators/{there.indicator.pk}/figure?period=2026-08")
    assert "12" in figure
    assert "Ban Huai" in figure
    assert "Ask them now" not in figure
    near = text(client, f"{IN}/indicators/{there.indicator.pk}/figure?period=2026-08&at={there.far.pk.hex}")
    assert "carried forward from July 2026" in near
    year = text(client, f"{IN}/indicators/{there.indicator.pk}/figure?period=2026")
    assert "the latest number of each reporter counts" in year


def test_nok_fills_in_the_sheet_of_her_village(north: North, client: Client) -> None:
    there = districts(north)
    other = indicator(north, names={"en": "Meetings"}, breakdowns=())
    client.force_login(north.nok)
    sheet = f"{IN}/own/units/{there.doi.pk}"
    assert "Children back at school" in text(client, sheet)
    sent = {f"n_{there.indicator.pk.hex}": "12", f"u_{other.pk.hex}": "on"}
    assert client.post(f"{sheet}?period=2026-08", sent).status_code == 302
    assert sorted(Report.objects.values_list("value", flat=True), key=str) == [12, None]
    both = {f"n_{other.pk.hex}": "3", f"u_{other.pk.hex}": "on"}
    answer = client.post(f"{sheet}?period=2026-08", both)
    assert answer.status_code == 400
    assert "Take out one of the two" in answer.content.decode()
    stale = client.post(f"{sheet}?period=2026-08", {f"n_{other.pk.hex}": "3"})
    assert "changed" in stale.content.decode()
    assert "There&#39;s no such period" in client.get(f"{sheet}?period=2026-13").content.decode()
    client.force_login(north.aree)
    assert 'type="submit" class="button primary"' not in text(client, sheet).split("<main")[1]
    assert client.post(f"{sheet}?period=2026-08", sent).status_code == 403


def test_a_contradiction_is_told_and_does_not_block(north: North, client: Client) -> None:
    there = districts(north)
    client.force_login(north.nok)
    give = f"{IN}/indicators/{there.indicator.pk}/give?tree=units&of={there.doi.pk}&period=2026-08"
    assert client.post(give, {"seen": ""}).status_code == 400
    sent = {"value": "12", "part_sex.f": "7", "part_sex.m": "6", "remark": "By bus"}
    page = client.post(give, sent, follow=True).content.decode()
    assert "Sex: the parts come to 13, the whole is 12" in page
    report = Report.objects.get()
    shown = text(client, f"{IN}/{report.pk}")
    assert "Sex: the parts come to 13" in shown
    assert "By bus" in shown


def test_malee_looks_doubts_tells_and_late_paper_corrects(north: North, client: Client) -> None:
    there = districts(north)
    report = there.give(there.doi, AUGUST, 12)
    client.force_login(north.malee)
    where = {"tree": "units", "period": "2026-08"}
    figure = f"{IN}/indicators/{there.indicator.pk}/figure"
    client.post(f"{figure}/tell", where)
    client.post(f"{IN}/{report.pk}/seen")
    assert "Its quality was seen" in text(client, f"{IN}/{report.pk}")
    client.post(f"{IN}/{report.pk}/doubt", {"reason": "Ten times July"})
    assert "Ten times July" in text(client, f"{IN}/{report.pk}")
    there.give(there.doi, AUGUST, 10)
    first, second = Telling.objects.order_by("at")
    page = text(client, f"{IN}/tellings/{second.pk}")
    assert "Told before: 12 (1 of 3 in; 2 missing)" in page
    assert "A later version corrects this one" in text(client, f"{IN}/tellings/{first.pk}")
    assert "corrected" in text(client, f"{figure}?period=2026-08")
    asked = client.post(f"{figure}/ask", where, follow=True).content.decode()
    assert "Asked. Each is asked in its own way." in asked


def test_the_table_as_a_file(north: North, client: Client) -> None:
    there = districts(north)
    there.give(there.doi, AUGUST, 12)
    client.force_login(north.nok)
    lines = client.get(f"{IN}/table.csv?at={there.province.pk}").content.decode("utf-8-sig").splitlines()
    assert "Province,Children back at school,children,2026-08,12,12,12,1,0,0,2" in lines
    assert "Near,Children back at school,children,2026-08,12,12,12,1,0,0,1" in lines
    assert BytesIO(client.get(f"{IN}/table.xlsx").content).read(2) == b"PK"
    assert client.get(f"{IN}/table.doc").status_code == 404


def test_the_neighbour_sees_nothing(north: North, south: South, client: Client) -> None:
    there = districts(north)
    report = there.give(there.doi, AUGUST, 12)
    client.force_login(south.wipa)
    for address in ("", f"/{report.pk}", "/indicators", f"/own/units/{there.doi.pk}"):
        assert client.get(f"{IN}{address}").status_code == 404
    assert client.get(f"/n/south/reports/own/units/{there.doi.pk}").status_code == 404
    assert client.get(f"/n/south/reports/{report.pk}").status_code == 404


def test_many_villages_take_no_more_queries(north: North, client: Client, assert_queries: QueryLimit) -> None:
    there = districts(north)
    for number in range(20):
        village = unit(north.network, f"Village {number:02}", there.far)
        keeps(village, north.centre)
        there.give(village, AUGUST, number)
    client.force_login(north.nok)
    text(client, IN)
    with assert_queries(at_most=12):
        text(client, IN)
    with assert_queries(at_most=16):
        text(client, f"{IN}/indicators/{there.indicator.pk}/figure?period=2026-08&at={there.far.pk}")
    with assert_queries(at_most=14):
        text(client, f"{IN}/own/units/{there.doi.pk}")
