"""The writers of reports: given by a unit, a place or a member, looked at, doubted (C7.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.periods import Every, Period, read_period
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    INDICATOR_ENDED,
    NO_KEEPER,
    OTHER_NETWORK,
    PERIOD_AHEAD,
    PERIOD_UNFIT,
    REPORT_GONE,
    Problem,
)
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import person_of
from trellis.plans import reporters
from trellis.plans.actions.dues import ask_report
from trellis.plans.actions.tellings import correct_tellings
from trellis.plans.models import Due, Indicator, Report

ANSWER_WITHIN = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Number:
    """A reported number: None where it isn't known, with its parts, its weight and a remark."""

    value: Decimal | None
    weight: Decimal | None = None
    parts: Mapping[str, Decimal | None] = field(default_factory=dict)
    remark: str = ""

    def columns(self) -> dict[str, Any]:
        """Give what stands in the report's row."""
        return {
            "value": self.value,
            "weight": self.weight,
            "parts": {key: None if part is None else str(part) for key, part in self.parts.items()},
            "remark": self.remark.strip(),
        }


def _check(due: Due, indicator: Indicator) -> Period:
    """Give the period of a number. Raises a Problem where this can't be reported for it."""
    whose = due.unit or due.organisation
    if indicator.network_id != due.network_id or (whose is not None and whose.network_id != due.network_id):
        raise Problem(OTHER_NETWORK, what=str(indicator))
    if indicator.ended_on is not None:
        raise Problem(INDICATOR_ENDED)
    period = read_period(due.period)
    if period.every is not Every(indicator.every):
        raise Problem(PERIOD_UNFIT)
    if period.first_day > timezone.localdate():
        raise Problem(PERIOD_AHEAD)
    return period


def _same(former: Report, number: Number) -> bool:
    return all(getattr(former, name) == value for name, value in number.columns().items())


@action("report.give", on="due", allow=reporters.may_give)
def give_report(
    *, actor: Actor, due: Due, number: Number, asked: UUID | None = None, seen: str | None = None
) -> Report:
    """Report a number for a period; a later report stands, and the former one stays readable.

    `seen` is the report that stood when the writer looked ("": none); another one isn't replaced unseen.
    """
    indicator = due.indicator
    if indicator is None:
        raise Problem(PERIOD_UNFIT)
    period = _check(due, indicator)
    hold(indicator)
    note(period=str(period))
    concern([due.organisation_id] if due.organisation_id else [])
    rows = Report.objects.filter(indicator=indicator, of=due.of, period=str(period), is_standing=True)
    former = rows.first()
    if former is not None and _same(former, number) and not former.doubt:
        return former
    if seen is not None and seen != (former.pk.hex if former else ""):
        raise Problem(CHANGED_MEANWHILE)
    rows.update(is_standing=False)
    made = Report.objects.create(
        network_id=due.network_id,
        indicator=indicator,
        unit=due.unit,
        place=due.place,
        organisation=due.organisation,
        of=due.of,
        period=str(period),
        is_on_behalf=not reporters.reports_it.test(actor, due),
        channel=actor.channel.value,
        person=person_of(actor),
        asked=asked,
        **number.columns(),
    )
    made.refresh_from_db()
    correct_tellings(indicator, due, period)
    return made


def give_several(*, actor: Actor, given: Sequence[tuple[Due, Decimal | None, str]]) -> int:
    """Report the numbers of a sheet, all or none; what stands with its parts and remark keeps them."""
    with transaction.atomic():
        for due, value, seen in given:
            give_report(actor=actor, due=due, number=_with_value(due, value), seen=seen)
    return len(given)


def _with_value(due: Due, value: Decimal | None) -> Number:
    """Give a number with what else stands; parts that belonged to another number don't stay."""
    rows = Report.objects.filter(indicator=due.indicator, of=due.of, period=due.period, is_standing=True)
    former = rows.first()
    if former is None or former.value != value:
        return Number(value=value)
    parts = {key: None if kept is None else Decimal(kept) for key, kept in former.parts.items()}
    return Number(value=value, weight=former.weight, parts=parts, remark=former.remark)


@action("report.see", on="report", allow=reporters.may_look)
def see_report(*, actor: Actor, report: Report) -> Report:
    """Say that one has looked at a report's quality; it counted before, too."""
    found = _standing(report)
    found.seen_at, found.seen_by, found.doubt = timezone.now(), person_of(actor), ""
    return _looked_at(found)


@action("report.doubt", on="report", allow=reporters.may_look, keeps=("reason",))
def doubt_report(*, actor: Actor, report: Report, reason: str) -> Report:
    """Say what looks wrong in a report and ask back; the number stands until a later one comes."""
    found = _standing(report)
    found.seen_at, found.seen_by, found.doubt = timezone.now(), person_of(actor), reasoned(reason)
    until = timezone.localdate() + ANSWER_WITHIN
    due = due_of(found.indicator, found)
    try:
        ask_report(actor, due, until, doubt=found.doubt)
    except Problem as problem:
        # Nobody to be asked: whoever typed it in finds the doubt beside it.
        if problem.kind != NO_KEEPER:
            raise
    return _looked_at(found)


def _standing(report: Report) -> Report:
    found = hold(report)
    if not found.is_standing:
        raise Problem(REPORT_GONE)
    note(period=found.period)
    return found


def _looked_at(report: Report) -> Report:
    report.version += 1
    report.save()
    return report


def due_of(indicator: Indicator, whose: Report) -> Due:
    """Give what was due when a report was given; not yet kept, where nobody had asked."""
    found = Due.objects.filter(indicator=indicator, of=whose.of, period=whose.period).first()
    return found or Due(
        network_id=indicator.network_id,
        indicator=indicator,
        unit=whose.unit,
        place=whose.place,
        organisation=whose.organisation,
        of=whose.of,
        period=whose.period,
    )
