"""Bodies, delegation and memoranda of the example networks, made by the actions that everybody uses."""

import tomllib
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

from trellis.access.actor import Actor, Channel
from trellis.demo.stories import Story, names_of
from trellis.demo.telling import JOINED, day
from trellis.domain.mandate import Need, Scope
from trellis.governance.actions import bodies, delegation, following, memoranda, signing, sitting
from trellis.governance.models import Body, BodyKind, Memorandum, Office, Party, Signature
from trellis.governance.queries.memoranda import next_number
from trellis.governance.subjects import Subject
from trellis.members.models import Constituency, Membership, Organisation, Representative, Standing
from trellis.networks.models import Network, Unit


def structure_of(slug: str) -> Story:
    """Give what a network's structure and memoranda are, as told."""
    file = files("trellis.demo") / "data" / "structure" / f"{slug}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Agreeing:
    """Sets up a network's bodies, puts tasks into members' hands, and brings memoranda to their stages."""

    def __init__(
        self, network: Network, coordinator: Actor, people: dict[str, Any], units: dict[str, Unit]
    ) -> None:
        """Keep the network, who coordinates it, its people by key and its units by key."""
        self.network, self.coordinator, self.people, self.units = network, coordinator, people, units
        here = Organisation.objects.filter(network=network)
        self.organisations = {each.names.get("en", ""): each for each in here}
        groups = Constituency.objects.filter(network=network)
        self.constituencies = {each.key: each for each in groups}
        self.bodies: dict[str, Body] = {}

    def build(self) -> None:
        """Build it all."""
        told = structure_of(self.network.slug)
        for row in told["bodies"]:
            self._set_up(row)
        for row in told.get("tasks", []):
            self._delegate(row)
        for row in told.get("memoranda", []):
            self._agree(row)

    def _day(self, row: Story, name: str) -> date | None:
        return day(row[name]) if name in row else None

    def _set_up(self, row: Story) -> None:
        charter = bodies.Charter(
            kind=BodyKind(row["kind"]),
            names=names_of(row),
            purpose=row["purpose"],
            decides=tuple(Subject(each) for each in row.get("decides", ())),
            for_constituency=self.constituencies.get(row.get("for", "")),
            unit=self.units.get(row.get("unit", "")),
            seats=row.get("seats"),
            seats_by={
                str(self.constituencies[key].pk): number for key, number in row.get("seats_by", {}).items()
            },
            term_months=row.get("term_months"),
            terms_in_a_row=row.get("terms_in_a_row"),
            since=self._day(row, "since"),
        )
        made = bodies.add_body(actor=self.coordinator, network=self.network, charter=charter)
        self.bodies[row["key"]] = made
        sits = row.get("sits", [])
        if sits == "all":
            members = Membership.objects.filter(network=self.network, standing=Standing.MEMBER)
            sits = [{"who": each.organisation.names["en"]} for each in members.select_related("organisation")]
        for each in sits:
            self._seat(made, each, row)

    def _seat(self, body: Body, row: Story, group: Story) -> None:
        seating = sitting.Seating(
            office=Office(row.get("office", Office.MEMBER)),
            since=day(row.get("since") or group.get("since") or JOINED),
            until=self._day(row, "until"),
        )
        who = self.organisations[row["who"]]
        sitting.seat(actor=self.coordinator, body=body, organisation=who, seating=seating)

    def _delegate(self, row: Story) -> None:
        task = delegation.Task(
            task=row["task"],
            subject=Subject(row["subject"]) if "subject" in row else None,
            limits=row.get("limits", ""),
            since=day(row["since"]),
            until=self._day(row, "until"),
            body=self.bodies.get(row.get("by", "")),
        )
        who = self.organisations[row["who"]]
        made = delegation.delegate(actor=self.coordinator, network=self.network, organisation=who, task=task)
        if row.get("accepted", True):
            delegation.accept(actor=self.coordinator, delegation=made)
        if "came_of_it" in row:
            delegation.end_delegation(
                actor=self.coordinator,
                delegation=made,
                came_of_it=row["came_of_it"],
                ended_on=day(row["ended"]),
            )

    def _agree(self, row: Story) -> None:
        amount = row.get("amount")
        need = Need(
            scope=Scope(row.get("scope", Scope.COMMIT_WITHIN.value)),
            subject=row.get("subject", ""),
            amount=Decimal(amount) if amount else None,
            currency=row.get("currency", ""),
        )
        terms = memoranda.Terms(
            names=names_of(row),
            need=need,
            starts_on=self._day(row, "starts"),
            ends_on=self._day(row, "ends"),
            texts=row["text"],
        )
        made = memoranda.draft_memorandum(actor=self.coordinator, network=self.network, terms=terms)
        parties = [(each, self._party(made, each)) for each in row["parties"]]
        if row["stage"] == "draft":
            return
        memoranda.open_memorandum(actor=self.coordinator, memorandum=made)
        for each, party in parties:
            self._sign(party, each)
        if row["stage"] == "registered":
            number = next_number(self.network)
            on = day(row["registered"])
            following.register(actor=self.coordinator, memorandum=made, number=number, registered_on=on)
            for each, party in parties:
                self._follow(party, each)

    def _party(self, memorandum: Memorandum, row: Story) -> Party:
        made = memoranda.add_party(
            actor=self.coordinator,
            memorandum=memorandum,
            organisation=self.organisations[row["who"]] if "who" in row else None,
            outside=row.get("outside", ""),
        )
        for each in row.get("promises", []):
            promise = memoranda.Promise(text=each["text"], due_on=self._day(each, "due"))
            memoranda.add_obligation(actor=self.coordinator, party=made, promise=promise)
        return made

    def _sign(self, party: Party, row: Story) -> None:
        if "signs" in row and "signed" in row:
            seat = Representative.objects.get(
                organisation=party.organisation, person=self.people[row["signs"]]
            )
            paper = signing.OnPaper(representative=seat, signed_on=day(row["signed"]))
            given = signing.enter_signature(actor=self.coordinator, party=party, paper=paper)
            self._confirm(given, row)
        elif "signs" in row:
            actor = Actor(channel=Channel.WEB, person=self.people[row["signs"]])
            self._confirm(signing.sign(actor=actor, party=party), row)
        elif "paper" in row:
            paper = signing.OnPaper(signatory=row["paper"], signed_on=day(row["signed"]))
            signing.enter_signature(actor=self.coordinator, party=party, paper=paper)

    def _confirm(self, signature: Signature, row: Story) -> None:
        if "letter" in row:
            signing.confirm_signature(actor=self.coordinator, signature=signature, letter=row["letter"])

    def _follow(self, party: Party, row: Story) -> None:
        told = {each["text"]: each for each in row.get("promises", [])}
        for obligation in party.obligations.all():
            each = told[obligation.text]
            if "kept" in each:
                outcome = following.Outcome(came_of_it=each["came_of_it"], on=day(each["kept"]))
                following.keep_obligation(actor=self.coordinator, obligation=obligation, outcome=outcome)
