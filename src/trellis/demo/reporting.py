"""Counting in an example network: indicators, what units report each month, what was told of it upward."""

import re
from decimal import Decimal

from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.demo.handing import Cascader
from trellis.demo.planning import Planner
from trellis.demo.stories import Story, names_of
from trellis.domain.breakdown import Breakdown, Value
from trellis.domain.periods import Every, Period, period_of
from trellis.domain.rollup import Rule, Way
from trellis.networks.models import Unit
from trellis.plans.actions.indicators import Counted, make_indicator
from trellis.plans.actions.reports import Number, give_report
from trellis.plans.actions.tellings import tell_figure
from trellis.plans.models import Due, Indicator, Tree

WRITTEN = re.compile(r"(?P<value>\?|[\d.]+)(\((?P<parts>[\d,]+)\))?(@(?P<weight>\d+))?")
"""How a story writes a number: `?` isn't known, `12(7,5)` has its parts, `3@4` its weight."""
NOTHING = "-"


def month(back: int) -> Period:
    """Give a month so many before the present one."""
    return period_of(Every.MONTH, timezone.localdate()).later(-back)


class Reporter:
    """Reports for the units of one example network."""

    def __init__(self, planner: Planner, cascader: Cascader) -> None:
        """Keep who counts."""
        self.planner, self.builder, self.hand = planner, planner.builder, planner.hand
        self.cascader = cascader
        self.network = planner.network

    def build(self, rows: list[Story]) -> None:
        """Choose each indicator, let the months pass, tell what they came to; then late paper comes."""
        for row in rows:
            indicator = self._make(row)
            for reported in row["reports"]:
                self._report(indicator, reported)
            for told in row.get("told", []):
                self._tell(indicator, told)
            for late in row.get("late", []):
                self._report(indicator, late)

    def _make(self, row: Story) -> Indicator:
        rule = Rule(Way(row["across_places"]), Way(row["across_periods"]), row.get("carries", 0))
        counted = Counted(
            names=names_of(row),
            every=Every.MONTH,
            rule=rule,
            counts=row.get("counts", ""),
            breakdowns=tuple(self._breakdown(each) for each in row.get("parts", [])),
            objective=self.planner.objectives.get(row.get("objective", "")),
            baseline=Decimal(row["baseline"]) if "baseline" in row else None,
            target=Decimal(row["target"]) if "target" in row else None,
        )
        return make_indicator(actor=self.hand, network=self.network, counted=counted)

    def _breakdown(self, row: Story) -> Breakdown:
        values = tuple(Value(each["key"], names_of(each)) for each in row["values"])
        return Breakdown(row["key"], names_of(row), values)

    def _unit(self, row: Story) -> Unit:
        return self.builder.units[row["unit"]]

    def _report(self, indicator: Indicator, row: Story) -> None:
        """Report the numbers of a unit, one for each month up to the last that is over."""
        unit, written = self._unit(row), row["says"].split()
        last = row.get("back", 1)
        for back, each in zip(range(last + len(written) - 1, last - 1, -1), written, strict=True):
            if each == NOTHING:
                continue
            due = Due(
                network=self.network, indicator=indicator, unit=unit, of=unit.pk, period=str(month(back))
            )
            number = self._number(indicator, each, row.get("remark", ""))
            give_report(actor=self._actor(row), due=due, number=number)

    def _actor(self, row: Story) -> Actor:
        """Give who reports: the unit's keeper; what came on paper or by phone is typed in."""
        if row["way"] == Channel.WEB:
            return self.cascader.actor(row["unit"])
        return Actor(channel=Channel(row["way"]), person=self.hand.person)

    def _number(self, indicator: Indicator, written: str, remark: str) -> Number:
        found = WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(written)
        keys = [key for each in indicator.parts for key in self._part_keys(each)]
        parts = [Decimal(each) for each in (found["parts"] or "").split(",") if each]
        return Number(
            value=None if found["value"] == "?" else Decimal(found["value"]),
            weight=Decimal(found["weight"]) if found["weight"] else None,
            parts=dict(zip(keys, parts, strict=False)),
            remark=remark,
        )

    def _part_keys(self, kept: Story) -> list[str]:
        return [f"{kept['key']}.{value['key']}" for value in kept["values"]]

    def _tell(self, indicator: Indicator, row: Story) -> None:
        at = self._unit(row).pk if "unit" in row else None
        tell_figure(actor=self.hand, indicator=indicator, tree=Tree.UNITS, at=at, period=month(row["back"]))
