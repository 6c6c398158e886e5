"""The daily job counts what has ended and what headquarters had their time for; and public decisions."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, may_commit, opened, proposal, row, rule, speakers
from tests.people import North, by
from trellis.access.actor import Channel
from trellis.decisions.actions.aftermath import choose_audience
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.entering import Heard, enter_voice
from trellis.decisions.actions.outcomes import explain
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Audience, Ballot, Outcome, Proposal, Stage
from trellis.domain.mandate import Scope
from trellis.ledger.models import Line


@pytest.fixture
def ballot(north: North) -> Ballot:
    speakers(north)
    rule(north, MAJORITY | {"quorum": {}})
    return opened(north, proposal(north))


def let_it_end() -> None:
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))


def test_an_ended_ballot_is_counted_by_the_job(
    north: North, ballot: Ballot, capsys: pytest.CaptureFixture[str]
) -> None:
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    call_command("decisions_due")
    assert "Ballots that were due: 0" in capsys.readouterr().out
    let_it_end()
    call_command("decisions_due", dry_run=True)
    assert "north #1: due." in capsys.readouterr().out
    call_command("decisions_due")
    assert Proposal.objects.get().outcome == Outcome.CARRIED
    line = Line.objects.get(verb="ballot.close")
    assert (line.author, line.channel) == ("trellis decisions due", "job")


def test_what_waits_for_a_second_person_is_left_and_said(
    north: North, ballot: Ballot, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = Heard(choice="yes", channel=Channel.PAPER)
    enter_voice(actor=by(north.malee), entitled=row(ballot, north.group), heard=heard)
    let_it_end()
    call_command("decisions_due")
    assert "wait for a second person" in capsys.readouterr().out
    assert Proposal.objects.get().stage == Stage.BALLOT


def test_headquarters_have_had_their_time(north: North) -> None:
    may_commit(north, north.speaks, scope=Scope.DISCUSS)
    rule(north, MAJORITY | {"quorum": {}})
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    let_it_end()
    call_command("decisions_due")
    assert Proposal.objects.get().stage == Stage.PENDING
    Ballot.objects.update(confirm_until=timezone.localdate() - timedelta(days=1))
    call_command("decisions_due")
    assert Proposal.objects.get().outcome == Outcome.NOBODY_VOTED


def test_everybody_reads_what_was_opened_to_everybody(north: North, ballot: Ballot) -> None:
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    let_it_end()
    close_ballot(actor=by(north.malee), ballot=ballot)
    found = Proposal.objects.get()
    explain(
        actor=by(north.malee), proposal=found, reason="Volunteers know the villages.", version=found.version
    )
    north.network.published = ["purpose", "decisions"]
    north.network.save()
    assert "Train village volunteers" not in Client().get("/p/north/").content.decode()
    choose_audience(actor=by(north.malee), proposal=found, audience=Audience.PUBLIC)
    page = Client().get("/p/north/").content.decode()
    assert "Train village volunteers" in page
    assert "Volunteers know the villages." in page
    assert "Nok" not in page
    north.network.published = ["purpose"]
    north.network.save()
    assert "Train village volunteers" not in Client().get("/p/north/").content.decode()
