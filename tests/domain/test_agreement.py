"""Where a memorandum and its promises stand."""

from datetime import date

from trellis.domain.agreement import DUTY_LABELS, STAGE_LABELS, Duty, Paper, Promise, Stage, duty, stage

TODAY = date(2026, 6, 15)
BEFORE, AFTER = date(2026, 6, 14), date(2026, 6, 16)


def test_a_memorandum_is_in_force_when_every_signature_binds() -> None:
    assert stage(Paper(), TODAY) is Stage.DRAFT
    assert stage(Paper(opened=True, wanting=1), TODAY) is Stage.OPEN
    assert stage(Paper(opened=True), TODAY) is Stage.IN_FORCE
    assert stage(Paper(opened=True, starts_on=TODAY, ends_on=TODAY), TODAY) is Stage.IN_FORCE


def test_it_begins_and_ends_with_its_days() -> None:
    assert stage(Paper(opened=True, starts_on=AFTER), TODAY) is Stage.NOT_YET
    assert stage(Paper(opened=True, ends_on=BEFORE), TODAY) is Stage.RAN_OUT
    assert stage(Paper(opened=True, ended_on=TODAY), TODAY) is Stage.ENDED
    assert stage(Paper(opened=True, wanting=2, ended_on=TODAY), TODAY) is Stage.WITHDRAWN
    assert stage(Paper(ended_on=TODAY), TODAY) is Stage.WITHDRAWN
    assert set(STAGE_LABELS) == set(Stage)


def test_a_promise_is_kept_late_or_released() -> None:
    assert duty(Promise(), TODAY) is Duty.OPEN
    assert duty(Promise(due_on=date(2026, 12, 1)), TODAY) is Duty.OPEN
    assert duty(Promise(due_on=TODAY), TODAY) is Duty.DUE
    assert duty(Promise(due_on=BEFORE), TODAY) is Duty.LATE
    assert duty(Promise(due_on=BEFORE, kept_on=BEFORE), TODAY) is Duty.KEPT
    assert duty(Promise(due_on=BEFORE, kept_on=TODAY), TODAY) is Duty.KEPT_LATE
    assert duty(Promise(kept_on=TODAY), TODAY) is Duty.KEPT
    assert duty(Promise(due_on=BEFORE, released_on=TODAY), TODAY) is Duty.RELEASED
    assert set(DUTY_LABELS) == set(Duty)
