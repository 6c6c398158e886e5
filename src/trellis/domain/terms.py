"""Terms in a body: when they end, who is due to leave, which seats are empty (C4.11, C5.3)."""

from calendar import monthrange
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from trellis.domain.problems import N_

K = TypeVar("K", bound=Hashable)

USUAL_WARNING = timedelta(days=90)
_DAY = timedelta(days=1)


class Stage(StrEnum):
    """Where somebody in a seat stands."""

    SITS = "sits"
    DUE = "due"
    OVER = "over"
    TOO_LONG = "too_long"


STAGE_LABELS = {
    Stage.SITS: N_("Sits"),
    Stage.DUE: N_("Due to leave"),
    Stage.OVER: N_("The term is over"),
    Stage.TOO_LONG: N_("Longer than the terms in a row"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A time in a seat, its first and its last day; None: the first isn't known, the last isn't set."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the seat is taken on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The length of a term in months, and how many terms may follow one another; None: no limit."""

    months: int | None = None
    in_a_row: int | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """The last day of the term, which term in a row it is, and whether another one is allowed."""

    stage: Stage
    leaves_on: date | None
    term: int
    may_stay: bool


@dataclass(frozen=True, slots=True)
class Vacancies:
    """How many seats are empty: in all (None: their number isn't set), and of those kept for each group."""

    whole: int | None
    by: Mapping[Hashable, int]


def months_on(day: date, months: int) -> date:
    """Give the same day some months later, or the last of that month when it is shorter.

    After the last day of the calendar there is none: it stays that one.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def term_ends(stay: Stay, limits: Limits) -> date | None:
    """Give the last day of a term: the stay's own, or the earlier one of the body's rule; None: none."""
    by_length = (
        months_on(stay.since, limits.months) - _DAY if stay.since and limits.months is not None else None
    )
    return min(filter(None, (stay.until, by_length)), default=None)


def tenure(
    stays: Iterable[Stay], limits: Limits, today: date, *, warn: timedelta = USUAL_WARNING
) -> Tenure | None:
    """Tell where a member stands that has had these stays in one body; None when it doesn't sit there today.

    Stays that follow one another without a day between are one unbroken time. Its terms are counted by the
    length of a term, or else by the stays.
    """
    row = _unbroken(stays, today)
    if not row:
        return None
    ends, term = term_ends(row[-1], limits), _term(row, limits, today)
    may_stay = limits.in_a_row is None or term < limits.in_a_row
    too_long = limits.in_a_row is not None and term > limits.in_a_row
    return Tenure(_stage(ends, today, warn, too_long=too_long), ends, term, may_stay)


def most_at_once(stays: Iterable[Stay], within: Stay) -> int:
    """Give the largest number of these stays that hold on one day of a time."""
    known = list(stays)
    first = within.since or date.min
    days = {first} | {stay.since for stay in known if stay.since and stay.since > first}
    return max(sum(stay.holds(day) for stay in known) for day in days if within.holds(day))


def vacancies(seats: int | None, seats_by: Mapping[K, int], sitting: Iterable[K | None]) -> Vacancies:
    """Give the empty seats; `sitting` has the group of each member who sits, None where it has none."""
    here = list(sitting)
    by: dict[Hashable, int] = {
        group: max(number - here.count(group), 0) for group, number in seats_by.items()
    }
    return Vacancies(None if seats is None else max(seats - len(here), 0), by)


def _unbroken(stays: Iterable[Stay], today: date) -> list[Stay]:
    """Give the present stay and those before it without a day between, the first one first."""
    begun = sorted((stay for stay in stays if (stay.since or date.min) <= today), key=_begins)
    row: list[Stay] = []
    for stay in begun:
        follows = bool(row) and (row[-1].until is None or row[-1].until + _DAY >= _begins(stay))
        row = [*row, stay] if follows else [stay]
    return row if row and row[-1].holds(today) else []


def _begins(stay: Stay) -> date:
    return stay.since or date.min


def _term(row: list[Stay], limits: Limits, today: date) -> int:
    first = row[0].since
    if limits.months is None or first is None:
        return len(row)
    term = 1
    while months_on(first, limits.months * term) <= today:
        term += 1
    return term


def _stage(ends: date | None, today: date, warn: timedelta, *, too_long: bool) -> Stage:
    if too_long:
        return Stage.TOO_LONG
    if ends is None or ends - today > warn:
        return Stage.SITS
    return Stage.OVER if ends < today else Stage.DUE
