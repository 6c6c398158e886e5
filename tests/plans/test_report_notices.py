"""What reports want of somebody, and what is asked by itself when a period is over."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from tests.people import North, by
from tests.plans.counting import activity, place, site
from tests.plans.reporting import AUGUST, districts
from trellis.asks.models import Ask
from trellis.domain.periods import Every
from trellis.domain.reached import Numbers
from trellis.networks.models import Network, Status
from trellis.networks.notices import SOURCES
from trellis.plans import reportnotices, reportwork
from trellis.plans.actions.dues import Often, set_rhythm
from trellis.plans.actions.reports import doubt_report
from trellis.plans.actions.results import record
from trellis.plans.actions.tellings import tell_figure
from trellis.plans.models import Rhythm, Tree


@pytest.fixture(autouse=True)
def _september() -> object:
    with time_machine.travel(date(2026, 9, 20), tick=False):
        yield


def test_nok_is_told_what_is_due_and_malee_what_is_late(north: North) -> None:
    there = districts(north)
    (due,) = reportnotices.my_reports(by(north.nok))
    assert str(due.what) == "Numbers of Ban Doi for August 2026 are due: 1"
    assert due.href.endswith(f"/reports/own/units/{there.doi.pk}?period=2026-08")
    (late,) = reportnotices.late_below(by(north.malee))
    assert str(late.what) == "Numbers of units that are late: 2"
    there.give(there.doi, AUGUST, 0)
    there.give(there.nong, AUGUST, None)
    assert reportnotices.my_reports(by(north.nok)) == []
    assert reportnotices.late_below(by(north.malee)) == []


def test_a_doubt_and_a_correction_come_home(north: North) -> None:
    there = districts(north)
    report = there.give(there.doi, AUGUST, 12)
    malee = by(north.malee)
    tell_figure(actor=malee, indicator=there.indicator, tree=Tree.UNITS, at=None, period=AUGUST)
    doubt_report(actor=malee, report=report, reason="Ten times July")
    (doubt,) = reportnotices.doubted(by(north.nok))
    assert str(doubt.what) == "Somebody asks back about your number for August 2026"
    there.give(there.doi, AUGUST, 10, who=north.nok)
    assert reportnotices.doubted(by(north.nok)) == []
    (changed,) = reportnotices.corrected(malee)
    assert str(changed.what) == "A figure that was told has changed: Children back at school, August 2026"
    assert reportnotices.corrected(by(north.nok)) == []


def test_who_has_nothing_to_do_with_it_is_told_nothing(north: North) -> None:
    districts(north)
    for says in (
        reportnotices.my_reports,
        reportnotices.late_below,
        reportnotices.doubted,
        reportnotices.corrected,
    ):
        assert says in SOURCES
        assert says(by(north.aree)) == []


def test_what_is_due_is_asked_by_itself_once(north: North, client: Client) -> None:
    there = districts(north)
    work = activity(north)
    here, known = site(work, at=place("Mae Sai")), site(work, said="The market")
    record(actor=by(north.nok), site=known, period=AUGUST, numbers=Numbers(3))
    reportwork.ask_by_itself({})
    assert not Ask.objects.exists()
    client.force_login(north.malee)
    sent = {"counts_every": "month", "asks_reports": "on", "days": "10"}
    assert client.post("/n/north/reports/rhythm", sent).status_code == 302
    assert 'value="10"' in client.get("/n/north/reports/rhythm").content.decode()
    reportwork.ask_by_itself({})
    kinds = sorted(Ask.objects.values_list("kind", flat=True))
    assert kinds == ["plans.count", "plans.report", "plans.report"]
    reportwork.ask_by_itself({})
    assert Ask.objects.count() == 3
    assert here.dues.get().period == "2026-08"
    assert there.indicator.dues.count() == 2


def test_a_closed_network_asks_nothing(north: North) -> None:
    districts(north)
    often = Often(counts_every=Every.MONTH, asks_reports=True)
    set_rhythm(actor=by(north.malee), network=north.network, often=often)
    Network.objects.filter(pk=north.network.pk).update(status=Status.CLOSED)
    reportwork.ask_by_itself({})
    assert Rhythm.objects.exists()
    assert not Ask.objects.exists()
