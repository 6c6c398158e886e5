"""What members write by text message and mail, and what is understood of it (C7.6, C8.8)."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from trellis.domain import codes
from trellis.domain.answerwords import printed
from trellis.domain.asking import Bounds, Choice, Shape
from trellis.domain.digits import number_of
from trellis.domain.understanding import Heard, Open, understand

YES, NO = Choice("yes", {"en": "Yes", "th": "ใช่"}), Choice("no", {"en": "No", "th": "ไม่"})
MAYBE, ABSTAIN = Choice("maybe", {"en": "Maybe"}), Choice("abstain", {"en": "Abstain"})
TRAVEL = Choice("travel", {"en": "Travel money", "th": "ค่าเดินทาง"}, ("bus fare",))
PLAIN = Open("A7K", Shape(choices=(YES, NO), needs=(TRAVEL,)))
BALLOT = Open("D4R", Shape(choices=(YES, NO, MAYBE, ABSTAIN)))
COUNT = Open("C3M", Shape(number=Bounds(least=Decimal(0))))
REACHED = Open(
    "R6P",
    Shape(choices=(Choice("unknown", {"en": "Not known"}, ("?", "x")),), number=Bounds(least=Decimal(0))),
)
MEETING = Open(
    "F5T",
    Shape(
        choices=(Choice("come", {"en": "I will come"}), Choice("absent", {"en": "I can't"})),
        number=Bounds(Decimal(0)),
    ),
)
DATES = Open(
    "H2W",
    Shape(
        choices=(
            Choice("one", {"says": "Monday 4 January"}),
            Choice("two", {"en": "Tue 5 Jan"}),
            Choice("three", {"en": "Wed"}),
        ),
        several=True,
    ),
)
STORY = Open("K3P", Shape(wants_text=True, needs=(TRAVEL,)))
NEEDS = Open("M4X", Shape(needs=(TRAVEL,)))


def only(said: str, *questions: Open) -> Heard:
    """Give the one thing that was heard."""
    (heard,) = understand(said, questions).heard
    return heard


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("A7K YES", "yes"),
        ("a 7 k yes", "yes"),
        ("A7K- no", "no"),
        ("Ａ７Ｋ　ｙｅｓ", "yes"),
        ("A๗K ใช่", "yes"),
        ("A1K yes", "yes"),
        ("yes A7K", "yes"),
        ("y", "yes"),
        ("Có, thank you", "yes"),
        ("my answer is no", "no"),
        ("yes, yes!", "yes"),
        ("👍🏽 thank you", "yes"),
        ("👎", "no"),
        ("A7Kใช่ครับ", "yes"),
        ("ไม่ใช่ค่ะ", "no"),
        ("ไม่เห็นด้วย", "no"),
        ("ได้ครับผม", "yes"),
        ("ແມ່ນ", "yes"),
        ("ບໍ່ແມ່ນ", "no"),
        ("បាទ", "yes"),
        ("ទេ", "no"),
        ("မဟုတ်ပါဘူး", "no"),
        ("ဟုတ်ကဲ့ပါ", "yes"),
        ("是的，谢谢", "yes"),
        ("不是", "no"),
        ("Vâng ạ", "yes"),
        ("khong", "no"),
    ],
)
def test_yes_and_no_are_understood_as_people_write_them(said: str, choice: str) -> None:
    heard = only(said, PLAIN)
    assert heard.given
    assert (heard.given.choices, heard.given.text) == ((choice,), "")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("not yes", "isn't one of its answers"),
        ("yes or no", "isn't one of its answers"),
        ("no idea", "isn't one of its answers"),
        ("ใช่ไหม", "isn't one of its answers"),
        ("ได้ข่าวแล้ว", "isn't one of its answers"),
        ("ครับ", "isn't one of its answers"),
        ("🙏", "isn't one of its answers"),
        ("maybe", "isn't one of its answers"),
        ("40", "isn't one of its answers"),
        ("yesterday", "isn't one of its answers"),
        ("n't", "isn't one of its answers"),
        ("y e s", "isn't one of its answers"),
        ("for all of us", "isn't one of its answers"),
        ("A7K", "No answer stands after"),
        ("yes no", "two different things"),
        ("yes. sorry, no", "two different things"),
        ("A7K yes A7K no", "two different things"),
        ("Yes A7K. no", "two different things"),
        ("yes?", "isn't plain"),
        ("yes if the road is open", "isn't plain"),
        ("yes ไม่", "isn't plain"),
    ],
)
def test_what_could_be_meant_otherwise_is_not_taken(said: str, why: str) -> None:
    heard = only(said, PLAIN)
    assert heard.given is None
    assert why in str(heard.why)


def test_what_is_said_beside_the_answer_is_kept() -> None:
    heard = only("A7K yes but only two of us", PLAIN, COUNT)
    assert heard.given
    assert (heard.given.choices, heard.given.text) == (("yes",), "but only two of us")
    for said in ("yes A7K only two", "A7K ใช่ค่ะ แต่มาแค่สองคน", "ใช่แต่มาแค่สองคน", "A7K yes\n\nKind regards\nNok"):
        heard = only(said, PLAIN)
        assert heard.given
        assert heard.given.choices == ("yes",)
        assert heard.given.text
    assert understand("Hello Malee, A7K yes", [PLAIN]).remark == "Hello Malee"


@pytest.mark.parametrize(
    ("said", "needs"),
    [
        ("A7K yes, need travel money", ("travel",)),
        ("A7K ใช่ ขอค่าเดินทางด้วย", ("travel",)),
        ("A7K yes. I have no travel money", ()),
        ("A7K yes, travelling by bus", ()),
        ("A7K yes, minibus fares", ()),
    ],
)
def test_a_need_that_is_named_is_ticked(said: str, needs: tuple[str, ...]) -> None:
    heard = only(said, PLAIN)
    assert heard.given
    assert heard.given.needs == needs


def test_several_answers_stand_in_one_message() -> None:
    for said in ("A7K yes, C3M 40", "yes A7K, 40 C3M", "C3M: 40\nA7K: yes"):
        found = {each.code: each.given for each in understand(said, [PLAIN, COUNT]).heard}
        yes, number = found["A7K"], found["C3M"]
        assert yes
        assert number
        assert (yes.choices, number.number) == (("yes",), 40)
    both = understand("yes A7K no D4R yes", [PLAIN, BALLOT]).heard
    assert [each.given for each in both] == [None, None]
    twice = understand("A7K D4R A7K yes", [PLAIN, BALLOT]).heard
    assert [bool(each.given) for each in twice] == [True, False]
    assert only("A7K yes, again: A7K yes", PLAIN).given is None
    assert only("A7K yes A7K yes", PLAIN).given


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("C3M ๑,๒๐๐ คน", 1200),
        ("ຈຳນວນ ໔໐", 40),
        ("៤០", 40),
        ("၄၀", 40),
        ("４０", 40),
        ("about 40 women", 40),
        ("1 200", 1200),
        ("1.200.000", 1_200_000),
        ("C3M -5", 5),
        ("2.5", Decimal("2.5")),
        ("1.000", None),
        ("1,5", None),
        ("40-50", None),
        ("40 or so", None),
        ("2 adults, 3 children", None),
        ("in Mae Sai 40", None),
        ("forty", None),
        ("4000000000000000000", None),
    ],
)
def test_a_number_is_read_when_there_is_only_one_way(said: str, number: Decimal | None) -> None:
    heard = only(said, COUNT)
    assert (heard.given.number if heard.given else None) == number


def test_a_minus_counts_where_numbers_go_below_nought() -> None:
    assert only("C3M -5", Open("C3M", Shape(number=Bounds()))).given is None
    assert number_of("x") is None


@pytest.mark.parametrize(
    ("said", "choices", "number"),
    [
        ("F5T yes 3", ("come",), 3),
        ("F5T come, we are 3 of 5", None, None),
        ("มาได้ครับ", ("come",), None),
        ("F5T no", ("absent",), None),
        ("can't come", None, None),
    ],
)
def test_a_number_may_stand_beside_a_choice(
    said: str, choices: tuple[str, ...] | None, number: int | None
) -> None:
    found = only(said, MEETING).given
    assert (found and (found.choices, found.number)) == (choices and (choices, number)) or (
        said == "can't come" and found
    )


@pytest.mark.parametrize(
    ("said", "choices"),
    [
        ("H2W 1, 3", ("one", "three")),
        ("H2W 3 and 1", ("one", "three")),
        ("H2W Tue 5 Jan / wed", ("two", "three")),
        ("H2W 4", None),
        ("H2W 1st", None),
        ("H2W 123", None),
        ("H2W monday 4 january", ("one",)),
    ],
)
def test_choices_go_by_their_number_as_printed(said: str, choices: tuple[str, ...] | None) -> None:
    found = only(said, DATES).given
    assert (found.choices if found else None) == choices


def test_a_word_that_fits_two_choices_is_none() -> None:
    two = Open(
        "R5T", Shape(choices=(Choice("yes", {"en": "In the room"}), Choice("agree", {"en": "By phone"})))
    )
    assert "more than one" in str(only("R5T okay", two).why)


def test_where_a_text_is_wanted_all_of_it_is_taken() -> None:
    heard = only("We trained 40 women.\nPlease send the bus fare", STORY)
    assert heard.given
    assert (heard.given.text[:15], heard.given.needs) == ("We trained 40 w", ("travel",))
    assert only("travel money", NEEDS).given
    assert only("nothing", NEEDS).given is None


def test_without_a_code_only_one_open_question_can_be_meant() -> None:
    assert only("yes", PLAIN).given
    assert "more than one" in str(understand("yes", [PLAIN, BALLOT]).why)
    assert "No question is open" in str(understand("yes", []).why)
    assert "Nothing was written" in str(understand(" \u200b\n ", [PLAIN]).why)


def test_an_unknown_code_is_never_taken_for_the_open_one() -> None:
    for said in ("B9X yes", "yes B9X", "h 2 w yes"):
        found = understand(said, [PLAIN])
        assert not found.heard
        assert "has the code" in str(found.why)


def test_a_slip_counts_only_when_one_code_can_be_meant() -> None:
    near = [Open("C5M", PLAIN.shape), Open("C6M", PLAIN.shape), Open("V2W", PLAIN.shape)]
    assert only("CSM7 U2W yes", *near).code == "V2W"
    assert understand("CGM yes", near).heard == ()
    assert [each.code for each in codes.find("A7K, A1K", ["A7K", "A1K"])] == ["A7K", "A1K"]
    assert [each.code for each in codes.find("A7K 2 come", ["A7K2", "A7K"])] == ["A7K"]


def test_what_could_be_a_code_is_found_to_be_looked_up() -> None:
    assert codes.candidates("a 7 k yes; C3-M4X no; H1N1") >= {"A7K", "C3M", "C3M4", "C3M4X"}
    assert codes.candidates("H1N1 and nothing") == set()


@pytest.mark.parametrize(
    ("said", "choices", "number"),
    [
        ("R6P 40", (), 40),
        ("R6P ๔๐", (), 40),
        ("40", (), 40),
        ("R6P 1", (), 1),
        ("R6P 0", (), 0),
        ("R6P ?", ("unknown",), None),
        ("R6P not known", ("unknown",), None),
    ],
)
def test_a_number_or_that_it_is_not_known(said: str, choices: tuple[str, ...], number: int | None) -> None:
    heard = only(said, REACHED)
    assert heard.given is not None
    assert (heard.given.choices, heard.given.number) == (choices, number)


SHAPES = st.sampled_from(
    [each.shape for each in (PLAIN, BALLOT, COUNT, REACHED, MEETING, DATES, STORY, NEEDS)]
)
OPEN = st.lists(st.builds(Open, st.sampled_from(["A7K", "C3M", "C3M4", "V2W"]), SHAPES), max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), OPEN)
@example("A7K" * 500, [PLAIN])
@example("\u0e33\u200d๐\ud7ff", [COUNT])
def test_no_text_at_all_breaks_it(said: str, questions: list[Open]) -> None:
    found = understand(said, questions)
    assert bool(found.heard) != bool(found.why)
    for each in found.heard:
        assert (each.given is None) != (each.why is None)


@settings(max_examples=60, deadline=None)
@given(labels=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=6), several=st.booleans())
@example(labels=["Yes", "No"], several=False)
@example(labels=["Chiang Mai University", "2"], several=True)
def test_what_we_print_is_understood_again(*, labels: list[str], several: bool) -> None:
    choices = tuple(Choice(f"choice-{place}", {"en": label}) for place, label in enumerate(labels))
    question = Open("A7K", Shape(choices=choices, several=several))
    for choice, label in zip(choices, labels, strict=True):
        word = printed(question, choice.key, label)
        heard = only(f"a7k {word}", question)
        assert heard.given is None or heard.given.choices == (choice.key,) or word == label


def test_where_no_word_would_be_understood_the_label_is_printed() -> None:
    crossed = (Choice("near", {"en": "far"}), Choice("far", {"en": "near"}))
    assert printed(Open("A7K", Shape(choices=crossed, number=Bounds())), "near", "far") == "far"


@pytest.mark.parametrize("question", [PLAIN, BALLOT, MEETING, DATES])
def test_everyday_choices_are_printed_short(question: Open) -> None:
    for choice in question.shape.choices:
        word = printed(question, choice.key, str(next(iter(choice.label.values()))))
        assert len(word) <= 10
        heard = only(f"{question.code} {word}", question)
        assert heard.given
        assert heard.given.choices == (choice.key,)
