"""The typing desk: code, keys, Enter; a second person where the kind wants one; what was typed wrong."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.asks.asking import TWICE, YES, a_kind, asked_all, of_aree, of_centre
from tests.channels.desks import sheet_of
from tests.members.test_pages import read, send, signed_in
from tests.people import North, South, by
from trellis.access.actor import Channel
from trellis.accounts.models import Person
from trellis.asks import actions as asks
from trellis.asks.actions.taking_back import take_back
from trellis.asks.models import Answer, Asked, Standing
from trellis.channels.queries.typing import behind_code
from trellis.domain.asking import Bounds, Given, Shape, given_from_json
from trellis.domain.problems import (
    ANSWER_DID,
    ANSWER_SETTLED,
    CODE_UNKNOWN,
    TYPED_BY_OTHERS,
    Kind,
    Problem,
)
from trellis.ledger.models import Line

Limit = Callable[[int], AbstractContextManager[object]]


def typed(person: Person, asked: Asked, code: str = "", **given: str) -> str:
    """Type an answer at the desk; give the page to which that leads."""
    asked.refresh_from_db()
    sent = {f"{asked.pk}-{name}": value for name, value in {"version": asked.version, **given}.items()}
    return send(person, "desk-code", code or asked.code, **sent)


def counted(asked: Asked) -> Answer:
    return asked.answers.get(standing=Standing.CURRENT)


def test_a_code_and_two_keys_are_an_answer_on_paper(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    spoken = f" {str(asked.code).lower()} "
    assert "Do you need the van?" in send(north.malee, "desk", code=spoken)
    page = typed(north.malee, asked, key="ya", text="two of us")
    assert 'name="code"' in page
    assert "Typed in today: 1" in page
    answer = counted(asked)
    assert given_from_json(answer.content) == Given(choices=("yes",), needs=("travel",), text="two of us")
    assert (answer.channel, answer.entered_by, answer.person) == (Channel.PAPER, north.malee, north.aree)
    line = Line.objects.filter(verb="ask.enter").order_by("-number")[0]
    assert line.channel == Channel.PAPER


def test_a_scanned_address_is_a_code_too(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    assert behind_code(north.network, f"https://example.org/n/north/desk/{asked.code}/").asked == [asked]


def test_a_code_that_is_nearly_right_is_not_guessed(north: North, south: South) -> None:
    asked = of_aree(asked_all(north), north)
    slip = str(asked.code)[:-1] + ("A" if str(asked.code)[-1] != "A" else "C")
    page = send(north.malee, "desk", code=slip)
    assert "Nothing has the code" in page
    assert f'value="{slip}"' in page
    with pytest.raises(Problem) as failed:
        behind_code(south.network, str(asked.code))
    assert failed.value.kind == CODE_UNKNOWN


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"key": "9"}, "stands for nothing here"),
        ({"number": "many"}, "Write a number in digits."),
        ({"number": "1", "key": "1"}, "the number is too small"),
        ({"text": "hm"}, "nothing was answered yet"),
        ({"key": "1", "version": "99"}, "Somebody else changed this"),
    ],
)
def test_what_is_typed_wrong_is_said_and_kept(north: North, given: dict[str, str], says: str) -> None:
    yes_no = asked_all(north).shape["choices"]
    asked = of_aree(asked_all(north, shape=Shape(number=Bounds(least=None))), north)
    asked.ask.shape = {
        **asked.ask.shape,
        "choices": yes_no,
        "number": {"least": "2", "most": None, "unit": None},
    }
    asked.ask.save()
    page = typed(north.malee, asked, **given)
    assert says in page
    assert f'value="{next(iter(given.values()))}"' in page
    assert not Answer.objects.exists()


def test_the_mouse_does_it_too_and_nothing_typed_saves_nothing(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    assert "Nothing was typed" in typed(north.malee, asked)
    typed(north.malee, asked, choice="no", needs="travel")
    assert given_from_json(counted(asked).content) == Given(choices=("no",), needs=("travel",))


def test_a_second_click_is_one_answer(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    address = reverse("desk-code", args=["north", asked.code])
    sent = {f"{asked.pk}-version": str(asked.version), f"{asked.pk}-key": "y"}
    client = signed_in(north.malee)
    for _click in range(2):
        assert client.post(address, sent).status_code == 302
    assert asked.answers.count() == 1


def test_what_waited_on_a_device_overwrites_nothing_unseen(north: North) -> None:
    asked, key = of_aree(asked_all(north), north), str(uuid4())
    address, mine = reverse("desk-code", args=["north", asked.code]), f"{asked.pk}-key"
    sent = {f"{asked.pk}-version": str(asked.version), mine: "y", "sending": key}
    assert 'name="sending"' in read(north.malee, "desk-code", str(asked.code))
    asks.answer(actor=by(north.aree), asked=asked, given=Given(choices=("no",)))
    client = signed_in(north.malee)

    def later() -> HttpResponse:
        form = "application/x-www-form-urlencoded"
        return client.post(address, urlencode(sent), content_type=form, headers={"Trellis-Later": "1"})

    refused = later()
    assert refused.status_code == 400
    assert "Somebody else changed this while" in refused.content.decode()
    assert given_from_json(counted(asked).content) == Given(choices=("no",))
    asked.refresh_from_db()
    sent[f"{asked.pk}-version"] = str(asked.version)
    for _time in range(2):
        assert later().json()["where"] == "/n/north/desk"
    assert asked.answers.filter(entered_by=north.malee).count() == 1


def test_the_code_of_a_sheet_shows_all_that_stands_on_it(north: North) -> None:
    ask, other = asked_all(north), asked_all(north, question={"en": "And the bus?"})
    sheet = sheet_of(north, north.aree.pk, ask)
    sheet.asked.add(of_aree(other, north))
    page = send(north.malee, "desk", code=sheet.code)
    assert page.count("Do you need the van?") == 1
    assert "And the bus?" in page
    typed(north.malee, of_aree(ask, north), sheet.code, key="1")
    sheet.refresh_from_db()
    assert sheet.back_at is not None
    assert of_aree(ask, north).answered_by == Channel.PAPER
    assert of_aree(other, north).answered_at is None


def test_typing_over_an_answer_says_what_it_replaces(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    asks.answer(actor=by(north.nok), asked=asked, given=YES)
    assert "Answered already: Yes" in read(north.malee, "desk-code", asked.code)
    assert "Nok Wongsa" in read(north.malee, "desk-code", asked.code)


def test_the_second_typist_does_not_see_what_the_first_has_read(north: North) -> None:
    with a_kind(second_person=True) as told:
        asked = of_aree(asked_all(north, TWICE), north)
        assert "counts when a second person" in typed(north.malee, asked, key="y", text="ink is pale")
        page = read(north.preecha, "desk-code", asked.code)
        assert "Somebody else has typed this sheet" in page
        assert "ink is pale" not in page
        assert "ink is pale" not in read(north.preecha, "desk")
        assert told == []
        typed(north.preecha, asked, key="y", text="ink is pale")
        assert counted(asked).second_by == north.preecha
        assert len(told) == 1


def test_what_two_read_differently_is_settled_by_the_one_who_was_wrong(north: North) -> None:
    with a_kind(second_person=True):
        asked = of_aree(asked_all(north, TWICE), north)
        typed(north.malee, asked, key="y")
        page = typed(north.preecha, asked, key="n")
        assert "Read differently" in page
        assert "typed by you" in page
        assert "Read differently by two people: 1" in read(north.malee, "desk")
        own = asked.answers.get(entered_by=north.preecha)
        assert "somebody else has to look" in send(north.preecha, "desk-settle", own.pk)
        right = asked.answers.get(entered_by=north.malee)
        assert "It counts." in send(north.preecha, "desk-settle", right.pk)
        assert counted(asked).pk == right.pk
    assert "Nobody differs" in read(north.malee, "desk-different")


def test_what_was_typed_for_the_wrong_person_is_taken_back(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    typed(north.malee, asked, key="y")
    answer = counted(asked)
    assert "Taken back." in send(north.malee, "desk-take-back", answer.pk)
    answer.refresh_from_db()
    assert answer.standing == Standing.KEPT
    assert of_aree(asked.ask, north).answered_at is None
    assert "Something else was answered meanwhile" in send(north.malee, "desk-take-back", answer.pk)


@pytest.mark.parametrize(
    ("who", "standing", "kind"),
    [
        ("preecha", Standing.CURRENT, TYPED_BY_OTHERS),
        ("malee", Standing.CURRENT, ANSWER_DID),
        ("malee", Standing.REPLACED, ANSWER_SETTLED),
    ],
)
def test_what_has_had_an_effect_or_is_another_s_is_not_taken_back(
    north: North, who: str, standing: Standing, kind: Kind
) -> None:
    with a_kind():
        asked = of_aree(asked_all(north, TWICE), north)
        typed(north.malee, asked, key="y")
        asked.answers.update(standing=standing)
        with pytest.raises(Problem) as failed:
            take_back(actor=by(getattr(north, who)), answer=asked.answers.get())
        assert failed.value.kind == kind


def test_what_waits_for_a_second_person_can_be_taken_back(north: North) -> None:
    with a_kind(second_person=True):
        asked = of_aree(asked_all(north, TWICE), north)
        typed(north.malee, asked, key="y")
        take_back(actor=by(north.malee), answer=asked.answers.get())
    assert asked.answers.get().standing == Standing.KEPT


def test_an_answer_of_another_network_is_not_there(north: North, south: South) -> None:
    asked = of_aree(asked_all(north), north)
    typed(north.malee, asked, key="y")
    for name in ("desk-settle", "desk-take-back"):
        address = reverse(name, args=["south", counted(asked).pk])
        assert signed_in(south.wipa).post(address).status_code == 404


def test_the_desk_asks_no_more_after_many_answers(north: North, assert_queries: Limit) -> None:
    for _round in range(4):
        ask = asked_all(north)
        for asked in ask.asked.all():
            typed(north.malee, asked, key="y")
    client = signed_in(north.malee)
    client.get(reverse("desk", args=["north"]))
    with assert_queries(at_most=14):
        assert client.get(reverse("desk", args=["north"])).status_code == 200
