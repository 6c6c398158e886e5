"""The list of members: found, narrowed, and read fifty at a time with what each row shows."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from trellis.access.actor import Actor
from trellis.members import naming, rules
from trellis.members.models import (
    Constituency,
    Membership,
    Organisation,
    Part,
    Representative,
    Seat,
    Standing,
)
from trellis.members.queries.directory import directory_of
from trellis.members.queries.paging import Count, Cursor, Slice, counted, slice_of
from trellis.networks.models import Network
from trellis.search import entries

EVERYBODY = "all"
"""The standing that narrows nothing: every entry of the directory."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What somebody looks for in the list."""

    wanted: str = ""
    constituency: UUID | None = None
    type: str = ""
    part: str = ""
    standing: str = Standing.MEMBER

    @property
    def narrow(self) -> bool:
        """Say whether anything but the search narrows the list."""
        return bool(self.constituency or self.type or self.part or self.standing != Standing.MEMBER)

    @property
    def is_rare(self) -> bool:
        """Say whether so few fit that it is quicker to begin with them than with the order of names."""
        return bool(self.part) or self.standing not in {Standing.MEMBER, EVERYBODY}


@dataclass(frozen=True)
class MemberRow:
    """An organisation as the list shows it."""

    organisation: Organisation
    membership: Membership | None
    constituency: Constituency | None
    parts: list[Part] = field(default_factory=list)
    head: Representative | None = None


@dataclass(frozen=True)
class MembersPage:
    """Fifty rows, where to go on, and how many there are."""

    rows: list[MemberRow]
    page: Slice[Organisation]
    count: Count


def _memberships(filters: Filters) -> QuerySet[Membership]:
    # Nothing of the network here: its organisations are asked about, and given both, SQLite without statistics goes
    # through all of the network's memberships for each of them.
    found = Membership.objects.all()
    if filters.standing != EVERYBODY:
        found = found.filter(standing=filters.standing)
    if filters.constituency:
        found = found.filter(constituency=filters.constituency)
    if filters.part:
        played = Part.objects.filter(rules.in_force(), kind=filters.part)
        found = found.filter(pk__in=played.values("membership"))
    return found


def _found(actor: Actor, network: Network, filters: Filters) -> QuerySet[Organisation]:
    rows = directory_of(actor, network)
    if filters.is_rare:
        rows = rows.filter(pk__in=_memberships(filters).filter(network=network).values("organisation"))
    elif filters.standing != EVERYBODY or filters.constituency:
        here = _memberships(filters).filter(organisation=OuterRef("pk"))
        rows = rows.filter(Exists(here))
    if filters.type:
        rows = rows.filter(type=filters.type)
    if filters.wanted.strip():
        rows = rows.filter(pk__in=entries.matches(naming.KIND, filters.wanted))
    return rows


def rows_for(
    organisations: list[Organisation], constituencies: list[Constituency], standing: str = EVERYBODY
) -> list[MemberRow]:
    """Give what a list shows of these organisations, by one query for each kind of thing."""
    here = Membership.objects.filter(organisation__in=organisations)
    if standing != EVERYBODY:
        here = here.filter(standing=standing)
    memberships = {each.organisation_id: each for each in here.order_by("joined_on", "pk")}
    parts: dict[UUID, list[Part]] = {}
    for part in Part.objects.filter(rules.in_force(), membership__in=memberships.values()).order_by("kind"):
        parts.setdefault(part.membership_id, []).append(part)
    seats = Representative.objects.filter(rules.in_force(), organisation__in=organisations, seat=Seat.HEAD)
    heads = {seat.organisation_id: seat for seat in seats.select_related("person")}
    named = {each.pk: each for each in constituencies}
    return [
        MemberRow(
            each,
            membership := memberships.get(each.pk),
            named.get(membership.constituency_id) if membership and membership.constituency_id else None,
            parts.get(membership.pk, []) if membership else [],
            heads.get(each.pk),
        )
        for each in organisations
    ]


def members_page(
    *, actor: Actor, network: Network, filters: Filters, cursor: Cursor, constituencies: list[Constituency]
) -> MembersPage:
    """Give a page of the list of a network's members, in the order of their names."""
    found = _found(actor, network, filters)
    page = slice_of(found, cursor)
    return MembersPage(rows_for(page.rows, constituencies, filters.standing), page, counted(found))
