"""From a proposal to a verdict with its reason: the whole path, told with three members."""

from datetime import timedelta

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, Outcome, Stage
from trellis.ledger.models import Line


def all_say(north: North, ballot: Ballot, **choices: str) -> None:
    """Let the three members speak: office, centre, group."""
    speaking = {"office": north.preecha, "centre": north.nok, "group": north.aree}
    for member, choice in choices.items():
        listed = row(ballot, getattr(north, member))
        give_voice(actor=by(speaking[member]), entitled=listed, choice=choice)


def test_a_proposal_is_carried_with_every_number(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    found = proposal(north)
    ballot = opened(north, found)
    found.refresh_from_db()
    assert found.stage == Stage.BALLOT
    all_say(north, ballot, office="yes", centre="yes", group="no")
    closed = close_ballot(actor=by(north.malee), ballot=ballot, reason="Volunteers know the villages.")
    found.refresh_from_db()
    assert (found.stage, found.outcome) == (Stage.DECIDED, Outcome.CARRIED)
    assert found.outcome_reason == "Volunteers know the villages."
    assert closed.verdict is not None
    assert closed.verdict["explanation"][0] == "3 cast, 2 needed, 2 yes: carried."
    assert Line.objects.filter(verb="voice.give").count() == 3


def test_the_founding_rule_holds_until_there_is_one(north: North) -> None:
    speakers(north)
    ballot = opened(north, proposal(north))
    all_say(north, ballot, office="agree", centre="agree")
    assert ballot.terms["method"] == "consensus"
    assert ballot.closes_at - ballot.opened_at > timedelta(days=6)
