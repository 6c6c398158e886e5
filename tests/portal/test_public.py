"""The public page shows what a network chose, and never a person."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.governance.papers import adopted
from tests.people import North, by
from trellis.decisions.actions.aftermath import Taken, record_decision
from trellis.decisions.actions.proposals import Matter, Wording
from trellis.decisions.models import Audience, Outcome
from trellis.members import actions as members
from trellis.members.actions.parts import Term
from trellis.members.models import PartKind
from trellis.networks import actions as networks
from trellis.networks.models import Section

SHOWS = {
    Section.PURPOSE: "Children go to school.",
    Section.PROFILE: "A province or city",
    Section.UNITS: "Hill villages",
    Section.MEMBERS: "Women&#39;s Weaving Group",
    Section.PATRONS: "<h2>Patrons</h2>",
    Section.DOCUMENTS: "We answer within ten days.",
    Section.DECISIONS: "Train village volunteers",
    Section.JOIN: "/p/north/join",
}
"""A word that each section brings to the page."""


@pytest.fixture
def full(north: North) -> North:
    """Give the north everything that it could show."""
    malee, network = by(north.malee), north.network
    description = networks.Description(
        names=network.names, acronym="NN", language="en", purpose={"en": SHOWS[Section.PURPOSE]}
    )
    networks.describe(actor=malee, network=network, version=network.version, description=description)
    networks.set_profile(actor=malee, network=network, profile={"scope": frozenset({"province"})})
    networks.add_unit(actor=malee, network=network, names={"en": "Hill villages"})
    term = Term(kind=PartKind.PATRON, since=timezone.localdate())
    members.give_part(actor=malee, membership=north.office.memberships.get(), term=term)
    taken = Taken(outcome=Outcome.CARRIED, on=timezone.localdate(), where="Meeting of the year before.")
    matter = Matter(audience=Audience.PUBLIC)
    wording = Wording(title=SHOWS[Section.DECISIONS], text="The centre trains ten.")
    record_decision(actor=malee, network=network, wording=wording, matter=matter, taken=taken)
    adopted(north, en=SHOWS[Section.DOCUMENTS])
    return north


def shown(north: North, *sections: str) -> str:
    """Publish these sections, and give what nobody in particular reads then."""
    networks.publish(actor=by(north.malee), network=north.network, sections=list(sections))
    return Client().get("/p/north/").content.decode()


def test_an_unpublished_network_has_no_page(north: North) -> None:
    assert Client().get("/p/north/").status_code == 404
    shown(north, "purpose")
    assert Client().get("/p/north/").status_code == 200
    shown(north)
    assert Client().get("/p/north/").status_code == 404


@pytest.mark.parametrize("section", Section.values)
def test_each_section_brings_its_own_and_nothing_else(full: North, section: str) -> None:
    text = shown(full, section)
    assert [each for each, word in SHOWS.items() if word in text] == [section]


def test_no_page_names_a_person(full: North) -> None:
    text = shown(full, *Section.values)
    for word in ("Malee", "Somchai", "Nok", "Aree", "Preecha", "example.org", "+66"):
        assert word not in text


def test_even_malee_sees_the_page_as_everybody_does(full: North) -> None:
    shown(full, "purpose")
    client = Client()
    client.force_login(full.malee)
    assert "Weaving" not in client.get("/p/north/").content.decode()


def test_office_holders_stand_with_the_members_as_organisations(full: North) -> None:
    term = Term(kind=PartKind.CHAIR, since=timezone.localdate())
    members.give_part(actor=by(full.malee), membership=full.centre.memberships.get(), term=term)
    assert "Chair" in shown(full, "members")
    assert "Chair" not in shown(full, "purpose", "profile", "units", "patrons", "join")


def test_a_closed_network_says_so_and_takes_no_requests(full: North) -> None:
    shown(full, "purpose", "join")
    networks.set_status(actor=by(full.malee), network=full.network, status="closed", reason="It is done.")
    text = Client().get("/p/north/").content.decode()
    assert "Closed" in text
    assert "It is done." not in text
    assert reverse("ask-to-join", args=["north"]) not in text


def test_the_leaflet_carries_its_own_address_as_a_code(full: North) -> None:
    text = shown(full, "purpose")
    assert 'src="data:image/svg+xml' in text
    assert "testserver/p/north/" in text


def test_the_page_asks_as_much_with_every_section(full: North, assert_queries: QueryLimit) -> None:
    shown(full, *Section.values)
    with assert_queries(at_most=12):
        Client().get("/p/north/")
