"""What the stories of deciding begin with: a proposal, speakers for all three members, an open ballot."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.people import North, by
from trellis.accounts.models import Person
from trellis.decisions.actions.ballots import Opening, open_ballot
from trellis.decisions.actions.proposals import Matter, Wording, make_proposal
from trellis.decisions.models import Ballot, Entitled, Proposal
from trellis.domain.mandate import Scope
from trellis.governance.models import DecisionRule, RuleVersion
from trellis.governance.subjects import Subject
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Organisation, Representative

WORDING = Wording(
    title="Train village volunteers", text="The centre trains ten volunteers in May.", why="There are few."
)
MAJORITY: dict[str, Any] = {"method": "majority", "quorum": {"members": "1/2"}}
SINCE = date(2026, 2, 1)


@dataclass(frozen=True)
class Speakers:
    """Nok speaks for the centre, Preecha for the office, Aree for the group: all may commit fully."""

    nok: Representative
    preecha: Representative
    aree: Representative


def rule(north: North, terms: dict[str, Any], *subjects: Subject, **process: object) -> RuleVersion:
    """Adopt a rule of deciding, as it is done in former years."""
    made = DecisionRule.objects.create(
        network=north.network, names={"en": "Our rule"}, subjects=list(subjects or (Subject.ORDINARY,))
    )
    return RuleVersion.objects.create(
        network=north.network,
        rule=made,
        number=1,
        stage="adopted",
        adopted_on=SINCE,
        terms=terms,
        process=process,
    )


def may_commit(
    north: North, seat: Representative, confirmed_by: Person | None = None, **terms: object
) -> None:
    """Give a speaker a mandate, a full one unless it is said otherwise, confirmed by the chair."""
    given = Terms(**{"scope": Scope.COMMIT, "since": SINCE, **terms})  # type: ignore[arg-type]
    made = members.record_mandate(actor=by(north.malee), representative=seat, terms=given)
    members.confirm_mandate(actor=by(confirmed_by or north.somchai), mandate=made)


def speaks_for(north: North, who: Person, organisation: Organisation, **more: object) -> Representative:
    """Let somebody speak for a member."""
    seat = Appointment(**{"since": SINCE, **more})  # type: ignore[arg-type]
    return members.appoint(actor=by(north.malee), organisation=organisation, person=who, appointment=seat)


def speakers(north: North) -> Speakers:
    """Let all three members have a speaker who may commit them."""
    preecha = speaks_for(north, north.preecha, north.office)
    aree = speaks_for(north, north.aree, north.group)
    for seat in (north.speaks, preecha, aree):
        may_commit(north, seat)
    return Speakers(north.speaks, preecha, aree)


def proposal(north: North, wording: Wording = WORDING, **matter: object) -> Proposal:
    """Let Nok propose something."""
    return make_proposal(
        actor=by(north.nok),
        network=north.network,
        wording=wording,
        matter=Matter(**matter),  # type: ignore[arg-type]
    )


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def opened(north: North, found: Proposal, **opening: object) -> Ballot:
    """Let Malee open the ballot."""
    given = Opening(**{"closes_at": in_days(7), **opening})  # type: ignore[arg-type]
    return open_ballot(actor=by(north.malee), proposal=found, opening=given)


def row(ballot: Ballot, organisation: Organisation) -> Entitled:
    """Give a member's row of the list."""
    return ballot.entitled.get(organisation=organisation)
