"""The pages of deciding: what each shows, what is typed, what is refused, and who finds nothing there."""

import re

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, WORDING, opened, proposal, row, rule, speakers
from tests.people import North, South, by
from trellis.accounts.models import Person
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.discussion import amend, take_in
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, Proposal, Voice, Word
from trellis.ledger.models import Line


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(person: Person, name: str, *args: object, **query: str) -> str:
    """Read a page of the north."""
    answer = signed_in(person).get(reverse(name, args=["north", *args]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(person: Person, name: str, *args: object, **data: object) -> str:
    """Send a form; give the page that it leads to, or the refused form."""
    answer = signed_in(person).post(reverse(name, args=["north", *args]), data, follow=True)
    return answer.content.decode()


def voted(north: North) -> Ballot:
    """Let all three speak on a proposal, with an amendment left out of it."""
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    for who, organisation in ((north.preecha, north.office), (north.nok, north.centre)):
        give_voice(actor=by(who), entitled=row(ballot, organisation), choice="yes", reason="It helps.")
    give_voice(actor=by(north.aree), entitled=row(ballot, north.group), choice="no")
    return ballot


def test_an_empty_list_teaches(north: North) -> None:
    page = read(north.malee, "proposals")
    assert "Nothing is open" in page
    assert "C5.7" in page
    assert "Make a proposal" in page


def test_the_path_from_proposal_to_verdict_on_pages(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    given = {"title": WORDING.title, "text": WORDING.text, "why": "Few.", "language": "en"}
    given |= {"subject": "ordinary", "binds": "commit_within", "audience": "members"}
    page = send(north.nok, "proposal-make", **given)
    assert "Proposed." in page
    found = Proposal.objects.get()
    page = send(north.malee, "proposal-discuss", found.pk, attitude="question", text="Who pays the bus?")
    assert "Who pays the bus?" in page
    day = timezone.localdate() + timezone.timedelta(days=3)
    page = send(north.malee, "ballot-open", found.pk, held="days", closes_on=day.isoformat())
    assert "The ballot is open" in page
    ballot = found.ballots.get()
    for who, organisation, choice in (
        (north.preecha, north.office, "yes"),
        (north.nok, north.centre, "yes"),
        (north.aree, north.group, "no"),
    ):
        page = send(who, "voice-give", row(ballot, organisation).pk, choice=choice, reason="")
        assert "Its receipt is" in page
    page = send(north.malee, "ballot-close", ballot.pk, reason="They know the villages.")
    assert "3 cast, 2 needed, 2 yes: carried." in page
    assert "They know the villages." in page
    assert "carried" in read(north.nok, "ballot", ballot.pk)
    assert "Counted again: the same verdict." in send(north.nok, "ballot-count-again", ballot.pk)


def test_every_page_is_there_for_malee_and_not_for_outsiders(north: North, south: South) -> None:
    ballot = voted(north)
    voice = Voice.objects.filter(entitled__organisation=north.centre).get()
    other = proposal(north)
    amendment = amend(actor=by(north.aree), proposal=other, text="The group trains twenty.", why="More.")
    pages: dict[str, list[object]] = {
        "proposals": [],
        "proposal-make": [],
        "decision-record": [],
        "proposal": [other.pk],
        "proposal-change": [other.pk],
        "proposal-withdraw": [other.pk],
        "proposal-wordings": [other.pk],
        "proposal-discuss": [other.pk],
        "proposal-amend": [other.pk],
        "amendment-answer": [amendment.pk],
        "ballot": [ballot.pk],
        "ballot-close": [ballot.pk],
        "ballot-sheet": [ballot.pk],
        "voice-give": [row(ballot, north.centre).pk],
        "voice-enter": [row(ballot, north.centre).pk],
        "presence-note": [row(ballot, north.centre).pk],
        "voice-recuse": [row(ballot, north.centre).pk],
        "proxy-give": [row(ballot, north.centre).pk],
        "voice-confirm": [voice.pk],
        "receipt": [],
    }
    hers = {"proposal-change", "proposal-amend", "voice-give", "proxy-give"}
    for name, args in pages.items():
        who = north.nok if name in hers else north.malee
        read(who, name, *args)
        for outsider in (signed_in(south.wipa), Client()):
            answer = outsider.get(reverse(name, args=["north", *args]))
            assert answer.status_code in {302, 404}, name
            assert answer.status_code == 404 or "sign" in answer["Location"], name


def test_a_decided_proposal_has_its_pages(north: North) -> None:
    ballot = voted(north)
    found = ballot.proposal
    close_ballot(actor=by(north.malee), ballot=ballot)
    assert "Nobody has written the reason yet" in read(north.nok, "proposal", found.pk)
    found.refresh_from_db()
    send(north.malee, "decision-explain", found.pk, reason="So few volunteers.", version=found.version)
    refused = send(north.malee, "decision-explain", found.pk, reason="Mine.", version=found.version)
    assert "Mine." in refused
    assert "So few volunteers." in refused
    send(north.malee, "decision-open", found.pk, audience="public")
    send(north.aree, "decision-dissent", found.pk, text="We asked for another month.")
    send(north.nok, "decision-follow", found.pk, progress="under-way", text="Five are trained.")
    send(north.malee, "decision-review", found.pk, finding="keep", reason="It works.", next_on="2027-05-01")
    page = read(north.nok, "proposal", found.pk)
    for words in ("So few volunteers.", "another month", "Five are trained.", "It works.", "Everybody"):
        assert words in page
    file = signed_in(north.nok).get(reverse("ballot-file", args=["north", ballot.pk]))
    assert file.json()["format"] == 1


def test_a_refused_voice_leaves_a_line_without_what_it_said(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    page = send(north.nok, "voice-give", row(ballot, north.office).pk, choice="yes", reason="secret words")
    assert "Its receipt is" not in page
    line = Line.objects.filter(verb="voice.refuse").get()
    assert line.person == north.nok.pk
    assert "secret words" not in str(line.detail)
    assert not Voice.objects.exists()


def test_words_are_answered(north: North) -> None:
    found = proposal(north)
    send(north.nok, "proposal-discuss", found.pk, attitude="for", text="Let us begin.")
    first = Word.objects.get()
    address = reverse("proposal-discuss", args=["north", found.pk]) + f"?to={first.pk}"
    signed_in(north.aree).post(address, {"attitude": "concern", "text": "With which money?"})
    assert Word.objects.get(text="With which money?").answers == first


def test_a_ballot_ends_with_its_last_day_even_the_last_of_the_calendar(north: North) -> None:
    speakers(north)
    day = timezone.localdate() + timezone.timedelta(days=3)
    for last in (day.isoformat(), "9999-12-31"):
        found = proposal(north)
        assert "The ballot is open" in send(north.malee, "ballot-open", found.pk, held="days", closes_on=last)
        assert timezone.localtime(found.ballots.get().closes_at).date().isoformat() == last


def test_who_may_enter_nothing_isnt_told_who_speaks(north: North) -> None:
    ballot = voted(north)
    answer = signed_in(north.aree).post(
        reverse("voice-enter", args=["north", row(ballot, north.centre).pk]), {"channel": "carrier pigeon"}
    )
    assert answer.status_code in {403, 404}
    assert north.nok.name not in answer.content.decode()


def test_an_amendment_shows_what_it_would_take_away_of_one_taken_in_before(north: North) -> None:
    speakers(north)
    found = proposal(north)
    first, second = (
        amend(actor=by(north.aree), proposal=found, text=f"{WORDING.text} {more}", why="More.")
        for more in ("Lunch is paid.", "Buses are paid.")
    )
    take_in(actor=by(north.nok), amendment=first)
    for page in (read(north.malee, "amendment-answer", second.pk), read(north.malee, "proposal", found.pk)):
        assert "Lunch" in "".join(re.findall(r"<del>(.*?)</del>", page, re.DOTALL))


def test_after_the_end_no_button_changes_the_list(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY | {"proxies": {"per_holder": 1}})
    ballot = opened(north, proposal(north))
    buttons = ("Leave it to the others", "Let another member carry it", "Give your voice")
    page = read(north.nok, "proposal", ballot.proposal_id)
    assert all(each in page for each in buttons)
    Ballot.objects.filter(pk=ballot.pk).update(closes_at=timezone.now())
    page = read(north.nok, "proposal", ballot.proposal_id)
    assert not any(each in page for each in buttons)
