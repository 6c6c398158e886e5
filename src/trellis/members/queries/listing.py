"""The list of members: found, narrowed, and read fifty at a time with what each row shows."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

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
from trellis.members.queries.directory import directory_among, directory_of
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


def _rare(network: Network, filters: Filters) -> list[UUID]:
    """Give the ids of those who play a part or stand in an unusual way: as many as are worth naming."""
    here = Membership.objects.filter(network=network)
    if filters.part:
        # Asked of each part: parts are few, memberships may be many.
        membership = here.filter(pk=OuterRef("membership"))
        played = Part.objects.filter(rules.in_force(), Exists(membership), kind=filters.part)
        return list(played.order_by().values_list("membership__organisation", flat=True)[: entries.FEW + 1])
    here = here.filter(standing=filters.standing).order_by()
    return list(here.values_list("organisation", flat=True)[: entries.FEW + 1])


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


def _found(rows: QuerySet[Organisation], network: Network, filters: Filters) -> QuerySet[Organisation]:
    if filters.is_rare:
        rows = rows.filter(pk__in=_memberships(filters).filter(network=network).values("organisation"))
    elif filters.constituency:
        rows = rows.filter(Exists(_memberships(filters).filter(organisation=OuterRef("pk"))))
    if filters.standing == Standing.MEMBER:
        # Nobody is a member twice at once, so this join doubles no row.
        rows = rows.filter(memberships__standing=Standing.MEMBER)
    if filters.type:
        rows = rows.filter(type=filters.type)
    return rows


def _searched(
    actor: Actor, network: Network, filters: Filters
) -> tuple[QuerySet[Organisation], QuerySet[Organisation] | None]:
    """Give what a search finds, to be read in the order of names; and for a common word, some of that.

    Few are named by the index of words. A common word is soon met on the way through the names, and some of
    what the index names is mostly enough to know that there are more than anybody counts.
    """
    met = entries.candidates(naming.KIND, filters.wanted, entries.FEW, network.pk)
    some = _found(directory_among(actor, network, met.ids), network, filters)
    if met.is_all:
        return some, None
    walked = directory_of(actor, network).filter(entries.fits(naming.KIND, filters.wanted))
    return _found(walked, network, filters), some


def _within(actor: Actor, network: Network, filters: Filters) -> QuerySet[Organisation]:
    few = _rare(network, filters) if filters.is_rare else None
    if few is not None and len(few) <= entries.FEW:
        return directory_among(actor, network, few)
    return directory_of(actor, network)


def _counted(found: QuerySet[Organisation], some: QuerySet[Organisation] | None) -> Count:
    if some is not None and (count := counted(some)).is_more:
        return count
    return counted(found)


def _groups(organisations: list[Organisation], filters: Filters) -> dict[UUID, UUID | None]:
    """Give the constituency of each: members come with theirs, for all others the latest is read."""
    if filters.standing == Standing.MEMBER:
        return {each.pk: each.group for each in organisations}  # type: ignore[attr-defined]  # annotated
    here = Membership.objects.filter(organisation__in=[each.pk for each in organisations])
    if filters.standing != EVERYBODY:
        here = here.filter(standing=filters.standing)
    return dict(here.order_by("joined_on", "pk").values_list("organisation", "constituency"))


def _rows(
    organisations: list[Organisation], constituencies: list[Constituency], filters: Filters
) -> list[MemberRow]:
    """Give what the list shows of these organisations, with as many queries whatever their number."""
    ids = [each.pk for each in organisations]
    played = Part.objects.filter(rules.in_force(), membership__organisation__in=ids)
    if filters.standing != EVERYBODY:
        played = played.filter(membership__standing=filters.standing)
    parts = dict[UUID, list[str]]()
    for pk, kind in sorted(played.values_list("membership__organisation", "kind")):
        parts.setdefault(pk, []).append(kind)
    seats = Representative.objects.filter(rules.in_force(), organisation__in=ids, seat=Seat.HEAD)
    heads = dict(seats.values_list("organisation", "person__name"))
    groups = _groups(organisations, filters)
    named: dict[UUID | None, Constituency] = {each.pk: each for each in constituencies}
    return [
        MemberRow(each, named.get(groups.get(each.pk)), parts.get(each.pk, []), heads.get(each.pk, ""))
        for each in organisations
    ]


def members_page(
    *, actor: Actor, network: Network, filters: Filters, cursor: Cursor, constituencies: list[Constituency]
) -> MembersPage:
    """Give a page of the list of a network's members, in the order of their names."""
    if filters.wanted.strip():
        found, some = _searched(actor, network, filters)
    else:
        found, some = _found(_within(actor, network, filters), network, filters), None
    shown = found.only("names", "acronym", "type", "is_invented", "sort_name")
    if filters.standing == Standing.MEMBER:
        shown = shown.annotate(group=F("memberships__constituency"))
    page = slice_of(shown, cursor)
    return MembersPage(_rows(page.rows, constituencies, filters), page, _counted(found, some))
