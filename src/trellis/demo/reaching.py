"""How the members of an example network are reached: each by the ways that she has."""

from dataclasses import replace

from trellis.accounts import actions as accounts
from trellis.accounts.models import Person
from trellis.accounts.people import Details
from trellis.channels.actions.reaching import Wishes, change_reach
from trellis.channels.models import Pace
from trellis.demo.building import Builder
from trellis.demo.seating import Speakers
from trellis.demo.stories import Story


class Reacher:
    """Writes down by which way each speaker is reached, with her number or address."""

    def __init__(self, builder: Builder, speakers: Speakers) -> None:
        """Keep who writes it down, and whom it is about."""
        self.builder, self.speakers, self.hand = builder, speakers, builder.coordinator

    def build(self, told: dict[str, Story]) -> None:
        """Write it down for each member of the story."""
        for name, row in told.items():
            self._write(self._head(name), row)

    def _head(self, name: str) -> Person:
        return self.speakers.seat_of(self.builder.organisations[name]).person

    def _write(self, person: Person, row: Story) -> None:
        known = Details(
            name=person.name,
            also_written=person.also_written,
            email=person.email,
            phone=person.phone,
            language=person.language,
            calendar=person.calendar,
            is_invented=True,
        )
        found = replace(known, **{name: row[name] for name in ("email", "phone") if name in row})
        if found != known:
            accounts.change_person(actor=self.hand, person=person, details=found)
        wishes = Wishes(
            ways=tuple(row["ways"]),
            pace=row.get("pace", Pace.DAILY),
            languages=tuple(row.get("languages", ())),
            number=row.get("phone", ""),
            relay=self._head(row["relay"]) if "relay" in row else None,
        )
        change_reach(actor=self.hand, person=person, wishes=wishes)
