"""Nothing unfinished is forgotten, and what is carried over often is named."""

from datetime import date

from trellis.domain.carryover import (
    Item,
    Task,
    advice,
    is_overdue,
    items_onward,
    tasks_onward,
    times_carried,
)


def test_unfinished_items_go_on_and_those_that_waited_longest_come_first() -> None:
    items = [Item(id="a", place=1), Item(id="b", place=2, is_finished=True), Item(id="c", place=3, carried=2)]
    assert [each.id for each in items_onward(items)] == ["c", "a"]


def test_open_tasks_go_on_the_earliest_first() -> None:
    tasks = [Task(id="a"), Task(id="b", due=date(2026, 12, 1)), Task(id="c", is_open=False)]
    assert [each.id for each in tasks_onward(tasks)] == ["b", "a"]


def test_its_last_day_is_still_in_time() -> None:
    task = Task(id="a", due=date(2026, 12, 1))
    assert not is_overdue(task, date(2026, 12, 1))
    assert is_overdue(task, date(2026, 12, 2))
    assert not is_overdue(Task(id="a"), date(2026, 12, 2))


def test_lineage_is_counted_and_a_ring_ends() -> None:
    assert times_carried("c", {"c": "b", "b": "a", "a": None}) == 2
    assert times_carried("c", {"c": "b", "b": "c"}) == 1


def test_from_three_times_on_somebody_is_asked_to_decide() -> None:
    assert advice(2) is None
    assert str(advice(3)) == "Carried over 3 times. Do it today, make it smaller, or drop it with a reason."
