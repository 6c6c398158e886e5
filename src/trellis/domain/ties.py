"""Who is tied to whom, measured: by published formulas, each with its convention (C5.5, C5.6, C8.3, C8.4).

The algorithms are igraph's; where its convention differs from the stated one it is corrected here. Ties of
somebody with herself are left out, several ties between two are one whose weight is their sum. What a formula
doesn't define is None, with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from igraph import Graph

from trellis.domain.fragility import Parts, parts
from trellis.domain.problems import N_

TOO_FEW = N_("undefined with so few members")
APART = N_("undefined: not everybody can be reached by everybody")
UNDIRECTED = N_("undefined: the ties have no direction")
NO_TIES = N_("undefined: there are no ties")
ALONE = N_("undefined for a member without ties")
TWO_MODES = N_("undefined for ties between two kinds of nodes: see the projection")


@dataclass(frozen=True)
class Net:
    """Members by id, and ties between them as positions, with weights; `second` marks the second mode.

    `loops` and `doubles` count the ties that were left out or joined.
    """

    ids: tuple[str, ...]
    ties: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    directed: bool = False
    second: frozenset[int] = frozenset()
    loops: int = 0
    doubles: int = 0


def net(
    ids: Sequence[str],
    ties: Sequence[tuple[int, int, float]],
    *,
    directed: bool = False,
    second: frozenset[int] = frozenset(),
) -> Net:
    """Make a net of ties as they were read: loops left out, doubles joined, their weights added."""
    joined: dict[tuple[int, int], float] = {}
    loops = 0
    for one, other, weight in ties:
        if one == other:
            loops += 1
            continue
        pair = (one, other) if directed or one < other else (other, one)
        joined[pair] = joined.get(pair, 0.0) + weight
    return Net(
        ids=tuple(ids),
        ties=tuple(joined),
        weights=tuple(joined.values()),
        directed=directed,
        second=second,
        loops=loops,
        doubles=len(ties) - loops - len(joined),
    )


@dataclass(frozen=True)
class Node:
    """One member's measures; None where a formula isn't defined for it."""

    id: str
    degree: int
    in_degree: int | None
    out_degree: int | None
    betweenness: float
    betweenness_normalized: float | None
    closeness: float | None
    constraint: float | None
    effective_size: float | None
    fragmentation_without: float | None


@dataclass(frozen=True)
class Reciprocity:
    """How often a tie is returned, by the three usual definitions."""

    dyads: float | None
    all_dyads: float | None
    arcs: float | None


@dataclass(frozen=True)
class Measures:
    """A network's measures and its members'; `undefined` tells why a measure is None."""

    nodes: tuple[Node, ...]
    ties: int
    directed: bool
    density: float | None
    degree_centralization: float | None
    in_degree_centralization: float | None
    out_degree_centralization: float | None
    closeness_centralization: float | None
    betweenness_centralization: float | None
    reciprocity: Reciprocity
    components: tuple[int, ...]
    cut_members: tuple[str, ...]
    largest_component_share: float | None
    fragmentation: float | None
    undefined: Mapping[str, str] = field(default_factory=dict)


def measure(given: Net) -> Measures:
    """Work out all measures; seconds for thousands of members, most of it betweenness."""
    graph = as_graph(given)
    apart = parts(len(given.ids), given.ties)
    nodes = _nodes(given, graph, apart)
    count = len(nodes)
    found = {
        "density": density(given),
        **_degree_centralizations(given, graph),
        "closeness_centralization": _closeness_centralization(nodes),
        "betweenness_centralization": _betweenness_centralization(given, nodes),
    }
    return Measures(
        nodes=nodes,
        ties=len(given.ties),
        directed=given.directed,
        reciprocity=_reciprocity(given, graph),
        components=apart.sizes,
        cut_members=tuple(given.ids[each] for each in apart.cuts),
        largest_component_share=apart.sizes[0] / count if count else None,
        fragmentation=apart.fragmentation,
        undefined=_undefined(given, found, nodes),
        **found,
    )


def as_graph(given: Net) -> Graph:
    """Give a net as igraph reckons with it."""
    graph = Graph(n=len(given.ids), edges=list(given.ties), directed=given.directed)
    graph.es["weight"] = list(given.weights)
    return graph


def density(given: Net) -> float | None:
    """Give the ties there are as a share of those there could be; between the modes where there are two."""
    count, second = len(given.ids), len(given.second)
    possible = second * (count - second) if second else count * (count - 1) // (1 if given.directed else 2)
    return len(given.ties) / possible if possible else None


def _nodes(given: Net, graph: Graph, apart: Parts) -> tuple[Node, ...]:
    count = len(given.ids)
    pairs = (count - 1) * (count - 2) / (1 if given.directed else 2)
    betweenness = graph.betweenness() if count else []
    closeness = _closeness(graph) if apart.is_whole and not given.second else [None] * count
    constraint = [_number(each) for each in graph.constraint(weights="weight")] if count else []
    sizes = effective_sizes(given)
    degrees = graph.degree()
    inside, outside = graph.indegree(), graph.outdegree()
    return tuple(
        Node(
            id=name,
            degree=degrees[place],
            in_degree=inside[place] if given.directed else None,
            out_degree=outside[place] if given.directed else None,
            betweenness=betweenness[place],
            betweenness_normalized=betweenness[place] / pairs if pairs and not given.second else None,
            closeness=closeness[place],
            constraint=constraint[place] if degrees[place] else None,
            effective_size=sizes[place] if degrees[place] else None,
            fragmentation_without=apart.without[place],
        )
        for place, name in enumerate(given.ids)
    )


def _number(value: float) -> float | None:
    return value if isfinite(value) else None


def _closeness(graph: Graph) -> list[float | None]:
    """Give Freeman's closeness along the ties, (n - 1) / sum of distances; None where one isn't reached."""
    count = graph.vcount()
    if count < 2 or (graph.is_directed() and not graph.is_connected(mode="strong")):
        return [None] * count
    return [_number(each) for each in graph.closeness(mode="out", normalized=True)]


def effective_sizes(given: Net) -> list[float]:
    """Give Burt's effective size: alters less what they are tied among themselves, by shares of each tie.

    Of ties without weight and direction it is n - 2t/n, with t ties among n alters (Borgatti 1997).
    """
    strength: list[dict[int, float]] = [{} for _ in given.ids]
    for (one, other), weight in zip(given.ties, given.weights, strict=True):
        strength[one][other] = strength[one].get(other, 0.0) + weight
        strength[other][one] = strength[other].get(one, 0.0) + weight
    totals = [sum(each.values()) for each in strength]
    shares = [{alter: tie / totals[ego] for alter, tie in mine.items()} for ego, mine in enumerate(strength)]
    return [
        sum(1.0 - _redundancy(mine, strength[alter]) for alter in mine) if mine else 0.0 for mine in shares
    ]


def _redundancy(mine: Mapping[int, float], theirs: Mapping[int, float]) -> float:
    """Give the share of one's ties that an alter stands for, by how strong its ties to them are."""
    strongest = max(theirs.values())
    return sum(mine[each] * theirs[each] / strongest for each in _shared(mine, theirs))


