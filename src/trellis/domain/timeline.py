"""Where on the line of a year something lies: in days from its first one, so that a bar can be drawn."""

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 12
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a year: the day on which it begins, counted from nought, and how many days it lasts.

    `from_before` and `goes_on` say that it began before the year or ends after it, or that nobody knows when.
    """

    start: int
    days: int
    from_before: bool = False
    goes_on: bool = False


def first_day(year: int) -> date:
    """Give the first day of a year."""
    return date(year, 1, 1)


def last_day(year: int) -> date:
    """Give the last day of a year."""
    return date(year, MONTHS, 31)


def days_in(year: int) -> int:
    """Count the days of a year."""
    return (last_day(year) - first_day(year)).days + 1


def place_in(year: int, day: date) -> int | None:
    """Give how many days of a year have gone before a day; None when it lies in another year."""
    return (day - first_day(year)).days if day.year == year else None


def bar(year: int, since: date | None, until: date | None) -> Bar | None:
    """Give the part of a year that something takes; None when it doesn't touch it, or has no dates."""
    if since is None and until is None:
        return None
    begin, end = max(since or date.min, first_day(year)), min(until or date.max, last_day(year))
    if begin > end:
        return None
    return Bar(
        start=(begin - first_day(year)).days,
        days=(end - begin).days + 1,
        from_before=since is None or since < first_day(year),
        goes_on=until is None or until > last_day(year),
    )


def month_starts(year: int) -> list[int]:
    """Give how many days lie before the first of each month."""
    return [(date(year, month, 1) - first_day(year)).days for month in range(1, MONTHS + 1)]
