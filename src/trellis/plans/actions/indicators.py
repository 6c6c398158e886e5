"""The writers of indicators: what is counted, in which languages, and how it adds up (C5.11, C7.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.breakdown import Breakdown, breakdowns_as_json
from trellis.domain.periods import Every
from trellis.domain.problems import INDICATOR_COUNTED, OTHER_NETWORK, WAY_ACROSS_PLACES, Problem
from trellis.domain.rollup import ACROSS_PLACES, Rule
from trellis.networks.models import Network
from trellis.plans import reporters
from trellis.plans.models import Indicator, Objective, Tier


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What is counted: its names, its unit, how often, by which rules, how broken down, its target."""

    names: Mapping[str, str]
    every: Every
    rule: Rule
    counts: str = ""
    tier: Tier = Tier.COMMUNITY
    breakdowns: tuple[Breakdown, ...] = ()
    objective: Objective | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None

    def columns(self) -> dict[str, Any]:
        """Give what stands in the indicator's row."""
        if self.rule.across_places not in ACROSS_PLACES:
            raise Problem(WAY_ACROSS_PLACES)
        return {
            "names": dict(self.names),
            "counts": self.counts.strip(),
            "tier": self.tier,
            "every": self.every.value,
            "across_places": self.rule.across_places.value,
            "across_periods": self.rule.across_periods.value,
            "carries": self.rule.carries,
            "parts": breakdowns_as_json(self.breakdowns),
            "objective": self.objective,
            "baseline": self.baseline,
            "target": self.target,
        }


def _check(network: Network, counted: Counted) -> None:
    if counted.objective is not None and counted.objective.network_id != network.pk:
        raise Problem(OTHER_NETWORK, what=str(counted.objective))


@action("indicator.make", on="network", allow=reporters.may_make_indicator)
def make_indicator(*, actor: Actor, network: Network, counted: Counted) -> Indicator:
    """Choose something that is counted period by period, and how it adds up."""
    _check(network, counted)
    hold(network)
    last = network.indicators.aggregate(last=Max("number"))["last"] or 0
    return Indicator.objects.create(network=network, number=last + 1, **counted.columns())


@action("indicator.change", on="indicator", allow=reporters.may_keep_indicator)
def change_indicator(*, actor: Actor, indicator: Indicator, counted: Counted, version: int) -> Indicator:
    """Change what is counted or how it adds up; of what was told before, the telling stays as it was."""
    _check(indicator.network, counted)
    found = hold(indicator, version)
    if counted.every.value != found.every and found.reports.exists():
        raise Problem(INDICATOR_COUNTED)
    before = {name: getattr(found, name) for name in ("across_places", "across_periods", "carries")}
    for name, value in counted.columns().items():
        setattr(found, name, value)
    found.version += 1
    found.save()
    note(before=before, after={name: getattr(found, name) for name in before})
    return found


def _set(indicator: Indicator, **columns: Any) -> Indicator:
    Indicator.objects.filter(pk=indicator.pk).update(**columns, version=F("version") + 1)
    indicator.refresh_from_db()
    return indicator


@action("indicator.end", on="indicator", allow=reporters.may_keep_indicator)
def end_indicator(*, actor: Actor, indicator: Indicator) -> Indicator:
    """Stop counting something; what was reported stays readable."""
    return _set(indicator, ended_on=timezone.localdate())


@action("indicator.resume", on="indicator", allow=reporters.may_keep_indicator)
def resume_indicator(*, actor: Actor, indicator: Indicator) -> Indicator:
    """Count something again."""
    return _set(indicator, ended_on=None)
