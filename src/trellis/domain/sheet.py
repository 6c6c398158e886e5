"""A sheet as people keep it: titles, a header of one or two lines, hashtags, gaps, then the list."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from trellis.domain.problems import NO_HEADER, Problem
from trellis.domain.text import clean, fold

SEARCHED_ROWS = 20
_LONGEST_NAME = 60
_MOSTLY = 2 / 3
_TAG = re.compile(r"#[a-zA-Z][\w]*(\s*\+\s*\w+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `number` counts from 1 in the person's own file, so that an error can be found there."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is written in the line."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named sheet of lines; blank lines may be missing, the numbers keep their gaps."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns are called.

    `tags` are HXL hashtags (`#org+name`) or empty; `rows` are the line numbers that were used; `first` is the
    index in `Sheet.rows` from which the list itself may begin.
    """

    names: tuple[str, ...]
    tags: tuple[str, ...]
    rows: tuple[int, ...]
    first: int


def letter(index: int) -> str:
    """Give the letters by which a spreadsheet calls a column: 0 is A, 25 is Z, 26 is AA."""
    rest, last = divmod(index, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def find_header(sheet: Sheet, wordings: Iterable[str] = ()) -> Header:
    """Find the names of the columns in the first lines of a sheet.

    `wordings` are names that columns may have; a line with some of them wins over a title or a line of data.
    A line of HXL hashtags under the names, or alone, is taken too. Raises Problem NO_HEADER.
    """
    known = frozenset(fold(wording) for wording in wordings)
    top = [(index, row) for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if not row.is_blank]
    hashtags = next((index for index, row in top if _is_tags(row)), None)
    above = [(index, row) for index, row in top if hashtags is None or index < hashtags]
    if hashtags is not None and not above:
        return _header([], sheet.rows[hashtags], hashtags + 1)
    scores = {index: _score(row, known, above[place + 1 :]) for place, (index, row) in enumerate(above)}
    best = max(scores, key=lambda index: (scores[index], -index), default=0)
    if not scores.get(best):
        raise Problem(NO_HEADER, name=sheet.name)
    lines = _lines_of_header(above, best, known)
    tags = sheet.rows[hashtags] if hashtags is not None else None
    return _header(
        [sheet.rows[index] for index in lines], tags, (hashtags if tags and hashtags else lines[-1]) + 1
    )


def body(sheet: Sheet, header: Header) -> Iterator[Row]:
    """Give the lines of the list, as wide as the header, without blank lines and repeated headers."""
    width = len(header.names)
    again = tuple(fold(name) for name in header.names)
    for row in sheet.rows[header.first :]:
        if row.is_blank or tuple(map(fold, row.cells)) == again:
            continue
        yield Row(row.number, (*row.cells[:width], *("",) * (width - len(row.cells))))


def _is_tags(row: Row) -> bool:
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return sum(bool(_TAG.fullmatch(cell)) for cell in cells) > len(cells) * _MOSTLY


def _is_name(cell: str) -> bool:
    """Tell whether a cell could name a column: short, with a letter, neither address nor number nor date."""
    plain = clean(cell)
    letters = sum(unicodedata.category(sign)[0] in "LM" for sign in plain)
    return 0 < len(plain) <= _LONGEST_NAME and letters * 2 >= len(plain.replace(" ", "")) and "@" not in plain


def _score(row: Row, known: frozenset[str], below: Sequence[tuple[int, Row]]) -> float:
    """Weigh a line as header: by the names that are known, then by whether it names most columns."""
    filled = [clean(cell) for cell in row.cells if cell.strip()]
    recognised = sum(_is_known(cell, known) for cell in filled)
    widest = max([len(filled), *(sum(bool(cell.strip()) for cell in each.cells) for _, each in below[:5])])
    names = sum(map(_is_name, filled))
    if names < len(filled) * _MOSTLY or len(filled) < min(2, widest) or len(filled) * 3 < widest:
        return 0.0
    return recognised + (0.5 if len(filled) * 2 >= widest else 0.25)


def _is_known(cell: str, known: frozenset[str]) -> bool:
    folded = fold(cell)
    return folded in known or any(word in known for word in folded.split())


def _lines_of_header(above: Sequence[tuple[int, Row]], best: int, known: frozenset[str]) -> list[int]:
    """Take the line below or above with it, where names are spread over two lines by merged cells."""
    places = [index for index, _ in above]
    here = places.index(best)
    for first, second in ((here - 1, here), (here, here + 1)):
        if first >= 0 and second < len(above) and _belong(above[first][1], above[second][1], known):
            return [places[first], places[second]]
    return [best]


def _belong(upper: Row, lower: Row, known: frozenset[str]) -> bool:
    """Tell whether two lines make one header: the upper one has gaps where the lower one has names."""
    pairs = list(zip_longest(map(clean, upper.cells), map(clean, lower.cells), fillvalue=""))
    gaps = [below for above, below in pairs if below and not above]
    both = [below for above, below in pairs if below and above]
    spread = sum(bool(above) for above, _ in pairs)
    if spread < 2 or not gaps or not both or not all(map(_is_name, gaps + both)):
        return False
    recognised = sum(_is_known(cell, known) for cell in gaps + both)
    return recognised * 2 >= len(gaps + both) if known else any(above and not below for above, below in pairs)


def _header(lines: Sequence[Row], tags: Row | None, first: int) -> Header:
    width = max(_width(row) for row in [*lines, *([tags] if tags else [])])
    names = _join([[clean(cell) for cell in row.cells] + [""] * width for row in lines], width)
    hashtags = [clean(cell).lower() for cell in tags.cells] if tags else []
    shown = (*hashtags[:width], *("",) * (width - len(hashtags)))
    rows = tuple(row.number for row in [*lines, *([tags] if tags else [])])
    return Header(tuple(names) if lines else shown, shown, rows, first)


def _width(row: Row) -> int:
    return max(index + 1 for index, cell in enumerate(row.cells) if cell.strip())


def _join(lines: Sequence[Sequence[str]], width: int) -> list[str]:
    """Write the name of a group before each name below it, as the merged cell showed it."""
    if len(lines) < 2:
        return [name for line in lines for name in line[:width]]
    names, group = [], ""
    for above, below in zip(lines[0][:width], lines[1][:width], strict=True):
        group = above or (group if below else "")
        names.append(f"{group} {below}".strip())
    return names
