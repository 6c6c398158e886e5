"""Reading people and their invitations, always for somebody; whom she may not see isn't there."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts import codes, rules
from trellis.accounts.models import Invitation, Person
from trellis.domain.problems import INVITATION_SPENT, INVITATION_UNKNOWN, NOT_FOUND, Problem
from trellis.ledger.models import Line


def people_to_change(actor: Actor) -> QuerySet[Person]:
    """Give the people whose details somebody may correct."""
    return Person.objects.filter(rules.may_change.where(actor))


def people_to_invite(actor: Actor) -> QuerySet[Person]:
    """Give the people to whom somebody may hand a code."""
    return Person.objects.filter(rules.may_invite.where(actor))


def may_change(actor: Actor, person: Person) -> bool:
    """Say whether to show the button that changes a person's details."""
    return rules.may_change.test(actor, person)


def may_invite(actor: Actor, person: Person) -> bool:
    """Say whether to show the button that makes an invitation."""
    return rules.may_invite.test(actor, person)


def person_to(deed: QuerySet[Person], pk: UUID) -> Person:
    """Give one of these people, or the problem that there's nobody to be seen."""
    found = deed.filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def oneself(actor: Actor) -> Person:
    """Give the person who acts, or the problem that nobody has signed in."""
    if not isinstance(actor.person, Person):
        raise Problem(NOT_FOUND)
    return actor.person


def is_open(invitation: Invitation) -> bool:
    """Say whether an invitation can still be used."""
    return (
        invitation.used_at is None and invitation.expires_at > timezone.now() and invitation.person.is_active
    )


def invitation_of(code: str) -> Invitation:
    """Give the invitation that a typed code opens; spent and unknown codes each have their own sentence."""
    found = Invitation.objects.select_related("person").filter(code_hash=codes.hashed(code)).first()
    if found is None:
        raise Problem(INVITATION_UNKNOWN)
    if not is_open(found):
        raise Problem(INVITATION_SPENT)
    return found


INVITED = "accounts.invitation"


def invitation_in(session: SessionBase) -> Invitation:
    """Give the invitation whose code was typed in this browser a moment ago."""
    kept = session.get(INVITED)
    found = Invitation.objects.select_related("person").filter(pk=kept).first() if kept else None
    if found is None or not is_open(found):
        raise Problem(INVITATION_SPENT)
    return found


def deeds_of(actor: Actor, before: int | None, count: int) -> list[Line]:
    """Give what somebody did, the latest first; `before` is the id of the last line already read."""
    lines = Line.objects.filter(person=actor.person_id).order_by("-at", "-pk")
    return list((lines.filter(pk__lt=before) if before else lines)[:count])


def sessions_of(actor: Actor) -> list[UserSession]:
    """Give somebody's sessions that still hold, the latest first."""
    found = UserSession.objects.purge_and_list(actor.person)
    return sorted(found, key=lambda session: session.created_at, reverse=True)
