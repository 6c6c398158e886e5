"""Holidays as people paste them: a day and a name on each line, in any of the usual ways of writing a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MOST = 500
_BUDDHIST = 543
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_YEAR_FIRST = re.compile(r"^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[\s,;:]*(.*)$")
_DAY_FIRST = re.compile(r"^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[\s,;:]*(.*)$")
_BASIC = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})[\s,;:]+(.*)$")
_FIRST, _LAST = 2000, 2200


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read: its day and name, or the text that couldn't be read."""

    text: str
    day: date | None = None
    name: str = ""


def read(pasted: str) -> list[Line]:
    """Read pasted lines; a day first may be 2027-04-13, 13/4/2027 or 13/4/2570, then the name."""
    return list(_lines(pasted))[:MOST]


def _lines(pasted: str) -> Iterator[Line]:
    for text in pasted.splitlines():
        if text.strip():
            yield _line(text.strip())


def _line(text: str) -> Line:
    said = text.translate(_DIGITS)
    for form, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_BASIC, (1, 2, 3))):
        found = form.match(said)
        if found:
            year, month, day = (int(found[place]) for place in order)
            return Line(text, _day(year, month, day), text[found.start(4) :].strip().strip('"')[:100])
    return Line(text)


def _day(year: int, month: int, day: int) -> date | None:
    common = year - _BUDDHIST if year > _LAST else year
    if not _FIRST <= common <= _LAST:
        return None
    try:
        return date(common, month, day)
    except ValueError:
        return None
