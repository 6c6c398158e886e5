"""The list is searched, narrowed and read fifty at a time; pages ask as much whatever the number of rows."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.decisions.deciding import MAJORITY, WORDING, opened, proposal, row, rule, speakers
from tests.decisions.test_pages import read, send, signed_in
from tests.people import North, South, by, member
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.discussion import amend, say
from trellis.decisions.actions.proposals import Choosable, Wording
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Attitude, Ballot, Proposal, Voice
from trellis.decisions.queries.proposals import PAGE, Wanted, proposals_page


def titles(north: North, **wanted: object) -> list[str]:
    found = proposals_page(actor=by(north.nok), network=north.network, wanted=Wanted(**wanted))  # type: ignore[arg-type]
    return [each.title for each in found.rows]


def named(north: North, title: str, **matter: object) -> Proposal:
    return proposal(north, Wording(title=title, text=f"{title} in full."), **matter)


def test_it_is_found_by_word_number_subject_and_outcome(north: North, south: South) -> None:
    named(north, "Buy a bus", subject="money")
    withdrawn = named(north, "Sell the house")
    Proposal.objects.filter(pk=withdrawn.pk).update(stage="decided", outcome="carried")
    assert titles(north) == ["Buy a bus"]
    assert titles(north, show="decided") == ["Sell the house"]
    assert titles(north, show="all") == ["Sell the house", "Buy a bus"]
    assert titles(north, show="all", words="BUS") == ["Buy a bus"]
    assert titles(north, show="all", words="2") == ["Sell the house"]
    assert titles(north, show="all", subject="money") == ["Buy a bus"]
    assert titles(north, show="all", outcome="carried") == ["Sell the house"]
    wipa = proposals_page(actor=by(south.wipa), network=north.network, wanted=Wanted(show="all"))
    assert wipa.rows == []


def test_fifty_at_a_time(north: North) -> None:
    Proposal.objects.bulk_create(
        Proposal(network=north.network, number=number, title=f"No {number}", text="x")
        for number in range(1, PAGE + 3)
    )
    page = read(north.nok, "proposals")
    assert f"No {PAGE + 2}<" in page
    assert ">No 2<" not in page
    assert "before=3" in page
    page = read(north.nok, "proposals", before="3")
    assert ">No 2<" in page
    assert "No 3<" not in page
    for odd in ("x", "-1", "9" * 30, "²"):
        read(north.nok, "proposals", before=odd, show="nonsense", subject="x", outcome="x")


def test_the_list_asks_as_much_whatever_its_length(north: North, assert_queries: QueryLimit) -> None:
    client = signed_in(north.nok)
    for _ in range(8):
        proposal(north)
    address = reverse("proposals", args=["north"])
    client.get(address)
    with assert_queries(at_most=8):
        client.get(address)


def test_a_proposal_asks_as_much_whatever_was_said(north: North, assert_queries: QueryLimit) -> None:
    speakers(north)
    rule(north, MAJORITY)
    for number in range(6):
        member(by(north.malee), north.network, north.ngos, en=f"House {number}")
    found = proposal(north)
    for number in range(6):
        say(actor=by(north.aree), proposal=found, attitude=Attitude.FOR, text=f"Word {number}")
    ballot = opened(north, found)
    for who, organisation in ((north.nok, north.centre), (north.preecha, north.office)):
        give_voice(actor=by(who), entitled=row(ballot, organisation), choice="yes")
    client, address = signed_in(north.malee), reverse("proposal", args=["north", found.pk])
    client.get(address)
    with assert_queries(at_most=32):
        client.get(address)


def asked_by(client: Client, address: str) -> int:
    """Count what a page asks the database, when it was read before."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_amendments_and_waiting_voices_ask_once_for_all(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    words, pages = proposal(north), []
    for number in range(2):
        for each in range(1 + 4 * number):
            amend(actor=by(north.aree), proposal=words, text=f"Wording {number} {each}", why="Better.")
            member(by(north.malee), north.network, north.ngos, en=f"House {number} {each}")
        ballot = opened(north, proposal(north))
        for each in ballot.entitled.filter(organisation__names__en__startswith="House"):
            Voice.objects.create(
                network=north.network,
                ballot=ballot,
                entitled=each,
                choice="yes",
                at=timezone.now(),
                channel="paper",
                is_ad_referendum=True,
            )
        pages.append([reverse("proposal", args=["north", each.pk]) for each in (words, ballot.proposal)])
        pages[-1] = [asked_by(signed_in(who), page) for page in pages[-1] for who in (north.malee, north.nok)]
    assert pages[0] == pages[1]


PAPERS = {
    "approval": ({"choice": ["o1", "o2"]}, ["o1", "o2"]),
    "score": ({"o1": "5", "o2": "0"}, {"o1": 5, "o2": 0}),
    "dots": ({"o1": "3", "o2": ""}, {"o1": 3}),
    "irv": ({"o1": "2", "o2": "1"}, ["o2", "o1"]),
    "schulze": ({"o1": "1", "o2": "1"}, [["o1", "o2"]]),
    "borda": ({"o1": "1"}, ["o1"]),
}


def choosing(north: North, method: str) -> Ballot:
    """Open a ballot between two options under a method."""
    speakers(north)
    rule(north, {"method": method})
    options = [Choosable(name="Shelter first"), Choosable(name="School first")]
    return opened(north, proposal(north, options=options))


def test_each_method_has_its_paper(north: North) -> None:
    speakers(north)
    for method, (sent, kept) in PAPERS.items():
        made = rule(north, {"method": method})
        ballot = opened(north, proposal(north, options=[Choosable(name="One"), Choosable(name="Two")]))
        page = send(north.nok, "voice-give", row(ballot, north.centre).pk, reason="", **sent)
        assert "Its receipt is" in page, method
        assert Voice.objects.get(ballot=ballot).choice == kept
        made.rule.versions.update(stage="ended")


def test_what_a_method_doesnt_allow_is_said_and_nothing_is_lost(north: North) -> None:
    ballot = choosing(north, "dots")
    page = send(north.nok, "voice-give", row(ballot, north.centre).pk, o1="9", o2="", reason="All for it.")
    assert "At most 5 dots may be spread" in page
    assert "All for it." in page
    assert not Voice.objects.exists()


def test_lots_are_drawn_without_any_paper(north: North) -> None:
    ballot = choosing(north, "sortition")
    assert ballot.terms["seed"]
    Ballot.objects.update(closes_at=ballot.opened_at)
    close_ballot(actor=by(north.malee), ballot=ballot)
    found = Proposal.objects.get()
    assert found.outcome == "chosen"
    assert "Chosen:" in read(north.nok, "proposal", found.pk)


def test_a_hidden_voice_is_read_by_its_member_only(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY, hidden=True)
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="no", reason="A quiet reason.")
    assert "A quiet reason." in read(north.nok, "proposal", ballot.proposal_id)
    assert "A quiet reason." not in read(north.malee, "proposal", ballot.proposal_id)
    voice = Voice.objects.get()
    hers = Client()
    hers.force_login(north.preecha)
    assert hers.get(reverse("voice-confirm", args=["north", voice.pk])).status_code == 404


def test_a_receipt_is_looked_up_on_its_page(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))
    made = give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    page = send(north.nok, "receipt", code=made.code)
    assert WORDING.title in page
    assert "Yes, in favour" in page
    assert "No voice in this network has this code" in send(north.nok, "receipt", code="WRONG")
