"""When meetings come again, what happens on holidays, and whose turn it is to host (C7.4).

Days only: the hour and the time zone belong to whoever asks.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice, takewhile
from typing import Any, TypeVar

from trellis.domain.problems import N_
from trellis.domain.sentence import Labels, Sentence

K = TypeVar("K", bound=Hashable)
LAST = -1
FARTHEST = 14
"""How many days a meeting is moved at most; in a longer row of holidays it is left out."""
HORIZON = 2400
"""How many weeks or months are looked through at most, so that a rule without days ends."""
END = 9990
"""From this year on nothing is planned."""


class Pattern(StrEnum):
    """By what meetings come again."""

    WEEKS = "weeks"
    NTH_WEEKDAY = "nth-weekday"
    DAY = "day"


class OnHoliday(StrEnum):
    """What becomes of a meeting that falls on a day off."""

    SKIP = "skip"
    BEFORE = "before"
    AFTER = "after"
    NEAREST = "nearest"


PATTERN_LABELS = {
    Pattern.WEEKS: N_("on days of the week"),
    Pattern.NTH_WEEKDAY: N_("on a weekday of the month, such as the second Tuesday"),
    Pattern.DAY: N_("on a day of the month, such as the 15th, or the working day near it"),
}
HOLIDAY_LABELS = {
    OnHoliday.SKIP: N_("it is left out"),
    OnHoliday.BEFORE: N_("it is held on the working day before"),
    OnHoliday.AFTER: N_("it is held on the next working day"),
    OnHoliday.NEAREST: N_("it is held on the nearest working day"),
}
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
ORDINALS = {
    1: N_("first"),
    2: N_("second"),
    3: N_("third"),
    4: N_("fourth"),
    LAST: N_("last"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How meetings come again: every so many weeks or months, on which days (0 is Monday).

    `nth` counts the weekday in its month, -1 is the last. A `day` that a month hasn't got is its last one.
    """

    pattern: Pattern = Pattern.NTH_WEEKDAY
    every: int = 1
    weekdays: tuple[int, ...] = (1,)
    nth: int = 2
    day: int = 1
    on_holiday: OnHoliday = OnHoliday.AFTER

    def as_json(self) -> dict[str, Any]:
        """Give it as it is kept."""
        return {
            "pattern": self.pattern.value,
            "every": self.every,
            "weekdays": list(self.weekdays),
            "nth": self.nth,
            "day": self.day,
            "on_holiday": self.on_holiday.value,
        }


def rule_from_json(kept: Mapping[str, Any]) -> Rule:
    """Read a rule that was kept."""
    return Rule(
        pattern=Pattern(kept["pattern"]),
        every=int(kept["every"]),
        weekdays=tuple(kept["weekdays"]),
        nth=int(kept["nth"]),
        day=int(kept["day"]),
        on_holiday=OnHoliday(kept["on_holiday"]),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting's day: which the rule gave, and on which it is held."""

    scheduled: date
    day: date

    @property
    def is_moved(self) -> bool:
        """Say whether a holiday moved it."""
        return self.scheduled != self.day


def dates(
    rule: Rule, since: date, *, holidays: Collection[date] = frozenset(), until: date | None = None
) -> Iterator[Held]:
    """Give the days on which meetings are held, from `since` on, each day once, in their order.

    `since` also says in which week or month the counting begins.
    """
    off, last = frozenset(holidays), date.min
    for scheduled in _scheduled(rule, since):
        if until is not None and scheduled > until:
            return
        day = _held_on(rule, scheduled, off)
        if day is not None and day > last:
            last = day
            yield Held(scheduled, day)


def next_dates(
    rule: Rule, since: date, today: date, *, holidays: Collection[date] = frozenset(), count: int = 12
) -> list[Held]:
    """Give the next dates after a day."""
    coming = (each for each in dates(rule, since, holidays=holidays) if each.day > today)
    return list(islice(coming, count))


def _scheduled(rule: Rule, since: date) -> Iterator[date]:
    found = _weekly(rule, since) if rule.pattern is Pattern.WEEKS else _monthly(rule, since)
    # The calendar ends with the year 9999, and a moved meeting must still lie in it.
    return (each for each in takewhile(lambda each: each.year < END, found) if each >= since)


def _weekly(rule: Rule, since: date) -> Iterator[date]:
    monday = since - timedelta(days=since.weekday())
    for number in range(HORIZON):
        for weekday in sorted(set(rule.weekdays)):
            yield monday + timedelta(weeks=number * rule.every, days=weekday)


def _monthly(rule: Rule, since: date) -> Iterator[date]:
    for number in range(HORIZON):
        month = since.year * 12 + since.month - 1 + number * rule.every
        first = date(month // 12, month % 12 + 1, 1)
        yield _nth(rule, first) if rule.pattern is Pattern.NTH_WEEKDAY else _day_of(first, rule.day)


def _nth(rule: Rule, first: date) -> date:
    if rule.nth == LAST:
        end = _day_of(first, 31)
        return end - timedelta(days=(end.weekday() - rule.weekdays[0]) % 7)
    return first + timedelta(days=(rule.weekdays[0] - first.weekday()) % 7, weeks=rule.nth - 1)


def _day_of(first: date, day: int) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day - 1), following - timedelta(days=1))


