"""What is sent by the pages: each form does its one deed, says so, and keeps what was typed when it can't."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, WORDING, may_commit, opened, proposal, row, rule, speakers
from tests.decisions.test_pages import read, send, signed_in
from tests.members.test_memberships import ask
from tests.people import North, South, by
from trellis.decisions.actions.discussion import amend
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import (
    Amendment,
    AmendmentStage,
    Ballot,
    Presence,
    Proposal,
    Stage,
    Voice,
    VoiceStage,
)
from trellis.domain.mandate import Scope
from trellis.ledger.models import Line

FIELDS = {
    "title": WORDING.title,
    "text": WORDING.text,
    "why": "",
    "language": "en",
    "subject": "ordinary",
    "binds": "commit_within",
    "audience": "members",
}


@pytest.fixture
def ballot(north: North) -> Ballot:
    speakers(north)
    rule(north, MAJORITY | {"proxies": {"per_holder": 2}})
    return opened(north, proposal(north))


def test_a_proposal_says_what_it_asks_and_does(north: North) -> None:
    asked = ask(north)
    more = {"amount": "1000", "currency": "thb", "effect": f"admit:{asked.organisation_id}"}
    send(north.nok, "proposal-make", **FIELDS, **more)
    found = Proposal.objects.get()
    assert found.need == {"scope": "commit_within", "amount": "1000", "currency": "THB"}
    assert (found.effect, found.effect_id) == ("admit", asked.organisation_id)
    assert found.organisation == north.centre


def test_options_are_lines_and_members_are_known_by_name(north: North) -> None:
    page = send(north.nok, "proposal-make", **FIELDS, options="Only one")
    assert "Write at least two options, or none." in page
    page = send(north.nok, "proposal-make", **FIELDS, options="\n".join(map(str, range(60))))
    assert "Write at most 50 options." in page
    page = send(north.nok, "proposal-make", **FIELDS, amount="5")
    assert "Write the currency of the amount." in page
    send(north.nok, "proposal-make", **FIELDS, options="CC\nสำนักงานสวัสดิการจังหวัด\nSomebody else\nCC")
    options = Proposal.objects.get().options.values_list("name", "organisation")
    assert list(options) == [
        ("CC", north.centre.pk),
        ("สำนักงานสวัสดิการจังหวัด", north.office.pk),
        ("Somebody else", None),
    ]


def test_a_proposal_is_worded_anew_and_not_over_another(north: North) -> None:
    found = proposal(north)
    given = FIELDS | {"text": "Fifteen.", "says": "More came."}
    assert "Saved." in send(north.nok, "proposal-change", found.pk, **given, version=found.version)
    page = send(north.nok, "proposal-change", found.pk, **given | {"text": "Mine."}, version=found.version)
    assert "Mine." in page
    assert "Fifteen." in page
    assert "<ins>" in read(north.nok, "proposal-wordings", found.pk)
    send(north.nok, "proposal-withdraw", found.pk, reason="The donor pays.")
    found.refresh_from_db()
    assert found.stage == Stage.WITHDRAWN


@pytest.mark.parametrize(
    ("fate", "stage"),
    [
        ("take-in", AmendmentStage.TAKEN_IN),
        ("decline", AmendmentStage.DECLINED),
        ("put-to-ballot", AmendmentStage.PUT_TO_BALLOT),
    ],
)
def test_an_amendment_has_its_fate(north: North, fate: str, stage: str) -> None:
    speakers(north)
    found = proposal(north)
    send(north.aree, "proposal-amend", found.pk, text="Twenty in June.", why="More are needed.")
    amendment = Amendment.objects.get()
    assert "Write why it is left out" in send(north.nok, "amendment-answer", amendment.pk, fate="decline")
    send(north.nok, "amendment-answer", amendment.pk, fate=fate, answer="As you say.")
    amendment.refresh_from_db()
    assert amendment.stage == stage
    assert "As you say." in read(north.aree, "proposal", found.pk)


def test_an_amendment_is_taken_back_once(north: North) -> None:
    speakers(north)
    amendment = amend(actor=by(north.aree), proposal=proposal(north), text="Twenty.", why="More.")
    assert "Taken back." in send(north.aree, "amendment-take-back", amendment.pk)
    assert "Somebody has answered this amendment" in send(north.aree, "amendment-take-back", amendment.pk)


def test_the_list_is_noted_by_the_chair(north: North, ballot: Ballot) -> None:
    office = row(ballot, north.office)
    send(north.somchai, "presence-note", office.pk, presence="excused")
    send(north.somchai, "voice-recuse", office.pk, reason="Its own house.")
    office.refresh_from_db()
    assert (office.presence, office.is_recused) == (Presence.EXCUSED, True)
    page = read(north.preecha, "proposal", ballot.proposal_id)
    assert "Its own house." in page
    assert "takes part again" in send(north.preecha, "voice-return", office.pk)
    assert "Nothing was changed" in send(north.preecha, "voice-return", office.pk)


def test_a_proxy_is_given_and_taken_back(north: North, ballot: Ballot) -> None:
    centre, office = row(ballot, north.centre), row(ballot, north.office)
    assert "Given." in send(north.nok, "proxy-give", centre.pk, holder=office.pk)
    assert "carries your voice" in read(north.nok, "proposal", ballot.proposal_id)
    assert "Taken back." in send(north.nok, "proxy-take-back", centre.pk)
    assert "Nothing was changed" in send(north.nok, "proxy-take-back", centre.pk)


def test_a_paper_is_entered_confirmed_or_refused(north: North, ballot: Ballot) -> None:
    group = row(ballot, north.group)
    given = {"choice": "yes", "channel": "paper", "seat": north.group.representatives.get().pk, "reason": ""}
    assert "Receipt for the member" in send(north.malee, "voice-enter", group.pk, **given)
    assert "waits for a second person" in send(north.malee, "voice-enter", group.pk, **given)
    voice = Voice.objects.get()
    assert "It says: Yes, in favour" in read(north.preecha, "proposal", ballot.proposal_id)
    assert "somebody else has to confirm it" in send(north.malee, "voice-second", voice.pk)
    send(north.preecha, "voice-reject", voice.pk, reason="The paper says no.")
    send(north.malee, "voice-enter", group.pk, **given | {"choice": "no"})
    waiting = Voice.objects.get(stage=VoiceStage.WAITING)
    assert "It counts from now on" in send(north.preecha, "voice-second", waiting.pk)
    assert Line.objects.filter(verb="voice.refuse").count() == 2


def test_headquarters_answer_on_the_page(north: North) -> None:
    may_commit(north, north.speaks, scope=Scope.DISCUSS)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    voice = give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    page = send(north.malee, "voice-confirm", voice.pk, answer="confirm", letter="")
    assert "Write which letter" in page
    send(north.malee, "voice-confirm", voice.pk, answer="confirm", letter="No. 12 of 3 March.")
    voice.refresh_from_db()
    assert voice.confirmed_note == "No. 12 of 3 March."
    assert "settled this meanwhile" in send(
        north.malee, "voice-confirm", voice.pk, answer="disown", letter="No. 13."
    )


def test_an_objection_is_met_on_the_page(north: North) -> None:
    speakers(north)
    rule(north, {"method": "consent"})
    ballot = opened(north, proposal(north))
    assert "needs its reason" in send(north.nok, "voice-give", row(ballot, north.centre).pk, choice="object")
    send(north.nok, "voice-give", row(ballot, north.centre).pk, choice="object", reason="No bus.")
    voice = Voice.objects.get()
    send(north.somchai, "objection-resolve", voice.pk, resolution="The office lends its bus.")
    assert "The office lends its bus." in read(north.nok, "proposal", ballot.proposal_id)


def test_a_meeting_needs_those_who_are_there(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    found = proposal(north)
    day = timezone.localdate().isoformat()
    page = send(north.malee, "ballot-open", found.pk, held="meeting", closes_on=day)
    assert "Tick the members that are there." in page
    there = [str(north.centre.pk), str(north.office.pk)]
    page = send(north.malee, "ballot-open", found.pk, held="meeting", closes_on=day, present=there)
    assert "The ballot is open" in page


def test_a_decision_is_recorded_with_where_it_was_taken(north: North) -> None:
    given = FIELDS | {"binds": "", "outcome": "carried", "on": "2025-10-21", "reason": "All agreed."}
    assert "Where it was decided" in send(north.malee, "decision-record", **given)
    send(north.malee, "decision-record", **given, where="Meeting 4, minutes 5.")
    found = Proposal.objects.get()
    page = read(north.nok, "proposal", found.pk)
    for words in ("Recorded, not counted here", "Meeting 4, minutes 5.", "All agreed.", "21 October 2025"):
        assert words in page
    assert found.need == {}


def test_another_networks_ballot_by_its_id(north: North, south: South, ballot: Ballot) -> None:
    address = reverse("voice-give", args=["south", row(ballot, north.centre).pk])
    answer = signed_in(south.wipa).post(address, {"choice": "yes"})
    assert answer.status_code == 404
    line = Line.objects.get(verb="voice.refuse")
    assert (line.chain, line.person) == (south.network.pk, south.wipa.pk)
    assert not Voice.objects.exists()
