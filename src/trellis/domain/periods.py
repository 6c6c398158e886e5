"""Months, quarters, halves and years: what reports and results are about (C7.3).

A period is written `2026-08`, `2026-Q3`, `2026-H2` or `2026`; of one length, that order is the order in time.
Years of the Buddhist era are understood where they are read (2569 is 2026), and never written.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trellis.domain.problems import N_, PERIOD_UNKNOWN, Problem


class Every(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


EVERY_LABELS = {
    Every.MONTH: N_("Each month"),
    Every.QUARTER: N_("Each quarter"),
    Every.HALF: N_("Each half-year"),
    Every.YEAR: N_("Each year"),
}

MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}
"""How many months a period has."""

BUDDHIST_ERA = 543
FIRST_YEAR, LAST_YEAR = 1900, 2200
_SIGN = {Every.QUARTER: "Q", Every.HALF: "H"}
_WRITTEN = (
    (Every.MONTH, re.compile(r"(?P<year>\d{4})[-/. ]?(?P<part>\d{1,2})")),
    (Every.MONTH, re.compile(r"(?P<part>\d{1,2})[-/. ](?P<year>\d{4})")),
    (Every.QUARTER, re.compile(r"(?P<year>\d{4})[-/. ]?q(?P<part>[1-4])")),
    (Every.QUARTER, re.compile(r"q(?P<part>[1-4])[-/. ]?(?P<year>\d{4})")),
    (Every.HALF, re.compile(r"(?P<year>\d{4})[-/. ]?h(?P<part>[12])")),
    (Every.HALF, re.compile(r"h(?P<part>[12])[-/. ]?(?P<year>\d{4})")),
    (Every.YEAR, re.compile(r"(?P<year>\d{4})")),
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period: how long, and the how manieth of its length since the year nought."""

    every: Every
    number: int

    def __str__(self) -> str:
        """Write it as it is stored."""
        year, part = divmod(self.number, 12 // MONTHS[self.every])
        if self.every is Every.YEAR:
            return f"{year:04}"
        if self.every is Every.MONTH:
            return f"{year:04}-{part + 1:02}"
        return f"{year:04}-{_SIGN[self.every]}{part + 1}"

    @property
    def first_day(self) -> date:
        """Give its first day."""
        year, month = divmod(self.number * MONTHS[self.every], 12)
        return date(year, month + 1, 1)

    @property
    def last_day(self) -> date:
        """Give its last day."""
        return self.later(1).first_day - timedelta(days=1)

    def later(self, count: int) -> "Period":
        """Give the period so many after it (before it, where negative)."""
        return Period(self.every, self.number + count)

    def holds(self, other: "Period") -> bool:
        """Tell whether another one lies wholly in it."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day


def period_of(every: Every, day: date) -> Period:
    """Give the period in which a day lies."""
    return Period(every, (day.year * 12 + day.month - 1) // MONTHS[every])


def read_period(text: str) -> Period:
    """Read a period as people write it. Raises Problem PERIOD_UNKNOWN for one that doesn't exist."""
    folded = text.strip().lower()
    for every, pattern in _WRITTEN:
        if found := pattern.fullmatch(folded):
            return _made(every, int(found["year"]), int(found.groupdict().get("part") or 1))
    raise Problem(PERIOD_UNKNOWN)


def _made(every: Every, year: int, part: int) -> Period:
    year = year - BUDDHIST_ERA if year > LAST_YEAR else year
    parts = 12 // MONTHS[every]
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= part <= parts):
        raise Problem(PERIOD_UNKNOWN)
    return Period(every, year * parts + part - 1)


def periods_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Give all periods of one length from the first to the last, both of them in."""
    return tuple(Period(first.every, number) for number in range(first.number, last.number + 1))
