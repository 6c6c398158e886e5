"""The pages of this room: who gets them, what they do, how much they ask of the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.formation.asking import all_say, asked, enter, opened, paper
from tests.members.test_pages import read, send, signed_in
from tests.people import North, South, by, member
from trellis.domain.readinessbar import Level, Question
from trellis.formation import actions, sheets
from trellis.formation.actions import Given
from trellis.formation.models import Answer, PersonsBox, Round, Start

Limit = Callable[[int], AbstractContextManager[object]]

YES = {question.value: "yes" for question in Question}


def addresses(north: North) -> dict[str, list[UUID]]:
    """Open a round, start the network; give each page's arguments."""
    asking = opened(north)
    row = asked(asking, north.centre)
    begun = actions.start_network(actor=by(north.malee), network=north.network, reason="We begin")
    of_round = (
        "readiness-round",
        "readiness-change",
        "readiness-bars",
        "readiness-ask",
        "readiness-say",
        "readiness-sheets",
        "readiness-type-in",
        "readiness-sheet",
    )
    return {
        "path": [],
        "founding": [],
        "readiness": [],
        "readiness-open": [],
        "start": [],
        "start-take-back": [begun.pk],
        "readiness-enter": [row.pk],
        **{name: [asking.pk] for name in of_round},
    }


OPEN_TO_ALL_INSIDE = {
    "path",
    "founding",
    "readiness",
    "start",
    "readiness-round",
    "readiness-bars",
    "readiness-say",
}


def test_malee_gets_every_page_and_outsiders_none(north: North, south: South) -> None:
    wrong = []
    for name, args in addresses(north).items():
        address = reverse(name, args=["north", *args])
        for who, client in (("nobody", Client()), ("Wipa", signed_in(south.wipa))):
            if client.get(address).status_code != 404:
                wrong.append(f"{name}: {who} may read it")
        status = signed_in(north.malee).get(address).status_code
        if status != 200:
            wrong.append(f"{name}: {status} for Malee")
        status = signed_in(north.aree).get(address).status_code
        if (status == 200) != (name in OPEN_TO_ALL_INSIDE):
            wrong.append(f"{name}: {status} for Aree")
    assert wrong == []


def test_thai_pages_are_whole(north: North) -> None:
    north.malee.language = "th"
    north.malee.save()
    for name, args in addresses(north).items():
        assert signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code == 200, name


def test_a_round_of_another_network_isnt_here(north: North, south: South) -> None:
    asking = opened(north)
    for name, pk in (("readiness-round", asking.pk), ("readiness-enter", asked(asking, north.centre).pk)):
        assert signed_in(south.wipa).get(reverse(name, args=["south", pk])).status_code == 404


def test_an_empty_page_teaches(north: North) -> None:
    page = read(north.aree, "readiness")
    assert "Nobody has been asked yet" in page
    assert "Are there concrete problems that the organisations share" in page


def test_malee_opens_a_round_and_nok_answers(north: North) -> None:
    opened_page = send(
        north.malee, "readiness-open", among="members", closes_on="2099-01-31", persons_may_answer="on"
    )
    assert "The round is open." in opened_page
    asking = Round.objects.get()
    row = asked(asking, north.centre)
    assert "Answer for your organisation" in read(north.nok, "readiness-round", asking.pk)
    words = {"time-words": "Two days a month"}
    assert "Thank you." in send(north.nok, "readiness-answer", row.pk, version=0, **YES, **words)
    assert "Change the answer" in read(north.nok, "readiness-round", asking.pk)
    assert "Two days a month" in read(north.nok, "readiness-answer", row.pk)
    assert "Two days a month" not in read(north.nok, "readiness-round", asking.pk)


def test_a_day_that_is_past_is_refused_and_nothing_typed_is_lost(north: North) -> None:
    page = send(north.malee, "readiness-open", among="members", closes_on="2020-01-31", note="Come all")
    assert "This day is over." in page
    assert "Come all" in page


