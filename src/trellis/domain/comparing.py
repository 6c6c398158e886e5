"""Two wordings beside each other: what stayed, went and came; also where no spaces divide words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECES = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3400-\u9fff]")
_MARKS = re.compile(
    r".[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3]*",
    re.DOTALL,
)
MOST = 6_000
"""Letters: longer texts are compared line by line."""


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and what became of it."""

    change: Change
    text: str


def _pieces(text: str) -> Iterator[str]:
    """Give the words of a text; of scripts without spaces each letter with its marks."""
    for word in _PIECES.findall(text):
        if _UNSPACED.search(word):
            yield from _MARKS.findall(word)
        else:
            yield word


def compare(before: str, after: str) -> list[Piece]:
    """Give the pieces of two wordings in reading order; what went stands before what came in its place."""
    if max(len(before), len(after)) > MOST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    else:
        old, new = list(_pieces(before)), list(_pieces(after))
    found: list[Piece] = []
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = "".join(old[a_from:a_to]), "".join(new[b_from:b_to])
        if tag == "equal":
            found.append(Piece(Change.SAME, gone))
            continue
        found += [Piece(kind, text) for kind, text in ((Change.GONE, gone), (Change.NEW, came)) if text]
    return found
