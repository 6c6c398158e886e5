"""The time of a meeting, and wishes in a member's own words."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.timeplan import parts, time_plan
from trellis.domain.wishes import USUAL, wish

NINE = datetime(2027, 1, 12, 9, tzinfo=timezone(timedelta(hours=7)))


@settings(max_examples=30)
@given(st.lists(st.integers(1, 300), max_size=12), st.integers(5, 600))
def test_items_follow_each_other_without_a_gap(minutes: list[int], length: int) -> None:
    plan = time_plan(list(enumerate(minutes)), NINE, NINE + timedelta(minutes=length))
    times = [(slot.begins, slot.ends) for slot in plan.slots]
    assert [begin for begin, _end in times] == [NINE, *[end for _begin, end in times]][: len(times)]
    assert plan.over == max(sum(minutes) - length, 0)
    assert (f"{plan.over} too many" in str(plan.said())) == (plan.over > 0)


def test_without_a_date_only_the_sum_is_known() -> None:
    plan = time_plan([("a", 10), ("b", 20)])
    assert (plan.over, str(plan.said())) == (0, "The items need 30 minutes.")
    assert plan.slots[1].begins is None


def test_whose_items_these_are_keeps_the_order() -> None:
    found = parts([("b", 10), ("a", 5), ("b", 1)])
    assert [(each.key, each.items, each.minutes) for each in found] == [("b", 2, 11), ("a", 1, 5)]


@pytest.mark.parametrize(
    ("said", "title", "minutes"),
    [
        ("The road to school, 20 min", "The road to school", 20),
        ("The road (15 minutes)", "The road", 15),
        ("ถนน ๒๐ นาที", "ถนน", 20),
        ("The road 15", "The road", 15),
        ("The road", "The road", USUAL),
        ("Road of 900 min", "Road of 900 min", USUAL),
        ("20 min", "20 min", 20),
        ("One line\nand another, 5 min", "One line", 5),
        ("word " * 60, ("word " * 40).strip(), USUAL),
        ("x" * 300, "x" * 200, USUAL),
        ("  ", "", USUAL),
    ],
)
def test_a_wish_is_read(said: str, title: str, minutes: int) -> None:
    assert wish(said) == (title, minutes)
