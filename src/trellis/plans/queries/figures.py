"""Reading figures: what the reports of all below a unit, a place or the network come to, period by period."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from trellis.domain import rollup
from trellis.domain.breakdown import Breakdown, Parts, breakdowns_of, reports_of_part
from trellis.domain.periods import Every, Period, period_of, periods_between
from trellis.domain.problems import PERIOD_UNFIT, Problem
from trellis.plans.models import Indicator, Report
from trellis.plans.queries.scopes import Node, Scope

_READ = ("indicator", "of", "value", "weight")
SHOWN = 6
"""So many periods side by side fit on a page, and on A4."""


@lru_cache(maxsize=4096)
def fraction(number: Decimal | str) -> Fraction:
    """Give a number as it is kept as an exact one."""
    return Fraction(number)


def rule_of(indicator: Indicator) -> rollup.Rule:
    """Give an indicator's two rules."""
    return rollup.Rule(
        rollup.Way(indicator.across_places), rollup.Way(indicator.across_periods), indicator.carries
    )


def within(indicator: Indicator, period: Period) -> tuple[Period, ...]:
    """Give the periods of an indicator that lie in a longer one. Problem PERIOD_UNFIT for a shorter."""
    every = Every(indicator.every)
    first, last = period_of(every, period.first_day), period_of(every, period.last_day)
    if first.first_day != period.first_day or last.last_day != period.last_day:
        raise Problem(PERIOD_UNFIT)
    return periods_between(first, last)


def latest(every: Every, today: date, count: int = SHOWN) -> tuple[Period, ...]:
    """Give the last periods that are over."""
    last = period_of(every, today).later(-1)
    return periods_between(last.later(1 - count), last)


def standing_reports(scope: Scope, indicators: Iterable[Indicator]) -> QuerySet[Report]:
    """Give the reports of a scope that stand."""
    rows = Report.objects.filter(scope.filter(), network=scope.network, is_standing=True)
    return rows.filter(indicator__in=list(indicators))


@dataclass(frozen=True)
class Known:
    """What was reported of one indicator within a scope, in some periods and as far before as carried."""

    scope: Scope
    indicator: Indicator
    standing: rollup.Standing

    @cached_property
    def reported(self) -> frozenset[str]:
        """Give who reported at all."""
        return frozenset(unit for unit, _period in self.standing)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Give who is to report."""
        return tuple(each.key for each in self.scope.expected(self.reported))

    def figure(self, period: Period, units: Sequence[str] | None = None) -> rollup.Rolled:
        """Work out the figure of a period, of all or of some."""
        numbers = [each.number for each in within(self.indicator, period)]
        return rollup.rolled(
            self.standing, rule_of(self.indicator), self.units if units is None else units, numbers
        )

    def below(self, child: Node) -> tuple[str, ...]:
        """Give who is to report below a child."""
        wanted = {each.key for each in self.scope.below(child)}
        return tuple(each for each in self.units if each in wanted)


def known_of(
    scope: Scope, indicators: Collection[Indicator], first: Period, last: Period
) -> dict[UUID, Known]:
    """Read what was reported of some indicators from a period to another one, by one query."""
    windows = {each.pk.hex: _window(each, first, last) for each in indicators}
    found: dict[str, dict[tuple[str, int], rollup.Report]] = {key: {} for key in windows}
    wanted = {written for window in windows.values() for written in window}
    rows = standing_reports(scope, indicators).filter(period__in=wanted).order_by()
    # As text: a page may read 100,000 reports, and making ids and decimals of them takes most of its time.
    listed = rows.annotate(**{f"{name}_text": Cast(name, TextField()) for name in _READ})
    for indicator, of, value, weight, period in listed.values_list(
        *(f"{each}_text" for each in _READ), "period"
    ):
        key, unit = indicator.replace("-", ""), of.replace("-", "")
        number = windows[key].get(period)
        if number is not None:
            exact = None if value is None else fraction(value)
            heavy = None if weight is None else fraction(weight)
            found[key][unit, number] = rollup.Report(unit, number, exact, heavy)
    return {each.pk: Known(scope, each, found[each.pk.hex]) for each in indicators}


def _window(indicator: Indicator, first: Period, last: Period) -> Mapping[str, int]:
    """Give the periods whose reports count, as they are written, with those that may be carried forward."""
    own = [*within(indicator, first), *within(indicator, last)]
    every = periods_between(own[0].later(-indicator.carries), own[-1])
    return {str(each): each.number for each in every}


@dataclass(frozen=True)
class Part:
    """One value of a breakdown with its figure."""

    names: Mapping[str, str]
    figure: rollup.Rolled


def parts_of(scope: Scope, indicator: Indicator, period: Period) -> list[tuple[Breakdown, list[Part]]]:
    """Work out the figure of each part of each breakdown by the indicator's own rules."""
    breakdowns = breakdowns_of(indicator.parts)
    if not breakdowns:
        return []
    window = _window(indicator, period, period)
    rows = standing_reports(scope, [indicator]).filter(period__in=list(window)).order_by()
    reports: list[tuple[rollup.Report, Parts]] = [
        (
            rollup.Report(of.hex, window[written], None, None if weight is None else fraction(weight)),
            {key: None if kept is None else Fraction(kept) for key, kept in parts.items()},
        )
        for of, written, weight, parts in rows.values_list("of", "period", "weight", "parts")
    ]
    units = [each.key for each in scope.expected({report.unit for report, _parts in reports})]
    numbers = [each.number for each in within(indicator, period)]
    rule = rule_of(indicator)
    return [
        (
            breakdown,
            [
                Part(
                    value.names,
                    rollup.roll(reports_of_part(reports, key), rule, units=units, periods=numbers),
                )
                for value, key in zip(breakdown.values, breakdown.part_keys, strict=True)
            ],
        )
        for breakdown in breakdowns
    ]
