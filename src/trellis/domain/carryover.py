"""What goes on to the next meeting: items that weren't finished, tasks that aren't done (C7.4, C8.1).

Nothing is forgotten because a meeting ran out of time, and nothing is carried for ever unseen: what was
carried over three times is named, so that somebody decides to do it, to make it smaller, or to drop it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

OFTEN = 3
"""So often, and somebody should ask whether it is still wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of an agenda: its place, whether it is finished, how often it was carried over already."""

    id: str
    place: int = 0
    is_finished: bool = False
    carried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task: until when, whether it is still to be done, how often it was carried over."""

    id: str
    due: date | None = None
    is_open: bool = True
    carried: int = 0


def times_carried(item: str, from_whom: Mapping[str, str | None]) -> int:
    """Count how often an item was carried over, by what each one was before; a ring is walked once."""
    seen, count = {item}, 0
    before = from_whom.get(item)
    while before is not None and before not in seen:
        seen.add(before)
        count += 1
        before = from_whom.get(before)
    return count


def items_onward(items: Iterable[Item]) -> tuple[Item, ...]:
    """Give the items that go on, those that waited longest first."""
    left = [each for each in items if not each.is_finished]
    return tuple(sorted(left, key=lambda each: (-each.carried, each.place, each.id)))


def tasks_onward(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Give the tasks that go on, the earliest due first, those without a day last."""
    left = [each for each in tasks if each.is_open]
    return tuple(sorted(left, key=lambda each: (each.due or date.max, -each.carried, each.id)))


def is_overdue(task: Task, today: date) -> bool:
    """Tell whether a task should have been done by now; its last day is still in time."""
    return task.is_open and task.due is not None and task.due < today


def advice(carried: int) -> Sentence | None:
    """Say what could be done with something that was carried over often."""
    if carried < OFTEN:
        return None
    return Sentence(
        N_("Carried over %(times)s times. Do it today, make it smaller, or drop it with a reason."),
        {"times": carried},
    )
