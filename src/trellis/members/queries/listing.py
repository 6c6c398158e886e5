"""The list of members: found, narrowed, and read fifty at a time with what each row shows."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

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
    """An organisation as the list shows it: with the kinds of part that it plays and the name of its head."""

    organisation: Organisation
    constituency: Constituency | None
    parts: list[str] = field(default_factory=list)
    head: str = ""


@dataclass(frozen=True)
class MembersPage:
    """Fifty rows, where to go on, and how many there are."""

    rows: list[MemberRow]
    page: Slice[Organisation]
    count: Count


def _memberships(filters: Filters) -> QuerySet[Membership]:
    # Nothing of the network here: its organisations are asked about; given both, SQLite without statistics
    # goes through all of the network's memberships for each of them.
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


def _is_in_force(since: date | None, until: date | None) -> bool:
    today = timezone.localdate()
    return (since is None or since <= today) and (until is None or until >= today)


def rows_for(
    organisations: list[Organisation], constituencies: list[Constituency], standing: str = EVERYBODY
) -> list[MemberRow]:
    """Give what a list shows of these organisations: two queries, whatever their number."""
    ids = [each.pk for each in organisations]
    here = Membership.objects.filter(organisation__in=ids).order_by("joined_on", "pk", "parts__kind")
    if standing != EVERYBODY:
        here = here.filter(standing=standing)
    columns = ("organisation", "constituency", "parts__kind", "parts__since", "parts__until")
    groups, parts = dict[UUID, UUID](), dict[UUID, list[str]]()
    for pk, constituency, kind, since, until in here.values_list(*columns):
        groups[pk] = constituency
        if kind and _is_in_force(since, until):
            parts.setdefault(pk, []).append(kind)
    seats = Representative.objects.filter(rules.in_force(), organisation__in=ids, seat=Seat.HEAD)
    heads = dict(seats.values_list("organisation", "person__name"))
    named = {each.pk: each for each in constituencies}
    return [
        MemberRow(
            each, named.get(groups.get(each.pk, each.pk)), parts.get(each.pk, []), heads.get(each.pk, "")
        )
        for each in organisations
    ]


def _count(network: Network, filters: Filters, found: QuerySet[Organisation]) -> Count:
    """Count what was found; without a search, memberships are counted, which their index gives."""
    if filters.wanted.strip() or filters.narrow:
        return counted(found)
    doubles = Organisation.objects.filter(same_as__isnull=False).values("pk")
    standing = Membership.objects.filter(network=network, standing=filters.standing)
    return counted(standing.exclude(organisation__in=doubles))


def members_page(
    *, actor: Actor, network: Network, filters: Filters, cursor: Cursor, constituencies: list[Constituency]
) -> MembersPage:
    """Give a page of the list of a network's members, in the order of their names."""
    found = _found(actor, network, filters)
    page = slice_of(found.only("names", "acronym", "type", "is_invented", "sort_name"), cursor)
    rows = rows_for(page.rows, constituencies, filters.standing)
    return MembersPage(rows, page, _count(network, filters, found))
