"""A voice beyond its mandate waits for headquarters, and the verdict stands both ways until then (C8.6)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, may_commit, opened, proposal, row, rule, speakers, speaks_for
from tests.members.test_memberships import refused
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot, settle_ballot
from trellis.decisions.actions.voices import confirm_voice, disown_voice, give_voice
from trellis.decisions.mandating import told
from trellis.decisions.models import Ballot, Outcome, Proposal, Stage, Voice
from trellis.decisions.notices import headquarters_wanted
from trellis.domain.mandate import Scope
from trellis.domain.problems import (
    ANSWERED_LATE,
    CONFIRM_BEYOND,
    LETTER_MISSING,
    VOICE_SETTLED,
    VOICES_WAIT,
)
from trellis.members.models import Mandate, Seat

NEED = {"scope": "commit_within", "amount": "50000", "currency": "THB"}


@pytest.fixture
def hanging(north: North) -> Ballot:
    """Give a ballot where the centre's yes decides, and goes beyond Nok's 30,000 THB."""
    may_commit(
        north, north.speaks, scope=Scope.COMMIT_WITHIN, limit_amount=Decimal(30000), limit_currency="THB"
    )
    preecha = speaks_for(north, north.preecha, north.office)
    aree = speaks_for(north, north.aree, north.group)
    for seat in (preecha, aree):
        may_commit(north, seat)
    rule(north, MAJORITY | {"quorum": {}})
    ballot = opened(north, proposal(north, need=NEED))
    for who, organisation, choice in (
        (north.nok, north.centre, "yes"),
        (north.preecha, north.office, "yes"),
        (north.aree, north.group, "no"),
    ):
        give_voice(actor=by(who), entitled=row(ballot, organisation), choice=choice)
    return ballot


def voice_of(ballot: Ballot, north: North) -> Voice:
    return Voice.objects.get(entitled=row(ballot, north.centre))


def stage_of(ballot: Ballot) -> tuple[str, str]:
    found = Proposal.objects.get(pk=ballot.proposal_id)
    return found.stage, found.outcome


def test_a_voice_beyond_the_limit_says_why(north: North, hanging: Ballot) -> None:
    voice = voice_of(hanging, north)
    assert voice.is_ad_referendum
    assert [str(each) for each in told(voice.reasons)] == [
        "50000 THB is more than the limit of 30000.00 THB."
    ]


def test_the_verdict_stands_both_ways_until_headquarters_confirm(north: North, hanging: Ballot) -> None:
    closed = close_ballot(actor=by(north.malee), ballot=hanging)
    assert stage_of(closed) == (Stage.PENDING, "")
    assert closed.verdict is not None
    assert closed.verdict["carried"] is True
    assert closed.verdict["without_ad_referendum"]["carried"] is not True
    assert closed.confirm_until == timezone.localdate() + timedelta(days=14)
    with refused(VOICES_WAIT):
        settle_ballot(actor=by(north.malee), ballot=closed)
    confirm_voice(actor=by(north.malee), voice=voice_of(closed, north), letter="Letter 12/2026 of 3 March.")
    closed.refresh_from_db()
    assert stage_of(closed) == (Stage.DECIDED, Outcome.CARRIED)
    assert closed.settled_verdict is not None
    assert closed.settled_verdict["pending"] == []
    assert closed.verdict["pending"] == [str(north.centre.pk)], "the first verdict is kept"


def test_what_isnt_confirmed_in_time_doesnt_count(north: North, hanging: Ballot) -> None:
    closed = close_ballot(actor=by(north.malee), ballot=hanging)
    yesterday = timezone.localdate() - timedelta(days=1)
    Ballot.objects.filter(pk=closed.pk).update(confirm_until=yesterday)
    settled = settle_ballot(actor=by(north.malee), ballot=closed)
    assert stage_of(settled) == (Stage.DECIDED, Outcome.NOT_CARRIED)


def test_headquarters_may_say_no(north: North, hanging: Ballot) -> None:
    closed = close_ballot(actor=by(north.malee), ballot=hanging)
    disown_voice(actor=by(north.malee), voice=voice_of(closed, north), letter="By phone on 4 March.")
    assert stage_of(closed)[1] == Outcome.NOT_CARRIED


def test_nok_cant_confirm_her_own_voice_by_a_letter(north: North, hanging: Ballot) -> None:
    with refused(CONFIRM_BEYOND):
        confirm_voice(actor=by(north.nok), voice=voice_of(hanging, north), letter="I say so.")


def test_whoever_has_the_mandate_confirms_without_a_letter(north: North, hanging: Ballot) -> None:
    director = speaks_for(north, north.somchai, north.centre, seat=Seat.ALTERNATE)
    may_commit(north, director, confirmed_by=north.preecha)
    confirmed = confirm_voice(actor=by(north.somchai), voice=voice_of(hanging, north))
    assert confirmed.confirmed_by == north.somchai
    with refused(VOICE_SETTLED):
        confirm_voice(actor=by(north.malee), voice=confirmed, letter="Again.")


def test_the_coordinator_needs_the_letter(north: North, hanging: Ballot) -> None:
    with refused(LETTER_MISSING):
        confirm_voice(actor=by(north.malee), voice=voice_of(hanging, north))


def test_a_speaker_without_any_mandate_speaks_and_headquarters_decide(north: North) -> None:
    rule(north, MAJORITY | {"quorum": {}})
    ballot = opened(north, proposal(north))
    said = give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    assert said.is_ad_referendum
    view = opened(north, proposal(north, need={"scope": "discuss"}))
    assert not give_voice(
        actor=by(north.nok), entitled=row(view, north.centre), choice="yes"
    ).is_ad_referendum


def test_headquarters_that_answer_too_late_change_nothing(north: North, hanging: Ballot) -> None:
    closed = close_ballot(actor=by(north.malee), ballot=hanging)
    assert len(headquarters_wanted(by(north.malee))) == 1
    yesterday = timezone.localdate() - timedelta(days=1)
    Ballot.objects.filter(pk=closed.pk).update(confirm_until=yesterday)
    for deed in (confirm_voice, disown_voice):
        with refused(ANSWERED_LATE):
            deed(actor=by(north.malee), voice=voice_of(closed, north), letter="Letter 12/2026.")
    assert headquarters_wanted(by(north.malee)) == []
    settle_ballot(actor=by(north.malee), ballot=closed)
    assert stage_of(closed) == (Stage.DECIDED, Outcome.NOT_CARRIED)


def test_a_disowned_voice_leaves_no_former_one_behind_and_its_member_was_there(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY | {"quorum": {"members": "1/1"}})
    ballot = opened(north, proposal(north, need=NEED))
    for who, organisation, choice in (
        (north.nok, north.centre, "no"),
        (north.preecha, north.office, "yes"),
        (north.aree, north.group, "no"),
    ):
        give_voice(actor=by(who), entitled=row(ballot, organisation), choice=choice)
    Mandate.objects.filter(representative=north.speaks).update(scope=Scope.ATTEND)
    beyond = give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    closed = close_ballot(actor=by(north.malee), ballot=ballot)
    assert stage_of(closed)[0] == Stage.PENDING
    disown_voice(actor=by(north.malee), voice=beyond, letter="By phone on 4 March.")
    closed.refresh_from_db()
    settled = (closed.settled_verdict or {})["figures"]
    assert (settled["yes"], settled["no"], settled["present"]) == (1, 1, 3)
