"""When somebody is reminded: at most twice, not too soon, and not when it is too late to matter."""

from datetime import datetime, timedelta

MOST = 2
WITHOUT_END = timedelta(days=7)
BEFORE_END = (timedelta(days=3), timedelta(days=1))
APART = timedelta(days=1)


def next_reminder(
    *, asked: datetime, until: datetime | None, reminded: int, last: datetime | None
) -> datetime | None:
    """Give when the next reminder is due; None when there is to be none.

    What ends is recalled three days and one day before its end, what has none after a week, twice. A reminder
    is a day at least after the one before, and after the asking.
    """
    if reminded >= MOST:
        return None
    soonest = (last or asked) + APART
    if until is None:
        return (last or asked) + WITHOUT_END
    wished = max(soonest, until - BEFORE_END[reminded])
    return wished if wished < until else None
