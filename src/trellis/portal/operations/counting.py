"""Reads a file of ballots, whichever format it is in, within limits of size."""

from dataclasses import dataclass
from pathlib import Path

from trellis.domain.ballotfile import read
from trellis.domain.ballots import Count
from trellis.domain.blt import read_blt
from trellis.domain.decisionrule import Method
from trellis.domain.documentreading import parse
from trellis.domain.encodings import guess_encoding
from trellis.domain.powerfile import PowerFile
from trellis.domain.powerfile import read as read_power
from trellis.domain.preflib import Kind, read_preflib
from trellis.domain.problems import COUNT_METHOD_IN_FILE, FILE_EMPTY, RANKED_FILE_TOO_BIG, Problem
from trellis.domain.rankedfile import MOST_BYTES, MOST_MEGABYTES, RankedFile

BLT = "blt"


@dataclass(frozen=True)
class Wish:
    """How a file of ranked ballots is to be counted; a count file says it itself."""

    method: str = ""
    seats: int | None = None
    quota: str = ""
    seed: str = ""

    @property
    def said(self) -> str:
        """Give the first thing that was wished for, empty when nothing was."""
        wishes = {"method": self.method, "seats": self.seats, "quota": self.quota, "seed": self.seed}
        return next((name for name, value in wishes.items() if value not in {None, ""}), "")

    def rule(self) -> dict[str, object]:
        """Give the rule by which ranked ballots are counted."""
        method = self.method or Method.STV.value
        rule: dict[str, object] = {"method": method}
        if self.quota:
            rule["quota"] = self.quota
        if self.seed:
            rule["tie"] = {"by": "lot", "seed": self.seed}
        return rule


def open_count(file: Path, wish: Wish) -> Count:
    """Read a count file, or ranked ballots in BLT or a format of PrefLib, by the ending of its name."""
    text, ending = text_of(file), file.suffix.lower().removeprefix(".")
    if ending == BLT:
        return read(_ranked(read_blt(text.splitlines()), wish))
    if ending in list(Kind):
        return read(_ranked(read_preflib(text.splitlines(), Kind(ending)), wish))
    if wish.said:
        raise Problem(COUNT_METHOD_IN_FILE, name=file.name, option=wish.said)
    return read(parse(text, file.name))


def open_power(file: Path) -> PowerFile:
    """Read a power file: members and rule, or the weight that is needed."""
    return read_power(parse(text_of(file), file.name))


def _ranked(found: RankedFile, wish: Wish) -> dict[str, object]:
    counted = found.as_count(wish.rule())
    return counted if wish.seats is None else counted | {"seats": wish.seats}


def text_of(file: Path) -> str:
    """Read at most what is allowed, however large the file is or says it is."""
    with file.open("rb") as opened:
        raw = opened.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Problem(RANKED_FILE_TOO_BIG, limit=MOST_MEGABYTES)
    if not raw.strip():
        raise Problem(FILE_EMPTY, name=file.name)
    return raw.decode(guess_encoding(raw))
