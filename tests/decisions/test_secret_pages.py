"""The pages of a secret ballot: the paper, its receipt, how it stands, what is told, what nobody keeps."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.decisions.secret import all_drop, drop, secret_ballot
from tests.decisions.test_pages import read, send, signed_in
from tests.people import North, South, by
from trellis.accounts.models import Person
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Ballot, BallotBox, Voice
from trellis.ledger.models import Line
from trellis.members.models import Organisation

CODE = re.compile(r'data-copy="(\w+)"')
FRESH = re.compile(r'name="fresh" value="([^"]+)"')


def sent(who: Person, ballot: Ballot, organisation: Organisation, **data: str) -> tuple[str, dict[str, str]]:
    """Fill in the paper as its page gives it; give the answer, and what was sent."""
    client, address = (
        signed_in(who),
        reverse("paper-give", args=["north", row(ballot, organisation).pk]),
    )
    fresh = FRESH.search(client.get(address).content.decode())
    assert fresh is not None
    data = {"fresh": fresh[1], **data}
    return client.post(address, data).content.decode(), data


def code_on(page: str) -> str:
    found = CODE.search(page)
    assert found is not None, page
    return found[1]


def test_a_paper_from_the_page_to_its_receipt(north: North) -> None:
    ballot = secret_ballot(north)
    page = read(north.nok, "paper-give", row(ballot, north.centre).pk)
    for words in ("This ballot is secret", "all papers say the same", "Put it into the box"):
        assert words in page
    page, data = sent(north.nok, ballot, north.centre, choice="no")
    code = code_on(page)
    again = signed_in(north.nok).post(
        reverse("paper-give", args=["north", row(ballot, north.centre).pk]), data
    )
    assert code_on(again.content.decode()) == code
    assert len(BallotBox.objects.get().papers) == 1
    looked_up = send(north.nok, "receipt", code=code)
    assert "is in the box" in looked_up
    assert "The paper with this code says" not in looked_up
    page, _ = sent(north.nok, ballot, north.centre, choice="yes", code=code)
    assert code_on(page) == code
    all_drop_rest(north, ballot)
    send(north.malee, "ballot-close", ballot.pk, reason="")
    assert "The paper with this code says: Yes" in send(north.nok, "receipt", code=code)


def all_drop_rest(north: North, ballot: Ballot) -> None:
    drop(north.preecha, ballot, north.office, "no")
    drop(north.aree, ballot, north.group, "yes")


def test_a_refused_paper_loses_nothing_and_names_nobody(north: North) -> None:
    ballot = secret_ballot(north)
    drop(north.nok, ballot, north.centre, "no")
    page, _ = sent(north.nok, ballot, north.centre, choice="yes", code="ABCD-EFGH-JKLM")
    assert "in the box already" in page
    assert 'value="yes" required id="id_choice_0" checked' in page or "checked" in page
    line = Line.objects.filter(verb="voice.refuse-paper").get()
    assert (line.person, line.object_id, line.detail) == (None, ballot.pk, {"why": "paper-is-in"})


def test_a_code_that_the_page_never_drew_is_not_taken(north: North) -> None:
    ballot = secret_ballot(north)
    page, _ = sent(north.nok, ballot, north.centre, choice="yes", fresh="ABCDEFGHJKLM:x")
    assert "Open the page again" in page
    assert BallotBox.objects.get().papers == []


def test_who_has_no_business_there_finds_nothing(north: North, south: South) -> None:
    ballot = secret_ballot(north)
    address = reverse("paper-give", args=["north", row(ballot, north.centre).pk])
    assert signed_in(south.wipa).get(address).status_code == 404
    assert Client().get(address).status_code in {302, 404}
    assert signed_in(north.malee).get(address).status_code in {403, 404}
    answer = signed_in(north.malee).post(address, {"choice": "yes"})
    assert BallotBox.objects.get().papers == []
    assert answer.status_code != 500


def test_who_speaks_for_another_member_is_named_and_changes_nothing(north: North) -> None:
    ballot = secret_ballot(north)
    address = reverse("paper-give", args=["north", row(ballot, north.office).pk])
    answer = signed_in(north.nok).post(address, {"choice": "yes", "fresh": fresh_of(north, ballot)})
    assert answer.status_code in {403, 404}
    line = Line.objects.filter(verb="voice.refuse").get()
    assert (line.person, line.detail["why"]) == (north.nok.pk, "not-permitted")
    assert "about" not in line.detail
    assert BallotBox.objects.get().papers == []


def fresh_of(north: North, ballot: Ballot) -> str:
    """Give a code as a page of this ballot draws it."""
    found = FRESH.search(read(north.nok, "paper-give", row(ballot, north.centre).pk))
    assert found is not None
    return found[1]


def test_the_page_of_open_voices_leads_to_the_secret_paper(north: North) -> None:
    ballot = secret_ballot(north)
    assert "Put it into the box" in read_on(north, "voice-give", row(ballot, north.centre).pk)
    assert "Put it into the box" in send(north.nok, "voice-give", row(ballot, north.centre).pk, choice="yes")
    assert BallotBox.objects.get().papers == []


def read_on(north: North, name: str, pk: object) -> str:
    return signed_in(north.nok).get(reverse(name, args=["north", pk]), follow=True).content.decode()


def test_a_code_of_no_paper_finds_none_and_nor_does_a_stranger(north: North, south: South) -> None:
    ballot = secret_ballot(north)
    code = drop(north.nok, ballot, north.centre, "no")
    assert "has this code" in send(north.nok, "receipt", code="ABCD-EFGH-JKLM")
    answer = signed_in(south.wipa).post(reverse("receipt", args=["north"]), {"code": code})
    assert answer.status_code == 404


def test_receipts_cost_no_more_with_more_ballots(
    north: North, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    ballot = secret_ballot(north)
    code = drop(north.nok, ballot, north.centre, "no")
    for _each in range(12):
        later = opened(north, proposal(north))
        drop(north.aree, later, north.group, "yes")
    client = signed_in(north.nok)
    with django_assert_max_num_queries(20):
        answer = client.post(reverse("receipt", args=["north"]), {"code": code})
    assert "is in the box" in answer.content.decode()


def test_while_it_is_open_not_even_how_many_is_shown(north: North) -> None:
    ballot = secret_ballot(north)
    before = {who: read(who, "proposal", ballot.proposal_id) for who in (north.malee, north.aree)}
    drop(north.nok, ballot, north.centre, "no")
    for who, page in before.items():
        now = read(who, "proposal", ballot.proposal_id)
        assert plain(now) == plain(page)
    assert "Your paper is in the box" in read(north.nok, "proposal", ballot.proposal_id)
    assert "took part" not in read(north.malee, "ballot", ballot.pk)


def plain(page: str) -> str:
    """Give a page without what is drawn anew each time."""
    return re.sub(r'(csrf\w+" value|nonce)="[^"]+"', "", page)


def test_after_the_closing_all_see_who_took_part_and_the_figures(north: North) -> None:
    ballot = secret_ballot(north)
    all_drop(north, ballot, "yes", "no", "yes")
    close_ballot(actor=by(north.malee), ballot=ballot)
    page = read(north.aree, "ballot", ballot.pk)
    assert page.count("took part") >= 3
    assert "3 cast, 2 needed, 2 yes: carried." in page
    file = signed_in(north.nok).get(reverse("ballot-file", args=["north", ballot.pk])).json()
    assert file["ballots"] == [{"choice": "no", "count": 1}, {"choice": "yes", "count": 2}]
    assert "the same verdict" in send(north.nok, "ballot-count-again", ballot.pk)


def closed_with(north: North, count: int) -> Ballot:
    """Close a ballot of which only some papers came in."""
    ballot = secret_ballot(north)
    for who, organisation in [(north.nok, north.centre), (north.preecha, north.office)][:count]:
        drop(who, ballot, organisation, "yes")
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    return close_ballot(actor=by(north.malee), ballot=ballot)


def test_of_two_papers_only_the_outcome_is_shown(north: North) -> None:
    ballot = closed_with(north, 2)
    for page in (read(north.aree, "ballot", ballot.pk), read(north.aree, "proposal", ballot.proposal_id)):
        assert "The papers are counted: carried." in page
        assert "fewer than three papers" in page
        assert "2 yes" not in page
        assert "took part</span>" not in page
    answer = signed_in(north.nok).get(reverse("ballot-file", args=["north", ballot.pk]))
    assert answer.status_code == 404


def test_without_a_quorum_nobody_is_named(north: North) -> None:
    ballot = closed_with(north, 1)
    page = read(north.aree, "ballot", ballot.pk)
    assert "no quorum" in page
    assert "without a quorum they decide nothing" in page
    assert "1 yes" not in page


def test_an_empty_box_says_so(north: North) -> None:
    speakers(north)
    rule(north, {"method": "majority"}, secret=True)
    ballot = opened(north, proposal(north))
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    close_ballot(actor=by(north.malee), ballot=ballot)
    assert "nobody voted" in read(north.aree, "ballot", ballot.pk)


def test_reasons_of_objections_are_read_without_a_name(north: North) -> None:
    ballot = secret_ballot(north, {"method": "consent"})
    sent(north.nok, ballot, north.centre, choice="object", reason="The road is flooded in May.")
    drop(north.preecha, ballot, north.office, "agree")
    drop(north.aree, ballot, north.group, "agree")
    assert "flooded" not in read(north.malee, "ballot", ballot.pk)
    close_ballot(actor=by(north.malee), ballot=ballot)
    says = "An objection, on a paper without a name: The road is flooded in May."
    assert says in read(north.malee, "ballot", ballot.pk)


def test_hidden_voices_are_read_by_nobody_else_until_the_closing(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY, hidden=True)
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="no", reason="Too soon.")
    voice = Voice.objects.get()
    for who in (north.malee, north.somchai, north.aree):
        for name, pk in (("proposal", ballot.proposal_id), ("ballot", ballot.pk)):
            page = read(who, name, pk)
            assert "Too soon." not in page
            assert "given, hidden until the closing" in page
        for name in ("voice-confirm", "objection-resolve", "voice-reject"):
            answer = signed_in(who).get(reverse(name, args=["north", voice.pk]))
            assert answer.status_code == 404, name
    assert "Too soon." in read(north.nok, "ballot", ballot.pk)
    assert signed_in(north.malee).get(reverse("ballot-file", args=["north", ballot.pk])).status_code == 404
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    close_ballot(actor=by(north.malee), ballot=ballot)
    assert "Too soon." in read(north.aree, "ballot", ballot.pk)


# What differs between two runs for reasons of its own: the clock, and the chain of hashes over it.
_OF_THE_CLOCK = {"at", "hash", "previous", "expire_date", "last_login", "session_key", "session_data"}


def everything() -> dict[str, list[str]]:
    """Read the whole database as whoever keeps it may: every table and column, papers without their marks."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  the tables' own names
            names = [each[0] for each in cursor.description]
            rows = [dict(zip(names, each, strict=True)) for each in cursor.fetchall()]
            found[table] = sorted(repr(_without_chance(each)) for each in rows)
    return found


