"""What home says to whom about decisions: each is told what is hers, and nobody what isn't."""

from datetime import timedelta

from django.utils import timezone

from tests.conftest import QueryLimit
from tests.decisions.deciding import MAJORITY, may_commit, opened, proposal, row, rule, speakers
from tests.people import NOBODY, North, South, by
from trellis.access.actor import Actor, Channel
from trellis.decisions import notices
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.discussion import amend
from trellis.decisions.actions.entering import Heard, enter_voice
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, Proposal
from trellis.domain.mandate import Scope
from trellis.ui.sentences import said

SOURCES = (
    notices.voices_wanted,
    notices.to_count,
    notices.seconds_wanted,
    notices.headquarters_wanted,
    notices.to_answer,
    notices.decisions_due,
)


def told(actor: Actor) -> list[str]:
    return [said(notice.what) for source in SOURCES for notice in source(actor)]


def test_a_voice_is_wanted_of_those_who_havent_given_it(north: North, south: South) -> None:
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    wanted = "The voice of Children's Centre is wanted: Train village volunteers"
    assert told(by(north.nok)) == [wanted]
    assert told(by(north.malee)) == told(by(south.wipa)) == told(NOBODY) == []
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    assert told(by(north.nok)) == []


def test_an_ended_ballot_waits_for_whoever_counts(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    opened(north, proposal(north))
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    waits = "A ballot has ended and waits to be counted: Train village volunteers"
    assert told(by(north.malee)) == told(by(north.somchai)) == [waits]
    assert told(by(north.nok)) == []


def test_a_second_person_is_wanted_but_not_the_first(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    heard = Heard(choice="yes", channel=Channel.PHONE)
    enter_voice(actor=by(north.malee), entitled=row(ballot, north.group), heard=heard)
    wanted = "An entered voice waits for a second person: Train village volunteers"
    assert wanted not in told(by(north.malee))
    assert wanted in told(by(north.somchai))


def test_headquarters_are_asked(north: North) -> None:
    may_commit(north, north.speaks, scope=Scope.DISCUSS)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    waits = "Voices that wait for their headquarters: 1 (Train village volunteers)"
    assert waits in told(by(north.malee))
    assert waits in told(by(north.nok))
    assert waits not in told(by(north.preecha))


def test_an_amendment_waits_for_the_proposer(north: North) -> None:
    speakers(north)
    amend(actor=by(north.aree), proposal=proposal(north), text="Twenty.", why="More.")
    assert told(by(north.nok)) == ["Somebody proposed another wording: Train village volunteers"]
    assert told(by(north.aree)) == []


def test_what_a_decision_still_wants(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north, review_on=timezone.localdate()))
    for who, member in ((north.nok, north.centre), (north.aree, north.group), (north.preecha, north.office)):
        give_voice(actor=by(who), entitled=row(ballot, member), choice="yes")
    close_ballot(actor=by(north.malee), ballot=ballot)
    Proposal.objects.update(effect_problem="It failed.")
    assert told(by(north.malee)) == [
        "A decision is to be reviewed: Train village volunteers",
        "A decision isn't carried out yet: Train village volunteers",
        "A decision has no reason yet: Train village volunteers",
    ]
    assert told(by(north.nok)) == []


def test_home_asks_as_much_whatever_the_number(north: North, assert_queries: QueryLimit) -> None:
    speakers(north)
    rule(north, MAJORITY)
    for _ in range(6):
        opened(north, proposal(north))
    with assert_queries(at_most=9):
        assert len(told(by(north.nok))) == 6