def test_an_answer_over_somebody_elses_is_asked_about(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.centre)
    enter(north, asking, north.centre, all_say(Level.NO))
    page = send(north.nok, "readiness-answer", row.pk, version=0, **YES)
    assert "Somebody else saved this meanwhile" in page
    assert 'name="version" value="1"' in page
    assert "Thank you." in send(north.nok, "readiness-answer", row.pk, version=1, **YES)


def test_an_empty_answer_gets_a_sentence(north: North) -> None:
    row = asked(opened(north), north.centre)
    assert "Answer at least one question" in send(north.nok, "readiness-answer", row.pk, version=0)


def test_a_late_answer_gets_a_sentence(north: North) -> None:
    asking = opened(north)
    actions.close_round(actor=by(north.malee), asking=asking)
    row = asked(asking, north.centre)
    assert "This round is over. Your answer is welcome" in read(north.nok, "readiness-answer", row.pk)
    assert "Take the answers into the next round" in send(
        north.nok, "readiness-answer", row.pk, version=0, **YES
    )


def test_a_clerk_follows_the_codes_of_the_sheets(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.group)
    assert "No sheet of this round" in send(north.preecha, "readiness-type-in", asking.pk, code="XYZ")
    page = send(north.preecha, "readiness-type-in", asking.pk, code=sheets.code_for(asking.pk, row.pk))
    assert "How did it reach you?" in page
    assert "Typed in." in send(north.preecha, "readiness-enter", row.pk, version=0, channel="phone", **YES)
    assert Answer.objects.get().channel == "phone"
    code = sheets.new_code(asking.pk)
    page = send(north.preecha, "readiness-type-in", asking.pk, code=code.lower())
    assert f'value="{code}"' in page
    assert "It is in the box." in send(north.preecha, "readiness-sheet", asking.pk, code=code, **YES)
    assert "No sheet of this round" in send(north.preecha, "readiness-sheet", asking.pk, code="XYZ", **YES)
    assert len(PersonsBox.objects.get().papers) == 1


def by_code(code: str, **data: object) -> str:
    """Send the public page that takes a sheet's code, as somebody without an account."""
    answer = Client().post(reverse("answer-by-code", args=["north"]), {"code": code, **data}, follow=True)
    return answer.content.decode()


def test_somebody_without_an_account_answers_by_her_sheets_code(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.group)
    code = sheets.code_for(asking.pk, row.pk)
    assert "Weaving Group" in by_code(code.lower())
    assert "Answer at least one question" in by_code(code, answering="1", version=0)
    assert "Thank you" in by_code(code, answering="1", version=0, **YES)
    given = Answer.objects.get(asked=row)
    assert (given.person, given.entered_by, given.channel) == (None, None, "web")
    again = by_code(code, answering="1", version=0, **YES | {"time": "no"})
    assert "This sheet has been answered already" in again
    given.refresh_from_db()
    assert given.levels["time"] == "yes"


def test_a_sheet_without_a_name_is_answered_on_the_page_once(north: North) -> None:
    asking = opened(north)
    code = sheets.new_code(asking.pk)
    assert "Without your name" in by_code(code)
    assert "Thank you" in by_code(code, answering="1", group="", **YES)
    assert "This sheet has been answered already" in by_code(code, answering="1", group="", **YES)
    assert len(PersonsBox.objects.get().papers) == 1


def test_without_a_code_nobody_learns_of_a_network(north: North, south: South) -> None:
    code = sheets.new_code(opened(north).pk)
    pages = [
        Client().post(reverse("answer-by-code", args=[slug]), {"code": typed})
        for slug, typed in (("north", "ABCD"), ("south", "ABCD"), ("nowhere", "ABCD"), ("south", code))
    ]
    assert {page.status_code for page in pages} == {400}
    assert not any("Network of" in page.content.decode() for page in pages)
    assert Client().get(reverse("answer-by-code", args=["nowhere"])).status_code == 200


