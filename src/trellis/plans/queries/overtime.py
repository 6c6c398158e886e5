"""Reading the same activities over time and by how far they are: a year, a month, a board."""

from calendar import Calendar
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.timeline import Bar, bar, first_day, last_day
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, Status, Step
from trellis.plans.queries.activities import Filter, chosen

PAGE, SHOWN, ON_BOARD = 60, 300, 20
FIRST, LAST = 1990, 2200


@dataclass(frozen=True)
class Line:
    """An activity of a year: its bar (none: nobody knows when), and the numbers of what it comes after."""

    activity: Activity
    bar: Bar | None
    after: tuple[int, ...]


@dataclass(frozen=True)
class YearPage:
    """Sixty lines of a year, the earliest first, and the number of the next page if there are more."""

    lines: list[Line]
    next: int | None


def year_named(said: str) -> int:
    """Give a year; nonsense is the present one."""
    is_year = said.isascii() and said.isdigit() and FIRST <= int(said[:5]) <= LAST
    return int(said) if is_year else timezone.localdate().year


def year_page(actor: Actor, network: Network, wanted: Filter, year: int, *, page: int) -> YearPage:
    """Give what is done in a year, the earliest first, what has no dates at the end."""
    fitting = replace(wanted, since=first_day(year), until=last_day(year))
    rows = chosen(actor, network, fitting).select_related("organisation").prefetch_related("after")
    ordered = rows.order_by(F("since").asc(nulls_last=True), "until", "number")
    found = list(ordered[page * PAGE : (page + 1) * PAGE + 1])
    lines = [
        Line(each, bar(year, each.since, each.until), tuple(sorted(one.number for one in each.after.all())))
        for each in found[:PAGE]
    ]
    return YearPage(lines, page + 1 if len(found) > PAGE else None)


@dataclass
class Day:
    """A day with what begins, what ends, and which steps are due."""

    day: date
    is_in: bool
    begins: list[Activity] = field(default_factory=list)
    ends: list[Activity] = field(default_factory=list)
    due: list[Step] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Say whether there's nothing to tell of it."""
        return not (self.begins or self.ends or self.due)


@dataclass(frozen=True)
class Month:
    """The weeks of a month, Monday first, and whether there was more than is shown."""

    weeks: list[list[Day]]
    is_cut: bool


def month_page(actor: Actor, network: Network, wanted: Filter, first: date) -> Month:
    """Give a month with what begins and ends in it and the steps that are due."""
    dates = Calendar().monthdatescalendar(first.year, first.month)
    weeks = [[Day(each, each.month == first.month) for each in week] for week in dates]
    days = {each.day: each for week in weeks for each in week}
    begin, end = weeks[0][0].day, weeks[-1][-1].day
    rows = chosen(actor, network, wanted).filter(
        Q(since__range=(begin, end)) | Q(until__range=(begin, end)), ~Q(status=Status.DROPPED)
    )
    listed = list(rows.order_by("number")[: SHOWN + 1])
    steps = _due_between(actor, network, wanted, (begin, end))
    for each in listed[:SHOWN]:
        if each.since in days:
            days[each.since].begins.append(each)
        if each.until in days:
            days[each.until].ends.append(each)
    for step in steps[:SHOWN]:
        if step.due in days:
            days[step.due].due.append(step)
    return Month(weeks, len(listed) > SHOWN or len(steps) > SHOWN)


def _due_between(actor: Actor, network: Network, wanted: Filter, span: tuple[date, date]) -> list[Step]:
    rows = Step.objects.filter(network=network, due__range=span, done_on=None)
    fitting = chosen(actor, network, wanted).exclude(status__in=[Status.DROPPED, Status.ENDED])
    return list(rows.filter(activity__in=fitting.values("pk")).select_related("activity")[: SHOWN + 1])


def following(first: date, step: int = 1) -> date:
    """Give the first day of the month after, or before with -1."""
    months = first.year * 12 + first.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def month_named(said: str) -> date:
    """Give the first day of a month such as 2027-04; anything else is the present month."""
    try:
        found = date.fromisoformat(f"{said}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)
    return found if FIRST <= found.year <= LAST else timezone.localdate().replace(day=1)


@dataclass(frozen=True)
class Column:
    """The activities of one status: the first twenty, and how many there are."""

    status: Status
    rows: list[Activity]
    count: int


def board_page(actor: Actor, network: Network, wanted: Filter) -> list[Column]:
    """Give a column for each status, the latest activities first."""
    rows = chosen(actor, network, replace(wanted, status=""))
    counted = rows.order_by().values("status").annotate(count=Count("pk", distinct=True))
    counts = dict(counted.values_list("status", "count"))
    latest = rows.select_related("organisation").order_by("-number")
    return [
        Column(
            each, list(latest.filter(status=each)[:ON_BOARD]) if counts.get(each) else [], counts.get(each, 0)
        )
        for each in Status
    ]


def changeable(actor: Actor, columns: list[Column]) -> set[UUID]:
    """Give those of a board that somebody may move."""
    ids = [each.pk for column in columns for each in column.rows]
    here = Activity.objects.filter(rules.may_change_activity.where(actor), pk__in=ids)
    return set(here.values_list("pk", flat=True))
