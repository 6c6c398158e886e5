"""Where in a file the list of members stands: which sheet, which line heads it, which column holds what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trellis.domain import columns
from trellis.domain.memberasks import NOTHING
from trellis.domain.memberfields import CATALOGUE, FIELDS, LABELS, NAMES
from trellis.domain.problems import ANSWER_UNKNOWN, COLUMN_TWICE, NO_NAME_COLUMN, Problem
from trellis.domain.sheet import Header, Row, Sheet, body, find_header, letter
from trellis.domain.text import clean

SHEET, HEADER, COLUMN, ROW = "sheet", "header", "column:", "row:"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: its index and letters, its name there, an example, and the field it holds (''
    for none)."""

    index: int
    letters: str
    name: str
    example: str
    field: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is read: the sheet, its header, each field's columns, and the columns that are left out."""

    sheet: Sheet
    header: Header
    fields: Mapping[str, tuple[int, ...]]
    columns: tuple[Column, ...]

    @property
    def left_out(self) -> tuple[Column, ...]:
        """Give the columns that hold nothing a list of members has."""
        return tuple(column for column in self.columns if not column.field)

    @property
    def has_names(self) -> bool:
        """Tell whether any column says what the organisations are called."""
        return any(name in self.fields for name in ("name", "acronym", *NAMES))

    def rows(self) -> Iterator[Row]:
        """Give the rows of the list. Raises Problem NO_NAME_COLUMN."""
        if not self.has_names:
            raise Problem(NO_NAME_COLUMN, name=self.sheet.name)
        return body(self.sheet, self.header)


def lay_out(sheets: Sequence[Sheet], answers: Mapping[str, str]) -> Layout:
    """Find the list, its header and columns, unless answers (`sheet`, `header`, `column:F`) say otherwise.

    Raises Problem NO_HEADER, ANSWER_UNKNOWN.
    """
    sheet = _sheet(sheets, answers.get(SHEET, ""))
    header = _header(sheet, answers.get(HEADER, ""))
    guessed = columns.guess(header, FIELDS).columns
    holds = {index: field for field, indexes in guessed.items() for index in indexes}
    _refuse_twice(field for key, field in answers.items() if key.startswith(COLUMN))
    for key, field in answers.items():
        if key.startswith(COLUMN):
            _hold(holds, header, key.removeprefix(COLUMN), field)
    fields: dict[str, tuple[int, ...]] = {}
    for index in sorted(holds):
        fields[holds[index]] = (*fields.get(holds[index], ()), index)
    examples = next(iter(body(sheet, header)), Row(0, ("",) * len(header.names)))
    found = (
        Column(
            index,
            letter(index),
            name or header.tags[index],
            clean(examples.cells[index]),
            holds.get(index, ""),
        )
        for index, name in enumerate(header.names)
    )
    return Layout(sheet, header, fields, tuple(found))


def _sheet(sheets: Sequence[Sheet], wanted: str) -> Sheet:
    if not wanted:
        return max(sheets, key=_promise) if len(sheets) > 1 else sheets[0]
    named = next((sheet for sheet in sheets if sheet.name == wanted), None)
    if named is None:
        raise Problem(
            ANSWER_UNKNOWN, id=SHEET, answer=wanted, known=", ".join(sheet.name for sheet in sheets)
        )
    return named


def _promise(sheet: Sheet) -> tuple[bool, int]:
    """Weigh how much a sheet looks like the list: it names organisations, and has the most other fields."""
    try:
        header = find_header(sheet, columns.wordings(FIELDS))
    except Problem:
        return False, 0
    fields = columns.guess(header, FIELDS).columns
    return any(name in fields for name in ("name", *NAMES)), len(fields)


def _header(sheet: Sheet, wanted: str) -> Header:
    if not wanted:
        return find_header(sheet, columns.wordings(FIELDS))
    for index, row in enumerate(sheet.rows):
        if str(row.number) == wanted:
            names = tuple(map(clean, row.cells))
            return Header(names, ("",) * len(names), (row.number,), index + 1)
    known = ", ".join(str(row.number) for row in sheet.rows[:10])
    raise Problem(ANSWER_UNKNOWN, id=HEADER, answer=wanted, known=known)


def _refuse_twice(given: Iterable[str]) -> None:
    """See to it that nobody gives two columns to a field that an organisation has once."""
    for field, count in Counter(given).items():
        if count > 1 and field in CATALOGUE and not CATALOGUE[field].many:
            raise Problem(COLUMN_TWICE, what=LABELS[field])


def _hold(holds: dict[int, str], header: Header, letters: str, field: str) -> None:
    """Let a column hold a field because somebody says so; another column that was guessed for it gives
    way."""
    index = next((each for each in range(len(header.names)) if letter(each) == letters), None)
    if index is None or field not in {*CATALOGUE, NOTHING}:
        known = ", ".join(CATALOGUE)
        raise Problem(ANSWER_UNKNOWN, id=f"{COLUMN}{letters}", answer=field, known=known)
    holds.pop(index, None)
    if field in CATALOGUE:
        if not CATALOGUE[field].many:
            for other in [each for each, held in holds.items() if held == field]:
                del holds[other]
        holds[index] = field
