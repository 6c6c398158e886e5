"""Trees given as a mapping from each key to its parent's key: circles, order, paths and moves.

A parent that isn't a key of the mapping lies outside, so its children count as roots.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

from trellis.domain.problems import TREE_CYCLE, Problem

K = TypeVar("K", bound=Hashable)


def find_cycle(parents: Mapping[K, K | None]) -> tuple[K, ...]:
    """Give the keys of one circle of parents, each followed by its parent; empty when there is none."""
    done: set[K] = set()
    for start in parents:
        trail: dict[K, None] = {}
        key: K | None = start
        while key is not None and key in parents and key not in done and key not in trail:
            trail[key] = None
            key = parents[key]
        if key is not None and key in trail:
            keys = list(trail)
            return tuple(keys[keys.index(key) :])
        done.update(trail)
    return ()


def in_order(parents: Mapping[K, K | None]) -> list[K]:
    """Give the keys with each parent before its children. Raises Problem TREE_CYCLE."""
    depths = _depths(parents)
    return sorted(parents, key=lambda key: depths[key])


def paths(parents: Mapping[K, K | None]) -> dict[K, tuple[K, ...]]:
    """Give for each key the keys from its root down to itself. Raises Problem TREE_CYCLE."""
    found: dict[K, tuple[K, ...]] = {}
    for key in in_order(parents):
        parent = parents[key]
        above = found[parent] if parent is not None and parent in parents else ()
        found[key] = (*above, key)
    return found


def may_move(node: K, new_parent: K | None, parents: Mapping[K, K | None]) -> bool:
    """Tell whether a node may be put under another without lying in itself."""
    return new_parent is None or (new_parent != node and new_parent not in below(node, parents))


def below(node: K, parents: Mapping[K, K | None]) -> set[K]:
    """Give all descendants of a node, without itself."""
    children: dict[K, list[K]] = defaultdict(list)
    for key, parent in parents.items():
        if parent is not None:
            children[parent].append(key)
    found: set[K] = set()
    waiting = list(children[node])
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += children[key]
    return found - {node}


def _depths(parents: Mapping[K, K | None]) -> dict[K, int]:
    if circle := find_cycle(parents):
        raise Problem(TREE_CYCLE, circle=" → ".join(map(str, (*circle, circle[0]))))
    depths: dict[K, int] = {}
    for start in parents:
        trail: list[K] = []
        key: K | None = start
        while key is not None and key in parents and key not in depths:
            trail.append(key)
            key = parents[key]
        above = depths[key] if key is not None and key in depths else -1
        depths.update({passed: depth for depth, passed in enumerate(reversed(trail), start=above + 1)})
    return depths
