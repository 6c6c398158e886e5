"""Who does the same in the same place at the same time, at which level, and whether a finer look says so too.

An overlap is no fault: two may share the work well. It is a question to both, with what tells them apart
(C1.5, C3.3, C3.10).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trellis.domain.coverage import Activity, is_over
from trellis.domain.problems import N_


class Finer(StrEnum):
    """What one level further down says of an overlap."""

    STILL = "still"
    APART = "apart"
    UNKNOWN = "unknown"


FINER_LABELS = {
    Finer.STILL: N_("also one level further down"),
    Finer.APART: N_("in different places one level further down"),
    Finer.UNKNOWN: N_("not known further down: a place is recorded only this far"),
}


@dataclass(frozen=True, slots=True)
class Overlap:
    """Organisations that do one kind of work for one group in one place at the same time.

    `places_below` are the places one level further down in which at least two of them work; `since` is the
    first day on which two of them did, as far as their days are stated.
    """

    place: str
    kind: str
    group: str
    organisations: tuple[str, ...]
    finer: Finer
    places_below: tuple[str, ...]
    activities: tuple[Hashable, ...]
    since: date | None = None


def begins(activity: Activity) -> date:
    """Give an activity's first day; one that isn't stated sets no limit."""
    return activity.since or date.min


def ends(activity: Activity) -> date:
    """Give an activity's last day; one that isn't stated sets no limit."""
    return activity.until or date.max


def at_once(rows: Sequence[Activity]) -> set[str]:
    """Give the organisations that have an activity on a common day with an activity of another one."""
    in_order = sorted(rows, key=begins)
    found = _met(in_order, lambda former, row: ends(former) >= begins(row), ends)
    return found | _met(
        in_order[::-1],
        lambda former, row: begins(former) <= ends(row),
        lambda row: -begins(row).toordinal(),
    )


def _met(
    rows: Sequence[Activity], reaches: Callable[[Activity, Activity], bool], far: Callable[[Activity], Any]
) -> set[str]:
    """Give whoever finds, among the rows before hers, one of another organisation that reaches to her.

    The two of different organisations that reach furthest are enough to know.
    """
    furthest: list[Activity] = []
    found: set[str] = set()
    for row in rows:
        others = [each for each in furthest if each.organisation != row.organisation]
        if others and reaches(others[0], row):
            found.add(row.organisation)
        mine = max([row, *(each for each in furthest if each.organisation == row.organisation)], key=far)
        furthest = sorted([mine, *others], key=far, reverse=True)[:2]
    return found


def overlaps(activities: Iterable[Activity], *, level: int, today: date) -> list[Overlap]:
    """Give the overlaps at a level (0 is the widest), in the order of places, kinds and groups."""
    cells: dict[tuple[str, str, str], list[Activity]] = defaultdict(list)
    for each in activities:
        if each.visible and len(each.path) > level and not is_over(each, today):
            cells[each.path[level], each.kind, each.group].append(each)
    found = [_overlap(key, rows, level) for key, rows in sorted(cells.items())]
    return [each for each in found if each is not None]


def _overlap(key: tuple[str, str, str], rows: Sequence[Activity], level: int) -> Overlap | None:
    met = at_once(rows)
    if not met:
        return None
    involved = [each for each in rows if each.organisation in met]
    below: dict[str, list[Activity]] = defaultdict(list)
    for each in involved:
        if len(each.path) > level + 1:
            below[each.path[level + 1]].append(each)
    shared = sorted(place for place, there in below.items() if at_once(there))
    everywhere = sum(map(len, below.values())) == len(involved)
    return Overlap(
        *key,
        organisations=tuple(sorted(met)),
        finer=Finer.STILL if shared else Finer.APART if everywhere else Finer.UNKNOWN,
        places_below=tuple(shared),
        activities=tuple(each.key for each in involved),
        since=_first_day(involved),
    )


def _first_day(rows: Sequence[Activity]) -> date | None:
    """Give the first day on which two organisations worked at once; None where no first day is stated."""
    in_order = sorted(rows, key=begins)
    days = (
        begins(row)
        for at, row in enumerate(in_order)
        if any(each.organisation != row.organisation and ends(each) >= begins(row) for each in in_order[:at])
    )
    first = next(days)
    return None if first == date.min else first


def partners(
    activities: Iterable[Activity], organisation: str, *, level: int, today: date
) -> list[tuple[str, int]]:
    """Suggest partners: who does something else in the same places, with in how many of them; most first.

    They complement each other where an overlap would compete (C3.10).
    """
    rows = [
        each for each in activities if each.visible and not is_over(each, today) and len(each.path) > level
    ]
    mine = {(each.path[level], each.kind) for each in rows if each.organisation == organisation}
    places = {place for place, _kind in mine}
    shared: dict[str, set[str]] = defaultdict(set)
    for each in rows:
        place = each.path[level]
        if each.organisation != organisation and place in places and (place, each.kind) not in mine:
            shared[each.organisation].add(place)
    counts = [(name, len(there)) for name, there in shared.items()]
    return sorted(counts, key=lambda each: (-each[1], each[0]))
