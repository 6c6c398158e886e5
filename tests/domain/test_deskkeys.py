"""The keys of the typing desk: a digit for each choice, y and n, a letter for each need."""

import pytest

from trellis.domain.deskkeys import NEEDS, Pressed, key_of_choice, key_of_need, pressed

YES_NO, NEEDED = ("yes", "no", "later"), ("travel", "child")


@pytest.mark.parametrize(
    ("typed", "choices", "needs"),
    [
        ("1", ("yes",), ()),
        ("y", ("yes",), ()),
        ("N", ("no",), ()),
        ("3", ("later",), ()),
        ("๓", ("later",), ()),
        ("1a", ("yes",), ("travel",)),
        ("y a, b", ("yes",), ("travel", "child")),
        ("1 3", ("yes", "later"), ()),
        ("1 y", ("yes",), ()),
        ("", (), ()),
    ],
)
def test_each_key_stands_for_one_thing(typed: str, choices: tuple[str, ...], needs: tuple[str, ...]) -> None:
    assert pressed(typed, YES_NO, NEEDED) == Pressed(choices, needs)


@pytest.mark.parametrize("typed", ["4", "0", "c", "z", "?", "½", "-1", "1" * 30])
def test_a_key_that_stands_for_nothing_is_not_guessed(typed: str) -> None:
    assert pressed(typed, YES_NO, NEEDED) is None


def test_y_is_no_key_where_yes_is_no_answer() -> None:
    assert pressed("y", ("bus", "train"), ()) is None


def test_with_ten_choices_digits_that_touch_are_one_number() -> None:
    many = tuple(f"choice {number}" for number in range(1, 13))
    assert pressed("12", many, ()) == Pressed(("choice 12",), ())
    assert pressed("1 2", many, ()) == Pressed(("choice 1", "choice 2"), ())


def test_the_page_tells_the_keys() -> None:
    assert [key_of_choice(place, key) for place, key in enumerate(YES_NO)] == ["1 / y", "2 / n", "3"]
    assert [key_of_need(place) for place in (0, 1, len(NEEDS))] == ["a", "b", ""]
