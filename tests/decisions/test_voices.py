"""One voice for each member: whose it is, how it is replaced, and when it is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.decisions.deciding import (
    MAJORITY,
    may_commit,
    opened,
    proposal,
    row,
    rule,
    speakers,
    speaks_for,
)
from tests.members.test_memberships import refused
from tests.people import North, South, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, Entitled, Voice, VoiceStage
from trellis.domain.mandate import Scope
from trellis.domain.problems import (
    BALLOT_OVER,
    CHOICE_UNREADABLE,
    HEAD_HAS_SPOKEN,
    MANDATE_OVER,
    NOT_PERMITTED,
    OBSERVER_SPEAKS,
    REASON_OF_OBJECTION,
)
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.parts import Term
from trellis.members.models import Mandate, PartKind, Seat


@pytest.fixture
def ballot(north: North) -> Ballot:
    """Give an open ballot among three members whose speakers may commit them."""
    speakers(north)
    rule(north, MAJORITY)
    return opened(north, proposal(north))


def centre(north: North, ballot: Ballot) -> Entitled:
    return row(ballot, north.centre)


def test_a_voice_given_again_replaces_the_former_and_both_stay(north: North, ballot: Ballot) -> None:
    for choice in ("yes", "no"):
        give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice=choice)
    said = list(Voice.objects.order_by("at").values_list("choice", "stage"))
    assert said == [("yes", VoiceStage.REPLACED), ("no", VoiceStage.CURRENT)]
    closed = close_ballot_later(north, ballot)
    assert closed.verdict is not None
    assert closed.verdict["figures"]["replaced"] == [str(north.centre.pk)]
    assert (closed.verdict["figures"]["yes"], closed.verdict["figures"]["no"]) == (0, 1)


def close_ballot_later(north: North, ballot: Ballot) -> Ballot:
    """Let the announced time pass, and count."""
    Ballot.objects.filter(pk=ballot.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    return close_ballot(actor=by(north.malee), ballot=ballot)


def test_the_alternate_speaks_while_the_head_hasnt(north: North, ballot: Ballot) -> None:
    alternate = speaks_for(north, north.somchai, north.centre, seat=Seat.ALTERNATE)
    may_commit_confirmed_by_malee(north, alternate)
    give_voice(actor=by(north.somchai), entitled=centre(north, ballot), choice="no")
    give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice="yes")
    with refused(HEAD_HAS_SPOKEN):
        give_voice(actor=by(north.somchai), entitled=centre(north, ballot), choice="no")
    assert Voice.objects.get(stage=VoiceStage.CURRENT).choice == "yes"


def may_commit_confirmed_by_malee(north: North, seat: object) -> None:
    """Give Somchai's seat a mandate that he didn't confirm himself."""
    may_commit(north, seat, confirmed_by=north.preecha)  # type: ignore[arg-type]


def test_nobody_speaks_for_another_member(north: North, south: South, ballot: Ballot) -> None:
    for stranger in (north.malee, north.preecha, south.wipa):
        with refused(NOT_PERMITTED):
            give_voice(actor=by(stranger), entitled=centre(north, ballot), choice="yes")
    assert not Voice.objects.exists()


def test_a_voice_after_the_end_is_refused(north: North, ballot: Ballot) -> None:
    Ballot.objects.filter(pk=ballot.pk).update(closes_at=timezone.now())
    with refused(BALLOT_OVER):
        give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice="yes")
    close_ballot(actor=by(north.malee), ballot=ballot)
    with refused(BALLOT_OVER):
        give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice="yes")


def test_a_seat_that_ended_yesterday_gives_no_voice(north: North, ballot: Ballot) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    members.end_representative(actor=by(north.malee), representative=north.speaks, until=yesterday)
    with refused(NOT_PERMITTED):
        give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice="yes")


def test_a_mandate_withdrawn_a_minute_ago_carries_nothing(north: North, ballot: Ballot) -> None:
    mandate = Mandate.objects.get(representative=north.speaks)
    members.withdraw_mandate(actor=by(north.malee), mandate=mandate, reason="She moves to another office.")
    with refused(MANDATE_OVER):
        give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice="yes")
    assert not Voice.objects.exists()


@pytest.mark.parametrize("choice", ["maybe", "", None, 1, ["yes"], {"yes": 1}, "agree"])
def test_a_malformed_choice_is_refused(north: North, ballot: Ballot, choice: object) -> None:
    with refused(CHOICE_UNREADABLE):
        give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice=choice)
    assert not Voice.objects.exists()


def test_an_observer_speaks_and_doesnt_vote(north: North) -> None:
    speakers(north)
    term = Term(kind=PartKind.OBSERVER)
    members.give_part(actor=by(north.malee), membership=north.centre.memberships.get(), term=term)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    assert row(ballot, north.centre).is_observer
    with refused(OBSERVER_SPEAKS):
        give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")


def test_an_objection_needs_its_reason(north: North) -> None:
    speakers(north)
    rule(north, {"method": "consent"})
    ballot = opened(north, proposal(north))
    with refused(REASON_OF_OBJECTION):
        give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="object")
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="object", reason="No bus.")
    assert Voice.objects.get().reason == "No bus."


def test_the_line_says_that_a_voice_was_given_and_not_which(north: North, ballot: Ballot) -> None:
    give_voice(actor=by(north.nok), entitled=centre(north, ballot), choice="no", reason="The bus is dear.")
    line = Line.objects.filter(verb="voice.give").get()
    assert str(north.centre.pk) in map(str, line.parties)
    assert "no" not in line.detail.values()
    assert "bus" not in str(line.detail)


def test_a_no_binds_nobody_so_a_mandate_to_attend_is_enough(north: North) -> None:
    may_commit(north, north.speaks, scope=Scope.ATTEND)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    said = give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="no")
    assert not said.is_ad_referendum
    said = give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    assert said.is_ad_referendum
