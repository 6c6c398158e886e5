"""Reports that roll up: from villages to the nation, from months to the year, never waiting for the slowest.

Three values are kept apart at every step: a number (zero is one), `None` (reported as not known), and no
report at all. What is carried forward is an older number that its reporter gave, never a made one, and is
always told (C7.3, C5.11). A parent's figure is worked out from the reports of all below it, so that it can't
differ from theirs; what a parent did itself is one report more.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from trellis.domain.problems import N_, PERIOD_UNKNOWN, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.tree import paths


class Way(StrEnum):
    """How several numbers become one: across places, and across periods."""

    SUM = "sum"
    MEAN = "mean"
    MAXIMUM = "maximum"
    LAST = "last"
    UNIQUE = "unique"


ACROSS_PLACES = (Way.SUM, Way.MEAN, Way.MAXIMUM, Way.UNIQUE)
"""The ways that make sense across places: of places none is the latest."""

WAY_LABELS = {
    Way.SUM: N_("added up"),
    Way.MEAN: N_("the mean"),
    Way.MAXIMUM: N_("the largest"),
    Way.LAST: N_("the latest"),
    Way.UNIQUE: N_("different people, each counted once"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """An indicator's two rules, and for how many periods an older number may stand in for a missing one."""

    across_places: Way
    across_periods: Way
    carries: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What one unit reported of one period: `value` None says that it isn't known.

    `weight` is what a mean weighs it by (people asked, say). A later `version` of the same unit and period
    replaces an earlier one.
    """

    unit: str
    period: int
    value: Fraction | None
    weight: Fraction | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Carried:
    """A number of an earlier period that stands in for a missing one."""

    unit: str
    period: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class Rolled:
    """A figure with how it came about.

    `value` is None where nothing is known, and where people counted once are only known to lie between
    `least` and `most`. `reported`, `unknown`, `carried` and `missing` name the units, each in one of them.
    """

    value: Fraction | None
    least: Fraction | None
    most: Fraction | None
    reported: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def expected(self) -> int:
        """Count the units that were to report."""
        return len(self.reported) + len(self.unknown) + len(self.carried) + len(self.missing)

    def says(self) -> Sentence:
        """Say from how many reports it was worked out: "7 of 9 in, 2 carried forward"."""
        details = {
            "inside": len(self.reported) + len(self.unknown),
            "expected": self.expected,
            "carried": len(self.carried),
            "missing": len(self.missing),
        }
        if self.carried and self.missing:
            return Sentence(
                N_("%(inside)s of %(expected)s in, %(carried)s carried forward, %(missing)s missing"), details
            )
        if self.carried:
            return Sentence(N_("%(inside)s of %(expected)s in, %(carried)s carried forward"), details)
        return Sentence(N_("%(inside)s of %(expected)s in"), details)


Standing = Mapping[tuple[str, int], Report]


def standing(reports: Iterable[Report]) -> dict[tuple[str, int], Report]:
    """Give the report that stands for each unit and period: the highest version, of equal ones the later."""
    found: dict[tuple[str, int], Report] = {}
    for each in reports:
        former = found.get((each.unit, each.period))
        if former is None or each.version >= former.version:
            found[each.unit, each.period] = each
    return found


def below(parents: Mapping[str, str | None], unit: str) -> tuple[str, ...]:
    """Give a unit and all below it. Raises Problem TREE_CYCLE where units go round in a circle."""
    return tuple(each for each, path in paths(parents).items() if unit in path)


def roll(reports: Iterable[Report], rule: Rule, *, units: Sequence[str], periods: Sequence[int]) -> Rolled:
    """Work out one figure from the reports of some units in some periods.

    `units` are those that were to report; `periods` are in order. First each unit's periods become one number
    by `across_periods`, then the units' numbers by `across_places`. Raises Problem PERIOD_UNKNOWN where there
    are no periods.
    """
    wanted = set(units)
    return rolled(standing(each for each in reports if each.unit in wanted), rule, units, periods)


def rolled(known: Standing, rule: Rule, units: Sequence[str], periods: Sequence[int]) -> Rolled:
    """Work out one figure as `roll` does, of reports that stand: where many figures are made of the same."""
    if not periods:
        raise Problem(PERIOD_UNKNOWN)
    rows = [_of_unit(known, rule, unit, periods) for unit in dict.fromkeys(units)]
    told = [row for row in rows if row.low is not None]
    low = _together(rule.across_places, [(row.low, row.weight) for row in told])
    is_exact = rule.across_places != Way.UNIQUE and all(row.low is row.high for row in told)
    high = (
        low if is_exact else _together(_upper(rule.across_places), [(row.high, row.weight) for row in told])
    )
    return Rolled(
        value=high if low == high else None,
        least=low,
        most=high,
        reported=tuple(row.unit for row in told if row.carried is None),
        unknown=tuple(row.unit for row in rows if row.low is None and row.is_in),
        carried=tuple(row.carried for row in told if row.carried is not None),
        missing=tuple(row.unit for row in rows if not row.is_in and row.carried is None),
    )


@dataclass(frozen=True, slots=True)
class _OfUnit:
    unit: str
    low: Fraction | None
    high: Fraction | None
    weight: Fraction | None
    is_in: bool
    carried: Carried | None = None


def _of_unit(known: Standing, rule: Rule, unit: str, periods: Sequence[int]) -> _OfUnit:
    """Make one number of a unit's periods; an older one stands in where it reported none of them."""
    inside = [known[unit, period] for period in periods if (unit, period) in known]
    values = [(each.value, each.weight) for each in inside if each.value is not None]
    if len(values) == 1:
        ((only, weight),) = values
        return _OfUnit(unit, only, only, weight, is_in=True)
    if values:
        low = _together(rule.across_periods, values)
        high = _together(_upper(rule.across_periods), values)
        return _OfUnit(unit, low, high, _weight(values), is_in=True)
    older = None if inside else _older(known, rule, unit, min(periods))
    if older is None or older.value is None:
        return _OfUnit(unit, None, None, None, is_in=bool(inside))
    carried = Carried(unit, older.period, older.value)
    return _OfUnit(unit, older.value, older.value, older.weight, is_in=False, carried=carried)