def test_guessing_codes_is_slowed_down(north: North) -> None:
    cache.clear()
    opened(north)
    client, address = Client(), reverse("answer-by-code", args=["north"])
    statuses = [client.post(address, {"code": f"ABC{number}"}).status_code for number in range(12)]
    assert statuses[0] == 400
    assert statuses[-1] == 429
    cache.clear()


def test_aree_puts_in_her_paper_once(north: North) -> None:
    asking = opened(north)
    assert "Your paper is in the box" in send(north.aree, "readiness-say", asking.pk, group="", **YES)
    assert "Your paper is in the box, and nobody" in send(north.aree, "readiness-say", asking.pk, **YES)
    assert "Your paper without a name is in the box" in read(north.aree, "readiness-round", asking.pk)


def test_sheets_are_printed_for_those_who_havent_answered(north: North) -> None:
    asking = opened(north)
    enter(north, asking, north.office)
    page = read(north.malee, "readiness-sheets", asking.pk, blank="2")
    assert page.count('class="paper-sheet"') == 4
    assert "Provincial Welfare Office" not in page
    assert read(north.malee, "readiness-sheets", asking.pk, blank="x").count('class="paper-sheet"') == 2


def test_the_list_of_those_asked_is_searched_and_narrowed(north: North) -> None:
    asking = opened(north)
    enter(north, asking, north.office)
    assert "Weaving" in read(north.malee, "readiness-round", asking.pk, q="weaving")
    assert "Weaving" not in read(north.malee, "readiness-round", asking.pk, q="office")
    silent = read(north.malee, "readiness-round", asking.pk, show="silent")
    assert "Weaving" in silent
    assert "Provincial Welfare" not in silent


def test_one_more_is_asked_and_one_left_out(north: North) -> None:
    asking = opened(north)
    member(by(north.malee), north.network, None, en="Bus Station Committee")
    page = send(north.malee, "readiness-ask", asking.pk, organisation="Bus Station Committee")
    assert "It is among those that are asked." in page
    row = asked(asking, north.group)
    assert "Left out." in send(north.malee, "readiness-unask", row.pk)
    enter(north, asking, north.office)
    assert "has answered, so it stays" in send(north.malee, "readiness-unask", asked(asking, north.office).pk)


def test_the_round_is_changed_and_ended_once(north: North) -> None:
    asking = opened(north)
    given = {"closes_on": "2099-02-01", "note": "Longer", "persons_may_answer": "on"}
    assert "Saved." in send(north.malee, "readiness-change", asking.pk, version=1, **given)
    assert "Somebody else saved this meanwhile" in send(
        north.malee, "readiness-change", asking.pk, version=1, **given
    )
    assert "The round is over." in send(north.malee, "readiness-close", asking.pk)
    assert "Take the answers into the next round" in send(north.malee, "readiness-close", asking.pk)


def test_bars_are_set_and_what_is_none_is_refused(north: North) -> None:
    asking = opened(north)
    given = {
        f"{question.value}-{name}": value
        for question in Question
        for name, value in (("enough", "2"), ("in_each", ""), ("response", "1/3"))
    }
    assert "is no share" in send(
        north.malee, "readiness-bars", asking.pk, version=1, **given | {"time-enough": "often"}
    )
    assert "The bars are set." in send(north.malee, "readiness-bars", asking.pk, version=1, **given)
    assert "Somebody else changed this" in send(north.malee, "readiness-bars", asking.pk, version=1, **given)
    assert "1/3" in read(north.aree, "readiness-bars", asking.pk)


