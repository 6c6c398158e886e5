"""A longer text, tidied and read in pieces."""

from trellis.domain import prose
from trellis.domain.prose import Block, Kind

TEXT = """# Ground rules

We listen first.
Then we speak.

- One speaks at a time.
- Nobody is named.
1. First this
๒. แล้วสิ่งนี้

The end."""


def test_a_text_is_tidied_line_by_line() -> None:
    assert prose.tidy("  a  b \r\n\r\n\r\n\r\nc\u200b\rd\x00\n\n") == "a b\n\nc\nd"
    assert prose.tidy("\n \n") == ""
    assert prose.tidied({"en": " a ", "th": " \n"}) == {"en": "a"}


def test_tidying_twice_changes_nothing() -> None:
    once = prose.tidy(TEXT)
    assert prose.tidy(once) == once == TEXT


def test_its_pieces_are_numbered() -> None:
    assert prose.blocks(TEXT) == [
        Block(1, Kind.HEADING, "Ground rules"),
        Block(2, Kind.PARAGRAPH, "We listen first. Then we speak."),
        Block(3, Kind.ITEM, "One speaks at a time."),
        Block(4, Kind.ITEM, "Nobody is named."),
        Block(5, Kind.ITEM, "First this"),
        Block(6, Kind.ITEM, "แล้วสิ่งนี้"),
        Block(7, Kind.PARAGRAPH, "The end."),
    ]
    assert [(kind, len(blocks)) for kind, blocks in prose.grouped(TEXT)] == [
        (Kind.HEADING, 1),
        (Kind.PARAGRAPH, 1),
        (Kind.ITEM, 4),
        (Kind.PARAGRAPH, 1),
    ]


def test_a_list_after_a_line_without_a_space_between() -> None:
    assert [block.text for block in prose.blocks("We:\n- listen\n- speak")] == ["We:", "listen", "speak"]


def test_the_first_paragraph_says_it_in_short() -> None:
    assert prose.statement(TEXT) == "We listen first. Then we speak."
    assert prose.statement("# Only a heading") == "Only a heading"
    assert prose.statement("") == ""


def test_places_to_be_filled_in_are_found_once() -> None:
    assert prose.open_places("In [district] of [province], [district]: []") == ["[district]", "[province]"]
