"""What the stories of reports begin with: a network of two districts with villages, and something counted."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.people import North, by
from tests.plans.counting import keeps, unit
from trellis.accounts.models import Person
from trellis.domain.breakdown import Breakdown, Value
from trellis.domain.periods import Every, Period, read_period
from trellis.domain.rollup import Rule, Way
from trellis.networks.models import Unit
from trellis.plans.actions.indicators import Counted, make_indicator
from trellis.plans.actions.reports import Number, give_report
from trellis.plans.models import Indicator, Report, Tree
from trellis.plans.queries.dues import due_for
from trellis.plans.queries.figures import known_of
from trellis.plans.queries.scopes import scope_of

JULY, AUGUST, SEPTEMBER = (read_period(f"2026-0{month}") for month in (7, 8, 9))
SEX = Breakdown("sex", {"en": "Sex"}, (Value("f", {"en": "women"}), Value("m", {"en": "men"})))


@dataclass(frozen=True)
class Districts:
    """A province of two districts: one with two villages, which have keepers, and one with one."""

    north: North
    province: Unit
    doi: Unit
    nong: Unit
    huai: Unit
    far: Unit
    indicator: Indicator

    def give(self, of: Unit, period: Period, value: int | None, **more: Any) -> Report:
        """Let somebody report for a unit."""
        who: Person = more.pop("who", self.north.malee)
        indicator = more.pop("indicator", self.indicator)
        due = due_for(self.north.network, Tree.UNITS, of.pk, period=period, indicator=indicator)
        number = Number(value=None if value is None else Decimal(value), **more)
        return give_report(actor=by(who), due=due, number=number)

    def figure(self, of: Unit | None, period: Period) -> Any:
        """Work out the figure of a unit."""
        scope = scope_of(self.north.network, Tree.UNITS, of.pk if of else None)
        return known_of(scope, [self.indicator], period, period)[self.indicator.pk].figure(period)


def indicator(north: North, **more: Any) -> Indicator:
    """Let Malee choose that children back at school are counted each month."""
    given: dict[str, Any] = {
        "names": {"en": "Children back at school", "th": "เด็กที่กลับเข้าเรียน"},
        "counts": "children",
        "every": Every.MONTH,
        "rule": Rule(Way.SUM, Way.LAST, carries=1),
        "breakdowns": (SEX,),
    }
    return make_indicator(actor=by(north.malee), network=north.network, counted=Counted(**{**given, **more}))


def districts(north: North, **more: Any) -> Districts:
    """Give a province with its districts and villages."""
    province = unit(north.network, "Province")
    near, distant = unit(north.network, "Near", province), unit(north.network, "Distant", province)
    doi, nong = unit(north.network, "Ban Doi", near), unit(north.network, "Ban Nong", near)
    huai = unit(north.network, "Ban Huai", distant)
    keeps(doi, north.centre)
    keeps(nong, north.office)
    return Districts(north, province, doi, nong, huai, near, indicator(north, **more))