def _without_chance(row: dict[str, Any]) -> dict[str, Any]:
    if "papers" in row:
        row["papers"] = sorted(re.findall(r'"choice": "(\w+)"', str(row["papers"])))
    if "verb" in row:
        row.pop("id")
    return {name: value for name, value in row.items() if name not in _OF_THE_CLOCK}


def after(deed: Callable[[], None]) -> dict[str, list[str]]:
    """Give everything as it stands after a deed, and undo the deed."""
    with transaction.atomic():
        deed()
        found = everything()
        transaction.set_rollback(True)
    return found


def test_the_whole_database_does_not_tell_who_said_what_or_when(north: North) -> None:
    ballot = secret_ballot(north)
    mine = (north.nok, ballot, north.centre)
    theirs = (north.preecha, ballot, north.office)

    def one_way() -> None:
        sent(*mine, choice="yes")
        sent(*theirs, choice="no")

    def the_other_way() -> None:
        sent(*mine, choice="no")
        sent(*theirs, choice="yes")

    def in_another_order() -> None:
        sent(*theirs, choice="no")
        sent(*mine, choice="yes")

    before, kept = everything(), after(one_way)
    assert before != kept
    assert kept == after(the_other_way)
    assert kept == after(in_another_order)
    changed = {table for table in kept if kept[table] != before[table]}
    expected = {"decisions_ballotbox", "decisions_entitled", "ledger_line", "ledger_head", "django_session"}
    assert changed <= expected, changed


def test_the_dump_would_tell_if_voices_had_a_hand(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    ballot = opened(north, proposal(north))

    def says(choice: str) -> Callable[[], None]:
        return lambda: (
            give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice=choice) and None
        )

    assert after(says("yes")) != after(says("no"))
