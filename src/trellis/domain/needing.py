"""How many people need what at a level, when some tables tell of districts and others of their villages.

The needs of narrower places are added up. Where several levels below one place tell, the same people are in
each, so the largest of their sums counts: no level's alone can be more than there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from trellis.domain.coverage import Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one level tells of a place that is looked at: `depth` is how far down its places lie."""

    place: str
    group: str
    kind: str
    depth: int
    people: int


def needs_of(told: Iterable[Told]) -> list[Need]:
    """Give the need of each place, group and kind: the largest sum of a level."""
    sums: dict[tuple[str, str, str], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for each in told:
        sums[each.place, each.group, each.kind][each.depth] += each.people
    return [Need(place, group, max(found.values()), kind) for (place, group, kind), found in sums.items()]
