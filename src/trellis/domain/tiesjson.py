"""A network's measures for another program, each with the convention by which it was worked out."""

from typing import Any

from trellis.domain.problems import N_
from trellis.domain.structure import CONVENTIONS as OF_STRUCTURE
from trellis.domain.structure import structure_as_json
from trellis.domain.ties import ALONE, APART, TWO_MODES, Measures, Net, Node

CONVENTIONS = {
    "ties": N_(
        "Ties of somebody with herself are left out; several ties between two are one, their weights added."
    ),
    "density": N_(
        "Ties as a share of the possible ones: n(n-1)/2 without direction, n(n-1) with, n times m "
        "between two modes."
    ),
    "degree": N_("Ties of a node, whatever their direction; weights don't count."),
    "degree_centralization": N_(
        "Freeman 1979: the differences to the largest degree, over those of a star, (n-1)(n-2); "
        "with direction twice that."
    ),
    "in_degree_centralization": N_("Freeman 1979 for ties that come in, over (n-1) squared."),
    "out_degree_centralization": N_("Freeman 1979 for ties that go out, over (n-1) squared."),
    "closeness": N_(
        "Freeman 1979: (n-1) over the sum of distances along the ties; weights don't count. "
        "Undefined where not everybody is reached."
    ),
    "closeness_centralization": N_(
        "Freeman 1979: over (n-1)(n-2)/(2n-3). Undefined for a network in several parts."
    ),
    "betweenness": N_(
        "Freeman 1977: for each pair of others the share of shortest ways that lead through a "
        "node, summed; weights don't count."
    ),
    "betweenness_normalized": N_("Betweenness over (n-1)(n-2)/2, with direction over (n-1)(n-2)."),
    "betweenness_centralization": N_(
        "Freeman 1979: over (n-1) squared times (n-2)/2, with direction twice that."
    ),
    "reciprocity": N_(
        "dyads: mutual among those with a tie; all_dyads: mutual or empty among all; arcs: "
        "returned among all arcs."
    ),
    "constraint": N_("Burt 1992, with weights and both directions together. Undefined without ties."),
    "effective_size": N_(
        "Burt 1992, with weights and both directions together; without weights n - 2t/n (Borgatti 1997)."
    ),
    "components": N_(
        "Parts within which everybody is reached when direction doesn't count; a node without ties is one."
    ),
    "cut_members": N_("Nodes without which there would be more parts."),
    "largest_component_share": N_("Nodes in the largest part, over all."),
    "fragmentation": N_(
        "Borgatti 2003: the share of pairs that don't reach each other when direction doesn't count."
    ),
    "fragmentation_without": N_("Fragmentation among the others when a node has gone."),
}
"""By which convention each measure is worked out, and whose."""


def as_json(given: Net, found: Measures) -> dict[str, Any]:
    """Give measures as docs/reference/ties-file.md tells them; what is undefined is null with its reason."""
    return {
        "format": 1,
        "network": _network(given, found),
        "nodes": [_node(given, each, place) for place, each in enumerate(found.nodes)],
        "conventions": CONVENTIONS | OF_STRUCTURE,
    }


def _network(given: Net, found: Measures) -> dict[str, Any]:
    structure, undefined = structure_as_json(given)
    return {
        "nodes": len(found.nodes),
        "ties": found.ties,
        "directed": found.directed,
        "two_mode": bool(given.second),
        "loops_left_out": given.loops,
        "doubles_joined": given.doubles,
        "density": found.density,
        "degree_centralization": found.degree_centralization,
        "in_degree_centralization": found.in_degree_centralization,
        "out_degree_centralization": found.out_degree_centralization,
        "closeness_centralization": found.closeness_centralization,
        "betweenness_centralization": found.betweenness_centralization,
        "reciprocity": {
            "dyads": found.reciprocity.dyads,
            "all_dyads": found.reciprocity.all_dyads,
            "arcs": found.reciprocity.arcs,
        },
        "components": len(found.components),
        "component_sizes": list(found.components),
        "cut_members": list(found.cut_members),
        "largest_component_share": found.largest_component_share,
        "fragmentation": found.fragmentation,
        **structure,
        "undefined": {name: str(reason) for name, reason in {**found.undefined, **undefined}.items()},
    }


def _node(given: Net, node: Node, place: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": node.id,
        "degree": node.degree,
        "in_degree": node.in_degree,
        "out_degree": node.out_degree,
        "betweenness": node.betweenness,
        "betweenness_normalized": node.betweenness_normalized,
        "closeness": node.closeness,
        "constraint": node.constraint,
        "effective_size": node.effective_size,
        "fragmentation_without": node.fragmentation_without,
    }
    if given.second:
        told["mode"] = 2 if place in given.second else 1
    reasons = _reasons(given, node)
    return told | ({"undefined": reasons} if reasons else {})


def _reasons(given: Net, node: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    if node.closeness is None:
        found["closeness"] = TWO_MODES if given.second else APART
    for name in ("constraint", "effective_size"):
        if not node.degree:
            found[name] = ALONE
    return found


def projected(given: Net) -> Net:
    """Give the ties among the first mode: two are tied by as many of the second as both are tied to."""
    firsts = [place for place in range(len(given.ids)) if place not in given.second]
    at = {place: new for new, place in enumerate(firsts)}
    shared: dict[tuple[int, int], float] = {}
    come: dict[int, list[int]] = {}
    for one, other in given.ties:
        first, second = (other, one) if one in given.second else (one, other)
        come.setdefault(second, []).append(at[first])
    for there in come.values():
        for place, one in enumerate(there):
            for other in there[place + 1 :]:
                pair = (min(one, other), max(one, other))
                shared[pair] = shared.get(pair, 0.0) + 1
    return Net(tuple(given.ids[place] for place in firsts), tuple(shared), tuple(shared.values()))
