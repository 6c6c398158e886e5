"""The pages of this room: who gets them, what they do, how much they ask of the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.asks.asking import NO, TWICE, YES, a_kind, asked_all, in_days, of_aree, of_centre, via
from tests.members.test_pages import read, send, signed_in
from tests.people import North, South, by
from trellis.access.actor import Channel
from trellis.asks import actions
from trellis.asks.models import Answer, Ask, Asked, Standing
from trellis.asks.raising import Addressee, add_addressees

Limit = Callable[[int], AbstractContextManager[object]]
QUESTION = {
    "title_en": "Rice",
    "question_en": "How much rice is left?",
    "title_th": "ข้าว",
    "question_th": "เหลือข้าวเท่าไร",
    "why_en": "We buy together.",
    "audience": "members",
    "kind": "number",
    "unit_en": "sacks",
    "least": "0",
}


def test_nok_answers_on_a_page_and_may_change_her_mind(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    page = read(north.nok, "mine", asked.pk)
    assert "Do you need the van?" in page
    assert str(asked.code) in page
    asked.refresh_from_db()
    assert asked.reached_by == "web"
    thanks = send(north.nok, "mine", asked.pk, choice="yes", needs="travel", text="two of us")
    assert "Your answer counts: Yes; needs: Travel money; two of us" in thanks
    assert "Change my answer" in read(north.nok, "mine", asked.pk)
    send(north.nok, "mine", asked.pk, choice="no")
    assert asked.answers.get(standing=Standing.CURRENT).content["choices"] == ["no"]


def test_an_answer_that_came_meanwhile_is_shown_before_it_is_replaced(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    actions.enter(actor=via(Channel.PHONE, north.malee), asked=asked, given=NO)
    page = send(north.nok, "mine", asked.pk, choice="yes", seen="")
    assert "Somebody else saved this meanwhile" in page
    standing = asked.answers.get()
    assert f'value="{standing.pk}"' in page
    send(north.nok, "mine", asked.pk, choice="yes", seen=str(standing.pk))
    assert asked.answers.get(standing=Standing.CURRENT).content["choices"] == ["yes"]


def test_an_empty_answer_gets_a_sentence(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    assert "Choose one of the answers." in send(north.nok, "mine", asked.pk)


def test_what_is_asked_of_others_isnt_there(north: North, south: South) -> None:
    ask = asked_all(north)
    asked = of_aree(ask, north)
    for who, name, pk in (
        (north.nok, "mine", asked.pk),
        (north.nok, "asked", asked.pk),
        (north.nok, "ask", ask.pk),
        (south.wipa, "mine", asked.pk),
        (south.wipa, "participation", None),
        (north.malee, "mine", asked.pk),
    ):
        address = reverse(name, args=["north", pk] if pk else ["north"])
        assert signed_in(who).get(address).status_code == 404, name


def test_home_and_one_page_show_what_waits(north: North) -> None:
    ask = asked_all(north)
    home = signed_in(north.nok).get("/").content.decode()
    assert "You are asked: The van" in home
    mine = signed_in(north.nok).get(reverse("my-asks")).content.decode()
    assert "Children&#39;s Centre" in mine
    assert of_centre(ask, north).reached_by == "web"
    send(north.nok, "mine", of_centre(ask, north).pk, choice="yes")
    mine = signed_in(north.nok).get(reverse("my-asks")).content.decode()
    assert "still open to change" in mine
    assert "Nothing is asked of you now" in mine
    assert signed_in(north.nok).get("/").content.decode().count("You are asked") == 0
    assert "Nothing is asked of you now" in read(north.nok, "asks")


def test_many_asks_are_one_line_on_home(north: North) -> None:
    for _number in range(7):
        asked_all(north)
    assert "Further asks wait for you: 2" in signed_in(north.nok).get("/").content.decode()


def test_what_was_entered_for_aree_is_shown_to_her(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    page = send(north.malee, "asked-enter", asked.pk, how="phone", choice="yes")
    assert "Your answer counts: Yes" in page
    made = asked.answers.get()
    assert (made.channel, made.entered_by) == ("phone", north.malee)
    assert "Somebody entered your answer" in signed_in(north.aree).get("/").content.decode()
    assert "Is it your answer?" in read(north.aree, "mine", asked.pk)
    send(north.aree, "answer-contradict", made.pk)
    made.refresh_from_db()
    assert made.contradicted_at is not None
    history = read(north.malee, "asked", asked.pk)
    assert "She says that it isn't hers." in history
    again = actions.enter(actor=via(Channel.PHONE, north.malee), asked=asked, given=NO)
    assert "noted that this is your answer" in send(north.aree, "answer-confirm", again.pk)


def test_malee_sees_who_was_asked_and_how_they_answered(north: North) -> None:
    ask = asked_all(north)
    actions.answer(actor=via(Channel.SMS, north.nok), asked=of_centre(ask, north), given=YES)
    page = read(north.malee, "ask", ask.pk)
    assert "text message" in page
    for query, shown, hidden in (
        ({"q": "Children"}, "Children&#39;s Centre", "Weaving"),
        ({"q": str(of_aree(ask, north).code)}, "Aree Kamdee", "Weaving"),
        ({"state": "waiting"}, "Weaving", "Children&#39;s Centre"),
        ({"state": "answered"}, "Children&#39;s Centre", "Weaving"),
        ({"state": "unreached"}, "Weaving", "Children&#39;s Centre"),
        ({"state": "late"}, "Nobody fits", "Weaving"),
        ({"state": "typed"}, "Nobody fits", "Weaving"),
        ({"state": "nonsense"}, "Weaving", "Nobody fits"),
        ({"by": "sms"}, "Children&#39;s Centre", "Weaving"),
        ({"print": "all"}, "Weaving", "Nobody fits"),
    ):
        page = read(north.malee, "ask", ask.pk, **query)
        assert shown in page, query
        assert hidden not in page, query
    listed = read(north.malee, "asks")
    assert "The van" in listed
    assert "The van" not in read(north.malee, "asks", show="closed")
    assert "The van" in read(north.malee, "asks", show="all", kind="free")


def test_a_late_answer_is_seen_and_may_be_let_in(north: North) -> None:
    ask = asked_all(north, until=in_days(-1))
    made = actions.answer(actor=by(north.nok), asked=of_centre(ask, north), given=YES)
    assert "Let it count" in read(north.malee, "asked", made.asked_id)
    assert "It counts from now on" in send(north.malee, "answer-admit", made.pk)
    made.refresh_from_db()
    assert made.standing == Standing.CURRENT
    assert "answered meanwhile" in send(north.malee, "answer-admit", made.pk)
    assert "late" in read(north.malee, "ask", ask.pk, state="late")


def test_a_difference_is_shown_and_settled(north: North) -> None:
    with a_kind(second_person=True):
        asked = of_centre(asked_all(north, TWICE), north)
        actions.enter(actor=via(Channel.PAPER, north.malee), asked=asked, given=NO)
        send(north.preecha, "asked-enter", asked.pk, how="paper", choice="yes")
        assert "typed differently: 1" in signed_in(north.malee).get("/").content.decode()
        theirs = asked.answers.get(entered_by=north.preecha)
        assert "This one is right" in read(north.malee, "asked", asked.pk)
        send(north.malee, "answer-settle", theirs.pk)
        theirs.refresh_from_db()
        assert theirs.standing == Standing.CURRENT


def test_malee_looks_at_a_question_before_she_asks_it(north: North) -> None:
    page = send(north.malee, "ask-raise", **QUESTION)
    assert "เหลือข้าวเท่าไร" in page
    assert "It would go to: 3" in page
    assert page.count("As a text message it takes 1 part.") == 2
    assert "would be cut" not in page
    long = send(north.malee, "ask-raise", **(QUESTION | {"question_th": "เหลือข้าวเท่าไร " * 20}))
    assert "takes 2 parts." in long
    assert long.count("would be cut") == 1
    assert not Ask.objects.exists()
    send(north.malee, "ask-raise", **QUESTION, more="yes")
    ask = Ask.objects.get()
    assert ask.shape["number"] == {"least": "0", "most": None, "unit": {"en": "sacks"}}
    assert ask.asked.count() == 3
    assert "sacks" in read(north.nok, "mine", of_centre(ask, north).pk)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title_en": "", "title_th": ""}, "at least one language"),
        ({"kind": "choices"}, "at least two answers"),
        ({"kind": "choices", "choices_en": "A\nB", "choices_th": "ก"}, "as many lines"),
        ({"audience": "constituency"}, "Say which ones"),
        ({"audience": "named"}, "Say which ones"),
        ({"audience": "named", "named": "Nobody Here"}, "Nobody in this network is called Nobody Here"),
        ({"audience": "unit"}, "Select a valid choice"),
        ({"until": "2020-01-01", "more": "yes"}, "An ask ends in the future"),
    ],
)
def test_what_is_wrong_with_a_question(north: North, changed: dict[str, str], says: str) -> None:
    assert says in send(north.malee, "ask-raise", **(QUESTION | changed))
    assert not Ask.objects.exists()


def test_an_ask_goes_to_a_constituency_a_role_or_those_named(north: North) -> None:
    whom = (
        ({"audience": "constituency", "constituency": str(north.ngos.pk)}, {north.centre.pk}),
        ({"audience": "role", "role": str(north.network.roles.get(key="chair").pk)}, {north.somchai.pk}),
        (
            {"audience": "named", "named": "Aree Kamdee\nChildren's Centre\nAree Kamdee"},
            {north.aree.pk, north.centre.pk},
        ),
    )
    for chosen, wanted in whom:
        choices = {"kind": "several", "choices_en": "A\nB", "choices_th": "ก\nข", "more": "yes"}
        send(north.malee, "ask-raise", **(QUESTION | choices | chosen))
        asked = Asked.objects.filter(ask=Ask.objects.latest("pk"))
        assert {each.organisation or each.person_id for each in asked} == wanted
    send(north.malee, "ask-raise", **(QUESTION | {"kind": "text", "more": "yes", "until": "2999-01-01"}))
    assert Ask.objects.latest("pk").shape["wants_text"]


def test_an_ask_is_widened_reminded_and_closed(north: North) -> None:
    ask = asked_all(north)
    told: list[int] = []
    actions.when_reminded(lambda _ask, waiting: told.append(len(waiting)))
    assert "isn&#39;t asked twice" in send(
        north.malee, "ask-widen", ask.pk, audience="named", named="Somchai Jaidee"
    )
    send(north.malee, "ask-remind", ask.pk)
    assert told == [5]
    assert "Nobody is left to remind" in send(north.malee, "ask-remind", ask.pk)
    send(north.malee, "ask-close", ask.pk, why="All has been said.")
    assert "All has been said." in read(north.malee, "ask", ask.pk)
    assert "This ask is closed" in send(north.malee, "ask-remind", ask.pk)
    assert "Remind now" not in read(north.malee, "ask", ask.pk)


def test_who_takes_part_is_told_by_way_and_constituency(north: North) -> None:
    assert "Nothing was asked in this time" in read(north.malee, "participation")
    ask = asked_all(north, until=in_days(1))
    actions.answer(actor=by(north.nok), asked=of_centre(ask, north), given=YES)
    page = read(north.somchai, "participation")
    assert "NGOs" in page
    assert "nobody yet" in page
    Ask.objects.update(until=timezone.now() - timedelta(hours=1))
    Asked.objects.filter(answered_at=None).update(until=timezone.now() - timedelta(hours=1))
    page = read(north.somchai, "participation", since="nonsense")
    assert "Connected: 1 of 1 in time. Not connected: 0 of 3 in time." in page
    assert "100%" in page


def test_lists_ask_as_much_of_the_database_however_long(north: North, assert_queries: Limit) -> None:
    ask = asked_all(north)
    people = [north.somchai, north.nok, north.preecha, north.malee]
    add_addressees(ask, [Addressee(person=each.pk) for each in people])
    for each in ask.asked.all():
        actions.enter(actor=via(Channel.PAPER, north.malee), asked=each, given=YES)
    for _number in range(5):
        asked_all(north)
    malee, nok = signed_in(north.malee), signed_in(north.nok)
    for client, name, args, limit, *sought in (
        (malee, "asks", ["north"], 17),
        (malee, "asks", ["north"], 17, "?q=van"),
        (malee, "ask", ["north", ask.pk], 18),
        (malee, "participation", ["north"], 20),
        (nok, "my-asks", [], 14),
    ):
        address = "".join([reverse(name, args=args), *sought])
        client.get(address)
        with assert_queries(limit):
            client.get(address)


def test_an_ask_is_found_by_a_word_of_its_title_in_any_script(north: North) -> None:
    asked_all(north)
    send(north.malee, "ask-raise", **QUESTION, more="yes")
    for sought, rice, van in (
        ("RICE", True, False),
        ("ข้าว", True, False),
        ("the van", False, True),
        ("x", False, False),
    ):
        page = signed_in(north.malee).get("/n/north/asks", {"q": sought, "show": "all"}).content.decode()
        assert (">Rice</a>" in page, ">The van</a>" in page) == (rice, van)


def test_an_answer_of_another_network_isnt_there(north: North, south: South) -> None:
    made = actions.answer(actor=by(north.nok), asked=of_centre(asked_all(north), north), given=YES)
    for name in ("answer-confirm", "answer-contradict", "answer-settle", "answer-admit"):
        answer = signed_in(south.wipa).post(reverse(name, args=["south", made.pk]))
        assert answer.status_code == 404
    assert Answer.objects.get().standing == Standing.CURRENT
