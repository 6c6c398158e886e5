"""Who works where: the page and the command line say the same, and nothing that isn't for the reader."""

import csv
import re
from datetime import date
from io import StringIO

import pytest
from django.test import Client

from tests.conftest import QueryLimit
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, by, member
from tests.plans.counting import activity, keeps, place, site, unit
from trellis.domain.coverage import Activity as Known
from trellis.domain.coverage import Need, Span, State, View, coverage
from trellis.ledger.models import Line
from trellis.places.models import Place
from trellis.plans import rules
from trellis.plans.models import (
    Activity,
    Audience,
    Group,
    Involved,
    Kind,
    OverlapNote,
    Site,
    Statement,
    Status,
)
from trellis.plans.models import Need as NeedRow
from trellis.plans.queries import sharing
from trellis.plans.queries.coverage import Look, cells_of, common_area, places_of

TODAY = date(2026, 11, 25)


class Land:
    """A province with three districts, one of them with a village, and what is done there."""

    def __init__(self, north: North) -> None:
        self.north = north
        self.province = place("Chiang Rai")
        self.chan, self.fang, self.saen = (
            place(name, self.province) for name in ("Mae Chan", "Mae Fang", "Saen")
        )
        self.village = place("Ban Pha Mi", self.chan)
        self.shelter, self.school = (
            Kind.objects.create(network=north.network, names={"en": name}, position=at)
            for at, name in enumerate(("Shelter", "School"))
        )
        self.children = Group.objects.create(network=north.network, names={"en": "Children"})

    def work(self, at: Place | None, people: int | None = None, **more: object) -> Activity:
        """Put down an activity at one place."""
        group = more.pop("group", None)
        given = {"kind": self.shelter, **more}
        made = activity(self.north, **given)
        row = site(made, at, said="" if at else "by the river")
        row.group = group  # type: ignore[assignment]
        row.people_least = row.people_most = people
        row.contacts = people and people * 3
        row.settle()
        row.save()
        return made

    def need(self, at: Place, people: int, group: Group | None = None) -> None:
        """Put down how many people are in need."""
        row = NeedRow(network=self.north.network, place=at, people=people, group=group)
        row.settle()
        row.save()

    def look(self, **more: object) -> Look:
        """Look at the province by its districts."""
        return Look(
            **{"network": self.north.network, "area": self.province, "depth": 1, "day": TODAY, **more}
        )  # type: ignore[arg-type]


@pytest.fixture
def land(north: North) -> Land:
    """Give a province of the north."""
    return Land(north)


def fill(land: Land) -> None:
    """Let all happen that a table can tell apart."""
    north = land.north
    land.work(land.chan, 30, group=land.children)
    land.work(land.village, 20, organisation=north.office, group=land.children)
    land.work(land.chan, organisation=north.group)
    land.work(land.fang, 9, status=Status.ENDED)
    land.work(land.fang, 8, until=date(2026, 11, 24))
    land.work(land.fang, 7, status=Status.PAUSED, organisation=north.office)
    land.work(land.fang, since=date(2026, 12, 1), kind=land.school)
    land.work(land.fang, kind=None)
    land.work(land.province, 100)
    land.work(None, 5)
    land.work(land.saen, 50, audience=Audience.INVOLVED, organisation=north.office)
    land.need(land.chan, 60, land.children)
    land.need(land.village, 40, land.children)
    land.need(land.saen, 10)


def known(row: Site, *, visible: bool) -> Known:
    """Give a site as the command line would have read it from a file."""
    act, at = row.activity, row.place
    path = (*(each.hex for each in at.ids_above()), at.pk.hex) if at else ()
    return Known(
        key=row.pk,
        organisation=act.organisation_id.hex,
        kind=act.kind_id.hex if act.kind_id else "",
        group=row.group_id.hex if row.group_id else "",
        path=path,
        status=sharing.STAGES[Status(act.status)],
        since=act.since,
        until=act.until,
        people=row.people_most,
        contacts=row.contacts,
        visible=visible,
    )


