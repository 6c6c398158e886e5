"""The formats of preferences of PrefLib: soc, soi, toc and toi, as since 2022 and as before.

Source: N. Mattei and T. Walsh, PrefLib: A Library for Preferences, 2013, and preflib.org. `s` is strict, `t`
may rank several alike; `c` is complete, `i` may leave some out.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from trellis.domain.problems import (
    PREFLIB_HEAD,
    PREFLIB_INCOMPLETE,
    PREFLIB_ORDER,
    PREFLIB_TIED,
    PREFLIB_VOTERS,
    Problem,
)
from trellis.domain.rankedfile import SHOWN, PaperPile, RankedFile, checked_options, numbered

_OPTIONS, _VOTERS, _NAME = "NUMBER ALTERNATIVES", "NUMBER VOTERS", "ALTERNATIVE NAME"
_HEAD = re.compile(r"#\s*([A-Z ]+?(?:\s+\d+)?)\s*:\s*(.*)")
_TIERS = re.compile(r"\{[^}]*\}|\d+", re.ASCII)
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_TIER = r"(?:\d+|\{\s*\d+(?:\s*,\s*\d+)*\s*\})"
_ORDER = re.compile(rf"(\d{{1,12}})\s*[:,]\s*({_TIER}(?:\s*,\s*{_TIER})*)", re.ASCII)
_OLD_NAME = re.compile(r"\d{1,9}\s*,\s*(.+)", re.ASCII)
_OLD_VOTERS = re.compile(r"(\d{1,12})\s*,\s*\d{1,12}\s*,\s*\d{1,12}", re.ASCII)


class Kind(StrEnum):
    """Which orders a file may hold."""

    SOC = "soc"
    SOI = "soi"
    TOC = "toc"
    TOI = "toi"


def read_preflib(lines: Iterable[str], kind: Kind) -> RankedFile:
    """Read a PrefLib file line by line. Raises a Problem PREFLIB_… or RANKED_… that names line or head."""
    rows = ((number, line) for number, line in numbered(lines) if line)
    first = next(rows, (1, ""))
    reader = _Reader(kind, rows)
    return reader.old(*first) if _WHOLE.fullmatch(first[1]) else reader.new(*first)


class _Reader:
    """Reads the lines of a file that aren't empty."""

    def __init__(self, kind: Kind, rows: Iterator[tuple[int, str]]) -> None:
        """Start above the second line."""
        self.kind, self.rows = kind, rows

    def new(self, number: int, line: str) -> RankedFile:
        """Read a file with a head of lines `# KEY: value`."""
        head: dict[str, str] = {}
        while line.startswith("#"):
            said = _HEAD.fullmatch(line)
            head |= {said[1]: said[2]} if said else {}
            number, line = next(self.rows, (number, ""))
        if not _WHOLE.fullmatch(head.get(_OPTIONS, "")):
            raise Problem(PREFLIB_HEAD, what=f"# {_OPTIONS}: 4")
        options = checked_options(number, int(head[_OPTIONS]))
        names = {
            str(option): head.get(f"{_NAME} {option}", "") or str(option) for option in range(1, options + 1)
        }
        pile = PaperPile(options)
        if line:
            self._order(pile, number, line)
        return self._rest(pile, names, head.get("TITLE", ""), head.get(_VOTERS, ""))

    def old(self, number: int, line: str) -> RankedFile:
        """Read a file as they were before September 2022: a number, so many names, a line of sums."""
        options = checked_options(number, int(line))
        names = {str(option): self._old(_OLD_NAME, f"{option},Name") for option in range(1, options + 1)}
        voters = self._old(_OLD_VOTERS, "9,9,3")
        return self._rest(PaperPile(options), names, "", voters)

    def _old(self, pattern: re.Pattern[str], example: str) -> str:
        found = pattern.fullmatch(next(self.rows, (0, ""))[1])
        if not found:
            raise Problem(PREFLIB_HEAD, what=example)
        return found[1]

    def _rest(self, pile: PaperPile, names: dict[str, str], title: str, voters: str) -> RankedFile:
        for number, line in self.rows:
            self._order(pile, number, line)
        counted = sum(pile.papers.values(), Fraction(0))
        if voters and voters != str(counted):
            raise Problem(PREFLIB_VOTERS, says=voters[:SHOWN], count=counted)
        return RankedFile(title=title, seats=None, names=names, withdrawn=(), papers=pile.papers)

    def _order(self, pile: PaperPile, number: int, line: str) -> None:
        found = _ORDER.fullmatch(line)
        if not found:
            raise Problem(PREFLIB_ORDER, line=number, says=line[:SHOWN])
        tiers = [[one.strip() for one in tier.strip("{}").split(",")] for tier in _TIERS.findall(found[2])]
        if self.kind in {Kind.SOC, Kind.SOI} and any(len(tier) > 1 for tier in tiers):
            raise Problem(PREFLIB_TIED, line=number, format=self.kind.value)
        pile.add(number, Fraction(int(found[1])), tiers)
        if self.kind in {Kind.SOC, Kind.TOC} and sum(map(len, tiers)) < pile.options:
            raise Problem(PREFLIB_INCOMPLETE, line=number, format=self.kind.value)
