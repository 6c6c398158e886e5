"""Who speaks for the members of an example: whom the story names, else somebody invented when needed."""

from dataclasses import dataclass, field

from trellis.access.actor import Actor, Channel
from trellis.accounts import actions as accounts
from trellis.accounts.models import Calendar
from trellis.accounts.people import Details
from trellis.demo.building import HAND, Builder
from trellis.demo.stories import Story
from trellis.demo.telling import JOINED, day
from trellis.domain.mandate import InJobDescription, Scope
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Organisation, Representative, Seat
from trellis.networks import actions as networks


@dataclass
class Namer:
    """Gives invented names one after the other, none twice: in Latin letters, and in their own script."""

    pools: Story
    given_out: int = field(default=0)

    def next(self, language: str) -> tuple[str, str]:
        """Give the next name for somebody who speaks a language."""
        pool: Story = self.pools[language if language in self.pools else "en"]
        turn, self.given_out = self.given_out, self.given_out + 1
        lap, place = divmod(turn, len(pool["given"]))
        given, family = pool["given"][place], pool["family"][(place + lap) % len(pool["family"])]
        if language == "zh":
            return f"{family[0]} {given[0]}", family[1] + given[1]
        return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}".strip()


class Speakers:
    """Those who speak for the members of one network today."""

    def __init__(self, builder: Builder, namer: Namer) -> None:
        """Keep those whom the story has seated."""
        self.builder, self.namer = builder, namer
        seats = Representative.objects.filter(network=builder.network).select_related(
            "person", "organisation"
        )
        self.heads = {seat.organisation_id: seat for seat in seats if seat.seat == Seat.HEAD}

    def seat_of(self, organisation: Organisation) -> Representative:
        """Give who speaks for a member as its head."""
        if organisation.pk not in self.heads:
            self.heads[organisation.pk] = self._invent(organisation)
        return self.heads[organisation.pk]

    def actor(self, organisation: Organisation, channel: Channel = Channel.WEB) -> Actor:
        """Give a member's head as who acts."""
        return Actor(channel=channel, person=self.seat_of(organisation).person)

    def let_chair(self, organisation: Organisation) -> Actor:
        """Let a member's head chair the network, where the story names no chair."""
        role = self.builder.network.roles.get(key="chair")
        person = self.seat_of(organisation).person
        networks.assign_role(actor=HAND, role=role, person=person, since=day(JOINED))
        return self.actor(organisation)

    def _invent(self, organisation: Organisation) -> Representative:
        builder, language = self.builder, self.builder.story["language"]
        name, also_written = self.namer.next(language)
        person = accounts.add_person(
            actor=HAND,
            network=builder.network,
            details=Details(
                name=name,
                also_written=also_written,
                language="th" if language == "th" else "en",
                calendar=Calendar.BUDDHIST if language == "th" else Calendar.GREGORIAN,
                is_invented=True,
            ),
            although_alike=True,
        )
        seat = members.appoint(
            actor=builder.coordinator,
            organisation=organisation,
            person=person,
            appointment=Appointment(seat=Seat.HEAD, since=day(JOINED)),
        )
        self._give_mandate(seat)
        return seat

    def _give_mandate(self, seat: Representative) -> None:
        builder = self.builder
        terms = Terms(scope=Scope.COMMIT, since=day(JOINED), in_job_description=InJobDescription.YES)
        mandate = members.record_mandate(actor=builder.coordinator, representative=seat, terms=terms)
        members.confirm_mandate(actor=builder.chair, mandate=mandate)