@pytest.mark.parametrize("depth", [1, 2])
def test_the_page_and_the_command_line_work_out_the_same(land: Land, depth: int) -> None:
    fill(land)
    nok = by(land.north.nok)
    rows = [known(row, visible=row.activity.audience != Audience.INVOLVED) for row in Site.objects.all()]
    children = land.children.pk.hex
    needs = {
        1: [Need(land.chan.pk.hex, children, 60), Need(land.saen.pk.hex, "", 10)],
        2: [Need(land.village.pk.hex, children, 40)],
    }[depth]
    look = land.look(depth=depth)
    places = places_of(look).places

    ours = cells_of(nok, look, places)

    view = View(level=depth, today=TODAY, places=[each.pk.hex for each in places])
    theirs = coverage([row for row in rows if row.path], needs, view).cells
    assert [(*cell_facts(each),) for each in ours] == [(*cell_facts(each),) for each in theirs]
    assert ours


def cell_facts(cell: object) -> list[object]:
    names = (
        "place",
        "kind",
        "group",
        "state",
        "organisations",
        "planned",
        "people",
        "contacts",
        "need",
        "short",
    )
    return [getattr(cell, name) for name in names]


def test_what_a_reader_may_not_see_is_there_and_nothing_else(land: Land) -> None:
    hidden = land.work(land.saen, 50, audience=Audience.INVOLVED, organisation=land.north.office)
    look, places = land.look(), [land.saen]

    cell = cells_of(by(land.north.nok), look, places)[0]

    assert (cell.state, cell.organisations, cell.people) == (State.HIDDEN, (), Span(None, None))
    Involved.objects.create(activity=hidden, organisation=land.north.centre, how="funds")
    cell = cells_of(by(land.north.nok), look, places)[0]
    assert (cell.state, cell.people) == (State.ACTIVE, Span(50, 50))


def test_the_area_is_the_narrowest_that_holds_all(land: Land) -> None:
    assert common_area(land.north.network) is None
    land.work(land.village)
    assert common_area(land.north.network) == land.chan
    land.work(land.fang)
    assert common_area(land.north.network) == land.province
    land.need(place("Another country"), 5)
    assert common_area(land.north.network) is None


def test_the_page_tells_all_of_it(land: Land, client: Client, assert_queries: QueryLimit) -> None:
    fill(land)
    client.force_login(land.north.nok)
    client.get("/n/north/coverage")

    with assert_queries(at_most=26):
        page = client.get("/n/north/coverage").content.decode()

    for words in ("3 organisations", "planned", "not visible to you", "short: 10 to 30 of 60", "30 to 50"):
        assert words in page
    assert "Known only for a wider place" in page
    assert "stand in no table: 1" in page
    who = client.get(f"/n/north/coverage/who?area={land.chan.pk}&kind={land.shelter.pk}").content.decode()
    assert "Children&#39;s Centre" in who
    assert "Ban Pha Mi" in who


def test_gaps_overlaps_and_partners_are_lists_of_their_own(land: Land, client: Client) -> None:
    fill(land)
    land.work(land.village, organisation=land.north.group, kind=land.school)
    client.force_login(land.north.nok)

    gaps = client.get(f"/n/north/coverage/gaps?area={land.province.pk}").content.decode()
    overlaps = client.get(f"/n/north/coverage/overlaps?area={land.province.pk}").content.decode()
    partners = client.get(
        f"/n/north/coverage/partners?area={land.province.pk}&member={land.north.centre.pk}"
    ).content.decode()

    assert "Gaps found: 6" in gaps
    plan = next(each for each in re.findall(r'href="([^"]+)"', gaps) if "/activities/add" in each)
    form = client.get(plan.replace("&amp;", "&")).content.decode()
    assert "Mae Chan" in form
    assert "short: 10 to 30 of 60" in gaps
    assert "Mae Chan" in overlaps
    assert "not known further down" in overlaps
    assert "Women&#39;s Weaving Group" in partners
    assert client.get("/n/north/coverage/partners?member=1").status_code == 404


