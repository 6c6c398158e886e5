"""Reading who speaks for members and how far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, UUIDField
from django.db.models.expressions import Combinable
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.access.question import Question
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import rules
from trellis.members.models import Mandate, Organisation, Representative
from trellis.members.queries.directory import directory_of, is_member
from trellis.members.speaking import WARN_DAYS, Spoken, spoken
from trellis.networks.models import Network


@dataclass(frozen=True)
class Speaker:
    """A representative with her mandates in words, the latest first."""

    seat: Representative
    is_current: bool
    mandates: list[Spoken] = field(default_factory=list)


def _told(
    seats: list[Representative], mandates: Iterable[Mandate], *, in_given_order: bool = False
) -> list[Speaker]:
    found: dict[UUID, list[Spoken]] = {}
    today = timezone.localdate()
    for row in sorted(mandates, key=lambda row: (row.since, row.pk), reverse=True):
        found.setdefault(row.representative_id, []).append(spoken(row, today))
    people = [Speaker(each, _is_current(each, today), found.get(each.pk, [])) for each in seats]
    if in_given_order:
        return people
    return sorted(people, key=lambda each: (not each.is_current, each.seat.seat != "head"))


def speakers(seats: Iterable[Representative], *, in_given_order: bool = False) -> list[Speaker]:
    """Give representatives with their mandates: those of today first, heads before alternates."""
    listed = list(seats)
    rows = Mandate.objects.filter(representative__in=[each.pk for each in listed])
    return _told(listed, rows, in_given_order=in_given_order)


def _is_current(seat: Representative, today: date) -> bool:
    return (seat.since is None or seat.since <= today) and (seat.until is None or seat.until >= today)


def _entries(organisation: Any) -> QuerySet[Organisation, Any]:
    return Organisation.objects.filter(Q(pk=organisation) | Q(same_as=organisation)).values("pk")


_SEATS = Question(
    lambda organisation: (
        Representative.objects.filter(organisation__in=_entries(organisation))
        .select_related("person")
        .only("organisation", "seat", "position", "since", "until", "person__name", "person__is_invented")
    ),
    organisation=UUIDField(),
)
_MANDATES = Question(
    lambda organisation: Mandate.objects.filter(representative__organisation__in=_entries(organisation)),
    organisation=UUIDField(),
)


def speakers_for(organisation: Organisation) -> list[Speaker]:
    """Give who speaks and spoke for an organisation, under its doubles' entries too."""
    here = _SEATS.ask(organisation=organisation.pk)
    mandates = _MANDATES.ask(organisation=organisation.pk) if here else []
    return _told(sorted(here, key=lambda seat: (seat.since or date.min, seat.pk), reverse=True), mandates)


def representative_seen(actor: Actor, network: Network, pk: UUID) -> Representative:
    """Give a representative's seat, or the problem that there's none to be seen."""
    here = Representative.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("person", "organisation__network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


_WITH_ALL = ("representative__person", "representative__organisation__network", "recorded_by", "confirmed_by")


def mandate_seen(actor: Actor, network: Network, pk: UUID) -> Mandate:
    """Give a mandate, or the problem that there's none to be seen."""
    here = Mandate.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related(*_WITH_ALL).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def letter_seen(actor: Actor, network: Network, pk: UUID) -> Mandate:
    """Give the mandate whose letter somebody may read, or the problem that there's none to be seen."""
    here = Mandate.objects.filter(rules.sees_letter.where(actor), network=network, pk=pk).exclude(letter="")
    found = here.first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _seats(*conditions: Q | Combinable) -> QuerySet[Representative]:
    member = Organisation.objects.filter(is_member(), pk=OuterRef("organisation"), same_as=None)
    here = Representative.objects.filter(rules.in_force(), Exists(member), *conditions)
    return here.select_related("person", "organisation")


def seats_today(network: Network) -> QuerySet[Representative]:
    """Give who speaks for a member of a network today."""
    return _seats(Q(network=network))


def _named_by(network: Network, *conditions: Q) -> Q:
    """Give the filter for seats with such a mandate: few, so they are found by it and not among all seats."""
    return Q(pk__in=Mandate.objects.filter(*conditions, network=network).values("representative"))


def _mandates(*conditions: Q) -> QuerySet[Mandate]:
    return Mandate.objects.filter(*conditions, representative=OuterRef("pk"), withdrawn_on=None)


def _running() -> Q:
    today = timezone.localdate()
    return Q(until=None) | Q(until__gte=today)


def _ending() -> Q:
    today = timezone.localdate()
    return Q(until__gte=today, until__lte=today + timedelta(days=WARN_DAYS))


def silent_members(actor: Actor, network: Network) -> QuerySet[Organisation]:
    """Give the members for whom nobody speaks today."""
    seats = Representative.objects.filter(rules.in_force(), organisation=OuterRef("pk"))
    return directory_of(actor, network).filter(is_member(), ~Exists(seats))


def without_mandate(network: Network) -> QuerySet[Representative]:
    """Give the representatives for whom no mandate was ever recorded (C8.6)."""
    ever = Mandate.objects.filter(representative=OuterRef("pk"))
    return seats_today(network).filter(~Exists(ever))


def with_unconfirmed(network: Network) -> QuerySet[Representative]:
    """Give the representatives with a mandate that nobody has confirmed."""
    return _seats(_named_by(network, _running(), Q(confirmed_at=None, withdrawn_on=None)))


def with_ending(network: Network) -> QuerySet[Representative]:
    """Give the representatives whose mandate runs out within sixty days, without another one to follow."""
    later = timezone.localdate() + timedelta(days=WARN_DAYS)
    beyond = _mandates(Q(until=None) | Q(until__gt=later))
    return _seats(_named_by(network, _ending(), Q(withdrawn_on=None)), ~Exists(beyond))


def with_ended(network: Network) -> QuerySet[Representative]:
    """Give the representatives who had a mandate and have none any more."""
    ended = _named_by(network, Q(until__lt=timezone.localdate()))
    withdrawn = _named_by(network, Q(withdrawn_on__isnull=False))
    return _seats(ended | withdrawn, ~Exists(_mandates(_running())))


def ending_mandates(networks: QuerySet[Network] | Iterable[Network]) -> QuerySet[Mandate]:
    """Give the mandates of some networks that run out within sixty days, the soonest first."""
    seats = Representative.objects.filter(rules.in_force())
    here = Mandate.objects.filter(
        _ending(), network__in=networks, withdrawn_on=None, representative__in=seats
    )
    return here.select_related("representative__person", "representative__organisation", "network").order_by(
        F("until"), "pk"
    )
