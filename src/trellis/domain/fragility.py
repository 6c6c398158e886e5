"""What holds a network together: its parts, and whose going would take it apart (C5.6, C8.4).

Fragmentation is the share of pairs that can't reach each other, whatever the direction of ties (Borgatti
2003, "The key player problem").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Parts:
    """The sizes of the parts, the largest first; the positions of cut members, and what is without each.

    A member is cut where its going leaves more parts than there were.
    """

    sizes: tuple[int, ...]
    cuts: tuple[int, ...]
    fragmentation: float | None
    without: tuple[float | None, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether everybody reaches everybody."""
        return len(self.sizes) == 1


def fragmentation(sizes: Iterable[int]) -> float | None:
    """Give the share of pairs in different parts; None with fewer than two members."""
    listed = list(sizes)
    count = sum(listed)
    return 1 - sum(each * (each - 1) for each in listed) / (count * (count - 1)) if count > 1 else None


def parts(count: int, ties: Iterable[tuple[int, int]]) -> Parts:
    """Find parts, cut members and what each member's going leaves: one walk along every tie (Tarjan 1972)."""
    beside: list[list[int]] = [[] for _ in range(count)]
    for one, other in ties:
        beside[one].append(other)
        beside[other].append(one)
    walk = _Walk(beside)
    for start in range(count):
        if not walk.seen[start]:
            walk.go(start)
    sizes = sorted(walk.sizes, reverse=True)
    pairs = sum(each * (each - 1) for each in sizes)
    without = tuple(
        _without(pairs, count, walk.sizes[walk.part[each]], walk.cut_off[each]) for each in range(count)
    )
    cuts = tuple(
        each for each in range(count) if len(_pieces(walk.sizes[walk.part[each]], walk.cut_off[each])) > 1
    )
    return Parts(tuple(sizes), cuts, fragmentation(sizes), without)


def _pieces(size: int, cut_off: Sequence[int]) -> list[int]:
    """Give the parts into which a part of this size falls without a member."""
    rest = size - 1 - sum(cut_off)
    return [*cut_off, *([rest] if rest else [])]


def _without(pairs: int, count: int, size: int, cut_off: Sequence[int]) -> float | None:
    if count < 3:
        return None
    left = pairs - size * (size - 1) + sum(each * (each - 1) for each in _pieces(size, cut_off))
    return 1 - left / ((count - 1) * (count - 2))


class _Walk:
    """A walk in depth: for each member how early it reaches back, and how many hang on it alone."""

    def __init__(self, beside: Sequence[Sequence[int]]) -> None:
        count = len(beside)
        self.beside = beside
        self.seen = [0] * count
        self.low = [0] * count
        self.weight = [1] * count
        self.part = [0] * count
        self.cut_off: list[list[int]] = [[] for _ in range(count)]
        self.sizes: list[int] = []
        self.time = 0

    def go(self, start: int) -> None:
        """Walk one part."""
        self._enter(start)
        trail = [(start, -1, iter(self.beside[start]))]
        reached = 1
        while trail:
            here, came_from, further = trail[-1]
            there = next((each for each in further if each != came_from), None)
            if there is None:
                trail.pop()
                if trail:
                    self._leave(here, trail[-1][0], is_start=len(trail) == 1)
            elif self.seen[there]:
                self.low[here] = min(self.low[here], self.seen[there])
            else:
                self._enter(there)
                reached += 1
                trail.append((there, here, iter(self.beside[there])))
        self.sizes.append(reached)

    def _enter(self, here: int) -> None:
        self.time += 1
        self.seen[here] = self.low[here] = self.time
        self.part[here] = len(self.sizes)

    def _leave(self, here: int, back: int, *, is_start: bool) -> None:
        self.low[back] = min(self.low[back], self.low[here])
        self.weight[back] += self.weight[here]
        # Whatever doesn't reach beyond `back` hangs on it; at the start that is every branch.
        if is_start or self.low[here] >= self.seen[back]:
            self.cut_off[back].append(self.weight[here])