def _shared(one: Mapping[int, float], other: Mapping[int, float]) -> list[int]:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return [each for each in small if each in large]


def centralization(values: Sequence[float], most: float) -> float | None:
    """Give Freeman's centralisation: how far all are from the most central, as a share of the extreme."""
    return sum(max(values) - each for each in values) / most if most and values else None


def _degree_centralizations(given: Net, graph: Graph) -> dict[str, float | None]:
    """Give them by degree; loops never count, so the extreme is a star of n - 1 ties and not of n."""
    count = len(given.ids)
    if count < 3 or given.second:
        return dict.fromkeys(
            ("degree_centralization", "in_degree_centralization", "out_degree_centralization")
        )
    star = (count - 1) * (count - 2)
    both = centralization(graph.degree(), 2 * star if given.directed else star)
    arcs = (count - 1) ** 2
    return {
        "degree_centralization": both,
        "in_degree_centralization": centralization(graph.indegree(), arcs) if given.directed else None,
        "out_degree_centralization": centralization(graph.outdegree(), arcs) if given.directed else None,
    }


def _closeness_centralization(nodes: Sequence[Node]) -> float | None:
    count = len(nodes)
    values = [each.closeness for each in nodes if each.closeness is not None]
    if count < 3 or len(values) < count:
        return None
    return centralization(values, (count - 1) * (count - 2) / (2 * count - 3))


def _betweenness_centralization(given: Net, nodes: Sequence[Node]) -> float | None:
    count = len(nodes)
    if count < 3 or given.second:
        return None
    most = (count - 1) ** 2 * (count - 2) / (1 if given.directed else 2)
    return centralization([each.betweenness for each in nodes], most)


def _reciprocity(given: Net, graph: Graph) -> Reciprocity:
    """Give mutual dyads among the tied, mutual or empty ones among all, and arcs that are returned."""
    if not given.directed:
        return Reciprocity(None, None, None)
    mutual, asymmetric, empty = graph.dyad_census()
    tied, everybody = mutual + asymmetric, mutual + asymmetric + empty
    return Reciprocity(
        dyads=mutual / tied if tied else None,
        all_dyads=(mutual + empty) / everybody if everybody else None,
        arcs=2 * mutual / (2 * mutual + asymmetric) if tied else None,
    )


def _undefined(given: Net, found: Mapping[str, float | None], nodes: Sequence[Node]) -> dict[str, str]:
    """Say why each measure of the network is None."""
    few = TWO_MODES if given.second else TOO_FEW
    reasons = {
        "in_degree_centralization": few if given.directed else UNDIRECTED,
        "out_degree_centralization": few if given.directed else UNDIRECTED,
        "closeness_centralization": few if given.second or len(nodes) < 3 else APART,
    }
    undefined = {name: reasons.get(name, few) for name, value in found.items() if value is None}
    if not given.directed:
        return undefined | {"reciprocity": UNDIRECTED}
    return undefined if given.ties else undefined | {"reciprocity": NO_TIES}
