"""Whose numbers make up a figure: those below a unit or a place, or the members; and the next level down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.models import Membership, Standing
from trellis.networks.models import Network
from trellis.places.models import STEP, Place
from trellis.plans.models import Due, Report, Tree


@dataclass(frozen=True)
class Node:
    """A unit, a place or a member that may report, by its path from the top."""

    pk: UUID
    names: Mapping[str, str]
    path: str
    parent: UUID | None = None

    @property
    def key(self) -> str:
        """Give its id as figures name it."""
        return self.pk.hex


@dataclass(frozen=True)
class Scope:
    """Where a figure stands: along which tree, at which node (None: the whole), and who is below.

    `nodes` are all that may report there, the node itself among them; `children` the next level.
    """

    network: Network
    tree: Tree
    at: Node | None
    above: tuple[Node, ...] = ()
    nodes: tuple[Node, ...] = ()
    children: tuple[Node, ...] = ()
    leaves: frozenset[str] = field(default_factory=frozenset)

    def expected(self, reported: Iterable[str]) -> list[Node]:
        """Give who is to report: each at the end of the tree, and whoever in between reports as well."""
        wanted = self.leaves | set(reported)
        return [each for each in self.nodes if each.key in wanted]

    def below(self, child: Node) -> tuple[Node, ...]:
        """Give a child and all below it."""
        return tuple(each for each in self.nodes if each.path.startswith(child.path))

    def filter(self) -> Q:
        """Give the filter for the reports of all who belong here."""
        if self.tree == Tree.MEMBERS:
            return Q(organisation__isnull=False)
        name = "unit" if self.tree == Tree.UNITS else "place"
        if self.at is None:
            return Q(**{f"{name}__isnull": False})
        return Q(**{f"{name}__path__startswith": self.at.path})


def scope_of(network: Network, tree: Tree, pk: UUID | None = None) -> Scope:
    """Give a scope, or the problem that there's no such unit or place here."""
    if tree == Tree.PLACES:
        return _of_places(network, pk)
    return _of_units(network, pk) if tree == Tree.UNITS else _of_members(network, pk)


def _node(row: Mapping[str, Any]) -> Node:
    return Node(row["pk"], row["names"], row["path"], row["parent_id"])


def _of_units(network: Network, pk: UUID | None) -> Scope:
    rows = network.units.order_by("sort_name", "pk").values("pk", "names", "path", "parent_id")
    every = {each.pk: each for each in map(_node, rows)}
    at = every.get(pk) if pk else None
    if pk and at is None:
        raise Problem(NOT_FOUND)
    nodes = tuple(each for each in every.values() if at is None or each.path.startswith(at.path))
    parents = {each.parent for each in nodes}
    above = [every[UUID(part)] for part in at.path.split("/")[:-2]] if at else []
    return Scope(
        network,
        Tree.UNITS,
        at,
        above=tuple(above),
        nodes=nodes,
        children=tuple(each for each in nodes if each.parent == pk),
        leaves=frozenset(each.key for each in nodes if each.pk not in parents),
    )


def _places(**which: Any) -> dict[UUID, Node]:
    rows = Place.objects.filter(**which).order_by("sort_name", "pk")
    return {each.pk: each for each in map(_node, rows.values("pk", "names", "path", "parent_id"))}


def _of_places(network: Network, pk: UUID | None) -> Scope:
    """Give the places that ever reported or were asked; others owe the network nothing."""
    at = next(iter(_places(pk=pk).values()), None) if pk else None
    if pk and at is None:
        raise Problem(NOT_FOUND)
    known = Report.objects.filter(network=network, place__isnull=False).values("place")
    asked = Due.objects.filter(network=network, place__isnull=False).values("place")
    rows = Place.objects.filter(Q(pk__in=known) | Q(pk__in=asked)).order_by("sort_name", "pk")
    if at is not None:
        rows = rows.filter(path__startswith=at.path)
    nodes = tuple(map(_node, rows.values("pk", "names", "path", "parent_id")))
    children = _next_level(nodes, at.path if at else _common(nodes))
    above = _places(pk__in=_ids(at.path)[:-1]) if at else {}
    return Scope(
        network,
        Tree.PLACES,
        at,
        above=tuple(sorted(above.values(), key=lambda each: len(each.path))),
        nodes=nodes,
        children=children,
        leaves=frozenset(each.key for each in nodes),
    )


def _ids(path: str) -> list[UUID]:
    return [UUID(path[at : at + STEP]) for at in range(0, len(path), STEP)]


def _common(nodes: Sequence[Node]) -> str:
    """Give the path that all have in common, without the last step of the shortest."""
    if not nodes:
        return ""
    first, last = min(each.path for each in nodes), max(each.path for each in nodes)
    same = 0
    while same + STEP < len(first) and first[same : same + STEP] == last[same : same + STEP]:
        same += STEP
    return first[:same]


def _next_level(nodes: Sequence[Node], path: str) -> tuple[Node, ...]:
    paths = {each.path[: len(path) + STEP] for each in nodes if len(each.path) > len(path)}
    found = _places(pk__in=[_ids(each)[-1] for each in paths])
    return tuple(found.values())


def _of_members(network: Network, pk: UUID | None) -> Scope:
    if pk is not None:
        raise Problem(NOT_FOUND)
    rows = Membership.objects.filter(network=network, standing=Standing.MEMBER)
    rows = rows.order_by("organisation__sort_name", "organisation")
    listed = rows.values_list("organisation", "organisation__names")
    nodes = tuple(Node(each, names, each.hex) for each, names in listed)
    return Scope(
        network,
        Tree.MEMBERS,
        None,
        nodes=nodes,
        children=nodes,
        leaves=frozenset(each.key for each in nodes),
    )