def _is_free(rule: Rule, day: date, off: AbstractSet[date]) -> bool:
    """Say whether a meeting may be held on a day: no holiday, and no weekend unless the rule names it."""
    chosen = rule.weekdays if rule.pattern is not Pattern.DAY else ()
    return day not in off and (day.weekday() < 5 or day.weekday() in chosen)


def _held_on(rule: Rule, scheduled: date, off: AbstractSet[date]) -> date | None:
    if _is_free(rule, scheduled, off):
        return scheduled
    ways = {
        OnHoliday.SKIP: (),
        OnHoliday.BEFORE: (-1,),
        OnHoliday.AFTER: (1,),
        OnHoliday.NEAREST: (-1, 1),
    }[rule.on_holiday]
    steps = (scheduled + timedelta(days=way * far) for far in range(1, FARTHEST + 1) for way in ways)
    return next((each for each in steps if _is_free(rule, each, off)), None)


def said(rule: Rule) -> tuple[Sentence, Sentence]:
    """Say in words when meetings come again, and what a holiday does."""
    off = Sentence(
        N_("When that is a holiday: %(what)s."), {"what": Labels((HOLIDAY_LABELS[rule.on_holiday],))}
    )
    days = Labels(WEEKDAYS[each] for each in sorted(set(rule.weekdays)))
    details: dict[str, object] = {"every": rule.every, "day": rule.day, "days": days}
    if rule.pattern is Pattern.NTH_WEEKDAY:
        details |= {"nth": Labels((ORDINALS[rule.nth],)), "days": Labels((WEEKDAYS[rule.weekdays[0]],))}
    one, many = _SAID[rule.pattern]
    return Sentence(one if rule.every == 1 else many, details), off


_SAID = {
    Pattern.WEEKS: (N_("Each week on %(days)s."), N_("Every %(every)s weeks on %(days)s.")),
    Pattern.NTH_WEEKDAY: (
        N_("The %(nth)s %(days)s of each month."),
        N_("The %(nth)s %(days)s of every %(every)s months."),
    ),
    Pattern.DAY: (
        N_("Day %(day)s of each month; on a weekend it is moved as on a holiday."),
        N_("Day %(day)s of every %(every)s months; on a weekend it is moved as on a holiday."),
    ),
}


def next_hosts(hosts: Sequence[K], hosted: Sequence[K], members: AbstractSet[K], count: int) -> list[K]:
    """Give who hosts the next meetings: whose last turn is longest ago, who never had one first.

    `hosted` are those who hosted, the oldest first: so whoever swapped comes at the place of the turn that
    she really took. Who is no member any more is passed over.
    """
    going = [each for each in dict.fromkeys(hosts) if each in members]
    if not going:
        return []
    turns: list[K] = list(hosted)
    found = []
    for _number in range(count):
        last = {each: number for number, each in enumerate(turns)}
        chosen = min(going, key=lambda each: last.get(each, -1))
        found.append(chosen)
        turns.append(chosen)
    return found
