"""A worked example of an indicator's rules: three villages, three months, and what they come to (C7.3).

It is shown while the rules are chosen, and is what the reference of the rules is written from.
"""

from dataclasses import dataclass
from fractions import Fraction

from trellis.domain.problems import N_
from trellis.domain.rollup import Report, Rolled, Rule, Way, roll
from trellis.domain.sentence import Sentence

VILLAGES = ("A", "B", "C")
MONTHS = (1, 2, 3)
_ROWS: tuple[tuple[str, int, int | None], ...] = (
    ("A", 1, 10),
    ("A", 2, 12),
    ("A", 3, 14),
    ("B", 1, 6),
    ("B", 2, 4),
    ("C", 1, 0),
    ("C", 2, None),
    ("C", 3, 8),
)
REPORTS = tuple(
    Report(unit, month, None if value is None else Fraction(value)) for unit, month, value in _ROWS
)
"""Village B didn't report the third month; C said for the second that the number isn't known."""

ACROSS_PLACES_MEANS = {
    Way.SUM: N_("The figure of a unit is the sum of the numbers of all below it."),
    Way.MEAN: N_(
        "The figure of a unit is the mean of the numbers of all below it, weighed by how many people each "
        "number is about where every report says so. It is no mean of means, so the units of one level "
        "needn't come to it."
    ),
    Way.MAXIMUM: N_("The figure of a unit is the largest number of all below it."),
    Way.UNIQUE: N_(
        "The same people may be counted in several places, so the figure of a unit is only known to lie "
        "between the largest number below it and the sum."
    ),
}
ACROSS_PERIODS_MEANS = {
    Way.SUM: N_("Over several periods the numbers of each reporter are added up."),
    Way.MEAN: N_("Over several periods the mean of the numbers of each reporter counts."),
    Way.MAXIMUM: N_("Over several periods the largest number of each reporter counts."),
    Way.LAST: N_("Over several periods the latest number of each reporter counts, as with a stock."),
    Way.UNIQUE: N_(
        "The same people may come again, so over several periods the number of each reporter is only known "
        "to lie between the largest and the sum."
    ),
}
CARRIES_MEANS = N_(
    "Where a reporter says nothing, its latest number stands in and is told, if it is no more periods old "
    "than %(count)s. What was said not to be known is never replaced."
)
CARRIES_NOT = N_("Where a reporter says nothing, nothing stands in: the figure says how many are missing.")


@dataclass(frozen=True, slots=True)
class Example:
    """The worked example of a rule: the figure of each month, that of all three, and what the rules mean."""

    rule: Rule
    months: tuple[Rolled, ...]
    all_months: Rolled
    means: tuple[Sentence, ...]


def example_of(rule: Rule) -> Example:
    """Work the example out by the same function that works out a network's figures."""
    carries = Sentence(CARRIES_MEANS, {"count": rule.carries}) if rule.carries else Sentence(CARRIES_NOT)
    return Example(
        rule=rule,
        months=tuple(roll(REPORTS, rule, units=VILLAGES, periods=[month]) for month in MONTHS),
        all_months=roll(REPORTS, rule, units=VILLAGES, periods=MONTHS),
        means=(
            Sentence(ACROSS_PLACES_MEANS[rule.across_places]),
            Sentence(ACROSS_PERIODS_MEANS[rule.across_periods]),
            carries,
        ),
    )
