"""A voice on paper, by phone or in the room: one enters it, another confirms it, and it counts once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.members.test_memberships import refused
from tests.people import OPERATOR, North, by
from trellis.access.actor import Channel
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.entering import Heard, enter_voice, reject_voice, second_voice
from trellis.decisions.actions.presence import recuse
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, Voice, VoiceStage
from trellis.decisions.queries.ballots import voice_of_receipt
from trellis.domain.problems import (
    ENTERED_LATE,
    ENTRIES_WAIT,
    NOT_PERMITTED,
    RECUSED,
    SECOND_PERSON,
    VOICE_GIVEN,
    VOICE_SETTLED,
    VOICE_WAITS,
)


@pytest.fixture
def ballot(north: North) -> Ballot:
    speakers(north)
    rule(north, MAJORITY | {"quorum": {}})
    return opened(north, proposal(north))


def entered(north: North, ballot: Ballot, choice: str = "yes", **more: object) -> Voice:
    """Let Malee enter the group's voice from its paper, signed by Aree."""
    seat = north.group.representatives.get()
    heard = Heard(**{"choice": choice, "channel": Channel.PAPER, "seat": seat, **more})  # type: ignore[arg-type]
    return enter_voice(actor=by(north.malee), entitled=row(ballot, north.group), heard=heard)


def test_it_counts_when_a_second_person_has_looked(north: North, ballot: Ballot) -> None:
    voice = entered(north, ballot)
    assert (voice.stage, voice.channel, voice.person) == (VoiceStage.WAITING, "paper", north.aree)
    with refused(ENTRIES_WAIT):
        close_ballot(actor=by(north.malee), ballot=ballot)
    with refused(SECOND_PERSON):
        second_voice(actor=by(north.malee), voice=voice)
    assert second_voice(actor=by(north.preecha), voice=voice).stage == VoiceStage.CURRENT
    with refused(VOICE_SETTLED):
        second_voice(actor=by(north.somchai), voice=voice)


def test_a_job_is_no_second_person(north: North, ballot: Ballot) -> None:
    with refused(SECOND_PERSON):
        second_voice(actor=OPERATOR, voice=entered(north, ballot))


def test_only_who_may_enters_and_confirms(north: North, ballot: Ballot) -> None:
    with refused(NOT_PERMITTED):
        enter_voice(
            actor=by(north.nok),
            entitled=row(ballot, north.group),
            heard=Heard(choice="yes", channel=Channel.PHONE),
        )
    with refused(NOT_PERMITTED):
        second_voice(actor=by(north.nok), voice=entered(north, ballot))


def test_no_double_voice_across_channels(north: North, ballot: Ballot) -> None:
    give_voice(actor=by(north.aree), entitled=row(ballot, north.group), choice="no")
    with refused(VOICE_GIVEN):
        entered(north, ballot)
    assert Voice.objects.count() == 1


def test_a_second_paper_waits_for_the_first(north: North, ballot: Ballot) -> None:
    entered(north, ballot)
    with refused(VOICE_WAITS):
        entered(north, ballot, choice="no")


def test_the_members_own_word_goes_before_a_paper_that_waits(north: North, ballot: Ballot) -> None:
    voice = entered(north, ballot)
    give_voice(actor=by(north.aree), entitled=row(ballot, north.group), choice="no")
    with refused(VOICE_GIVEN):
        second_voice(actor=by(north.preecha), voice=voice)
    reject_voice(actor=by(north.preecha), voice=voice, reason="She voted on her phone.")
    assert Voice.objects.get(stage=VoiceStage.CURRENT).choice == "no"
    with refused(VOICE_SETTLED):
        reject_voice(actor=by(north.preecha), voice=voice, reason="Again.")


def test_what_was_entered_too_late_is_only_refused(north: North, ballot: Ballot) -> None:
    Ballot.objects.filter(pk=ballot.pk).update(closes_at=timezone.now() - timedelta(hours=1))
    voice = entered(north, ballot)
    with refused(ENTERED_LATE):
        second_voice(actor=by(north.preecha), voice=voice)


def test_who_leaves_it_to_the_others_has_no_paper(north: North, ballot: Ballot) -> None:
    voice = entered(north, ballot)
    recuse(actor=by(north.somchai), entitled=row(ballot, north.group), reason="Its own loom.")
    voice.refresh_from_db()
    assert voice.stage == VoiceStage.REFUSED
    with refused(RECUSED):
        entered(north, ballot)


def test_a_voice_of_nobody_by_name_waits_for_headquarters(north: North, ballot: Ballot) -> None:
    assert entered(north, ballot, seat=None).is_ad_referendum


def test_a_speaker_of_another_member_isnt_taken(north: North, ballot: Ballot) -> None:
    with refused(VOICE_SETTLED):
        entered(north, ballot, seat=north.speaks)


def test_the_receipt_finds_the_voice(north: North, ballot: Ballot) -> None:
    voice = entered(north, ballot)
    assert voice.receipt != voice.code
    found = voice_of_receipt(by(north.nok), north.network, f"{voice.code[:4]}-{voice.code[4:].lower()}")
    assert found == voice
    assert voice_of_receipt(by(north.nok), north.network, "NOT-THIS") is None
