"""What fits a question, what doesn't, and codes as people type them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.answering import LONGEST, misfit, tidied, tidy_code
from trellis.domain.asking import (
    Bounds,
    Choice,
    Given,
    Shape,
    given_as_json,
    given_from_json,
    sentence_of,
    shape_as_json,
    shape_from_json,
    words_of,
    words_of_problem,
)
from trellis.domain.problems import BALLOT_NOT_OVER, NOT_PERMITTED, Problem
from trellis.domain.sentence import Labels, Sentence

YES_NO = (Choice("yes", {"en": "Yes"}), Choice("no", {"en": "No"}))
MONEY = Choice("travel", {"en": "Travel money"})
COMING = Shape(choices=YES_NO, needs=(MONEY,))
HOW_MANY = Shape(number=Bounds(Decimal(0), Decimal(50), {"en": "people"}))


@pytest.mark.parametrize(
    ("answer", "shape", "says"),
    [
        (Given(choices=("yes",), needs=("travel",)), COMING, ""),
        (Given(choices=("maybe",)), COMING, "isn't among"),
        (Given(choices=("yes", "no")), COMING, "only one"),
        (Given(choices=("yes", "no")), Shape(choices=YES_NO, several=True), ""),
        (Given(choices=("yes",), needs=("lunch",)), COMING, "one of the needs"),
        (Given(), COMING, "nothing was answered"),
        (Given(text="we come by van"), COMING, "nothing was answered"),
        (Given(choices=("yes",), number=Decimal(3)), COMING, "no number"),
        (Given(number=Decimal(12)), HOW_MANY, ""),
        (Given(number=Decimal(-1)), HOW_MANY, "begins at 0"),
        (Given(number=Decimal(51)), HOW_MANY, "ends at 50"),
        (Given(number=Decimal("NaN")), HOW_MANY, "can't be read"),
        (Given(number=Decimal(10) ** 13), Shape(number=Bounds()), "can't be read"),
        (Given(number=Decimal(10) ** 11), Shape(number=Bounds()), ""),
        (Given(), HOW_MANY, "nothing was answered"),
        (Given(text="We dug a well."), Shape(wants_text=True), ""),
        (Given(), Shape(wants_text=True), "nothing was answered"),
        (Given(text="x" * (LONGEST + 1)), Shape(wants_text=True), "4000 signs"),
        (Given(), Shape(needs=(MONEY,)), ""),
        (Given(number=Decimal(4)), Shape(choices=YES_NO, number=Bounds()), ""),
    ],
)
def test_what_fits_and_why_not(answer: Given, shape: Shape, says: str) -> None:
    found = misfit(answer, shape)
    assert (found is None) == (says == "")
    assert found is None or says in str(found)


def test_an_answer_is_kept_tidy() -> None:
    shape = Shape(choices=YES_NO, several=True, needs=(MONEY,))
    found = tidied(Given(choices=("no", "yes", "no", "else"), text=" two  of us \n\n by van \n"), shape)
    assert found.choices == ("yes", "no", "else")
    assert found.text == "two of us\n\nby van"


@pytest.mark.parametrize("typed", ["A7K", "a7k", " a 7-k ", "A๗K", "a၇k", "Ａ７Ｋ"])
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert tidy_code(typed) == "A7K"


def test_signs_that_look_alike_are_read_by_where_they_stand() -> None:
    assert tidy_code("asf") == "A5F"
    assert tidy_code("0zk") == "D2K"
    assert tidy_code("") == ""


@settings(max_examples=60)
@given(st.text(max_size=12))
def test_any_text_gives_some_code(typed: str) -> None:
    found = tidy_code(typed)
    assert found == "" or found.isalnum()


def test_what_is_kept_can_be_read_again() -> None:
    shape = Shape(
        choices=YES_NO,
        several=True,
        number=Bounds(Decimal("0.5"), None, {"en": "km"}),
        wants_text=True,
        needs=(MONEY,),
    )
    assert shape_from_json(shape_as_json(shape)) == shape
    assert shape_from_json({}) == Shape()
    answer = Given(choices=("yes",), number=Decimal("2.50"), needs=("travel",), text="so")
    assert given_from_json(given_as_json(answer)) == answer
    assert given_from_json({}) == Given()


def test_details_stay_what_they_are_until_somebody_reads_them() -> None:
    said = Sentence(
        "x",
        {
            "day": date(2026, 12, 1),
            "count": 4,
            "name": {"en": "Centre", "th": "ศูนย์"},
            "why": Sentence("because"),
            "labels": Labels(("one", "two")),
            "failed": Problem(BALLOT_NOT_OVER, until="noon"),
            "sure": True,
        },
    )
    assert words_of(said)["with"] == {
        "day": {"day": "2026-12-01"},
        "count": {"number": "4"},
        "name": {"en": "Centre", "th": "ศูนย์"},
        "why": {"says": "because", "with": {}},
        "labels": ["one", "two"],
        "failed": {"says": BALLOT_NOT_OVER.says, "with": {"until": "noon"}},
        "sure": "True",
    }
    assert words_of_problem(Problem(NOT_PERMITTED, reason=("a", "b")))["with"] == {"reason": ["a", "b"]}


def test_a_sentence_that_was_kept_is_the_same_again() -> None:
    inner = Sentence("on %(day)s", {"day": date(2026, 11, 25)})
    names = {"en": "Office", "th": "สำนักงาน"}
    details = {"count": Decimal(6), "inner": inner, "all": Labels(("a", "b")), "who": names, "word": "so"}
    again = sentence_of(words_of(Sentence("%(count)s", details)))
    assert again.details["count"] == 6
    assert again == Sentence("%(count)s", details)
    assert sentence_of({"says": "Nobody's turn was timed."}).details == {}
