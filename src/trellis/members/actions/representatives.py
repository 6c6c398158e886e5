"""The writers of representatives: who speaks for a member, as head or alternate."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import (
    ENDED_ALREADY,
    NOT_A_MEMBER,
    SEATED_ALREADY,
    TWO_HEADS,
    Problem,
)
from trellis.members.actions.directory import in_order
from trellis.members.actions.endings import ROLE, end_roles
from trellis.members.models import Organisation, Representative, Seat, Standing
from trellis.networks.actions import seat as give_role
from trellis.networks.models import Network, Role, RoleVerb
from trellis.networks.roles import STARTERS
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """In which seat a person speaks for a member, in what position there, from when and until when."""

    seat: Seat = Seat.HEAD
    position: str = ""
    since: date | None = None
    until: date | None = None


def _beside(organisation: Organisation, since: date | None, until: date | None) -> QuerySet[Representative]:
    """Give the seats of an organisation that overlap a time, last day included."""
    seats = Representative.objects.filter(organisation=organisation)
    if since:
        seats = seats.filter(Q(until=None) | Q(until__gte=since))
    return seats.filter(Q(since=None) | Q(since__lte=until)) if until else seats


def _role(network: Network) -> Role:
    """Give the network's role of representatives; made again when the network has removed it."""
    starter = next(each for each in STARTERS if each.key == ROLE)
    role, is_new = Role.objects.get_or_create(
        network=network, key=ROLE, defaults={"names": {"en": starter.name}}
    )
    if is_new:
        RoleVerb.objects.bulk_create(RoleVerb(role=role, verb=verb) for verb in starter.verbs)
    return role


def _make_room(organisation: Organisation, appointment: Appointment, *, ends_former: bool) -> None:
    """See to it that an organisation has one head at a time: the former ends, or the deed is refused."""
    begins = appointment.since or timezone.localdate()
    heads = _beside(organisation, begins, appointment.until).filter(seat=Seat.HEAD)
    for head in heads.select_related("person"):
        can_end = ends_former and (head.since is None or head.since < begins)
        if not can_end:
            raise Problem(TWO_HEADS, name=head.person.name, id=head.pk)
        _end(head, begins - timedelta(days=1))
        note(ended=head.pk)


def _end(representative: Representative, day: date) -> None:
    columns = {"until": day, "version": F("version") + 1}
    Representative.objects.filter(pk=representative.pk).update(**columns)
    end_roles(representative.network_id, [representative.person_id], day)


@action("representative.appoint", on="organisation", allow=holds("representative.appoint"), keeps=("person",))
def appoint(
    *,
    actor: Actor,
    organisation: Organisation,
    person: Person,
    appointment: Appointment,
    ends_former: bool = False,
) -> Representative:
    """Let a person speak for a member; she gets the role of representative in the network by it."""
    in_order(appointment.since, appointment.until)
    if not organisation.memberships.filter(standing=Standing.MEMBER).exists():
        raise Problem(NOT_A_MEMBER, name=str(organisation))
    # Two appointed at once would each find the seat empty: so one at a time for an organisation.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    since = appointment.since or timezone.localdate()
    if _beside(organisation, since, appointment.until).filter(person=person).exists():
        raise Problem(SEATED_ALREADY, name=person.name)
    if appointment.seat == Seat.HEAD:
        _make_room(organisation, appointment, ends_former=ends_former)
    note(**{name: value for name, value in vars(appointment).items() if value})
    give_role(_role(organisation.network), person, since=since, until=appointment.until)
    return Representative.objects.create(
        network=organisation.network,
        organisation=organisation,
        person=person,
        **{**vars(appointment), "since": since, "position": appointment.position.strip()},
    )


@action(
    "representative.end", on="representative", allow=holds("representative.end"), keeps=("until", "reason")
)
def end_representative(
    *, actor: Actor, representative: Representative, until: date | None = None, reason: str = ""
) -> Representative:
    """Say until when a person speaks for a member; with her last seat her role in the network ends too."""
    day = until or timezone.localdate()
    in_order(representative.since, day)
    note(before=representative.until)
    if representative.until is not None and representative.until <= day:
        raise Problem(ENDED_ALREADY)
    _end(representative, day)
    representative.refresh_from_db()
    return representative
