"""The only writers of people, their invitations and their passwords."""

from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import Row, hold
from trellis.access.rules import keeps_the_node
from trellis.accounts import codes, people, queries, rules
from trellis.accounts.models import Invitation, Person
from trellis.accounts.people import Details
from trellis.domain.problems import EMAIL_TAKEN, INVITATION_SPENT, PERSON_ALIKE, Problem
from trellis.search import entries

VALID_FOR = timedelta(days=14)
FIELDS = ("name", "also_written", "email", "phone", "language", "calendar")


def index(person: Person) -> None:
    """Make a person findable by her name in every script."""
    words = entries.Words(
        kind="person", object_id=person.pk, network=None, texts=(person.name, person.also_written)
    )
    entries.put([words])


def _refuse_taken(email: str, person: Person | None = None) -> None:
    holder = people.with_email(email).first()
    if holder is not None and holder != person:
        raise Problem(EMAIL_TAKEN, email=email)


@action("person.add", on="network", allow=rules.may_add)
def add_person(
    *,
    actor: Actor,
    network: Row | None,
    details: Details,
    although_alike: bool = False,
    sign_in_name: str = "",
) -> Person:
    """Add a person.

    One who looks like somebody known is asked about first.
    """
    details = details.tidied()
    _refuse_taken(details.email)
    known = [] if although_alike else people.alike(details, queries.people_to_change(actor))
    if known:
        raise Problem(PERSON_ALIKE, name=known[0].name, people=tuple(person.pk for person in known))
    person = Person(
        sign_in_name=sign_in_name or people.sign_in_name(details), is_invented=details.is_invented
    )
    for field in FIELDS:
        setattr(person, field, getattr(details, field))
    person.added_in = network.pk if network is not None else None
    person.set_unusable_password()
    person.save(force_insert=True)
    index(person)
    return person


@action("person.change", on="person", allow=rules.may_change)
def change_person(*, actor: Actor, person: Person, details: Details, version: int | None = None) -> Person:
    """Correct a person's name, how she is reached, her language or her calendar."""
    details = details.tidied()
    hold(person, version)
    _refuse_taken(details.email, person)
    note(changed=[field for field in FIELDS if getattr(person, field) != getattr(details, field)])
    for field in FIELDS:
        setattr(person, field, getattr(details, field))
    person.version += 1
    person.save(update_fields=[*FIELDS, "number", "version"])
    index(person)
    return person


@action("person.read-in", on="person", allow=rules.is_oneself, keeps=("language",))
def read_in(*, actor: Actor, person: Person, language: str) -> None:
    """Read the pages in another language from now on."""
    person.language = language
    person.save(update_fields=["language"])


@action("steward.name", on="person", allow=keeps_the_node)
def name_steward(*, actor: Actor, person: Person) -> Person:
    """Let a person look after this installation."""
    person.is_steward = True
    person.save(update_fields=["is_steward"])
    return person


def _network_between(actor: Actor, person: Person) -> UUID | None:
    """Give the network whose record an invitation goes to: the one that added her, or one that allows it."""
    held = rules.sponsor().networks(actor, "invitation.make")
    return held.filter(network=person.added_in).first() or held.first()


@action("invitation.make", on="person", allow=rules.may_invite)
def make_invitation(*, actor: Actor, person: Person, code: str) -> Invitation:
    """Invite a person to sign in.

    A code that she had before is good no longer.
    """
    now = timezone.now()
    Invitation.objects.filter(person=person, used_at=None, expires_at__gt=now).update(expires_at=now)
    return Invitation.objects.create(
        person=person,
        code_hash=codes.hashed(code),
        made_by_id=actor.person_id,
        network=_network_between(actor, person),
        expires_at=now + VALID_FOR,
    )


@action("invitation.use", on="invitation", allow=rules.is_invited)
def use_invitation(*, actor: Actor, invitation: Invitation, password: str) -> Invitation:
    """Use an invitation and set a password.

    It works once, and all sessions of before end.
    """
    held = Invitation.objects.select_for_update(of=("self",)).select_related("person").get(pk=invitation.pk)
    if not queries.is_open(held):
        raise Problem(INVITATION_SPENT)
    held.used_at = timezone.now()
    held.save(update_fields=["used_at"])
    held.person.set_password(password)
    held.person.save(update_fields=["password"])
    return held


@action("password.change", on="person", allow=rules.is_oneself)
def change_password(*, actor: Actor, person: Person, password: str) -> None:
    """Set another password.

    Every other session ends by that.
    """
    person.set_password(password)
    person.save(update_fields=["password"])


@action("session.end", on="person", allow=rules.is_oneself)
def end_session(*, actor: Actor, person: Person, number: int | None) -> None:
    """End a session.

    Without a number, all of the person's own but this one.
    """
    for session in UserSession.objects.filter(user=person):
        if session.pk == number or (number is None and not session.is_current()):
            session.end()


@action("second-factor.change", on="person", allow=rules.is_oneself, keeps=("deed",))
def note_second_factor(*, actor: Actor, person: Person, deed: str) -> None:
    """Add, remove or renew a second step when signing in."""


@action("second-factor.drop", on="person", allow=keeps_the_node)
def drop_second_factor(*, actor: Actor, person: Person) -> None:
    """Take away every second step of a person who has lost hers, so that her password is enough again."""
    Authenticator.objects.filter(user=person).delete()
