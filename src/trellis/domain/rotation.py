"""Who is due next when a part goes round (C5.3): core group, chair, secretariat."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A place in a rotation: its number, and the day from which it is (or will be) taken."""

    number: int
    since: date | None = None


def due_next(turns: Mapping[K, Turn], today: date) -> K | None:
    """Give whose turn is next: the earliest that begins after today, else the number after the present one.

    The present turn is the one that began last; after the highest number comes the lowest. One alone has no
    successor: None.
    """
    coming = {key: turn for key, turn in turns.items() if turn.since is not None and turn.since > today}
    if coming:
        return min(coming, key=lambda key: (coming[key].since, coming[key].number))
    if len(turns) < 2:
        return None
    order = sorted(turns, key=lambda key: turns[key].number)
    present = max(order, key=lambda key: turns[key].since or date.min)
    return order[(order.index(present) + 1) % len(order)]
