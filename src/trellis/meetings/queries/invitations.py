"""Reading invitations: who comes, what is needed, who can't come for lack of means (C8.7)."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from trellis.access.actor import Actor
from trellis.asks.models import Asked
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings import rules
from trellis.meetings.models import Coming, Invitation, Meeting
from trellis.networks.models import Network

IN_ROOM = (Coming.YES, Coming.REMOTE)


@dataclass(frozen=True)
class Invited:
    """Everybody who is invited, and what was said so far."""

    rows: list[Invitation]

    def of(self, *answers: str) -> list[Invitation]:
        """Give those who answered so; "" is who hasn't answered."""
        return [each for each in self.rows if each.coming in answers]

    @property
    def counts(self) -> dict[str, int]:
        """Count each answer."""
        return dict(Counter(each.coming for each in self.rows))

    @property
    def members_coming(self) -> set[UUID]:
        """Give the members that come, in the room or from afar."""
        return {each.organisation_id for each in self.of(*IN_ROOM) if each.organisation_id is not None}

    @property
    def needs(self) -> dict[str, list[Invitation]]:
        """Give who needs what, among those who might come."""
        found: dict[str, list[Invitation]] = {}
        for each in self.rows:
            for need in each.needs if each.coming != Coming.NO else ():
                found.setdefault(need, []).append(each)
        return found


def invited_to(meeting: Meeting) -> Invited:
    """Give all invitations to a meeting, members by name first, then people."""
    rows = meeting.invitations.select_related("organisation", "person", "who_comes")
    return Invited(sorted(rows, key=_by_name))


def _by_name(invitation: Invitation) -> tuple[bool, str, UUID]:
    if invitation.organisation is not None:
        return False, invitation.organisation.sort_name, invitation.pk
    return True, invitation.person.name if invitation.person else "", invitation.pk


def mine(actor: Actor, meeting: Meeting) -> list[Invitation]:
    """Give the invitations that somebody may answer as her own or her member's."""
    if actor.person is None:
        return []
    rows = meeting.invitations.filter((rules.is_invited | rules.speaks_for_it).where(actor))
    return list(rows.select_related("organisation", "person").order_by("pk"))


def invitation_seen(actor: Actor, network: Network, pk: UUID) -> Invitation:
    """Give an invitation, or the problem that there's none to be seen."""
    here = Invitation.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("meeting", "organisation", "person", "who_comes").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.meeting.network = network
    return found


def asked_by(invitation: Invitation, kind: str) -> Asked | None:
    """Give the open question by which this invitation was sent."""
    rows = Asked.objects.filter(ask__kind=kind, ask__about=invitation.meeting_id, ask__closed_at=None)
    if invitation.organisation_id is not None:
        rows = rows.filter(organisation=invitation.organisation_id)
    else:
        rows = rows.filter(organisation=None, person=invitation.person_id)
    return rows.select_related("ask__network", "person").first()
