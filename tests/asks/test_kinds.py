"""What rooms ask, and what an answer does there: a voice, a mandate, a document."""

from django.test import Client
from django.utils import timezone

from tests.asks.asking import NO, YES, fails, via
from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers, speaks_for
from tests.governance.papers import draft
from tests.members.test_representatives import mandate
from tests.people import North, by, person
from trellis.access.actor import Channel
from trellis.asks import actions
from trellis.asks.actions.answers import still_does
from trellis.asks.models import Ask, Asked, Standing
from trellis.asks.queries import open_asked
from trellis.asks.showing import reply, shown
from trellis.decisions.actions import ballots, voices
from trellis.decisions.actions.entering import disclaimed
from trellis.decisions.actions.proposals import Choosable
from trellis.decisions.models import Ballot, VoiceStage
from trellis.domain.asking import Given
from trellis.domain.problems import MANDATE_ASKED, NOT_FOR_THAT, VERSION_ASKED
from trellis.governance.actions.comments import Remark, comment
from trellis.governance.actions.documents import ask_members
from trellis.governance.models import DocumentKind
from trellis.governance.subjects import Subject
from trellis.members.actions.mandates import ask_to_confirm


def put(north: North, **process: object) -> Ballot:
    speakers(north)
    rule(north, MAJORITY, Subject.ORDINARY, **process)
    return opened(north, proposal(north))


def of(north: North, ballot: Ballot, organisation: object) -> Asked:
    return Asked.objects.get(ask__about=ballot.pk, organisation=organisation.pk)  # type: ignore[attr-defined]


def test_an_open_ballot_asks_each_member_and_an_answer_is_its_voice(north: North) -> None:
    ballot = put(north)
    asked = of(north, ballot, north.group)
    told = shown(asked, "en")
    assert told.title == "Vote: Train village volunteers"
    assert "ten volunteers" in told.question
    assert [key for key, _label in told.choices] == ["yes", "no", "abstain", "blank"]
    made = actions.answer(
        actor=via(Channel.SMS, north.aree), asked=asked, given=Given(choices=("yes",), text="Gladly.")
    )
    assert made.standing == Standing.CURRENT
    voice = row(ballot, north.group).voices.get()
    assert (voice.choice, voice.channel, voice.reason) == ("yes", "sms", "Gladly.")
    assert voice.person == north.aree


def test_what_is_said_on_the_ballots_page_answers_the_ask(north: North) -> None:
    ballot = put(north)
    voices.give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="no")
    asked = of(north, ballot, north.centre)
    assert (asked.answered_by, asked.answers.count()) == ("web", 0)
    assert not open_asked(north.nok.pk).exists()


def test_a_voice_on_paper_counts_when_two_have_typed_it(north: North) -> None:
    ballot = put(north)
    asked = of(north, ballot, north.group)
    for clerk in (north.malee, north.preecha):
        actions.enter(actor=via(Channel.PAPER, clerk), asked=asked, given=YES)
    voice = row(ballot, north.group).voices.get(stage=VoiceStage.CURRENT)
    assert (voice.entered_by, voice.second_by, voice.channel) == (north.malee, north.preecha, "paper")
    assert voice.representative is not None
    asked.refresh_from_db()
    assert asked.answered_by == "paper"


def test_what_a_member_says_is_not_its_voice_counts_no_more(north: North) -> None:
    ballot = put(north)
    asked = of(north, ballot, north.group)
    for clerk in (north.malee, north.preecha):
        made = actions.enter(actor=via(Channel.PAPER, clerk), asked=asked, given=YES)
    said = actions.contradict(actor=by(north.aree), answer=made)
    assert not still_does(said)
    assert not row(ballot, north.group).voices.filter(stage=VoiceStage.CURRENT).exists()
    assert open_asked(north.aree.pk).filter(pk=asked.pk).exists()
    assert actions.answer(actor=by(north.aree), asked=asked, given=NO).standing == Standing.CURRENT


def test_a_voice_is_disclaimed_by_whose_it_is_and_before_the_end(north: North, client: Client) -> None:
    ballot = put(north)
    asked = of(north, ballot, north.group)
    other = person("Dao Director")
    speaks_for(north, other, north.group, seat="alternate")
    for clerk in (north.malee, north.preecha):
        made = actions.enter(actor=via(Channel.PAPER, clerk), asked=asked, given=YES)
    client.force_login(other)
    said = client.post(f"/n/north/answers/{made.pk}/contradict", follow=True).content.decode()
    assert "What it did stands until you give your own answer" in said
    assert row(ballot, north.group).voices.filter(stage=VoiceStage.CURRENT).exists()
    Ballot.objects.update(closes_at=timezone.now())
    assert disclaimed(by(north.aree), row(ballot, north.group)) is False


