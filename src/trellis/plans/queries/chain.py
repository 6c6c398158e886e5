"""The chain of an objective or an activity: up to the readiness answer, down to result and review (C8.1).

Each step is asked for all things of one level at once. What the reader may not see isn't in it, nor what lies
beyond it. Goals and action plan serve the purpose, and the purpose what the readiness questions found first.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.domain.lineage import Edge, Graph, Step, graph_of, walk
from trellis.governance.models import Document, DocumentKind
from trellis.networks.lineage import STRANDS, Thing
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, Link, Objective, ObjectiveReview, Site, Way

OBJECTIVE, ACTIVITY, RESULT, REVIEW = "objective", "activity", "result", "review"
DOCUMENT, DECISION, READINESS = "document", "decision", "readiness"
DEEPEST = 12
MOST = 60
"""Of one kind, no more than so many at one level: a page isn't a list."""

Node = tuple[str, UUID]
Edges = list[Edge[Node]]


@dataclass(frozen=True)
class Chain:
    """What a thing serves and what came of it; `is_cut`: at some level there is more than stands here."""

    start: Node
    graph: Graph[Node]
    things: dict[Node, Thing]
    is_cut: bool

    @property
    def up(self) -> tuple[Step[Node], ...]:
        """Give what it serves, the nearest first."""
        return walk(self.graph.above, self.start)

    @property
    def down(self) -> tuple[Step[Node], ...]:
        """Give what came of it."""
        return walk(self.graph.below, self.start)


def _ids(nodes: Iterable[Node], kind: str) -> list[UUID]:
    return [pk for each, pk in nodes if each == kind]


def _linked(network: Network, nodes: Collection[Node], way: Way) -> Edges:
    """Give the links from these things by one way, and those by the other way that lead to them."""
    here = Q(objective__in=_ids(nodes, OBJECTIVE)) | Q(activity__in=_ids(nodes, ACTIVITY))
    mine, theirs = Q(way=way) & here, ~Q(way=way) & Q(thing__in=[pk for _kind, pk in nodes])
    found: Edges = []
    for each in Link.objects.filter(mine | theirs, network=network).order_by("pk")[: 4 * MOST]:
        own: Node = (OBJECTIVE, each.objective_id) if each.objective_id else (ACTIVITY, each.activity_id)  # type: ignore[assignment]
        other: Node = (each.kind, each.thing)
        lower, upper = (own, other) if each.way == Way.UP else (other, own)
        found.append(Edge(lower, upper))
    return found


def _objective_serves(nodes: Collection[Node]) -> Edges:
    rows = Objective.objects.filter(pk__in=_ids(nodes, OBJECTIVE)).order_by("pk")
    found: Edges = []
    for pk, *uppers in rows.values_list("pk", "parent", "taken_from", "serves", "plan__decided_by"):
        kinds = (OBJECTIVE, OBJECTIVE, DOCUMENT, DECISION)
        found += [
            Edge((OBJECTIVE, pk), (kind, upper)) for kind, upper in zip(kinds, uppers, strict=True) if upper
        ]
    return found


def _activity_serves(nodes: Collection[Node]) -> Edges:
    rows = Activity.objects.filter(pk__in=_ids(nodes, ACTIVITY)).exclude(objective=None)
    found = rows.values_list("pk", "objective")
    return [Edge((ACTIVITY, pk), (OBJECTIVE, upper)) for pk, upper in found]


def _document_serves(actor: Actor, network: Network, nodes: Collection[Node]) -> Edges:
    ids = _ids(nodes, DOCUMENT)
    papers = dict(Document.objects.filter(network=network, pk__in=ids).values_list("pk", "kind"))
    purpose = Document.objects.filter(network=network, kind=DocumentKind.PURPOSE).first() if papers else None
    found: Edges = []
    for pk, kind in papers.items():
        if purpose is not None and kind in {DocumentKind.GOALS, DocumentKind.ACTION_PLAN}:
            found.append(Edge((DOCUMENT, pk), (DOCUMENT, purpose.pk)))
        if kind == DocumentKind.PURPOSE and READINESS in STRANDS:
            first = list(STRANDS[READINESS].choices(actor, network))[:1]
            found += [Edge((DOCUMENT, pk), (READINESS, each.pk)) for each in first]
    return found


