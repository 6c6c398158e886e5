"""The chain from what everybody agreed to what came of it (C8.1): what serves what, and what hangs loose.

An edge says that the lower thing serves the upper one, or came of it, which is the same read from the other
end. People draw rings without noticing; each thing is walked once, and where it comes again it is only named.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Edge(Generic[Key]):
    """The lower thing serves the upper one."""

    lower: Key
    upper: Key


@dataclass(frozen=True, slots=True)
class Step(Generic[Key]):
    """A thing on the way from where somebody stands; `is_again`: it stands further up on the page already."""

    key: Key
    depth: int
    is_again: bool = False


@dataclass(frozen=True)
class Graph(Generic[Key]):
    """What each thing serves, and what serves it, each once, in the order in which it was said."""

    above: Mapping[Key, Sequence[Key]]
    below: Mapping[Key, Sequence[Key]]


@dataclass(frozen=True)
class Loose(Generic[Key]):
    """What hangs loose: things that serve nothing, and things of which nothing came."""

    upward: tuple[Key, ...]
    downward: tuple[Key, ...]


def graph_of(edges: Iterable[Edge[Key]]) -> Graph[Key]:
    """Give the graph of some edges; said twice counts once, and nothing serves itself."""
    above: dict[Key, list[Key]] = {}
    below: dict[Key, list[Key]] = {}
    for edge in dict.fromkeys(edges):
        if edge.lower != edge.upper:
            above.setdefault(edge.lower, []).append(edge.upper)
            below.setdefault(edge.upper, []).append(edge.lower)
    return Graph(above, below)


def walk(ways: Mapping[Key, Sequence[Key]], start: Key) -> tuple[Step[Key], ...]:
    """Give all that is reached from a thing, each below what led to it; the start itself is left out.

    `ways` is one half of a graph. The order is that of a page: a thing, then all beyond it, then the next.
    """
    found: list[Step[Key]] = []
    met = {start}
    ahead = [(key, 1) for key in reversed(ways.get(start, ()))]
    while ahead:
        key, depth = ahead.pop()
        is_again = key in met
        found.append(Step(key, depth, is_again))
        if not is_again:
            met.add(key)
            ahead.extend((each, depth + 1) for each in reversed(ways.get(key, ())))
    return tuple(found)


def reached(ways: Mapping[Key, Sequence[Key]], start: Key) -> frozenset[Key]:
    """Give the things that are reached from one."""
    return frozenset(step.key for step in walk(ways, start)) - {start}


def loose(
    things: Iterable[Key],
    graph: Graph[Key],
    *,
    tops: Collection[Key] = (),
    ends: Collection[Key] = (),
) -> Loose[Key]:
    """Give those things that serve nothing and those of which nothing came, in the order given.

    `tops` are those that needn't serve anything, such as what the members answered before there was a
    network; `ends` those of which nothing needs to come, such as what isn't over yet.
    """
    listed = list(dict.fromkeys(things))
    return Loose(
        tuple(each for each in listed if not graph.above.get(each) and each not in tops),
        tuple(each for each in listed if not graph.below.get(each) and each not in ends),
    )
