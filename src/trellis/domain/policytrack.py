"""From a practice that works to policy, and down again (C1.6, C7.2, C7.3).

A practice is written up; others take it up; it is proposed to the next level, adopted as policy and
mainstreamed, and comes down as an objective. Steps may repeat at each level, fail and be tried again. Only
those wait that stand on another one: what was adopted must have been proposed, what is mainstreamed or comes
down must have been adopted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trellis.domain.problems import N_


class Stop(StrEnum):
    """A step of the way; the order is that of the way."""

    TAKEN_UP = "taken-up"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    MAINSTREAMED = "mainstreamed"
    COMES_DOWN = "comes-down"


class Outcome(StrEnum):
    """What became of a step."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


STOP_LABELS = {
    Stop.TAKEN_UP: N_("Taken up by others"),
    Stop.PROPOSED: N_("Proposed to the next level"),
    Stop.ADOPTED: N_("Adopted as policy"),
    Stop.MAINSTREAMED: N_("Mainstreamed"),
    Stop.COMES_DOWN: N_("Comes down as an objective"),
}

MEANING = {
    Stop.TAKEN_UP: N_("Another unit or member does the same in its place, in its own way."),
    Stop.PROPOSED: N_("Those who decide one level up have it on their table, in writing."),
    Stop.ADOPTED: N_("It was decided, with the number of a decision or of a paper."),
    Stop.MAINSTREAMED: N_("It has a budget line, a guideline, a training: it goes on without the network."),
    Stop.COMES_DOWN: N_("The policy becomes an objective, which is handed down to the units below."),
}

OUTCOME_LABELS = {
    Outcome.OPEN: N_("under way"),
    Outcome.DONE: N_("done"),
    Outcome.DECLINED: N_("declined"),
}

STANDS_ON = {
    Stop.ADOPTED: Stop.PROPOSED,
    Stop.MAINSTREAMED: Stop.ADOPTED,
    Stop.COMES_DOWN: Stop.ADOPTED,
}
"""What must have been done before a step can be."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: which, what became of it, by when it was wanted."""

    stop: Stop
    outcome: Outcome
    due: date | None = None


def missing(stop: Stop, steps: Iterable[Step]) -> Stop | None:
    """Give the step that must be done before this one can be, or None when nothing is missing."""
    wanted = STANDS_ON.get(stop)
    done = {each.stop for each in steps if each.outcome is Outcome.DONE}
    return wanted if wanted is not None and wanted not in done else None


def furthest(steps: Iterable[Step]) -> Stop | None:
    """Give the last step of the way that was done; None when it is only written up."""
    done = {each.stop for each in steps if each.outcome is Outcome.DONE}
    return next((stop for stop in reversed(Stop) if stop in done), None)


def likely_next(steps: Sequence[Step]) -> tuple[Stop, ...]:
    """Give the steps that can be begun now, those that were never begun first, in the order of the way."""
    begun = {each.stop for each in steps if each.outcome is not Outcome.DECLINED}
    able = [stop for stop in Stop if missing(stop, steps) is None]
    return tuple(sorted(able, key=lambda stop: stop in begun))


def is_overdue(step: Step, today: date) -> bool:
    """Tell whether a step that is under way should have been done by now."""
    return step.outcome is Outcome.OPEN and step.due is not None and step.due < today


def holds_up(stop: Stop, steps: Sequence[Step]) -> bool:
    """Tell whether later steps stand on the only step of this kind that was done."""
    done = [each.stop for each in steps if each.outcome is Outcome.DONE]
    return done.count(stop) == 1 and any(STANDS_ON.get(each) is stop for each in done)
