"""What two versions of a text have in common and what not, line by line and then word by word (C1.2).

Where a script puts no spaces between words, syllables are compared: a vowel that stands before its consonant
and all signs on it belong to it. The shortest way from one text to the other is Myers' (An O(ND) Difference
Algorithm, 1986), given up when it is longer than `FARTHEST`: then the one is gone and the other is new.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

FARTHEST = 400
_SHORT = 3
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3400-\u9fff"
_SIGNS = (
    "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ece"
    "\u102b-\u103e\u1056-\u1060\u1062-\u1064\u17b4-\u17d1\u17dd"
)
_TOKEN = re.compile(
    rf"\s+|[\u0e40-\u0e44\u0ec0-\u0ec4]?[{_UNSPACED}](?:[{_SIGNS}]|\u17d2.)*"
    rf"|(?:(?![{_UNSPACED}])\w)+(?:['’.-](?![{_UNSPACED}])\w+)*|."
)
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate: the same, gone or new."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the text: the same, gone, new, or changed within; its runs together are its words."""

    change: Change
    runs: tuple[Run, ...]


def compare(before: str, after: str) -> list[Passage]:
    """Give the passages of two texts in their order, with what is gone before what is new."""
    old = [line for line in before.split("\n") if line.strip()]
    new = [line for line in after.split("\n") if line.strip()]
    return [passage for gone, came in _stretches(old, new) for passage in _passages(gone, came)]


def differs(passages: Iterable[Passage]) -> bool:
    """Tell whether anything is gone or new."""
    return any(passage.change is not Change.SAME for passage in passages)


def _whole(change: Change, text: str) -> Passage:
    return Passage(change, (Run(change, text),))


def _passages(gone: Sequence[str], came: Sequence[str]) -> Iterator[Passage]:
    """Give a stretch of lines: the same on both sides, or those that changed paired where they are alike."""
    if gone == came:
        yield from (_whole(Change.SAME, line) for line in gone)
        return
    start, looked = 0, len(came) if len(gone) * len(came) <= FARTHEST * _SHORT else 0
    for line in gone:
        partner = next((n for n in range(start, looked) if _alike(line, came[n])), None)
        if partner is None:
            yield _whole(Change.GONE, line)
            continue
        yield from (_whole(Change.NEW, came[n]) for n in range(start, partner))
        yield Passage(Change.CHANGED, tuple(_runs(_TOKEN.findall(line), _TOKEN.findall(came[partner]))))
        start = partner + 1
    yield from (_whole(Change.NEW, line) for line in came[start:])


def _alike(one: str, other: str) -> bool:
    """Tell whether half of the words of the longer line are in the shorter one, too."""
    first, second = (
        Counter(word for word in _TOKEN.findall(line) if not word.isspace()) for line in (one, other)
    )
    return 2 * (first & second).total() >= max(first.total(), second.total())


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Give the runs of a changed line; a scrap that stayed between two changes counts as changed."""
    parts = list(_stretches(old, new))
    inner = range(1, len(parts) - 1)
    kept = [was == now and not (n in inner and _is_scrap(now)) for n, (was, now) in enumerate(parts)]
    for is_kept, group in groupby(zip(kept, parts, strict=True), key=itemgetter(0)):
        pieces = [part for _, part in group]
        gone, came = ("".join(word for piece in pieces for word in piece[side]) for side in (0, 1))
        sides = ((Change.SAME, gone),) if is_kept else ((Change.GONE, gone), (Change.NEW, came))
        yield from (Run(change, text) for change, text in sides if text)


def _is_scrap(tokens: Sequence[str]) -> bool:
    words = "".join(tokens)
    return words.isspace() or (len(tokens) < _SHORT and bool(_IS_UNSPACED.search(words)))


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Give the two sequences in pieces that are either the same or have nothing in common."""
    here = there = 0
    for _, group in groupby(
        enumerate(_kept(old, new)), key=lambda each: (each[1][0] - each[0], each[1][1] - each[0])
    ):
        pairs = [pair for _, pair in group]
        (first, second), (last, last_new) = pairs[0], pairs[-1]
        if here < first or there < second:
            yield old[here:first], new[there:second]
        here, there = last + 1, last_new + 1
        yield old[first:here], new[second:there]
    if here < len(old) or there < len(new):
        yield old[here:], new[there:]


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Give the pairs of places that stay, in order, on the shortest way; none when it is too far."""
    reach = {1: 0}
    trail = list[dict[int, int]]()
    for edits in range(FARTHEST + 1):
        trail.append(dict(reach))
        for line in range(-edits, edits + 1, 2):
            x = _step(reach, line, edits)
            while x < len(old) and x - line < len(new) and old[x] == new[x - line]:
                x += 1
            reach[line] = x
            if x >= len(old) and x - line >= len(new):
                return _walked(trail, len(old), len(new))
    return []


def _step(reach: dict[int, int], line: int, edits: int) -> int:
    """Give how far a diagonal begins: by a new piece from the one above, or by a gone one from below."""
    comes_down = line == -edits or (line != edits and reach[line - 1] < reach[line + 1])
    return reach[line + 1] if comes_down else reach[line - 1] + 1


def _walked(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """Walk the way back and give the pairs that stayed."""
    pairs = []
    for edits, reach in reversed(list(enumerate(trail))):
        line = x - y
        comes_down = line == -edits or (line != edits and reach[line - 1] < reach[line + 1])
        before = line + 1 if comes_down else line - 1
        while x > reach[before] and y > reach[before] - before and x and y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = reach[before], reach[before] - before
    return pairs[::-1]