def test_the_result_says_every_number_and_what_others_did(north: North) -> None:
    asking = opened(north)
    given = Given(levels=all_say(time=Level.NO).levels, words={Question.TIME: "We are few"})
    for each in (north.office, north.centre, north.group):
        enter(north, asking, each, given)
    for _number in range(3):
        code = sheets.new_code(asking.pk)
        actions.type_in(actor=by(north.malee), asking=asking, code=code, paper=paper(Level.NO))
    actions.close_round(actor=by(north.malee), asking=asking)
    page = read(north.aree, "readiness-round", asking.pk)
    for words in (
        "Not ready: Time and energy.",
        "0 of 3 say yes, 2 needed: 2 short.",
        "What people answered without their names",
        "The organisations reach the bar, their people don",
        "We are few",
        "They met less often",
    ):
        assert words in page
    assert "The result in full" in read(north.aree, "readiness")
    actions.close_round(actor=by(north.malee), asking=opened(north))
    assert "Compared with round 1:" in read(north.aree, "readiness-round", Round.objects.get(number=2).pk)


def test_what_is_held_back_is_said_to_be(north: North) -> None:
    for count in (3, 4):
        asking = opened(north)
        for _number in range(count):
            code = sheets.new_code(asking.pk)
            actions.type_in(actor=by(north.malee), asking=asking, code=code, paper=paper())
        actions.close_round(actor=by(north.malee), asking=asking)
    assert "beside an earlier round" in read(north.aree, "readiness-round", asking.pk)


def test_the_network_starts_in_spite_of_it_and_back(north: North) -> None:
    assert "Nobody has been asked whether" in read(north.malee, "start")
    assert "Write why you start all the same" in send(north.malee, "start", reason="")
    assert "The network has started." in send(north.malee, "start", reason="We have met for years")
    page = read(north.aree, "start")
    assert "We have met for years" in page
    assert "Take the start back" not in page
    assert "Take the start back" in read(north.malee, "start")
    begun = Start.objects.get()
    assert "Taken back." in send(north.malee, "start-take-back", begun.pk, reason="Wrong button")
    assert "Wrong button" in read(north.aree, "start")
    assert "taken back already" in send(north.malee, "start-take-back", begun.pk, reason="Again")


def test_a_start_of_another_network_isnt_here(north: North, south: South) -> None:
    begun = actions.start_network(actor=by(south.wipa), network=south.network, reason="We begin")
    address = reverse("start-take-back", args=["north", begun.pk])
    assert signed_in(north.malee).get(address).status_code == 404


def test_the_networks_page_leads_to_the_path_while_it_forms(north: North) -> None:
    assert 'href="/n/north/path"' in read(north.aree, "network")
    actions.start_network(actor=by(north.malee), network=north.network, reason="We begin")
    assert 'href="/n/north/path"' not in read(north.aree, "network")


def test_what_a_clerk_types_needs_an_answer_and_a_known_organisation(north: North) -> None:
    asking = opened(north)
    row = asked(asking, north.group)
    page = send(north.preecha, "readiness-enter", row.pk, version=0, channel="paper")
    assert "Answer at least one question" in page
    assert "This could not be saved" in send(north.malee, "readiness-ask", asking.pk, organisation="Nowhere")


def test_aree_doesnt_start_it(north: North) -> None:
    answer = signed_in(north.aree).post(reverse("start", args=["north"]), {"reason": "I want to"})
    assert answer.status_code == 403
    assert not Start.objects.exists()


@pytest.mark.parametrize("state", ["open", "over"])
def test_more_rows_ask_no_more_of_the_database(state: str, north: North, assert_queries: Limit) -> None:
    more = [member(by(north.malee), north.network, north.ngos, en=f"Member {n:03}") for n in range(30)]
    asking = opened(north)
    for each in more:
        actions.ask(actor=by(north.malee), asking=asking, organisation=each)
        enter(north, asking, each)
    if state == "over":
        actions.close_round(actor=by(north.malee), asking=asking)
    client, address = signed_in(north.malee), reverse("readiness-round", args=["north", asking.pk])
    client.get(address)
    with assert_queries(at_most=17):
        client.get(address)


def test_the_list_of_rounds_asks_no_more_with_more(north: North, assert_queries: Limit) -> None:
    for _number in range(6):
        actions.close_round(actor=by(north.malee), asking=opened(north))
    client, address = signed_in(north.malee), reverse("readiness", args=["north"])
    client.get(address)
    with assert_queries(at_most=13):
        client.get(address)
