"""The quorum that a meeting can expect, by the rule that its network adopted (C5.7)."""

from collections.abc import Iterable
from uuid import UUID

from trellis.domain.ballots import Count, Member, Named
from trellis.domain.quorum import conditions, said
from trellis.domain.rulereading import read_rule
from trellis.domain.sentence import Sentence
from trellis.domain.voices import Heard
from trellis.governance.queries.bodies import Holder, deciders
from trellis.governance.queries.ruling import ruling_for
from trellis.governance.subjects import Subject
from trellis.meetings.models import Meeting
from trellis.members.models import Constituency
from trellis.networks.models import Unit
from trellis.networks.queries.homes import units_of_places
from trellis.ui.names import name_text


def _named(things: Iterable[Constituency | Unit | None]) -> tuple[Named, ...]:
    found = {each.pk: each for each in things if each is not None}
    return tuple(Named(str(pk), name_text(each.names)) for pk, each in found.items())


class Expecting:
    """Who may decide in a meeting, and by which rule: asked once, then counted for each gathering."""

    def __init__(self, meeting: Meeting) -> None:
        """Read the rule and the members."""
        network = meeting.network
        self.rule = read_rule(ruling_for(network, Subject.ORDINARY, meeting.body).terms)
        self.holders = deciders(meeting.body, network)
        homes = {each.organisation.home_id for each in self.holders if each.organisation.home_id is not None}
        self.units = units_of_places(network, homes)
        self.members = tuple(self._member(each) for each in self.holders)

    def _member(self, holder: Holder) -> Member:
        home = holder.organisation.home_id
        unit = self.units.get(home) if home is not None else None
        return Member(
            id=str(holder.organisation.pk),
            name=name_text(holder.organisation.names),
            constituency=str(holder.constituency.pk) if holder.constituency else "",
            unit=str(unit.pk) if unit else "",
        )

    def of(self, there: Iterable[UUID]) -> tuple[list[Sentence], bool]:
        """Say for a gathering what the quorum asks and who would be there; and whether it is met."""
        present = frozenset(map(str, there))
        count = Count(
            rule=self.rule,
            members=self.members,
            constituencies=_named(each.constituency for each in self.holders),
            units=_named(self.units.values()),
        )
        heard = Heard(
            entitled=self.members,
            present=present & {each.id for each in self.members},
            voices=(),
            firm=(),
        )
        found = conditions(count, heard)
        return [said(each) for each in found], all(each.is_met for each in found)
