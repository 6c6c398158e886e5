"""Reports roll up: nothing is invented, nothing waits, and zero, not known and not reported stay three."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.problems import Problem
from trellis.domain.rollup import ACROSS_PLACES, Carried, Report, Rule, Way, below, corrected, roll

SUMS = Rule(Way.SUM, Way.SUM)
SEPTEMBER, OCTOBER = 9, 10
VILLAGES = ("Ban Nong", "Ban Doi", "Ban Huai")
numbers = st.one_of(st.none(), st.integers(0, 50).map(Fraction))
rules = st.builds(Rule, st.sampled_from(ACROSS_PLACES), st.sampled_from(Way), st.integers(0, 3))
reports = st.lists(
    st.builds(Report, st.sampled_from(VILLAGES), st.integers(1, 12), numbers, version=st.integers(1, 3)),
    max_size=20,
)


def report(unit: str, period: int, value: int | None, **more: object) -> Report:
    return Report(unit, period, None if value is None else Fraction(value), **more)  # type: ignore[arg-type]


def test_zero_not_known_and_not_reported_are_three() -> None:
    rolled = roll(
        [report("Ban Nong", OCTOBER, 0), report("Ban Doi", OCTOBER, None)],
        SUMS,
        units=VILLAGES,
        periods=[OCTOBER],
    )

    assert rolled.value == 0
    assert (rolled.reported, rolled.unknown, rolled.missing) == (("Ban Nong",), ("Ban Doi",), ("Ban Huai",))
    assert str(rolled.says()) == "2 of 3 in"


def test_nothing_known_is_no_zero() -> None:
    rolled = roll([report("Ban Doi", OCTOBER, None)], SUMS, units=VILLAGES, periods=[OCTOBER])

    assert rolled.value is None


def test_a_late_village_is_carried_forward_and_told() -> None:
    rule = Rule(Way.SUM, Way.LAST, carries=2)
    rows = [report("Ban Nong", OCTOBER, 12), report("Ban Doi", SEPTEMBER, 7)]

    rolled = roll(rows, rule, units=VILLAGES, periods=[OCTOBER])

    assert rolled.value == 19
    assert rolled.carried == (Carried("Ban Doi", SEPTEMBER, Fraction(7)),)
    assert str(rolled.says()) == "1 of 3 in, 1 carried forward, 1 missing"


def test_who_said_it_isnt_known_is_not_carried_over() -> None:
    rule = Rule(Way.SUM, Way.LAST, carries=3)
    rows = [report("Ban Doi", 8, 7), report("Ban Doi", SEPTEMBER, None)]

    rolled = roll(rows, rule, units=["Ban Doi"], periods=[OCTOBER])

    assert (rolled.value, rolled.carried, rolled.missing) == (None, (), ("Ban Doi",))


def test_late_paper_mends_the_figure_and_both_tellings_stay() -> None:
    rule = Rule(Way.SUM, Way.LAST, carries=1)
    early = [report("Ban Nong", OCTOBER, 12), report("Ban Doi", SEPTEMBER, 7)]
    before = roll(early, rule, units=VILLAGES[:2], periods=[OCTOBER])

    after = roll([*early, report("Ban Doi", OCTOBER, 9)], rule, units=VILLAGES[:2], periods=[OCTOBER])
    difference = corrected(before, after)

    assert difference is not None
    assert str(before.says()) == "1 of 2 in, 1 carried forward"
    assert (difference.before.value, difference.after.value, difference.units) == (19, 21, ("Ban Doi",))
    assert corrected(after, after) is None


def test_a_unit_that_reports_twice_counts_once_by_its_later_version() -> None:
    rows = [report("Ban Nong", OCTOBER, 40, version=2), report("Ban Nong", OCTOBER, 4)]

    assert roll(rows, SUMS, units=["Ban Nong"], periods=[OCTOBER]).value == 40


def test_people_counted_once_lie_between_the_largest_and_the_sum() -> None:
    rows = [report("Ban Nong", OCTOBER, 12), report("Ban Doi", OCTOBER, 7)]
    rolled = roll(rows, Rule(Way.UNIQUE, Way.UNIQUE), units=VILLAGES, periods=[OCTOBER])

    assert (rolled.value, rolled.least, rolled.most) == (None, 12, 19)


def test_a_mean_is_weighed_where_every_report_has_a_weight() -> None:
    rows = [
        report("Ban Nong", OCTOBER, 10, weight=Fraction(1)),
        report("Ban Doi", OCTOBER, 40, weight=Fraction(2)),
    ]
    mean = Rule(Way.MEAN, Way.LAST)

    assert roll(rows, mean, units=VILLAGES, periods=[OCTOBER]).value == 30
    assert (
        roll([rows[0], report("Ban Doi", OCTOBER, 40)], mean, units=VILLAGES, periods=[OCTOBER]).value == 25
    )


def test_no_period_is_refused() -> None:
    with pytest.raises(Problem, match="no such period"):
        roll([], SUMS, units=VILLAGES, periods=[])


def test_a_tree_in_a_circle_is_refused() -> None:
    parents = {"district": None, "Ban Doi": "district", "Ban Nong": "district", "elsewhere": None}

    assert below(parents, "district") == ("district", "Ban Doi", "Ban Nong")
    with pytest.raises(Problem):
        below({"district": "Ban Doi", "Ban Doi": "district"}, "district")


@settings(max_examples=60, deadline=None)
@given(reports, rules)
def test_carrying_forward_never_invents_a_value(rows: list[Report], rule: Rule) -> None:
    rolled = roll(rows, rule, units=VILLAGES, periods=[OCTOBER])

    for each in rolled.carried:
        assert any((row.unit, row.period, row.value) == (each.unit, each.period, each.value) for row in rows)
        assert OCTOBER - rule.carries <= each.period < OCTOBER
    assert rolled.expected == len(VILLAGES)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_children_add_up_to_their_parent(rows: list[Report]) -> None:
    whole = roll(rows, SUMS, units=VILLAGES, periods=range(1, 13))
    parts = [roll(rows, SUMS, units=[each], periods=range(1, 13)).value for each in VILLAGES]
    known = [part for part in parts if part is not None]

    assert whole.value == (sum(known) if known else None)
