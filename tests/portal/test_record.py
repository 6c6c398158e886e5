"""The record is told in sentences, found again by who, what, about whom and when, and can be checked."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone, translation

from tests.conftest import QueryLimit
from tests.people import OPERATOR, North, South, by, member
from trellis.access.action import VERBS
from trellis.access.actor import Actor, Channel
from trellis.accounts.actions import index
from trellis.ledger import record as ledger
from trellis.ledger.models import NODE, Line
from trellis.members import actions as members
from trellis.networks import actions as networks
from trellis.portal.queries import record as queries
from trellis.portal.queries.record import Filters
from trellis.portal.telling import tell
from trellis.portal.wording import SENTENCES


def told(line: Line | None) -> str:
    """Give a line's sentence without its marks."""
    assert line is not None
    return str(tell([line])[0].what.striptags())


def page(who: object, **wanted: object) -> str:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    return client.get("/n/north/record", wanted).content.decode()


def test_every_verb_has_its_sentence(db: None) -> None:
    assert get_resolver().url_patterns, "all rooms are read by this, and their verbs with them"
    assert set(VERBS) - set(SENTENCES) == set()
    assert set(SENTENCES) - set(VERBS) == set()


@pytest.mark.parametrize("verb", SENTENCES)
@pytest.mark.parametrize("language", ["en", "th"])
def test_every_sentence_can_be_told_even_of_a_line_that_says_nothing(
    db: None, verb: str, language: str
) -> None:
    entry = ledger.Entry(at=timezone.now(), verb=verb, channel="web", object_id=uuid4(), kind="gone.thing")
    with translation.override(language):
        text = told(ledger.append(entry))
    assert text
    assert verb not in text
    assert "%(" not in text


def test_a_sentence_says_who_for_whom_and_what(north: North) -> None:
    actor = Actor(channel=Channel.WEB, person=north.malee, organisation=north.office.pk)
    member(actor, north.network, north.ngos, en="UNICEF")
    line = queries.last_line(north.network.pk)
    assert told(line) == "Malee Srisuk, for Provincial Welfare Office, admitted UNICEF"


def test_an_operator_is_called_by_her_name(north: North) -> None:
    networks.set_status(actor=OPERATOR, network=north.network, status="active", reason="It works.")
    line = queries.last_line(north.network.pk)
    assert told(line) == "a test changed the network's status from Forming to Active"
    assert line is not None
    assert tell([line])[0].because == "It works."


def test_a_name_that_is_gone_is_said_to_be_gone(north: North) -> None:
    line = queries.last_line(north.network.pk)
    assert told(line) == "Malee Srisuk noted that Nok Wongsa speaks for Children's Centre"
    north.speaks.delete()
    Line.objects.get(number=line.number, chain=north.network.pk)  # type: ignore[union-attr]
    north.nok.assignments.all().delete()
    north.nok.delete()
    assert told(line) == "Malee Srisuk noted that somebody who is no longer here speaks for Children's Centre"


def test_what_was_taken_away_keeps_its_name_in_the_record(north: North) -> None:
    unit = networks.add_unit(actor=by(north.malee), network=north.network, names={"en": "Hill villages"})
    networks.remove_unit(actor=by(north.malee), unit=unit)
    assert told(queries.last_line(north.network.pk)) == "Malee Srisuk removed the unit Hill villages"


def test_a_name_with_signs_of_html_stays_a_name(north: North) -> None:
    member(by(north.malee), north.network, north.ngos, en="<script>alert(1)</script>")
    text = page(north.malee)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_lines_are_found_by_who_did_it(north: North) -> None:
    members.confirm_organisation(actor=by(north.preecha), organisation=north.centre)
    found = queries.page_of(by(north.malee), north.network.pk, Filters(person="preecha"))
    assert found.lines == []
    index_people(north)
    found = queries.page_of(by(north.malee), north.network.pk, Filters(person="preecha"))
    assert [line.verb for line in found.lines] == ["organisation.confirm"]


def index_people(north: North) -> None:
    """Make the people of the tests findable, as the product's own action does."""
    from_accounts = [north.malee, north.somchai, north.nok, north.aree, north.preecha]
    for each in from_accounts:
        index(each)


