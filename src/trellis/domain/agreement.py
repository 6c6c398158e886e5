"""Where a memorandum of understanding stands, and each promise in it (C7.2, C8.6)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trellis.domain.problems import N_

USUAL_WARNING = timedelta(days=30)


class Stage(StrEnum):
    """Where a memorandum stands."""

    DRAFT = "draft"
    OPEN = "open"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    RAN_OUT = "ran_out"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class Duty(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    DUE = "due"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    RELEASED = "released"


STAGE_LABELS = {
    Stage.DRAFT: N_("Being drafted"),
    Stage.OPEN: N_("Open for signature"),
    Stage.NOT_YET: N_("Signed, begins later"),
    Stage.IN_FORCE: N_("In force"),
    Stage.RAN_OUT: N_("Has run out"),
    Stage.ENDED: N_("Ended"),
    Stage.WITHDRAWN: N_("Withdrawn unsigned"),
}
DUTY_LABELS = {
    Duty.OPEN: N_("To be kept"),
    Duty.DUE: N_("Due soon"),
    Duty.LATE: N_("Late"),
    Duty.KEPT: N_("Kept"),
    Duty.KEPT_LATE: N_("Kept, later than promised"),
    Duty.RELEASED: N_("Released from it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A memorandum as it is reckoned with: `wanting` counts parties whose binding signature isn't there.

    A signature *ad referendum* that headquarters hasn't confirmed isn't binding.
    """

    opened: bool = False
    wanting: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise: until when, and on which day it was kept or released."""

    due_on: date | None = None
    kept_on: date | None = None
    released_on: date | None = None


def stage(paper: Paper, today: date) -> Stage:
    """Give where a memorandum stands today; it is in force when every signature binds."""
    signed = paper.opened and not paper.wanting
    if paper.ended_on is not None:
        return Stage.ENDED if signed else Stage.WITHDRAWN
    if not signed:
        return Stage.OPEN if paper.opened else Stage.DRAFT
    if paper.ends_on is not None and paper.ends_on < today:
        return Stage.RAN_OUT
    return Stage.NOT_YET if paper.starts_on is not None and today < paper.starts_on else Stage.IN_FORCE


def duty(promise: Promise, today: date, *, warn: timedelta = USUAL_WARNING) -> Duty:
    """Give where a promise stands today."""
    due = promise.due_on or date.max
    if promise.kept_on is not None:
        return Duty.KEPT if promise.kept_on <= due else Duty.KEPT_LATE
    if promise.released_on is not None:
        return Duty.RELEASED
    if due < today:
        return Duty.LATE
    return Duty.DUE if due - today <= warn else Duty.OPEN
