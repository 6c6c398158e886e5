"""The writers of series: planned, changed, ended; their next meetings are planned ahead."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain import schedule
from trellis.domain.problems import DATES_REVERSED, SERIES_ENDED, Problem
from trellis.governance.models import Body
from trellis.meetings import rules
from trellis.meetings.actions.meetings import Plan, check, write
from trellis.meetings.models import Form, Series, Stage
from trellis.meetings.queries.series import AHEAD, coming_of, hosts_ahead, untouched
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Again:
    """What comes again: by which rule, from when, at what hour, where, and who hosts in turn."""

    names: dict[str, str]
    rule: schedule.Rule
    since: date
    begins: time
    until: date | None = None
    minutes: int = 120
    form: Form = Form.ROOM
    venue: str = ""
    link: str = ""
    hosts: list[Organisation] = field(default_factory=list)
    body: Body | None = None
    unit: Unit | None = None

    def columns(self) -> dict[str, Any]:
        """Give what stands in the series' own row."""
        found = {name: value for name, value in vars(self).items() if name not in {"rule", "hosts"}}
        return found | {"rule": self.rule.as_json(), "hosts": [str(each.pk) for each in self.hosts]}


def _check(network: Network, again: Again) -> None:
    hosts: list[Organisation | None] = [*again.hosts] or [None]
    for host in hosts:
        check(network, Plan(names=again.names, host=host, body=again.body, unit=again.unit))
    if again.until and again.until < again.since:
        raise Problem(DATES_REVERSED)


@action("series.plan", on="network", allow=rules.may_plan)
def plan_series(*, actor: Actor, network: Network, again: Again) -> Series:
    """Plan meetings that come again; the next of them are planned at once."""
    _check(network, again)
    made = Series.objects.create(network=network, **again.columns())
    note(meetings=_ahead(made))
    return made


def _running(series: Series, version: int | None = None) -> Series:
    found = hold(series, version)
    if found.ended_at is not None:
        raise Problem(SERIES_ENDED)
    return found


@action("series.change", on="series", allow=holds("meeting.plan"))
def change_series(*, actor: Actor, series: Series, again: Again, version: int) -> Series:
    """Change a series: its next meetings are planned anew, but for those that somebody touched."""
    found = _running(series, version)
    _check(found.network, again)
    untouched(found, timezone.now()).delete()
    Series.objects.filter(pk=found.pk).update(**again.columns(), version=F("version") + 1)
    found.refresh_from_db()
    note(meetings=_ahead(found))
    return found


@action("series.end", on="series", allow=holds("meeting.plan"), keeps=("until", "reason"))
def end_series(*, actor: Actor, series: Series, until: date, reason: str = "") -> Series:
    """End a series after a day: what was planned later and nobody called is taken out again."""
    found = _running(series)
    after = _moment(until + timedelta(days=1), time.min)
    untouched(found, after).delete()
    Series.objects.filter(pk=found.pk).update(until=until, ended_at=timezone.now(), version=F("version") + 1)
    found.refresh_from_db()
    return found


@action("series.plan-ahead", on="series", allow=holds("meeting.plan"))
def plan_ahead(*, actor: Actor, series: Series) -> Series:
    """Plan the next meetings of a series that aren't planned yet."""
    found = _running(series)
    note(meetings=_ahead(found))
    return found


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _ahead(series: Series) -> int:
    """Plan the next meetings, each day of the rule once, however often it is asked."""
    held = coming_of(series, timezone.localdate(), AHEAD)
    known = set(series.meetings.values_list("scheduled_for", flat=True))
    new = [each for each in held if each.scheduled not in known]
    for each, host in zip(new, hosts_ahead(series, len(new)), strict=True):
        starts = _moment(each.day, series.begins)
        write(
            series.network,
            series=series,
            scheduled_for=each.scheduled,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=series.minutes),
            host=host,
            stage=Stage.PLANNED,
            **{name: getattr(series, name) for name in _SAME},
        )
    return len(new)


_SAME = ("names", "body", "unit", "form", "venue", "link")
