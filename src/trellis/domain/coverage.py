"""Who works where on what: gaps and overlaps, each at a level that is stated (C1.5, C3.3, C3.10).

A cell is a place at the level looked at, a kind of work and a group of people. It says one of five things,
and "nobody there" is said only where somebody reports from that place. What is recorded for a wider place
than the level isn't spread over its parts: it stands beside them. People may be counted by several
organisations, so their number is given between the largest count and the sum; contacts and services are sums.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from trellis.domain.problems import N_

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
    """A place, a kind and a group, and what is known of it; `short` is how many people nobody reaches."""

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


@dataclass(frozen=True, slots=True)
class Coverage:
    """All cells at a level, and what is recorded only for wider places."""

    level: int
    cells: tuple[Cell, ...]
    above: tuple[Activity, ...]


@dataclass(slots=True)
class _Gathered:
    active: list[Activity] = field(default_factory=list)
    planned: list[Activity] = field(default_factory=list)
    hidden: bool = False


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
    inside = [each for each in rows if len(each.path) > view.level]
    above = tuple(each for each in rows if len(each.path) <= view.level and each.visible)
    gathered: dict[tuple[str, str, str], _Gathered] = defaultdict(_Gathered)
    reporting = set(view.reporting)
    for each in inside:
        place = each.path[view.level]
        reporting.add(place)
        _put(gathered[place, each.kind, each.group], each, view.today)
    wanted = _wanted(needs)
    kinds = view.kinds or sorted(
        {kind for _place, kind, _group in gathered} | {need[1] for need in wanted} - {""}
    )
    cells = [
        _cell(key, gathered.get(key, _Gathered()), _need(wanted, key), is_reporting=key[0] in reporting)
        for key in _keys(gathered, wanted, view, kinds)
    ]
    return Coverage(view.level, tuple(cells), above)


def _put(into: _Gathered, activity: Activity, today: date) -> None:
    if not activity.visible:
        into.hidden = True
    elif is_planned(activity, today):
        into.planned.append(activity)
    else:
        into.active.append(activity)


def _wanted(needs: Iterable[Need]) -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for need in needs:
        found[need.place, need.kind, need.group] += need.people
    return dict(found)


def _need(wanted: Mapping[tuple[str, str, str], int], key: tuple[str, str, str]) -> int | None:
    """Give the need of a cell: of its own kind, else of any kind."""
    place, _kind, group = key
    return wanted.get(key, wanted.get((place, "", group)))


def _keys(
    gathered: Iterable[tuple[str, str, str]],
    wanted: Mapping[tuple[str, str, str], int],
    view: View,
    kinds: Sequence[str],
) -> list[tuple[str, str, str]]:
    """Give every cell of the table in the order of places, kinds, groups."""
    groups = list(view.groups) or sorted(
        {group for _place, _kind, group in gathered} | {group for _place, _kind, group in wanted} or {ANYBODY}
    )
    return [(place, kind, group) for place in view.places for kind in kinds for group in groups]


def _cell(key: tuple[str, str, str], row: _Gathered, need: int | None, *, is_reporting: bool) -> Cell:
    people = span(row.active)
    return Cell(
        *key,
        state=_state(row, is_reporting=is_reporting),
        organisations=tuple(sorted({each.organisation for each in row.active})),
        planned=tuple(sorted({each.organisation for each in row.planned})),
        people=people,
        contacts=_total(each.contacts for each in row.active),
        services=_total(each.services for each in row.active),
        need=need,
        short=_short(need, people, is_known=is_reporting and not row.hidden),
        activities=tuple(each.key for each in (*row.active, *row.planned)),
    )


def _state(row: _Gathered, *, is_reporting: bool) -> State:
    if row.active:
        return State.ACTIVE
    if row.planned:
        return State.PLANNED
    if row.hidden:
        return State.HIDDEN
    return State.NOBODY if is_reporting else State.NOT_REPORTED


def span(activities: Sequence[Activity]) -> Span:
    """Give how many people are reached: at least the largest count, at most the sum of all."""
    counts = [each.people for each in activities if each.people is not None]
    return Span(max(counts), sum(counts)) if counts else Span(None, None)


def _total(numbers: Iterable[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return sum(known) if known else None


def _short(need: int | None, people: Span, *, is_known: bool) -> Span:
    """Give how many people nobody reaches; where nobody reported, that isn't known either."""
    if need is None or not is_known:
        return Span(None, None)
    return Span(max(0, need - (people.most or 0)), max(0, need - (people.least or 0)))
