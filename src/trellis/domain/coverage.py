"""Who works where on what: gaps and overlaps, each at a level that is stated (C1.5, C3.3, C3.10).

A cell is a place at the level looked at, a kind of work and a group of people. It says one of five things,
and "nobody there" is said only where somebody reports from that place. What is recorded for a wider place
than the level isn't spread over its parts: it stands beside them. People may be counted by several
organisations, so their number is given between the largest count and the sum; contacts and services are sums.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from trellis.domain.problems import N_

_Key = tuple[str, str, str]

ANYBODY = ""
"""The group of an activity that states none."""


class State(StrEnum):
    """What a cell says."""

    ACTIVE = "active"
    PLANNED = "planned"
    NOBODY = "nobody-there"
    NOT_REPORTED = "not-reported"
    HIDDEN = "not-visible"


STATE_LABELS = {
    State.ACTIVE: N_("somebody works there"),
    State.PLANNED: N_("planned"),
    State.NOBODY: N_("nobody works there"),
    State.NOT_REPORTED: N_("nobody has reported"),
    State.HIDDEN: N_("not visible to you"),
}


class Status(StrEnum):
    """How far an activity is; one whose status isn't stated counts as active."""

    PLANNED = "planned"
    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One row of who does what where: `path` leads from the widest place to the place that is recorded.

    `people`, `contacts` and `services` are None where they aren't reported. Who may not see an activity
    learns only that there is something (`visible` false).
    """

    key: Hashable
    organisation: str
    kind: str
    path: tuple[str, ...]
    group: str = ANYBODY
    status: Status = Status.ACTIVE
    since: date | None = None
    until: date | None = None
    people: int | None = None
    contacts: int | None = None
    services: int | None = None
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Need:
    """How many people of a group in a place need a kind of work; an empty kind stands for each."""

    place: str
    group: str
    people: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A number that is known to lie between two: equal where it is exact, None where nothing is reported."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A place, a kind and a group, and what is known of it; `short` is how many people nobody reaches.

    `hides` tells that there is something, whatever else, that the reader may not see.
    """

    place: str
    kind: str
    group: str
    state: State
    organisations: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    people: Span = Span(None, None)
    contacts: int | None = None
    services: int | None = None
    need: int | None = None
    short: Span = Span(None, None)
    activities: tuple[Hashable, ...] = ()
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """All cells at a level, and what is recorded only for wider places."""

    level: int
    cells: tuple[Cell, ...]
    above: tuple[Activity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What all rows of one cell that stand alike come to, wherever they were added up.

    `state` is ACTIVE, PLANNED or HIDDEN; of what is hidden nothing else is known.
    """

    place: str
    kind: str
    group: str
    state: State
    organisations: frozenset[str] = frozenset()
    people: Span = Span(None, None)
    contacts: int | None = None
    services: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at: the level (0 is the widest), the day, the places and kinds that make the table.

    `places` are ids at that level; `reporting` are those from which somebody reports even if no activity is
    recorded there. Without `kinds` or `groups` those that occur are taken.
    """

    level: int
    today: date
    places: Sequence[str]
    reporting: frozenset[str] = frozenset()
    kinds: Sequence[str] = ()
    groups: Sequence[str] = ()


def is_over(activity: Activity, today: date) -> bool:
    """Tell whether an activity has ended, by its status or its last day."""
    return activity.status == Status.ENDED or (activity.until is not None and activity.until < today)


def is_planned(activity: Activity, today: date) -> bool:
    """Tell whether an activity hasn't begun, by its status or its first day."""
    return activity.status == Status.PLANNED or (activity.since is not None and activity.since > today)


def coverage(activities: Iterable[Activity], needs: Iterable[Need], view: View) -> Coverage:
    """Give the table of a level: one cell for each place, kind and group that occurs or is needed."""
    rows = [each for each in activities if not is_over(each, view.today)]
    gathered: dict[_Key, dict[State, list[Activity]]] = defaultdict(lambda: defaultdict(list))
    for each in rows:
        if len(each.path) > view.level:
            key = each.path[view.level], each.kind, each.group
            gathered[key][_stands(each, view.today)].append(each)
    shares = [_share(key, state, each) for key, found in gathered.items() for state, each in found.items()]
    cells = [
        replace(cell, activities=_shown(gathered.get((cell.place, cell.kind, cell.group), {})))
        for cell in table(shares, needs, view)
    ]
    above = tuple(each for each in rows if len(each.path) <= view.level and each.visible)
    return Coverage(view.level, tuple(cells), above)


def table(shares: Iterable[Share], needs: Iterable[Need], view: View) -> list[Cell]:
    """Give the cells of a table whose rows were added up elsewhere; no two shares of a cell stand alike."""
    gathered: dict[_Key, dict[State, Share]] = defaultdict(dict)
    for each in shares:
        gathered[each.place, each.kind, each.group][each.state] = each
    reporting = {place for place, _kind, _group in gathered} | view.reporting
    wanted = _wanted(needs)
    kinds = view.kinds or sorted(
        {kind for _place, kind, _group in gathered} | {need[1] for need in wanted} - {""}
    )
    return [
        _cell(key, gathered.get(key, {}), _need(wanted, key), is_reporting=key[0] in reporting)
        for key in _keys(gathered, wanted, view, kinds)
    ]


def _stands(activity: Activity, today: date) -> State:
    if not activity.visible:
        return State.HIDDEN
    return State.PLANNED if is_planned(activity, today) else State.ACTIVE


def _share(key: _Key, state: State, rows: Sequence[Activity]) -> Share:
    place, kind, group = key
    return Share(
        place=place,
        kind=kind,
        group=group,
        state=state,
        organisations=frozenset(each.organisation for each in rows),
        people=span(rows),
        contacts=total(each.contacts for each in rows),
        services=total(each.services for each in rows),
    )


def _shown(found: Mapping[State, Sequence[Activity]]) -> tuple[Hashable, ...]:
    return tuple(each.key for state in (State.ACTIVE, State.PLANNED) for each in found.get(state, ()))


def _wanted(needs: Iterable[Need]) -> dict[_Key, int]:
    found: dict[_Key, int] = defaultdict(int)
    for need in needs:
        found[need.place, need.kind, need.group] += need.people
    return dict(found)


def _need(wanted: Mapping[_Key, int], key: _Key) -> int | None:
    """Give the need of a cell: of its own kind, else of any kind."""
    place, _kind, group = key
    return wanted.get(key, wanted.get((place, "", group)))


def _keys(
    gathered: Iterable[_Key],
    wanted: Mapping[_Key, int],
    view: View,
    kinds: Sequence[str],
) -> list[_Key]:
    """Give every cell of the table in the order of places, kinds, groups."""
    groups = list(view.groups) or sorted(
        {group for _place, _kind, group in gathered} | {group for _place, _kind, group in wanted} or {ANYBODY}
    )
    return [(place, kind, group) for place in view.places for kind in kinds for group in groups]


def _cell(key: _Key, found: Mapping[State, Share], need: int | None, *, is_reporting: bool) -> Cell:
    place, kind, group = key
    nobody = Share(place=place, kind=kind, group=group, state=State.NOBODY)
    active, planned = found.get(State.ACTIVE, nobody), found.get(State.PLANNED, nobody)
    return Cell(
        place,
        kind,
        group,
        state=_state(found, is_reporting=is_reporting),
        organisations=tuple(sorted(active.organisations)),
        planned=tuple(sorted(planned.organisations)),
        people=active.people,
        contacts=active.contacts,
        services=active.services,
        need=need,
        short=_short(need, active.people, is_known=is_reporting and State.HIDDEN not in found),
        hides=State.HIDDEN in found,
    )


def _state(found: Mapping[State, Share], *, is_reporting: bool) -> State:
    for state in (State.ACTIVE, State.PLANNED, State.HIDDEN):
        if state in found:
            return state
    return State.NOBODY if is_reporting else State.NOT_REPORTED


def span(activities: Sequence[Activity]) -> Span:
    """Give how many people are reached: at least the largest count, at most the sum of all."""
    counts = [each.people for each in activities if each.people is not None]
    return Span(max(counts), sum(counts)) if counts else Span(None, None)


def total(numbers: Iterable[int | None]) -> int | None:
    """Give the sum of what is known; None when nothing is."""
    known = [each for each in numbers if each is not None]
    return sum(known) if known else None


def _short(need: int | None, people: Span, *, is_known: bool) -> Span:
    """Give how many people nobody reaches; where nobody reported, that isn't known either."""
    if need is None or not is_known:
        return Span(None, None)
    return Span(max(0, need - (people.most or 0)), max(0, need - (people.least or 0)))
