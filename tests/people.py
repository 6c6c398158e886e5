"""The people of standing meaning, in one small network and its neighbour, made by the product's actions.

Malee coordinates, Somchai chairs, Nok speaks for the children's centre without authority, Aree is a village
resource person without e-mail, Preecha is the provincial officer, Wipa belongs to the neighbour network.
"""

from dataclasses import dataclass
from datetime import date

import pytest

from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.members import actions as members
from trellis.members.actions.memberships import Terms
from trellis.members.actions.organisations import Details
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Constituency, Organisation, Representative
from trellis.networks import actions as networks
from trellis.networks.models import Network

NOBODY = Actor.nobody()
OPERATOR = Actor.operator("a test")


def by(person: Person) -> Actor:
    """Let a person act through the web page."""
    return Actor(channel=Channel.WEB, person=person)


def person(name: str, **details: object) -> Person:
    """Bring in a person who signs in with her first name; `password` is enough for her to do so."""
    first = name.split(maxsplit=1)[0].lower()
    given = {"email": f"{first}@example.org", "sign_in_name": first, **details}
    made = Person(name=name, is_invented=True, **given)
    made.set_password(f"{first} opens it")
    made.save()
    return made


@dataclass(frozen=True)
class North:
    """A network of the north with three members: a government office, an NGO and a community group."""

    network: Network
    malee: Person
    somchai: Person
    nok: Person
    aree: Person
    preecha: Person
    government: Constituency
    ngos: Constituency
    community: Constituency
    office: Organisation
    centre: Organisation
    group: Organisation
    speaks: Representative
    """Nok's seat: head for the children's centre, without a mandate."""


@dataclass(frozen=True)
class South:
    """The neighbour network, with one member and its coordinator."""

    network: Network
    wipa: Person
    shelter: Organisation


def member(actor: Actor, network: Network, constituency: Constituency | None, **names: str) -> Organisation:
    """Add an organisation to a network and admit it; names by language, `type` and `acronym` beside them."""
    kind = names.pop("type", "")
    acronym = names.pop("acronym", "")
    details = Details(names=names, type=kind, acronym=acronym, is_invented=True)
    added = members.add_organisation(actor=actor, network=network, details=details)
    terms = Terms(constituency=constituency, joined_on=date(2026, 1, 15))
    members.admit(actor=actor, organisation=added, terms=terms)
    return added


def build_north() -> North:
    """Make the network of the north."""
    malee = person("Malee Srisuk", language="en", phone="+66 81 000 0001")
    somchai, nok = person("Somchai Jaidee"), person("Nok Wongsa")
    aree, preecha = person("Aree Kamdee", email=""), person("Preecha Boonmee")
    opening = networks.Opening(
        slug="north", names={"en": "Network of the North", "th": "เครือข่ายภาคเหนือ"}, acronym="NN"
    )
    network = networks.open_network(actor=by(malee), opening=opening)
    brought_in = (somchai, nok, aree, preecha)
    Person.objects.filter(pk__in=[each.pk for each in brought_in]).update(added_in=network.pk)
    for each in brought_in:
        each.refresh_from_db()
    for key, who in (("chair", somchai), ("resource-person", aree), ("officer", preecha)):
        networks.assign_role(actor=by(malee), role=network.roles.get(key=key), person=who)
    government, ngos, community = (
        members.add_constituency(actor=by(malee), network=network, names=names)
        for names in ({"en": "Government", "th": "ภาครัฐ"}, {"en": "NGOs"}, {"en": "Community"})
    )
    office = member(
        by(malee),
        network,
        government,
        en="Provincial Welfare Office",
        th="สำนักงานสวัสดิการจังหวัด",
        type="government",
    )
    centre = member(by(malee), network, ngos, en="Children's Centre", th="ศูนย์เด็ก", acronym="CC", type="ngo")
    group = member(by(malee), network, community, en="Women's Weaving Group", type="community-group")
    seat = members.appoint(
        actor=by(malee), organisation=centre, person=nok, appointment=Appointment(since=date(2026, 2, 1))
    )
    return North(
        network, malee, somchai, nok, aree, preecha, government, ngos, community, office, centre, group, seat
    )


def build_south() -> South:
    """Make the neighbour network."""
    wipa = person("Wipa Thongdee")
    opening = networks.Opening(slug="south", names={"en": "Network of the South"})
    network = networks.open_network(actor=by(wipa), opening=opening)
    return South(network, wipa, member(by(wipa), network, None, en="Harbour Shelter", type="ngo"))


@pytest.fixture
def north(db: None) -> North:
    """Give the network of the north with its people."""
    return build_north()


@pytest.fixture
def south(db: None) -> South:
    """Give the neighbour network, whose people see nothing of the north."""
    return build_south()
