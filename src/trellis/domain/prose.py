"""A longer text as people write it together: tidied for keeping, and read as headings, paragraphs and items.

A blank line ends a paragraph. A line that begins with `#` is a heading; with `-`, `•` or a number, an item.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from trellis.domain.text import clean

LONGEST = 60_000
"""Characters of one language's text: some thirty printed pages."""
_ITEM = re.compile(r"(?:[-•*–]|[0-9๐-๙]{1,3}[.)])\s+")
_HEADING = re.compile(r"#+\s*")


class Kind(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text with its number, by which comments name it; numbers begin at 1."""

    number: int
    kind: Kind
    text: str


def tidy(raw: str) -> str:
    """Give a text as it should be kept: clean lines, one blank line where there were several."""
    lines = [clean(line) for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n")


def tidied(texts: dict[str, str]) -> dict[str, str]:
    """Tidy a text in each language, and leave out the languages in which nothing was written."""
    return {language: text for language, raw in texts.items() if (text := tidy(raw))}


def _pieces(text: str) -> Iterable[tuple[Kind, str]]:
    open_lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        marked = Kind.HEADING if _HEADING.match(line) else Kind.ITEM if _ITEM.match(line) else None
        if open_lines and (marked or not line):
            yield Kind.PARAGRAPH, " ".join(open_lines)
            open_lines = []
        if marked is Kind.HEADING:
            yield Kind.HEADING, _HEADING.sub("", line, count=1)
        elif marked is Kind.ITEM:
            yield Kind.ITEM, _ITEM.sub("", line, count=1)
        elif line:
            open_lines.append(line)


def blocks(text: str) -> list[Block]:
    """Give the pieces of a tidy text, numbered."""
    return [Block(number, kind, words) for number, (kind, words) in enumerate(_pieces(text), start=1)]


def grouped(text: str) -> list[tuple[Kind, list[Block]]]:
    """Give the pieces of a text with neighbouring items together, as a page sets them."""
    return [(kind, list(group)) for kind, group in groupby(blocks(text), key=lambda block: block.kind)]


def statement(text: str) -> str:
    """Give the first paragraph: what a text says when there's room for one only."""
    found = blocks(text)
    paragraph = next((block.text for block in found if block.kind is Kind.PARAGRAPH), "")
    return paragraph or next((block.text for block in found), "")


def open_places(text: str) -> list[str]:
    """Give the places of a starting text that are still to be filled in: what stands in [brackets]."""
    return list(dict.fromkeys(re.findall(r"\[[^\[\]]{1,200}\]", text)))