def _above(actor: Actor, network: Network, nodes: Collection[Node]) -> Edges:
    """Give the edges from these things to what they serve."""
    found = _linked(network, nodes, Way.UP)
    if _ids(nodes, OBJECTIVE):
        found += _objective_serves(nodes)
    if _ids(nodes, ACTIVITY):
        found += _activity_serves(nodes)
    if _ids(nodes, DOCUMENT):
        found += _document_serves(actor, network, nodes)
    return found


def _below_objectives(actor: Actor, ids: list[UUID]) -> Edges:
    found: Edges = []
    below = Objective.objects.filter(Q(parent__in=ids) | Q(taken_from__in=ids)).order_by("position", "pk")
    for pk, parent, taken in below.values_list("pk", "parent", "taken_from")[: MOST + 1]:
        found += [Edge((OBJECTIVE, pk), (OBJECTIVE, each)) for each in (parent, taken) if each in ids]
    work = Activity.objects.filter(rules.sees_activity.where(actor), objective__in=ids).order_by("number")
    for pk, upper in work.values_list("pk", "objective")[: MOST + 1]:
        if upper is not None:
            found.append(Edge((ACTIVITY, pk), (OBJECTIVE, upper)))
    looks = ObjectiveReview.objects.filter(objective__in=ids).order_by("-at", "-pk")
    rows = looks.values_list("pk", "objective")[: MOST + 1]
    return found + [Edge((REVIEW, pk), (OBJECTIVE, upper)) for pk, upper in rows]


def _below(actor: Actor, network: Network, nodes: Collection[Node]) -> Edges:
    """Give the edges to these things from what came of them."""
    found = _linked(network, nodes, Way.DOWN)
    if objectives := _ids(nodes, OBJECTIVE):
        found += _below_objectives(actor, objectives)
    if activities := _ids(nodes, ACTIVITY):
        reported = Site.objects.filter(activity__in=activities).exclude(reported_until="")
        ids = reported.order_by().values_list("activity", flat=True).distinct()
        found += [Edge((RESULT, pk), (ACTIVITY, pk)) for pk in ids]
    return found


def things_of(actor: Actor, network: Network, nodes: Iterable[Node]) -> dict[Node, Thing]:
    """Give things as a reader may see them, asked kind by kind; what she may not see isn't there."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, pk in dict.fromkeys(nodes):
        by_kind.setdefault(kind, []).append(pk)
    found = [
        each
        for kind, ids in by_kind.items()
        if kind in STRANDS
        for each in STRANDS[kind].things(actor, network, ids)
    ]
    return {(each.kind, each.pk): each for each in found}


Asking = Callable[[Actor, Network, Collection[Node]], Edges]


def _collect(actor: Actor, network: Network, start: Node, asking: Asking) -> tuple[Edges, dict[Node, Thing]]:
    """Go level by level by one way; each thing is asked once, rings included."""
    edges: Edges = []
    known: dict[Node, Thing] = {}
    met, level = {start}, [start]
    for _level in range(DEEPEST):
        found = asking(actor, network, level)
        ends = dict.fromkeys(each for edge in found for each in (edge.lower, edge.upper))
        new = [each for each in ends if each not in met]
        known |= things_of(actor, network, new)
        edges += found
        met.update(new)
        level = [each for each in new if each in known]
        if not level:
            break
    return edges, known


def chain_of(actor: Actor, network: Network, start: Node) -> Chain:
    """Give the chain of an objective or an activity that somebody may see."""
    up, above = _collect(actor, network, start, _above)
    down, below = _collect(actor, network, start, _below)
    things = above | below | things_of(actor, network, [start])
    edges = [each for each in (*up, *down) if each.lower in things and each.upper in things]
    counts = [sum(each.upper == upper for each in down) for upper in {each.upper for each in down}]
    return Chain(start, graph_of(edges), things, is_cut=any(count > MOST for count in counts))
