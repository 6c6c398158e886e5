"""Building the example networks through the actions that everybody uses: the demo's record is a real one."""

from decimal import Decimal
from importlib.resources import as_file, files

from trellis.access.actor import Actor, Channel
from trellis.accounts import actions as accounts
from trellis.accounts.models import Calendar, Person
from trellis.accounts.people import Details as PersonDetails
from trellis.demo.adopting import Adopting
from trellis.demo.agreeing import Agreeing
from trellis.demo.notes import NOTES
from trellis.demo.stories import Story, names_of, organisations, places
from trellis.demo.telling import JOINED, day
from trellis.domain.mandate import InJobDescription, Scope
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms as MandateTerms
from trellis.members.actions.memberships import Contact, Request
from trellis.members.actions.memberships import Terms as MembershipTerms
from trellis.members.actions.organisations import Details as OrganisationDetails
from trellis.members.actions.parts import Term
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Constituency, Membership, Organisation, PartKind, Representative, Seat
from trellis.networks import actions as networks
from trellis.networks.models import Network, Unit
from trellis.places import actions as place_actions
from trellis.places.models import Place
from trellis.places.outlining import Wish, open_boundaries

HAND = Actor.operator("demo")
TERM_ENDS = "2027-12-31"
OUTLINES = "Invented for the demo · สมมติขึ้นเพื่อการสาธิต"
NOT_REAL = "Not the real boundaries · ไม่ใช่แนวเขตจริง"


def plant_places() -> dict[str, Place]:
    """Add the places that the stories need; give them by code."""
    made: dict[str, Place] = {}
    for row in places():
        parent = made.get(row["parent_code"])
        country = parent.country if parent else {"TH": "THA", "CN": "CHN"}[row["code"]]
        made[row["code"]] = place_actions.add_place(
            actor=HAND,
            names={
                key.removeprefix("name_"): row[key] for key in ("name_en", "name_th", "name_zh") if row[key]
            },
            level=row["level"],
            parent=parent,
            codes={country.lower(): row["code"]},
            facts={"country": country},
        )
    return made


def draw_places() -> None:
    """Draw a few places, with outlines that are invented for their map."""
    with as_file(files("trellis.demo") / "data" / "outlines.json") as path:
        wish = Wish(scheme="tha", code="code", source=OUTLINES, disclaimer=NOT_REAL)
        place_actions.import_boundaries(actor=HAND, opened=open_boundaries(path, "outlines.json", wish))


