"""Who could work together: in the same places, on the same or on something else (C3.10).

Whoever does something else where I work complements me. Whoever does the same may share the work.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Doing:
    """That an organisation does a kind of work in a place."""

    place: str
    kind: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation, where it does the same as mine, and where it does which other things."""

    organisation: str
    same: tuple[tuple[str, str], ...]
    more: tuple[tuple[str, str], ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Give the places in which both work."""
        return tuple(sorted({place for place, _kind in (*self.same, *self.more)}))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give what it does there that mine doesn't."""
        return tuple(sorted({kind for _place, kind in self.more}))


def partners_of(mine: str, found: Iterable[Doing]) -> list[Partner]:
    """Suggest partners: those who complement mine in most places come first, then those who do the same."""
    rows = list(dict.fromkeys(found))
    own = {(each.place, each.kind) for each in rows if each.organisation == mine}
    places = {place for place, _kind in own}
    shared: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in rows:
        if each.organisation != mine and each.place in places:
            shared[each.organisation].append((each.place, each.kind))
    partners = [
        Partner(
            name,
            tuple(sorted(each for each in there if each in own)),
            tuple(sorted(each for each in there if each not in own)),
        )
        for name, there in shared.items()
    ]
    return sorted(partners, key=lambda each: (-len(_places(each.more)), -len(each.same), each.organisation))


def _places(found: Iterable[tuple[str, str]]) -> set[str]:
    return {place for place, _kind in found}
