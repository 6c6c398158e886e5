"""The BLT format of ballots for the single transferable vote.

Source: I. Hill, B. Wichmann and D. Woodall, Algorithm 123, The Computer Journal 30, 1987; with what OpenSTV
and OpaVote added: comments from # on, ballots with an id in round brackets, `=` between candidates liked
alike, and `-` for a place that was skipped.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from trellis.domain.problems import BLT_BALLOT, BLT_CUT_SHORT, BLT_ID_TWICE, BLT_NAME, BLT_START, Problem
from trellis.domain.rankedfile import SHOWN, PaperPile, RankedFile, checked_options, numbered

_COMMENT = re.compile(r'^((?:[^"#]|"[^"]*")*)#.*$')
_START = re.compile(r"(\d{1,9})\s+(\d{1,9})", re.ASCII)
_WITHDRAWN = re.compile(r"-\d+(?:\s+-\d+)*", re.ASCII)
_BALLOT = re.compile(
    r"(?:\((?P<id>[^)]+)\)\s*)?(?P<weight>\d{1,12}(?:\.\d{1,9})?)(?P<choice>(?:\s+(?:\d+(?:=\d+)*|-))*)\s+0",
    re.ASCII,
)
_NAME = re.compile(r'"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)')


def read_blt(lines: Iterable[str]) -> RankedFile:
    """Read a BLT file line by line. Raises a Problem BLT_… or RANKED_… that names the line."""
    reader = _Reader(lines)
    options, seats = reader.start()
    pile = PaperPile(options)
    withdrawn = reader.ballots(pile)
    names = reader.names(options)
    title = reader.title()
    return RankedFile(title=title, seats=seats, names=names, withdrawn=withdrawn, papers=pile.papers)


class _Reader:
    """Reads the parts of a file one after the other."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Start above the first line."""
        self.lines = self._telling(lines)
        self.at, self.count = 0, 1

    def _telling(self, lines: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Give the lines that say something, without comments."""
        for number, line in numbered(lines):
            commented = _COMMENT.match(line)
            text = (commented[1] if commented else line).strip()
            self.at = number
            if text:
                yield number, text

    def _next(self) -> tuple[int, str]:
        found = next(self.lines, None)
        if found is None:
            raise Problem(BLT_CUT_SHORT, line=self.at, count=self.count)
        return found

    def start(self) -> tuple[int, int]:
        """Read how many candidates and seats there are."""
        number, line = self._next()
        found = _START.fullmatch(line)
        if not found or not 1 <= int(found[2]) <= int(found[1]):
            raise Problem(BLT_START, line=number)
        self.count = checked_options(number, int(found[1]))
        return self.count, int(found[2])

    def ballots(self, pile: PaperPile) -> tuple[str, ...]:
        """Read the ballots up to the 0 alone; give who withdrew, which stands before them."""
        withdrawn: list[str] = []
        ids: set[str] = set()
        while (row := self._next())[1] != "0":
            number, line = row
            if _WITHDRAWN.fullmatch(line):
                withdrawn += [pile.option(number, one[1:]) for one in line.split()]
            else:
                self._ballot(pile, number, line, ids)
        return tuple(withdrawn)

    def _ballot(self, pile: PaperPile, number: int, line: str, ids: set[str]) -> None:
        found = _BALLOT.fullmatch(line)
        if not found:
            raise Problem(BLT_BALLOT, line=number, says=line[:SHOWN])
        if found["id"] in ids:
            raise Problem(BLT_ID_TWICE, line=number, id=found["id"][:SHOWN])
        if found["id"]:
            ids.add(found["id"])
        tiers = [tier.split("=") for tier in found["choice"].split() if tier != "-"]
        pile.add(number, Fraction(found["weight"]), tiers)

    def names(self, options: int) -> dict[str, str]:
        """Read the candidates' names."""
        return {str(option): self._name(*self._next()) for option in range(1, options + 1)}

    def title(self) -> str:
        """Read what the election is called; it may be missing."""
        found = next(self.lines, None)
        return self._name(*found) if found else ""

    def _name(self, number: int, line: str) -> str:
        found = _NAME.fullmatch(line)
        if not found:
            raise Problem(BLT_NAME, line=number, says=line[:SHOWN])
        return (found["quoted"] or found["bare"] or "").strip()
