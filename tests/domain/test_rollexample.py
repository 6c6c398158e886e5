"""The worked example of each rule, and figures that are kept when they are told."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from tests.domain.test_rollup import VILLAGES, reports, rules
from trellis.domain.rollexample import example_of
from trellis.domain.rolljson import rolled_as_json, rolled_from_json
from trellis.domain.rollup import ACROSS_PLACES, Report, Rule, Way, roll, sort_of


@pytest.mark.parametrize(
    ("rule", "month", "all_months"),
    [
        (Rule(Way.SUM, Way.SUM), 22, 54),
        (Rule(Way.SUM, Way.LAST), 22, 26),
        (Rule(Way.SUM, Way.LAST, carries=1), 26, 26),
        (Rule(Way.MAXIMUM, Way.MAXIMUM), 14, 14),
        (Rule(Way.MEAN, Way.SUM), 11, 18),
    ],
)
def test_the_example_is_what_a_hand_count_gives(rule: Rule, month: int, all_months: int) -> None:
    found = example_of(rule)
    assert (found.months[-1].value, found.all_months.value) == (month, all_months)


@pytest.mark.parametrize("across_places", ACROSS_PLACES)
@pytest.mark.parametrize("across_periods", Way)
def test_every_rule_is_explained(across_places: Way, across_periods: Way) -> None:
    found = example_of(Rule(across_places, across_periods, carries=2))
    assert len(found.means) == 3
    assert "2" in str(found.means[2])
    assert found.months[1].unknown == ("C",)


@settings(max_examples=60, deadline=None)
@given(reports, rules)
def test_a_figure_is_read_as_it_was_kept(rows: list[Report], rule: Rule) -> None:
    figure = roll(rows, rule, units=VILLAGES, periods=(9, 10))
    assert rolled_from_json(rolled_as_json(figure)) == figure


def test_how_one_stands_in_a_figure() -> None:
    figure = roll([Report("A", 1, Fraction(1))], Rule(Way.SUM, Way.SUM), units=("A", "B"), periods=(1,))
    assert [sort_of(figure, unit) for unit in ("A", "B", "C")] == ["reported", "missing", ""]
