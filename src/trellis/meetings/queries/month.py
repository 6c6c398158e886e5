"""Reading a month: each of its weeks with its days, what is held on them, and which are off."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from trellis.access.actor import Actor
from trellis.meetings.models import Holiday, Meeting
from trellis.meetings.queries.meetings import within
from trellis.networks.models import Network

FIRST, LAST = 1990, 2200


@dataclass(frozen=True)
class Day:
    """A day with its meetings, and its holiday when it is one."""

    day: date
    is_in: bool
    holiday: Holiday | None = None
    meetings: list[Meeting] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Say whether there's nothing to tell of it."""
        return self.holiday is None and not self.meetings


def month_named(said: str) -> date:
    """Give the first day of a month such as 2027-04; anything else is the present month."""
    today = timezone.localdate()
    try:
        found = date.fromisoformat(f"{said}-01")
    except ValueError:
        return today.replace(day=1)
    return found if FIRST <= found.year <= LAST else today.replace(day=1)


def following(first: date, step: int = 1) -> date:
    """Give the first day of the month after, or before with -1."""
    months = first.year * 12 + first.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def month_of(actor: Actor, network: Network, first: date) -> list[list[Day]]:
    """Give the weeks of a month, Monday first, with the days at its edges."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    begin, end = weeks[0][0], weeks[-1][-1] + timedelta(days=1)
    held: dict[date, list[Meeting]] = {}
    for each in within(actor, network, begin, end):
        if each.starts_at is not None:
            held.setdefault(timezone.localtime(each.starts_at).date(), []).append(each)
    rows = Holiday.objects.filter(network=network, day__gte=begin, day__lt=end)
    off = {each.day: each for each in rows}
    return [
        [Day(day, day.month == first.month, off.get(day), held.get(day, [])) for day in week]
        for week in weeks
    ]
