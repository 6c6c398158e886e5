"""What a network is without some of its members, and how few must go to break it in half (C5.6, C8.4).

It is broken in half when no part holds more than half of those who were there. Finding the fewest is hard in
general (Borgatti 2006, "Identifying sets of key players"): small sets are tried one by one, which proves
them the smallest; a larger one is found by taking away whoever leaves the most pairs apart, and said to be
perhaps not the smallest.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from trellis.domain.fragility import fragmentation

TRIED_AT_MOST = 20_000
"""So many sets of one size are tried at most."""

Ties = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left when some have gone: its parts (positions), the largest first, and their fragmentation."""

    parts: tuple[tuple[int, ...], ...]
    fragmentation: float | None

    @property
    def largest(self) -> int:
        """Give how many the largest part holds."""
        return len(self.parts[0]) if self.parts else 0


@dataclass(frozen=True, slots=True)
class Breaking:
    """Whose going breaks the network in half; `is_smallest` when no smaller set does."""

    members: tuple[int, ...]
    is_smallest: bool
    left: Left


def without(count: int, ties: Ties, gone: Collection[int]) -> Left:
    """Give the parts of a network of `count` members without some of them; direction doesn't count."""
    leader = list(range(count))

    def root(of: int) -> int:
        while leader[of] != of:
            leader[of] = leader[leader[of]]
            of = leader[of]
        return of

    away = set(gone)
    for one, other in ties:
        if one not in away and other not in away:
            leader[root(one)] = root(other)
    found: dict[int, list[int]] = {}
    for each in range(count):
        if each not in away:
            found.setdefault(root(each), []).append(each)
    listed = sorted(found.values(), key=lambda part: (-len(part), part))
    return Left(tuple(map(tuple, listed)), fragmentation(map(len, listed)))


def breaks(count: int, ties: Ties) -> Breaking | None:
    """Give the fewest whose going breaks the network in half; None where it is in half already, or empty."""
    if 2 * without(count, ties, ()).largest <= count:
        return None
    degrees = [0] * count
    for one, other in ties:
        degrees[one] += 1
        degrees[other] += 1
    by_degree = sorted(range(count), key=lambda each: (-degrees[each], each))
    greedy = _greedy(count, ties, by_degree)
    for size in range(1, len(greedy)):
        if comb(count, size) > TRIED_AT_MOST:
            return Breaking(greedy, is_smallest=False, left=without(count, ties, greedy))
        if smaller := _first_that_breaks(count, ties, combinations(by_degree, size)):
            return Breaking(smaller, is_smallest=True, left=without(count, ties, smaller))
    return Breaking(greedy, is_smallest=True, left=without(count, ties, greedy))


def _first_that_breaks(count: int, ties: Ties, sets: Iterable[tuple[int, ...]]) -> tuple[int, ...] | None:
    fitting = (each for each in sets if 2 * without(count, ties, each).largest <= count)
    found = next(fitting, None)
    return tuple(sorted(found)) if found else None


def _greedy(count: int, ties: Ties, order: Sequence[int]) -> tuple[int, ...]:
    """Take away whoever leaves the most pairs apart, one after the other, until it is broken."""
    gone: list[int] = []
    left = without(count, ties, gone)
    while 2 * left.largest > count:
        inside = set(left.parts[0])
        tried = [(each, without(count, ties, [*gone, each])) for each in order if each in inside]
        best, left = min(tried, key=lambda pair: _pairs(pair[1]))
        gone.append(best)
    return tuple(sorted(gone))


def _pairs(left: Left) -> int:
    return sum(len(part) * (len(part) - 1) for part in left.parts)
