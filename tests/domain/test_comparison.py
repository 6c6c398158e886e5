"""Two versions of a text compared, word by word or, without spaces, syllable by syllable."""

import random
from time import process_time

import pytest

from trellis.domain.comparison import FARTHEST, Change, Passage, compare, differs

SIGNS = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}


def shown(passages: list[Passage]) -> str:
    lines = ("".join(SIGNS[run.change].format(run.text) for run in passage.runs) for passage in passages)
    return "\n".join(lines)


def before_and_after(passages: list[Passage]) -> tuple[str, str]:
    """Put both texts together again out of what was compared."""
    sides = []
    for left_out in (Change.NEW, Change.GONE):
        kept = [
            "".join(run.text for run in passage.runs if run.change != left_out)
            for passage in passages
            if passage.change != left_out
        ]
        sides.append("\n".join(kept))
    return sides[0], sides[1]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("We meet.", "We meet.", "We meet."),
        ("", "We meet.", "[+We meet.+]"),
        ("We meet.", "", "[-We meet.-]"),
        (
            "We meet each month.",
            "We meet every month, in turn.",
            "We meet [-each-][+every+] month[+, in turn+].",
        ),
        ("One two three four", "One 2 3 four", "One [-two three-][+2 3+] four"),
        ("We meet.\nWe decide.", "We decide.", "[-We meet.-]\nWe decide."),
        ("We decide.", "First of all.\nWe decide now.", "[+First of all.+]\nWe decide[+ now+]."),
        ("เราพบกันทุกเดือน", "เราพบกันทุกสองเดือน", "เราพบกันทุก[+สอง+]เดือน"),
        ("我们每月开会", "我们每周开会", "我们每[-月-][+周+]开会"),
        ("ABC-1 stays", "ABC-2 stays", "[-ABC-1-][+ABC-2+] stays"),
    ],
)
def test_what_is_gone_and_what_is_new(before: str, after: str, says: str) -> None:
    assert shown(compare(before, after)) == says


def test_a_sign_above_goes_with_its_consonant() -> None:
    (passage,) = compare("ไปที่บ้านเก่าของเรา", "ไปที่บ้านก่อนของเรา")
    for run in passage.runs:
        assert not run.text.startswith(("่", "้", "ี", "า"))


def test_a_scrap_between_two_changes_counts_as_changed() -> None:
    assert shown(compare("แม่กขค ของเรา", "แม่งขจ ของเรา")) == "แม่[-กขค-][+งขจ+] ของเรา"


def test_the_same_is_known_as_the_same() -> None:
    assert not differs(compare("a\n\nb", "a\nb"))
    assert differs(compare("a", "b"))


def test_both_texts_are_still_there_after_comparing() -> None:
    chance = random.Random(7)  # noqa: S311  for choosing, not for secrets
    words = ["we", "meet", "in", "turn", "เรา", "พบกัน", "ทุก", "เดือน", "\n", "."]
    for _ in range(300):
        one, other = (" ".join(chance.choices(words, k=chance.randrange(1, 30))) for _side in range(2))
        tidy = ["\n".join(line for line in text.split("\n") if line.strip()) for text in (one, other)]
        assert list(before_and_after(compare(*tidy))) == tidy


def test_what_is_too_far_is_gone_and_new() -> None:
    one, other = (" ".join(f"{sign}{n}" for n in range(FARTHEST)) for sign in "ab")
    assert [passage.change for passage in compare(one, other)] == [Change.GONE, Change.NEW]
    shared = " ".join(f"same{n}" for n in range(3 * FARTHEST))
    (passage,) = compare(f"{one} {shared}", f"{other} {shared}")
    assert [run.change for run in passage.runs] == [Change.GONE, Change.NEW]


def work(size: int, between: str) -> float:
    """Compare two texts of chance of so many words, and give the processor time of the quickest of three."""
    chance = random.Random(1)  # noqa: S311  for choosing, not for secrets
    one, other = (between.join(chance.choices("ab", k=size)) for _side in range(2))
    times = []
    for _each in range(3):
        start = process_time()
        compare(one, other)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_hostile_text_ten_times_as_long_takes_far_less_than_a_hundred_times_as_long(between: str) -> None:
    assert work(20_000, between) < 50 * max(work(2_000, between), 0.005)
