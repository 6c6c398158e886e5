"""Which figures about groups of people may be shown, so that nobody in a small group can be made out.

A group of fewer than three is never shown alone, nor can it be had by subtracting what is shown from the
whole, or this time's figures from those of an earlier time (people at risk; C4.5, C5.14).
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

FEWEST = 3
"""So many people, and nobody who answered can tell what one of the others said."""
COMPARED_CELLS = 6
"""With more cells than these a second look shows the whole only: each doubles the ways to subtract."""


@dataclass(frozen=True, slots=True)
class Release(Generic[K]):
    """What may be shown of some groups: nothing, the whole, or the whole and its cells.

    `sizes` counts the people of each group. A cell is one group, or several that are only shown together;
    cells don't overlap and make up the whole. `held_back` says that less is shown because of an earlier one.
    """

    sizes: Mapping[K, int]
    whole: bool = False
    cells: tuple[frozenset[K], ...] = ()
    held_back: bool = field(default=False, compare=False)

    @property
    def people(self) -> int:
        """Count everybody."""
        return sum(self.sizes.values())


def release(sizes: Mapping[K, int], earlier: Sequence[Release[K]] = ()) -> Release[K]:
    """Say what may be shown of groups of these sizes, after what was shown earlier of the same groups.

    As much as is safe: the cells, else only the whole, else nothing. It depends on sizes alone, so that what
    is left out tells nothing about what anybody said.
    """
    there = {group: size for group, size in sizes.items() if size}
    if sum(there.values()) < FEWEST:
        return Release(there)
    cells = _cells(there)
    finest = Release(there, whole=True, cells=cells if len(cells) > 1 else ())
    for number, candidate in enumerate((finest, Release(there, whole=True))):
        if all(_safe_beside(candidate, former) for former in earlier):
            return Release(there, whole=True, cells=candidate.cells, held_back=number > 0)
    return Release(there, held_back=True)


def _cells(sizes: Mapping[K, int]) -> tuple[frozenset[K], ...]:
    """Put the small groups together, with the next smallest when together they are still too few."""
    ordered = sorted(sizes, key=lambda group: (sizes[group], str(group)))
    together = [group for group in ordered if sizes[group] < FEWEST]
    alone = ordered[len(together) :]
    while together and alone and sum(sizes[group] for group in together) < FEWEST:
        together.append(alone.pop(0))
    merged = (frozenset(together),) if together else ()
    return (*(frozenset([group]) for group in alone), *merged)


def _sums(shown: Release[K], everybody: frozenset[K]) -> list[tuple[frozenset[K], int]]:
    """Give every sum that a reader can make of what is shown: the groups in it, and how many people."""
    parts: Iterable[tuple[frozenset[K], ...]] = chain.from_iterable(
        combinations(shown.cells, count) for count in range(1, len(shown.cells))
    )
    groups = [frozenset[K]().union(*part) for part in parts]
    sums = [(each, sum(shown.sizes[group] for group in each)) for each in groups]
    return [*sums, (everybody, shown.people)]


def _safe_beside(shown: Release[K], former: Release[K]) -> bool:
    """Tell whether no sum of one, less one of the other, leaves one or two people.

    Whoever answers twice may well say the same; so the difference between two looks at the same groups is as
    telling as a figure of its own.
    """
    if not former.whole:
        return True
    if max(len(shown.cells), len(former.cells)) > COMPARED_CELLS:
        return False
    everybody = frozenset(shown.sizes) | frozenset(former.sizes)
    return not any(
        0 < abs(size - size_before) < FEWEST
        for groups, size in _sums(shown, everybody)
        for groups_before, size_before in _sums(former, everybody)
        if _nested(groups, shown, groups_before) or _nested(groups_before, former, groups)
    )


def _nested(groups: frozenset[K], of: Release[K], within: frozenset[K]) -> bool:
    """Tell whether everybody in some groups is in others too; an empty group keeps nobody out."""
    return all(group in within for group in groups if group in of.sizes)