def test_lines_are_found_by_the_organisation_and_all_that_belongs_to_it(north: North) -> None:
    found = queries.page_of(by(north.malee), north.network.pk, Filters(organisation="ศูนย์"))
    verbs = {line.verb for line in found.lines}
    assert verbs == {"organisation.add", "membership.admit", "representative.appoint"}


def test_lines_are_found_by_what_was_done(north: North) -> None:
    found = queries.page_of(by(north.malee), north.network.pk, Filters(verb="constituency.add"))
    assert [line.verb for line in found.lines] == ["constituency.add"] * 3


def test_lines_are_found_by_day(north: North) -> None:
    yesterday, chain = timezone.localdate() - timedelta(days=1), north.network.pk
    entry = ledger.Entry(
        at=timezone.now() - timedelta(days=400), verb="unit.add", channel="web", network=chain
    )
    old = ledger.append(entry)
    assert queries.page_of(by(north.malee), chain, Filters(day=yesterday)).lines == []
    then = timezone.localtime(entry.at).date()
    assert queries.page_of(by(north.malee), chain, Filters(day=then)).lines == [old]


def write(north: North, count: int) -> None:
    """Write lines into the north's chain."""
    for _each in range(count):
        ledger.append(
            ledger.Entry(
                at=datetime.now(tz=timezone.get_current_timezone()),
                verb="organisation.add",
                channel="web",
                person=north.malee.pk,
                network=north.network.pk,
                parties=(north.office.pk,),
                kind="members.organisation",
                object_id=north.office.pk,
            )
        )


def test_one_reads_to_the_first_line_and_back(north: North) -> None:
    write(north, 120)
    read, chain, before = [], north.network.pk, None
    while True:
        found = queries.page_of(by(north.malee), chain, Filters(), before=before)
        read += [line.number for line in found.lines]
        if found.older is None:
            break
        before = found.older
    assert read == list(range(Line.objects.filter(chain=chain).count(), 0, -1))
    back = queries.page_of(by(north.malee), chain, Filters(), after=found.newer)
    assert [line.number for line in back.lines] == read[-len(found.lines) - 50 : -len(found.lines)]


def test_a_page_of_the_record_asks_as_much_with_many_lines(north: North, assert_queries: QueryLimit) -> None:
    write(north, 80)
    client = Client()
    client.force_login(north.malee)
    with assert_queries(at_most=18):
        client.get("/n/north/record")


def test_a_seal_from_old_minutes_fits_or_not(north: North) -> None:
    line = Line.objects.get(chain=north.network.pk, number=3)
    written = f"{line.hash[:4].upper()} {line.hash[4:8]} {line.hash[8:12]}"
    assert "It fits" in page(north.aree, number=3, seal=written)
    assert "It doesn&#39;t fit" in page(north.aree, number=4, seal=written)
    assert "no line of this number" in page(north.aree, number=4000, seal=written)
    assert "at least 12 signs" in page(north.aree, number=3, seal="nonsense")


@pytest.mark.parametrize(
    "name", ["before", "after", "verb", "person", "organisation", "day", "number", "seal"]
)
@pytest.mark.parametrize("value", ["x", "-1", "9" * 40, "٣", "2026-02-31", "\x00", "' OR 1=1"])
def test_a_nonsense_address_gets_a_page(north: North, name: str, value: str) -> None:
    client = Client()
    client.force_login(north.malee)
    assert client.get("/n/north/record", {name: value}).status_code == (400 if value == "\x00" else 200)


def test_only_those_inside_read_the_record(north: North, south: South) -> None:
    client = Client()
    assert client.get("/n/north/record").status_code == 404
    client.force_login(south.wipa)
    assert client.get("/n/north/record").status_code == 404


def test_only_stewards_read_the_installations_record(north: North) -> None:
    ledger.append(ledger.Entry(at=timezone.now(), verb="password.change", channel="web", person=north.nok.pk))
    client = Client()
    client.force_login(north.malee)
    assert client.get("/record").status_code == 404
    north.malee.is_steward = True
    north.malee.save()
    assert "Nok Wongsa</b> set another password" in client.get("/record").content.decode()
    assert Line.objects.filter(chain=NODE).count() >= 1


def test_a_things_own_history_can_be_read(north: North) -> None:
    lines = queries.history_of(north.network.pk, north.centre.pk)
    assert [line.verb for line in lines] == ["organisation.add"]
    assert lines[0].at.date() >= date(2026, 1, 1)