def test_the_same_answer_after_another_on_the_page_is_a_voice_again(north: North) -> None:
    ballot = put(north)
    asked = of(north, ballot, north.centre)
    actions.answer(actor=by(north.nok), asked=asked, given=YES)
    voices.give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="no")
    actions.answer(actor=by(north.nok), asked=asked, given=YES)
    assert row(ballot, north.centre).voices.get(stage=VoiceStage.CURRENT).choice == "yes"


def test_the_end_of_a_ballot_closes_what_was_asked(north: North) -> None:
    ballot = put(north)
    for who, organisation in (
        (north.nok, north.centre),
        (north.aree, north.group),
        (north.preecha, north.office),
    ):
        actions.answer(actor=by(who), asked=of(north, ballot, organisation), given=YES)
    ballots.close_ballot(actor=by(north.malee), ballot=ballot)
    assert Ask.objects.get(about=ballot.pk).closed_at is not None
    made = actions.answer(actor=by(north.nok), asked=of(north, ballot, north.centre), given=NO)
    assert (made.standing, "ballot is over" in reply(made)) == (Standing.KEPT, True)


def test_a_secret_ballot_only_says_where_to_vote(north: North) -> None:
    ballot = put(north, secret=True)
    asked = of(north, ballot, north.centre)
    assert [key for key, _label in shown(asked, "en").choices] == ["seen"]
    made = actions.answer(actor=by(north.nok), asked=asked, given=Given(choices=("seen",)))
    assert made.standing == Standing.CURRENT
    assert not row(ballot, north.centre).voices.exists()


def test_options_are_approved_by_their_numbers(north: North) -> None:
    speakers(north)
    rule(north, {"method": "approval"}, Subject.ORDINARY)
    ballot = opened(north, proposal(north, options=[Choosable(name="Rice"), Choosable(name="Fish")]))
    asked = of(north, ballot, north.centre)
    keys = [key for key, _label in shown(asked, "en").choices]
    assert [label for _key, label in shown(asked, "en").choices] == ["Rice", "Fish"]
    actions.answer(actor=by(north.nok), asked=asked, given=Given(choices=(keys[0],)))
    assert row(ballot, north.centre).voices.get().choice == [keys[0]]


def test_the_members_other_speaker_confirms_a_mandate(north: North) -> None:
    found = mandate(north)
    ask = ask_to_confirm(actor=by(north.malee), mandate=found)
    asked = ask.asked.get()
    hers = actions.answer(actor=by(north.nok), asked=asked, given=YES)
    assert (hers.standing, "somebody else" in reply(hers)) == (Standing.KEPT, True)
    actions.answer(actor=by(north.nok), asked=asked, given=NO)
    director = person("Dao Director")
    speaks_for(north, director, north.centre, seat="alternate")
    made = actions.answer(actor=by(director), asked=asked, given=YES)
    assert made.standing == Standing.CURRENT
    found.refresh_from_db()
    assert found.confirmed_by == director
    ask.refresh_from_db()
    assert ask.closed_at is not None


def test_a_mandate_is_asked_about_once(north: North) -> None:
    found = mandate(north)
    page_of = ask_to_confirm(actor=by(north.malee), mandate=found)
    assert "how far your representative may go" in shown(page_of.asked.get(), "en").question
    with fails(MANDATE_ASKED):
        ask_to_confirm(actor=by(north.malee), mandate=found)


def test_a_remark_about_a_document_becomes_a_comment(north: North) -> None:
    version = draft(north, DocumentKind.GROUND_RULES, en="Nobody meets a child alone.")
    ask_members(actor=by(north.malee), version=version)
    asked = Asked.objects.get(ask__about=version.pk, organisation=north.centre.pk)
    assert "Nobody meets a child alone" in shown(asked, "en").question
    given = Given(choices=("changed",), text="Nor a woman.")
    assert actions.answer(actor=by(north.nok), asked=asked, given=given).standing == Standing.CURRENT
    assert version.comments.get().text == "Nor a woman."
    assert version.comments.get().organisation == north.centre
    asked = Asked.objects.get(ask__about=version.pk, organisation=north.group.pk)
    actions.enter(actor=via(Channel.PAPER, north.malee), asked=asked, given=given)
    typed = version.comments.get(organisation=north.group)
    assert (typed.text, typed.person) == ("Nor a woman.", None)
    with fails(NOT_FOR_THAT):
        comment(actor=by(north.nok), version=version, remark=Remark(text="Hm.", member=north.group.pk))
    with fails(VERSION_ASKED):
        ask_members(actor=by(north.malee), version=version)
