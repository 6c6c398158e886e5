"""What a network's first page shows: its figures, units, offices and who holds which role."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from trellis.domain.mandate import Scope
from trellis.domain.typology import FACETS, Choices, Facet
from trellis.members.models import (
    Constituency,
    Mandate,
    Membership,
    Organisation,
    Part,
    PartKind,
    Representative,
    Standing,
)
from trellis.members.queries import members_of
from trellis.members.queries.directory import is_member
from trellis.members.rules import in_force
from trellis.networks.models import Assignment, Network, Role, Unit

HOLDERS = 6
"""Names shown of those who hold a role; a role of everybody says only how many."""
UNITS = 300
"""More units than these aren't read for a first page; the page of units has them all."""
SHOWN_PARTS = 60


@dataclass(frozen=True)
class Figures:
    """How many members there are, by constituency, for how many somebody speaks, and may commit."""

    members: int
    by_constituency: list[tuple[Constituency | None, int]]
    spoken_for: int
    may_commit: int

    @property
    def silent(self) -> int:
        """Give for how many nobody speaks."""
        return self.members - self.spoken_for


def _commits(network: Network, today: date) -> QuerySet[Mandate]:
    """Give the confirmed mandates to commit that run today: the index of these leads to few."""
    running = Mandate.objects.filter(Q(until=None) | Q(until__gte=today), network=network, since__lte=today)
    commits = running.filter(scope__in=[Scope.COMMIT.value, Scope.COMMIT_WITHIN.value], withdrawn_on=None)
    return commits.exclude(confirmed_at=None)


def _doubles(network: Network) -> QuerySet[Organisation, Any]:
    return Organisation.objects.filter(network=network, same_as__isnull=False).values("pk")


def _by_constituency(memberships: QuerySet[Membership]) -> dict[UUID | None, int]:
    here = memberships.filter(standing=Standing.MEMBER).order_by()
    return dict(here.values_list("constituency").annotate(size=Count("*")))


def _sizes(network: Network) -> dict[UUID | None, int]:
    """Count the members of each constituency, without entries that turned out to be doubles."""
    counted = _by_constituency(Membership.objects.filter(network=network))
    # Those of doubles are few: sooner taken off than looked for at each of the others.
    doubles = Membership.objects.filter(organisation__in=_doubles(network))
    for constituency, size in _by_constituency(doubles).items():
        counted[constituency] -= size
    return counted


def figures_of(network: Network) -> Figures:
    """Count a network's members, those for whom somebody speaks, and those for whom somebody may commit."""
    counted = _sizes(network)
    named: list[tuple[Constituency | None, int]] = [
        (each, counted.get(each.pk, 0)) for each in network.constituencies.all()
    ]
    if counted.get(None):
        named.append((None, counted[None]))
    seats = Representative.objects.filter(in_force(), organisation=OuterRef("pk"))
    able = Representative.objects.filter(
        in_force(), pk__in=_commits(network, timezone.localdate()).values("representative")
    )
    commits = Organisation.objects.filter(
        is_member(), pk__in=able.values("organisation"), network=network, same_as=None
    )
    spoken_for = members_of(network).filter(Exists(seats)).count()
    return Figures(sum(counted.values()), named, spoken_for, commits.count())


@dataclass
class Node:
    """A unit with those below it."""

    unit: Unit
    below: list["Node"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Count it and everything below it."""
        return 1 + sum(node.size for node in self.below)


def units_of(network: Network) -> list[Node]:
    """Give a network's units as a tree, with the places that each covers."""
    found = network.units.order_by("depth", "sort_name", "pk").prefetch_related("covers")[:UNITS]
    nodes: dict[UUID, Node] = {}
    roots: list[Node] = []
    for unit in found:
        nodes[unit.pk] = Node(unit)
        above = nodes.get(unit.parent_id) if unit.parent_id else None
        (above.below if above else roots).append(nodes[unit.pk])
    return roots


@dataclass(frozen=True)
class Held:
    """A role, how many hold it today, and their names when they are few."""

    role: Role
    count: int
    holders: list[Assignment]


def roles_held(network: Network) -> list[Held]:
    """Give the roles that somebody holds today, in the order in which the network got them."""
    current = Assignment.objects.filter(in_force(), network=network)
    counted = dict(current.order_by().values_list("role").annotate(size=Count("pk")))
    few = [pk for pk, size in counted.items() if size <= HOLDERS]
    holders: dict[UUID, list[Assignment]] = {}
    for each in current.filter(role__in=few).select_related("person").order_by("since", "pk"):
        holders.setdefault(each.role_id, []).append(each)
    roles = network.roles.filter(pk__in=counted).order_by("pk")
    return [Held(role, counted[role.pk], holders.get(role.pk, [])) for role in roles]


def parts_played(network: Network, kinds: Iterable[str] = PartKind.values) -> dict[str, list[Part]]:
    """Give which members play which part today: secretariats, chairs, patrons and so on."""
    # Asked of each part: parts are few, memberships may be many.
    member = Membership.objects.filter(pk=OuterRef("membership"), network=network, standing=Standing.MEMBER)
    here = Part.objects.filter(in_force(), Exists(member), kind__in=list(kinds))
    rows = here.select_related("membership__organisation", "for_constituency").order_by("turn", "since", "pk")
    found: dict[str, list[Part]] = {kind: [] for kind in kinds}
    for part in rows[:SHOWN_PARTS]:
        found[part.kind].append(part)
    return {kind: parts for kind, parts in found.items() if parts}


def type_of(network: Network) -> list[tuple[Choices, list[str]]]:
    """Give what the network says of its type (C2.1, C2.2): each feature with the labels of its values."""
    marked: dict[str, set[str]] = {}
    for facet, value in network.profile.values_list("facet", "value"):
        marked.setdefault(facet, set()).add(value)
    found = []
    for facet in Facet:
        labels = [label for value, label in FACETS[facet].values.items() if value in marked.get(facet, set())]
        if labels:
            found.append((FACETS[facet], labels))
    return found


@dataclass(frozen=True)
class PublicMembers:
    """The members as a public page names them, by constituency, and how many of them there are."""

    groups: list[tuple[Constituency | None, list[Organisation]]]
    count: int


PUBLIC_MEMBERS = 500
"""Members that a public page names; a leaflet with more is a book."""


def public_members(network: Network) -> PublicMembers:
    """Give the names of the members in order, by constituency: nothing else about them."""
    members = Organisation.objects.filter(
        network=network, same_as=None, memberships__standing=Standing.MEMBER
    )
    rows = members.annotate(group=F("memberships__constituency")).order_by("sort_name", "pk")
    groups: dict[Any, list[Organisation]] = {}
    for row in rows[:PUBLIC_MEMBERS]:
        groups.setdefault(row.group, []).append(row)
    named: list[tuple[Constituency | None, list[Organisation]]] = [
        (each, groups[each.pk]) for each in network.constituencies.all() if each.pk in groups
    ]
    if None in groups:
        named.append((None, groups[None]))
    return PublicMembers(named, sum(_sizes(network).values()))
