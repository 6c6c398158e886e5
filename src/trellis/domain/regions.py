"""Core and periphery of a network, and how far its groups keep to themselves (C8.2, C8.3, C3.5)."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

Ties = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Core:
    """The positions of the core, and how well the network is one: 1 a clear core, 0 none.

    `fit` is the correlation of the ties there are with an ideal in which all of the core are tied to each
    other and none of the periphery are; ties between the two don't count (Borgatti and Everett 2000).
    """

    members: tuple[int, ...]
    fit: float


def core(count: int, ties: Ties) -> Core | None:
    """Give the core that fits best among those that hold whoever has more ties before who has fewer.

    With the order by ties given, the best ideal is found by trying each size (Lip 2011); doubles and
    directions don't count. None with fewer than four members, and where nothing differs: no ties, or all.
    """
    tied = {(min(pair), max(pair)) for pair in ties if pair[0] != pair[1]}
    if count < 4 or not 0 < len(tied) < count * (count - 1) // 2:
        return None
    beside: list[set[int]] = [set() for _ in range(count)]
    for one, other in tied:
        beside[one].add(other)
        beside[other].add(one)
    order = sorted(range(count), key=lambda each: (-len(beside[each]), each))
    best, fit, inside, outside = 0, 0.0, 0, len(tied)
    held: set[int] = set()
    for size, each in enumerate(order[: count - 2], start=1):
        inside += len(beside[each] & held)
        outside -= len(beside[each] - held)
        held.add(each)
        found = _fit(inside, size * (size - 1) // 2, outside, (count - size) * (count - size - 1) // 2)
        if found and found >= fit:
            best, fit = size, found
    return Core(tuple(sorted(order[:best])), fit) if best else None


def _fit(inside: int, core_pairs: int, outside: int, other_pairs: int) -> float:
    """Correlate the ties within core and periphery with ones and noughts."""
    all_pairs, ties = core_pairs + other_pairs, inside + outside
    spread = core_pairs * other_pairs * ties * (all_pairs - ties)
    return (inside * all_pairs - core_pairs * ties) / sqrt(spread) if spread else 0.0


@dataclass(frozen=True, slots=True)
class Mixing:
    """How many ties lead where, by pairs of groups, and what they come to.

    `external_internal` is (between - within) / all: -1 all within, 1 all between (Krackhardt and Stern 1988).
    `expected` is the same if ties fell on any pair alike: what the sizes of the groups alone would bring.
    """

    ties: Mapping[tuple[Hashable, Hashable], int]
    within: int
    between: int
    external_internal: float | None
    expected: float | None


def mixing(groups: Sequence[Hashable], ties: Ties) -> Mixing:
    """Count ties within and between groups, `groups[position]` being each member's; None belongs to none.

    A tie of somebody without a group doesn't count. Pairs of groups stand in the order of their names.
    """
    found: Counter[tuple[Hashable, Hashable]] = Counter()
    for one, other in ties:
        if groups[one] is not None and groups[other] is not None:
            first, second = sorted((groups[one], groups[other]), key=str)
            found[first, second] += 1
    within = sum(number for (first, second), number in found.items() if first == second)
    between = found.total() - within
    return Mixing(
        ties=dict(found),
        within=within,
        between=between,
        external_internal=_index(between, within),
        expected=_expected(groups),
    )


def _index(between: int, within: int) -> float | None:
    return (between - within) / (between + within) if between + within else None


def _expected(groups: Sequence[Hashable]) -> float | None:
    sizes = Counter(each for each in groups if each is not None).values()
    count = sum(sizes)
    within = sum(size * (size - 1) // 2 for size in sizes)
    return _index(count * (count - 1) // 2 - within, within)