def test_an_area_of_too_many_sites_asks_for_a_part(
    land: Land, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(land)
    monkeypatch.setattr(sharing, "MOST", 2)
    client.force_login(land.north.nok)
    assert "too large" in client.get("/n/north/coverage/overlaps").content.decode()


def test_the_file_says_what_the_page_says(land: Land, client: Client) -> None:
    fill(land)
    client.force_login(land.north.nok)

    lines = list(csv.reader(StringIO(client.get("/n/north/coverage.csv").content.decode("utf-8-sig"))))

    chan = next(
        line for line in lines if line[0] == "Mae Chan" and line[2] == "Children" and line[1] == "Shelter"
    )
    assert chan[3:] == [
        "somebody works there",
        "Children's Centre; Provincial Welfare Office",
        *["", "30", "50", "150", "", "60", "10", "30"],
    ]
    assert client.get("/n/north/coverage.xlsx").content[:2] == b"PK"


def test_an_empty_page_teaches_what_is_missing(land: Land, client: Client) -> None:
    client.force_login(land.north.nok)
    assert "Nobody has reported any work here" in client.get("/n/north/coverage").content.decode()
    there = client.get(f"/n/north/coverage?area={land.village.pk}&level=x&kind=1&day=never")
    assert "No places below this one" in there.content.decode()


def test_a_page_of_many_places_costs_no_more(land: Land, client: Client, assert_queries: QueryLimit) -> None:
    client.force_login(land.north.malee)
    for number in range(30):
        at = place(f"District {number}", land.province)
        land.work(
            at, organisation=member(by(land.north.malee), land.north.network, None, en=f"Shelter {number}")
        )
    client.get("/n/north/coverage")
    with assert_queries(at_most=26):
        client.get("/n/north/coverage")


def test_that_nobody_works_there_is_said_by_whoever_plans_for_it_and_taken_back(
    land: Land, client: Client
) -> None:
    north = land.north
    land.work(land.chan)
    district = unit(north.network, "Saen group")
    district.covers.add(land.saen)
    client.force_login(north.nok)
    given = {
        "place": "Saen",
        "place-id": str(land.saen.pk),
        "place-said": "Saen",
        "since": "2026-11-01",
        "until": "2027-10-31",
        "text": "asked all heads",
    }
    assert client.post("/n/north/coverage/nobody", given).status_code == 403
    keeps(district, north.centre)
    look = land.look(day=date(2026, 12, 1))
    assert cells_of(by(north.nok), look, [land.saen])[0].state is State.NOT_REPORTED

    for _twice in range(2):
        assert client.post("/n/north/coverage/nobody", given).status_code == 302
    backwards = client.post("/n/north/coverage/nobody", given | {"until": "2026-10-01"})

    assert backwards.status_code == 400
    assert cells_of(by(north.nok), look, [land.saen])[0].state is State.NOBODY
    said = Statement.objects.get()
    assert "asked all heads" in client.get("/n/north/coverage/nobody").content.decode()
    for _twice in range(2):
        client.post(f"/n/north/coverage/statements/{said.pk}/take-back")
    assert cells_of(by(north.nok), look, [land.saen])[0].state is State.NOT_REPORTED
    assert Line.objects.filter(verb="coverage.state").exists()


def test_an_overlap_is_agreed_until_another_one_joins(land: Land, client: Client) -> None:
    north = land.north
    for who in (north.centre, north.office):
        land.work(land.chan, organisation=who, group=land.children)
    client.force_login(north.nok)
    asked = f"?area={land.chan.pk}&kind={land.shelter.pk}&group={land.children.pk}"

    client.post(f"/n/north/coverage/overlaps/agree{asked}", {"reason": "girls here, boys there"})

    overlaps = f"/n/north/coverage/overlaps?area={land.province.pk}"
    assert "girls here, boys there" in client.get(overlaps).content.decode()
    land.work(land.chan, organisation=north.group, group=land.children)
    assert "girls here, boys there" not in client.get(overlaps).content.decode()
    note = OverlapNote.objects.get()
    client.post(f"/n/north/coverage/overlap-notes/{note.pk}/reopen")
    note.refresh_from_db()
    assert note.ended_at is not None
    gone = client.post(f"/n/north/coverage/overlaps/agree?area={land.saen.pk}", {"reason": "x"}, follow=True)
    assert "no such overlap any more" in gone.content.decode()


def test_rules_of_coverage_agree_for_everybody(land: Land) -> None:
    north = land.north
    made = land.work(land.chan)
    keeps(covered := unit(north.network, "Chan group"), north.centre)
    covered.covers.add(land.chan)
    for at in (land.village, land.saen):
        Statement.objects.create(network=north.network, place=at, path=at.path, since=TODAY, until=TODAY)
    for who in (north.centre, north.office):
        note = OverlapNote.objects.create(
            network=north.network, place=land.chan, path=land.chan.path, reason="well"
        )
        note.organisations.add(who)
    actors = [NOBODY, OPERATOR, *map(by, (north.malee, north.somchai, north.nok, north.aree, north.preecha))]
    table = [(rules.may_state, Statement), (rules.may_agree, Activity), (rules.may_reopen, OverlapNote)]
    assert [each for rule, model in table for each in disagreements(rule, model, actors)] == []
    assert made
