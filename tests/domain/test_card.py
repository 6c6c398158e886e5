"""Five cards or nothing, five more or nothing new, and nobody's words beside her card."""

from fractions import Fraction
from typing import Any

import pytest

from trellis.domain.card import Question, may_show, read_card, results, words_said
from trellis.domain.problems import CARD_EMPTY, CARD_UNREADABLE, Problem


def cards(*levels: int) -> list[dict[str, Any]]:
    return [read_card({"heard": level}) for level in levels]


def test_a_card_keeps_what_was_answered() -> None:
    assert read_card({"heard": 3, "worth": None}, " Too long ") == {
        "levels": {"heard": 3},
        "words": "Too long",
    }


@pytest.mark.parametrize(
    ("levels", "kind"), [({}, CARD_EMPTY), ({"heard": None}, CARD_EMPTY), ({"heard": 5}, CARD_UNREADABLE)]
)
def test_an_empty_or_strange_card_is_refused(levels: dict[str, Any], kind: object) -> None:
    with pytest.raises(Problem) as refused:
        read_card(levels)
    assert refused.value.kind is kind


def test_results_come_from_five_cards_on_and_again_only_with_five_more() -> None:
    assert [may_show(number) for number in (4, 5)] == [False, True]
    assert [may_show(number, 5) for number in (6, 9, 10)] == [False, False, True]


def test_a_question_that_four_answered_stays_untold() -> None:
    found = {each.question: each for each in results([*cards(1, 2, 3, 4, 4), read_card({"worth": 1})])}
    assert found[Question.HEARD].mean == Fraction(14, 5)
    assert found[Question.HEARD].counts == {1: 1, 2: 1, 3: 1, 4: 2}
    assert found[Question.WORTH].mean is None
    assert found[Question.WORTH].people == 0


def test_words_stand_in_an_order_of_their_own() -> None:
    assert words_said([read_card({}, "b"), read_card({"heard": 1}), read_card({}, "a")]) == ("a", "b")
