"""What home says to whom about readiness and the start."""

from tests.formation.asking import all_say, asked, opened, paper
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.access.actor import Actor
from trellis.formation import actions, notices


def said(actor: Actor) -> list[str]:
    return [
        str(notice.what)
        for source in (notices.to_answer, notices.to_say, notices.to_decide)
        for notice in source(actor)
    ]


MYSELF = "What do you think yourself, without your name: is the network ready?"


def test_each_is_told_what_is_hers(north: North, south: South) -> None:
    asking = opened(north)
    assert said(by(north.nok)) == ["Children's Centre is asked: is the network ready?", MYSELF]
    assert said(by(north.malee)) == [MYSELF]
    for outsider in (by(south.wipa), NOBODY, OPERATOR):
        assert said(outsider) == []
    actions.answer(actor=by(north.nok), asked=asked(asking, north.centre), version=0, given=all_say())
    actions.say(actor=by(north.nok), asking=asking, paper=paper())
    assert said(by(north.nok)) == []


def test_it_is_urgent_in_the_last_days(north: North) -> None:
    opened(north, days=3)
    assert [notice.urgency.name for notice in notices.to_answer(by(north.nok))] == ["NOW"]


def test_who_may_start_is_told_that_the_answers_are_in(north: North) -> None:
    actions.close_round(actor=by(north.malee), asking=opened(north))
    asks = "The answers are in: does the network start?"
    assert said(by(north.somchai)) == [asks]
    assert said(by(north.aree)) == []
    actions.start_network(actor=by(north.somchai), network=north.network, reason="All came")
    assert said(by(north.somchai)) == []
