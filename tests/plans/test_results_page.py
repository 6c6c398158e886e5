"""The page of what an activity reached: a grid of its sites, one send, and every version beneath."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from tests.conftest import QueryLimit
from tests.people import North, South
from tests.plans.counting import activity, place, site
from trellis.asks.models import Ask
from trellis.plans.models import Audience, Result


@pytest.fixture(autouse=True)
def _september() -> object:
    with time_machine.travel(date(2026, 9, 20), tick=False):
        yield


def test_nok_fills_in_the_grid_and_takes_a_line_back(north: North, client: Client) -> None:
    work = activity(north)
    here, there = site(work, at=place("Mae Sai")), site(work, said="The bus station")
    address = f"/n/north/activities/{work.pk}/results"
    client.force_login(north.nok)
    assert "August 2026" in client.get(address).content.decode()
    sent = {f"p_{here.pk.hex}": "40", f"c_{here.pk.hex}": "100", f"u_{there.pk.hex}": "on"}
    assert client.post(f"{address}?period=2026-08", sent).status_code == 302
    here.refresh_from_db()
    assert (here.people_most, here.contacts, here.services) == (40, 100, None)
    stale = client.post(f"{address}?period=2026-08", {f"p_{here.pk.hex}": "41"})
    assert "changed" in stale.content.decode()
    wrong = client.post(f"{address}?period=2026-08", {f"p_{here.pk.hex}": "many"})
    assert wrong.status_code == 400
    assert 'value="many"' in wrong.content.decode()
    result = Result.objects.get(site=here)
    client.post(f"/n/north/activities/results/{result.pk}/withdraw")
    page = client.post(f"/n/north/activities/results/{result.pk}/withdraw", follow=True).content.decode()
    assert "taken back" in page
    assert "doesn&#39;t stand any more" in page


def test_malee_asks_for_what_is_missing(north: North, client: Client) -> None:
    work = activity(north)
    site(work, at=place("Mae Sai"))
    client.force_login(north.malee)
    client.post(f"/n/north/activities/{work.pk}/results/ask", {"period": "2026-08"})
    assert Ask.objects.get().kind == "plans.count"
    client.force_login(north.aree)
    assert client.post(f"/n/north/activities/{work.pk}/results/ask").status_code == 403


def test_what_is_meant_for_few_is_not_there_for_others(north: North, south: South, client: Client) -> None:
    work = activity(north, audience=Audience.INVOLVED)
    here = site(work, said="A house")
    result = Result.objects.create(site=here, period="2026-08", people=3)
    for stranger in (north.aree, south.wipa):
        client.force_login(stranger)
        assert client.get(f"/n/north/activities/{work.pk}/results").status_code == 404
        assert client.post(f"/n/north/activities/results/{result.pk}/withdraw").status_code == 404
    open_work = activity(north)
    site(open_work, said="The market")
    client.force_login(north.aree)
    page = client.get(f"/n/north/activities/{open_work.pk}/results").content.decode()
    assert "not reported" in page
    assert client.post(f"/n/north/activities/{open_work.pk}/results", {"x": "1"}).status_code == 403


def test_fifty_sites_take_few_queries(north: North, client: Client, assert_queries: QueryLimit) -> None:
    work = activity(north)
    for number in range(60):
        made = site(work, said=f"Village {number:02}")
        Result.objects.create(site=made, period="2026-08", people=number)
    client.force_login(north.nok)
    address = f"/n/north/activities/{work.pk}/results"
    client.get(address)
    with assert_queries(at_most=18):
        page = client.get(address).content.decode()
    assert "page=2" in page
