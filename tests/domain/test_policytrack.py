"""The way of a practice: what stands on what, how far it came, what is late."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.policytrack import (
    STANDS_ON,
    Outcome,
    Step,
    Stop,
    furthest,
    holds_up,
    is_overdue,
    likely_next,
    missing,
)

steps = st.lists(st.sampled_from([Step(stop, outcome) for stop in Stop for outcome in Outcome]), max_size=6)
DAY = date(2026, 3, 1)


def done(*stops: Stop) -> list[Step]:
    return [Step(each, Outcome.DONE) for each in stops]


def test_what_is_adopted_was_proposed_and_what_comes_down_was_adopted() -> None:
    assert missing(Stop.TAKEN_UP, []) is None
    assert missing(Stop.ADOPTED, done(Stop.TAKEN_UP)) is Stop.PROPOSED
    assert missing(Stop.ADOPTED, [Step(Stop.PROPOSED, Outcome.OPEN)]) is Stop.PROPOSED
    assert missing(Stop.ADOPTED, done(Stop.PROPOSED)) is None
    assert missing(Stop.COMES_DOWN, done(Stop.PROPOSED)) is Stop.ADOPTED


def test_how_far_it_came_is_what_was_done_not_what_was_begun() -> None:
    assert furthest([]) is None
    assert furthest([*done(Stop.TAKEN_UP), Step(Stop.ADOPTED, Outcome.OPEN)]) is Stop.TAKEN_UP
    assert furthest(done(Stop.PROPOSED, Stop.TAKEN_UP)) is Stop.PROPOSED


def test_what_was_declined_can_be_tried_again_before_anything_else() -> None:
    assert likely_next([Step(Stop.TAKEN_UP, Outcome.DECLINED)]) == (Stop.TAKEN_UP, Stop.PROPOSED)
    assert likely_next(done(Stop.TAKEN_UP)) == (Stop.PROPOSED, Stop.TAKEN_UP)


def test_only_what_is_under_way_can_be_late() -> None:
    assert is_overdue(Step(Stop.PROPOSED, Outcome.OPEN, DAY), date(2026, 3, 2))
    assert not is_overdue(Step(Stop.PROPOSED, Outcome.OPEN, DAY), DAY)
    assert not is_overdue(Step(Stop.PROPOSED, Outcome.OPEN), DAY)
    assert not is_overdue(Step(Stop.PROPOSED, Outcome.DONE, DAY), date(2026, 3, 2))


def test_a_proposal_on_which_a_policy_stands_holds_it_up_unless_there_is_another() -> None:
    assert holds_up(Stop.PROPOSED, done(Stop.PROPOSED, Stop.ADOPTED))
    assert not holds_up(Stop.PROPOSED, done(Stop.PROPOSED, Stop.PROPOSED, Stop.ADOPTED))
    assert not holds_up(Stop.TAKEN_UP, done(Stop.TAKEN_UP, Stop.PROPOSED))


@given(steps)
def test_whatever_can_be_begun_misses_nothing(given_steps: list[Step]) -> None:
    able = likely_next(given_steps)
    assert Stop.TAKEN_UP in able
    assert all(missing(stop, given_steps) is None for stop in able)
    assert {stop for stop in Stop if stop not in able} <= set(STANDS_ON)