def _older(known: Standing, rule: Rule, unit: str, before: int) -> Report | None:
    """Give the latest report within reach; where that one says "not known", nothing is carried."""
    reach = range(before - 1, before - 1 - rule.carries, -1)
    return next((known[unit, period] for period in reach if (unit, period) in known), None)


def _weight(values: Sequence[tuple[Fraction | None, Fraction | None]]) -> Fraction | None:
    weights = [weight for _value, weight in values]
    return None if None in weights else sum((each for each in weights if each is not None), Fraction())


def _upper(way: Way) -> Way:
    """Give what bounds people counted once from above: the sum; the largest bounds them from below."""
    return Way.SUM if way == Way.UNIQUE else way


def _together(way: Way, values: Sequence[tuple[Fraction | None, Fraction | None]]) -> Fraction | None:
    numbers = [value for value, _weight_of in values if value is not None]
    if not numbers:
        return None
    if way == Way.SUM:
        return _sum(numbers)
    if way in {Way.MAXIMUM, Way.UNIQUE}:
        return max(numbers)
    return numbers[-1] if way == Way.LAST else _mean(values)


def _sum(numbers: Sequence[Fraction]) -> Fraction:
    """Add up; whole numbers, which are nearly all, as such: fractions take ten times as long."""
    if all(each.denominator == 1 for each in numbers):
        return Fraction(sum(each.numerator for each in numbers))
    return sum(numbers, Fraction())


def _mean(values: Sequence[tuple[Fraction | None, Fraction | None]]) -> Fraction:
    """Give the mean, weighed where every number has a weight, else plain."""
    pairs = [(value, weight) for value, weight in values if value is not None]
    weights = [weight for _value, weight in pairs if weight is not None]
    if len(weights) == len(pairs) and any(weights):
        weighed = sum((value * (weight or 0) for value, weight in pairs), Fraction())
        return weighed / sum(weights, Fraction())
    return sum((value for value, _weight_of in pairs), Fraction()) / len(pairs)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later report changed in a figure that was told before: both stay readable."""

    before: Rolled
    after: Rolled
    units: tuple[str, ...]


def corrected(before: Rolled, after: Rolled) -> Difference | None:
    """Give what changed between two tellings of one figure; None when nothing did."""
    if before == after:
        return None
    return Difference(before, after, _moved(before, after))


def _moved(before: Rolled, after: Rolled) -> tuple[str, ...]:
    """Name the units that were missing or carried and aren't any more, or the other way round."""
    was, now = _sorts(before), _sorts(after)
    return tuple(unit for unit in dict.fromkeys((*was, *now)) if was.get(unit) != now.get(unit))


def _sorts(rolled: Rolled) -> dict[str, str]:
    sorts: dict[str, Collection[str]] = {
        "reported": rolled.reported,
        "unknown": rolled.unknown,
        "carried": [each.unit for each in rolled.carried],
        "missing": rolled.missing,
    }
    return {unit: sort for sort, units in sorts.items() for unit in units}


def sort_of(figure: Rolled, unit: str) -> str:
    """Give how a unit stands in a figure: reported, unknown, carried or missing; "" where it isn't in it."""
    return _sorts(figure).get(unit, "")