class Builder:
    """Builds one network from its story: its coordinator acts, its chair confirms."""

    def __init__(self, story: Story, places: dict[str, Place], people: dict[str, Person]) -> None:
        """Keep the story, the places by code and the people of earlier stories by key."""
        self.story, self.places, self.people = story, places, people
        self.organisations: dict[str, Organisation] = {}
        self.memberships: dict[str, Membership] = {}
        self.constituencies: dict[str, Constituency] = {}
        self.units: dict[str, Unit] = {}
        self.network = networks.open_network(
            actor=HAND,
            opening=networks.Opening(
                slug=story["slug"],
                names=story["names"],
                acronym=story.get("acronym", ""),
                language=story["language"] if story["language"] in {"en", "th"} else "en",
                purpose=story["purpose"],
                demo_note=NOTES[story["slug"]],
            ),
        )
        self.coordinator = HAND
        self.chair = HAND

    def build(self) -> Network:
        """Build it all."""
        self._add_people()
        self._shape()
        for key, names in self.story["constituencies"].items():
            self.constituencies[key] = members.add_constituency(
                actor=self.coordinator, network=self.network, names=names, key=key
            )
        for row in organisations(self.story):
            self._add_member(row)
        for row in self.story["people"]:
            self._seat(row)
        for row in self.story.get("requests", []):
            self._ask_to_join(row)
        for row in self.story.get("left", []):
            self._leave(row)
        Agreeing(self.network, self.coordinator, self.people, self.units).build()
        Adopting(self.network, self.coordinator, self.people).build()
        return self.network

    def _add_people(self) -> None:
        for row in self.story["people"]:
            person = self.people.get(row["key"]) or self._add_person(row)
            self.people[row["key"]] = person
            role = self.network.roles.get(key=row["role"])
            networks.assign_role(actor=HAND, role=role, person=person, since=day(JOINED))
        self.coordinator = self._actor("coordinator")
        self.chair = self._actor("chair")

    def _add_person(self, row: Story) -> Person:
        language = row["language"]
        return accounts.add_person(
            actor=HAND,
            network=self.network,
            details=PersonDetails(
                name=row["name"],
                also_written=row.get("also", ""),
                email=row.get("email", ""),
                language=language,
                calendar=Calendar.BUDDHIST if language == "th" else Calendar.GREGORIAN,
                is_invented=True,
            ),
            although_alike=True,
            sign_in_name=str(row["key"]),
        )

    def _actor(self, role: str) -> Actor:
        """Give the first person of a role as who acts, or the demo's own hand when there's none."""
        for row in self.story["people"]:
            if row["role"] == role:
                return Actor(channel=Channel.WEB, person=self.people[row["key"]])
        return HAND

    def _shape(self) -> None:
        """Give the network its colour, type, status, units and public page."""
        story, actor, network = self.story, self.coordinator, self.network
        networks.brand(actor=actor, network=network, accent=story["accent"])
        profile = {facet: frozenset(values) for facet, values in story["profile"].items()}
        networks.set_profile(actor=actor, network=network, profile=profile)
        networks.set_status(
            actor=actor, network=network, status=story["status"], reason=story["status_reason"]
        )
        made = self.units
        for row in story["units"]:
            made[row["key"]] = networks.add_unit(
                actor=actor,
                network=network,
                names=names_of(row),
                level=row["level"],
                parent=made.get(row.get("parent", "")),
                covers=[self.places[code] for code in row.get("covers", [])],
            )
        networks.publish(actor=actor, network=network, sections=story["published"])

    def _details(self, row: Story) -> OrganisationDetails:
        return OrganisationDetails(
            names=names_of(row),
            acronym=row.get("acronym", ""),
            type=row["type"],
            parent=self.organisations.get(row.get("parent", "")),
            home=self.places.get(row.get("home", "")),
            is_invented=row.get("invented", False),
            aliases=tuple(row.get("aliases", ())),
        )

    def _add_member(self, row: Story) -> None:
        made = members.add_organisation(
            actor=self.coordinator, network=self.network, details=self._details(row), is_another=True
        )
        terms = MembershipTerms(
            constituency=self.constituencies[row["constituency"]],
            joined_on=day(row.get("joined", JOINED)),
            brings=row.get("brings", ""),
            hopes=row.get("hopes", ""),
        )
        membership = members.admit(actor=self.coordinator, organisation=made, terms=terms)
        self.organisations[row["en"]], self.memberships[row["en"]] = made, membership
        for turn, part in enumerate(row.get("parts", []), start=1):
            self._give_part(membership, part, turn)

    def _give_part(self, membership: Membership, part: str, turn: int) -> None:
        kind, _, constituency = part.partition(":")
        is_core = kind == PartKind.CORE
        term = Term(
            kind=PartKind(kind),
            for_constituency=self.constituencies.get(constituency),
            since=day(JOINED),
            until=day(TERM_ENDS) if is_core else None,
            turn=turn if is_core else None,
        )
        members.give_part(actor=self.coordinator, membership=membership, term=term)

    def _seat(self, row: Story) -> None:
        if "organisation" not in row:
            return
        person = self.people[row["key"]]
        representative = members.appoint(
            actor=self.coordinator,
            organisation=self.organisations[row["organisation"]],
            person=person,
            appointment=Appointment(seat=Seat(row["seat"]), position=row["position"], since=day(JOINED)),
        )
        if "mandate" in row:
            self._give_mandate(representative, row["mandate"])

    def _give_mandate(self, representative: Representative, row: Story) -> None:
        terms = MandateTerms(
            scope=Scope(row["scope"]),
            since=day(row["since"]),
            until=day(row["until"]) if "until" in row else None,
            limit_text=row.get("limit", ""),
            limit_amount=Decimal(row["amount"]) if "amount" in row else None,
            limit_currency=row.get("currency", ""),
            subjects=tuple(row.get("subjects", ())),
            in_job_description=InJobDescription(row["job"]),
        )
        mandate = members.record_mandate(actor=self.coordinator, representative=representative, terms=terms)
        if row["confirmed"]:
            is_chairs_own = representative.person_id == self.chair.person_id
            members.confirm_mandate(actor=HAND if is_chairs_own else self.chair, mandate=mandate)

    def _ask_to_join(self, row: Story) -> None:
        details = OrganisationDetails(names=names_of(row), type=row["type"], is_invented=True)
        request = Request(
            details=details,
            contact=Contact(name="Invented Contact", email="contact@demo.example"),
            brings=row["brings"],
            hopes=row["hopes"],
        )
        members.request_membership(actor=Actor.nobody(), network=self.network, request=request)

    def _leave(self, row: Story) -> None:
        self._add_member(row | {"invented": True})
        members.end_membership(
            actor=self.coordinator,
            membership=self.memberships[row["en"]],
            left_on=day(row["left"]),
            reason=row["reason"],
        )
