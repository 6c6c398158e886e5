"""Two wordings beside each other: what stayed, what went, what came."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.comparing import MOST, Change, Piece, compare


def shown(before: str, after: str) -> str:
    signs = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}
    return "".join(signs[piece.change].format(piece.text) for piece in compare(before, after))


def test_words_are_compared_not_letters() -> None:
    assert shown("Train ten in May.", "Train twenty in May.") == "Train [-ten-][+twenty+] in May."


def test_what_only_came_or_went_stands_alone() -> None:
    assert shown("We meet.", "We all meet.") == "We[+ all+] meet."
    assert shown("We all meet.", "We meet.") == "We[- all-] meet."
    assert compare("Same.", "Same.") == [Piece(Change.SAME, "Same.")]
    assert compare("", "") == []


def test_thai_without_spaces_is_compared_by_letters_with_their_marks() -> None:
    assert shown("อบรมที่บ้าน", "อบรมที่วัด") == "อบรมที่[-บ้าน-][+วัด+]"


def test_a_long_text_is_compared_by_lines() -> None:
    line = "word " * (MOST // 10) + "\n"
    assert shown(line * 3 + "old end", line * 3 + "new end") == line * 3 + "[-old end-][+new end+]"


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_is_lost(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(each.text for each in pieces if each.change != Change.NEW) == before
    assert "".join(each.text for each in pieces if each.change != Change.GONE) == after
