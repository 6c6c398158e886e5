"""Every answer is kept; one counts, and each that doesn't says why."""

from uuid import uuid4

import pytest
from django.utils.translation import override

from tests.asks.asking import (
    NO,
    TWICE,
    YES,
    a_kind,
    asked_all,
    fails,
    in_days,
    of_aree,
    of_centre,
    via,
)
from tests.people import North, South, by
from trellis.access.actor import Channel
from trellis.asks import actions, rules
from trellis.asks.models import Asked, Standing
from trellis.asks.queries import by_code, open_asked
from trellis.asks.raising import Addressee, add_addressees
from trellis.asks.reaching import reached
from trellis.asks.showing import reply, shown, shown_all
from trellis.domain.asking import Given
from trellis.domain.problems import (
    ANSWER_SETTLED,
    ANSWER_UNFIT,
    ASK_OVER,
    NOT_PERMITTED,
    TYPED_BY_YOU,
)
from trellis.ledger.models import Line


def standings(asked: Asked) -> list[str]:
    return list(asked.answers.order_by("pk").values_list("standing", flat=True))


def test_nok_answers_for_the_centre(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    made = actions.answer(actor=by(north.nok), asked=asked, given=Given(choices=("yes",), needs=("travel",)))
    asked.refresh_from_db()
    assert (made.standing, made.person, made.entered_by) == (Standing.CURRENT, north.nok, None)
    assert (asked.answered_by, asked.reached_by) == ("web", "web")
    assert "Your answer counts: Yes; needs: Travel money" in reply(made)
    line = Line.objects.get(verb="ask.answer")
    assert (line.organisation, line.detail) == (north.centre.pk, {"standing": "current"})


def test_another_answer_replaces_the_former_and_both_stay(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    first = actions.answer(actor=by(north.nok), asked=asked, given=YES)
    again = actions.answer(actor=by(north.nok), asked=asked, given=YES)
    assert again == first
    actions.answer(actor=by(north.nok), asked=asked, given=NO)
    assert standings(asked) == ["replaced", "current"]
    first.refresh_from_db()
    assert "A later answer counts" in reply(first)


def test_a_late_answer_is_kept_and_says_so(north: North) -> None:
    asked = of_centre(asked_all(north, until=in_days(-1)), north)
    made = actions.answer(actor=by(north.nok), asked=asked, given=YES, said="Yes, please")
    assert (made.standing, made.said) == (Standing.KEPT, "Yes, please")
    assert "This was asked until" in reply(made)
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_later_end_of_her_own_lets_it_count(north: North) -> None:
    asked = of_centre(asked_all(north, until=in_days(-1)), north)
    Asked.objects.filter(pk=asked.pk).update(until=in_days(3), slowest="paper")
    asked.refresh_from_db()
    assert actions.answer(actor=by(north.nok), asked=asked, given=YES).standing == Standing.CURRENT


def test_the_answer_of_somebody_else_changes_nothing_and_is_kept(north: North, south: South) -> None:
    asked = of_aree(asked_all(north), north)
    actions.answer(actor=via(Channel.SMS, north.aree), asked=asked, given=YES)
    made = actions.answer(actor=via(Channel.SMS, north.somchai), asked=asked, given=NO)
    assert (made.standing, made.person) == (Standing.KEPT, north.aree)
    assert made.entered_by == north.somchai
    assert "asked of somebody else" in reply(made)
    assert standings(asked) == ["current", "kept"]
    with fails(NOT_PERMITTED):
        actions.answer(actor=by(south.wipa), asked=asked, given=NO)


def test_a_closed_ask_keeps_what_comes_and_says_why(north: North) -> None:
    ask = asked_all(north)
    asked = of_centre(ask, north)
    actions.close(actor=by(north.malee), ask=ask, why="The van broke down.")
    made = actions.answer(actor=by(north.nok), asked=asked, given=YES)
    assert (made.standing, "The van broke down" in reply(made)) == (Standing.KEPT, True)
    with fails(ASK_OVER):
        actions.close(actor=by(north.malee), ask=ask)
    assert not open_asked(north.nok.pk).exists()


def test_what_doesnt_fit_is_told_at_once(north: North) -> None:
    asked = of_centre(asked_all(north), north)
    with fails(ANSWER_UNFIT):
        actions.answer(actor=by(north.nok), asked=asked, given=Given(choices=("maybe",)))
    assert standings(asked) == []


def test_what_the_room_refuses_is_kept_with_its_sentence(north: North) -> None:
    with a_kind(refuses=True):
        asked = of_centre(asked_all(north, TWICE), north)
        made = actions.answer(actor=by(north.nok), asked=asked, given=YES)
        assert made.standing == Standing.KEPT
        assert "The ballot is over" in reply(made)
    gone = actions.answer(actor=by(north.nok), asked=asked, given=YES)
    assert "isn't there any more" in reply(gone)


def test_the_same_message_is_taken_once(north: North) -> None:
    asked, source = of_centre(asked_all(north), north), uuid4()
    nok = via(Channel.MAIL, north.nok)
    first = actions.answer(actor=nok, asked=asked, given=YES, source=source)
    assert actions.answer(actor=nok, asked=asked, given=NO, source=source) == first
    assert standings(asked) == ["current"]


def test_malee_enters_what_aree_said_and_aree_confirms(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    made = actions.enter(actor=via(Channel.PHONE, north.malee), asked=asked, given=YES)
    assert (made.person, made.entered_by, made.channel) == (north.aree, north.malee, "phone")
    with fails(NOT_PERMITTED):
        actions.confirm(actor=by(north.malee), answer=made)
    actions.confirm(actor=by(north.aree), answer=made)
    made.refresh_from_db()
    assert (made.confirmed_by, made.standing) == (north.aree, Standing.CURRENT)
    with fails(ANSWER_SETTLED):
        actions.contradict(actor=by(north.aree), answer=made)


def test_aree_says_it_isnt_hers_and_is_asked_again(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    made = actions.enter(actor=via(Channel.PAPER, north.malee), asked=asked, given=YES)
    assert asked not in open_asked(north.aree.pk)
    made = actions.contradict(actor=by(north.aree), answer=made)
    assert (made.standing, "isn't hers" in reply(made)) == (Standing.KEPT, True)
    assert asked in open_asked(north.aree.pk)
    actions.answer(actor=by(north.aree), asked=asked, given=NO)
    assert standings(asked) == ["kept", "current"]


def test_two_people_type_the_same_before_it_counts(north: North) -> None:
    with a_kind(second_person=True) as told:
        asked = of_centre(asked_all(north, TWICE), north)
        malee, preecha = via(Channel.PAPER, north.malee), via(Channel.PAPER, north.preecha)
        first = actions.enter(actor=malee, asked=asked, given=YES)
        assert (first.standing, told) == (Standing.WAITING, [])
        assert "second person" in reply(first)
        second = actions.enter(actor=preecha, asked=asked, given=YES)
        assert (second.pk, second.standing, second.second_by) == (first.pk, Standing.CURRENT, north.preecha)
        assert told == [YES]


def test_a_difference_between_two_is_settled_by_looking_again(north: North) -> None:
    with a_kind(second_person=True) as told:
        asked = of_centre(asked_all(north, TWICE), north)
        malee, preecha = via(Channel.PAPER, north.malee), via(Channel.PAPER, north.preecha)
        mine = actions.enter(actor=malee, asked=asked, given=NO)
        theirs = actions.enter(actor=preecha, asked=asked, given=YES)
        assert standings(asked) == ["waiting", "waiting"]
        with fails(TYPED_BY_YOU):
            actions.settle(actor=malee, answer=mine)
        actions.settle(actor=malee, answer=theirs)
        assert standings(asked) == ["replaced", "current"]
        assert told == [YES]
        with fails(ANSWER_SETTLED):
            actions.settle(actor=preecha, answer=mine)


def test_typing_again_corrects_oneself(north: North) -> None:
    with a_kind(second_person=True):
        asked = of_centre(asked_all(north, TWICE), north)
        malee, preecha = via(Channel.PAPER, north.malee), via(Channel.PAPER, north.preecha)
        actions.enter(actor=malee, asked=asked, given=NO)
        actions.enter(actor=preecha, asked=asked, given=YES)
        actions.enter(actor=malee, asked=asked, given=YES)
        assert standings(asked) == ["replaced", "current"]


def test_two_alike_that_the_room_refuses_are_kept(north: North) -> None:
    with a_kind(second_person=True, refuses=True):
        asked = of_centre(asked_all(north, TWICE), north)
        actions.enter(actor=via(Channel.PAPER, north.malee), asked=asked, given=YES)
        made = actions.enter(actor=via(Channel.PAPER, north.preecha), asked=asked, given=YES)
        assert (made.standing, "ballot is over" in reply(made)) == (Standing.KEPT, True)


def test_her_own_answer_goes_before_what_was_typed(north: North) -> None:
    with a_kind(second_person=True):
        asked = of_centre(asked_all(north, TWICE), north)
        actions.enter(actor=via(Channel.PAPER, north.malee), asked=asked, given=NO)
        actions.answer(actor=by(north.nok), asked=asked, given=YES)
        assert standings(asked) == ["replaced", "current"]


def test_who_relays_answers_for_her_and_it_is_recorded_so(
    north: North, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = of_aree(asked_all(north), north)
    people = type(north.aree).objects.filter(pk=north.aree.pk)
    monkeypatch.setattr(rules, "RELAYS", [])
    rules.when_relaying(lambda pk: people if pk == north.somchai.pk else people.none())
    assert list(open_asked(north.somchai.pk)) == [asked]
    made = actions.answer(actor=by(north.somchai), asked=asked, given=YES)
    assert (made.standing, made.person, made.entered_by) == (Standing.CURRENT, north.aree, north.somchai)


def test_a_code_finds_what_is_asked(north: North) -> None:
    asked = of_aree(asked_all(north), north)
    assert by_code(f" {str(asked.code).lower()} ") == asked
    assert by_code("") is None
    assert by_code("ZZZZZZZZZZ") is None


def test_the_first_time_of_reaching_stays(north: North) -> None:
    ask = asked_all(north)
    assert reached(ask.asked.all(), Channel.SMS) == 4
    assert reached(ask.asked.all(), Channel.WEB) == 0
    assert set(ask.asked.values_list("reached_by", flat=True)) == {"sms"}


def test_an_ask_is_worded_in_the_readers_language(north: North) -> None:
    ask = asked_all(north)
    told = shown(of_centre(ask, north), "th")
    assert (told.title, told.name, told.network) == ("รถตู้", "ศูนย์เด็ก", "เครือข่ายภาคเหนือ")
    assert told.choices == (("yes", "ใช่"), ("no", "ไม่"))
    assert told.why == "There is only one."
    with override("en"):
        names = [each.name for each in shown_all(ask.asked.order_by("pk"), "en")]
    assert names == ["Provincial Welfare Office", "Children's Centre", "Women's Weaving Group", ""]


def test_who_is_asked_already_isnt_asked_twice(north: North) -> None:
    ask = asked_all(north)
    of = [Addressee(organisation=north.centre.pk), Addressee(person=north.somchai.pk)]
    assert [each.person for each in add_addressees(ask, of)] == [north.somchai]
