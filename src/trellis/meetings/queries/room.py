"""Reading a meeting under way: who is there, its items, its ballots; always for a given person."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings import leading
from trellis.meetings.models import AgendaItem, Attendance, ItemStage, Meeting, Presence, Turn
from trellis.meetings.queries.quorum import Deciding
from trellis.members.models import Constituency, Organisation, Representative
from trellis.members.queries.representatives import seats_today
from trellis.networks.models import Network

HERE = (Presence.PRESENT, Presence.LATE)


@dataclass(frozen=True)
class Place:
    """A member of the body that meets: who may come for it, and what is noted of it."""

    organisation: Organisation
    constituency: Constituency | None = None
    seats: list[Representative] = field(default_factory=list)
    rows: list[Attendance] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        """Say whether anybody is there for it now."""
        return any(row.presence in HERE for row in self.rows)

    @property
    def people(self) -> set[UUID]:
        """Give who is noted by name."""
        return {row.person_id for row in self.rows if row.person_id and row.presence in HERE}


@dataclass(frozen=True)
class Roster:
    """The members that meet, in the order of names, and guests."""

    places: list[Place]
    guests: list[Attendance]

    @property
    def there(self) -> int:
        """Count the members that are there."""
        return sum(place.is_there for place in self.places)


def _one(rows: Any, network: Network) -> Any:
    found = rows.select_related("meeting").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    if found.meeting is not None:
        found.meeting.network = network
    return found


def item_in(actor: Actor, network: Network, pk: UUID) -> AgendaItem:
    """Give an item of an agenda, or the problem that there's none to be seen."""
    rows = AgendaItem.objects.filter(leading.sees_row.where(actor), network=network, pk=pk)
    found: AgendaItem = _one(rows.select_related("proposal__network"), network)
    return found


def turn_in(actor: Actor, network: Network, pk: UUID) -> Turn:
    """Give a turn to speak, or the problem that there's none to be seen."""
    found: Turn = _one(Turn.objects.filter(leading.sees_row.where(actor), network=network, pk=pk), network)
    return found


def attendance_in(actor: Actor, network: Network, pk: UUID) -> Attendance:
    """Give a line of who was there, or the problem that there's none to be seen."""
    rows = Attendance.objects.filter(leading.sees_row.where(actor), network=network, pk=pk)
    found: Attendance = _one(rows.select_related("organisation"), network)
    return found


def roster_of(meeting: Meeting, found: Deciding) -> Roster:
    """Give who meets, who may speak for each member, and what is noted."""
    rows = list(meeting.attendance.select_related("person", "organisation", "mandate").order_by("pk"))
    seats: dict[UUID, list[Representative]] = {}
    for seat in seats_today(meeting.network).order_by("-seat", "pk"):
        seats.setdefault(seat.organisation_id, []).append(seat)
    listed = {each.organisation.pk: Place(each.organisation, each.constituency) for each in found.holders}
    for row in rows:
        if row.organisation is not None:
            listed.setdefault(row.organisation.pk, Place(row.organisation)).rows.append(row)
    for pk, place in listed.items():
        place.seats.extend(seats.get(pk, []))
    guests = [row for row in rows if row.organisation_id is None]
    return Roster(sorted(listed.values(), key=lambda place: place.organisation.sort_name), guests)


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """Give a meeting's items in their order."""
    rows = meeting.items.exclude(stage=ItemStage.PROPOSED).select_related("proposal", "leads", "organisation")
    return list(rows.order_by("position", "pk"))


def present_members(meeting: Meeting) -> frozenset[UUID]:
    """Give the members that are there now."""
    rows = meeting.attendance.filter(presence__in=HERE, organisation__isnull=False)
    return frozenset(rows.values_list("organisation", flat=True))


def seat_there(meeting: Meeting, organisation: UUID) -> Representative | None:
    """Give the seat of whoever is there for a member, its head first; None for somebody without one."""
    here = meeting.attendance.filter(organisation=organisation, presence__in=HERE, person__isnull=False)
    seats = seats_today(meeting.network).filter(organisation=organisation, person__in=here.values("person"))
    return seats.order_by("-seat", "pk").first()
