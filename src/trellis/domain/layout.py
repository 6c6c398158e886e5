"""Where in a file a list stands: which sheet, which line heads it, which column holds what."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trellis.domain import columns
from trellis.domain.columns import Field
from trellis.domain.problems import ANSWER_UNKNOWN, COLUMN_TWICE, Problem
from trellis.domain.sheet import Header, Row, Sheet, body, find_header, letter
from trellis.domain.text import clean

SHEET, HEADER, COLUMN, ROW = "sheet", "header", "column:", "row:"
NOTHING = "-"
_LAYING_OUT = (SHEET, HEADER, COLUMN)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The fields that a list may have, what each is called, and those that name its things."""

    fields: tuple[Field, ...]
    labels: Mapping[str, str]
    naming: frozenset[str]

    def field(self, name: str) -> Field | None:
        """Give a field by its name."""
        return next((each for each in self.fields if each.name == name), None)

    def has_many(self, name: str) -> bool:
        """Tell whether several columns may hold a field."""
        found = self.field(name)
        return found is not None and found.many


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


def lay_out(sheets: Sequence[Sheet], answers: Mapping[str, str], catalogue: Catalogue) -> Layout:
    """Find the list, its header and columns, unless answers (`sheet`, `header`, `column:F`) say otherwise.

    Raises Problem NO_HEADER, ANSWER_UNKNOWN.
    """
    sheet = _sheet(sheets, answers.get(SHEET, ""), catalogue)
    header = _header(sheet, answers.get(HEADER, ""), catalogue)
    guessed = columns.guess(header, catalogue.fields).columns
    holds = {index: field for field, indexes in guessed.items() for index in indexes}
    _refuse_twice((field for key, field in answers.items() if key.startswith(COLUMN)), catalogue)
    for key, field in answers.items():
        if key.startswith(COLUMN):
            _hold(holds, header, (key.removeprefix(COLUMN), field), catalogue)
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


def _sheet(sheets: Sequence[Sheet], wanted: str, catalogue: Catalogue) -> Sheet:
    if not wanted:
        return max(sheets, key=lambda sheet: _promise(sheet, catalogue)) if len(sheets) > 1 else sheets[0]
    named = next((sheet for sheet in sheets if sheet.name == wanted), None)
    if named is None:
        raise Problem(
            ANSWER_UNKNOWN, id=SHEET, answer=wanted, known=", ".join(sheet.name for sheet in sheets)
        )
    return named


def _promise(sheet: Sheet, catalogue: Catalogue) -> tuple[bool, int]:
    """Weigh how much a sheet looks like the list: it names its things, and has the most other fields."""
    try:
        header = find_header(sheet, columns.wordings(catalogue.fields))
    except Problem:
        return False, 0
    fields = columns.guess(header, catalogue.fields).columns
    return not catalogue.naming.isdisjoint(fields), len(fields)


def _header(sheet: Sheet, wanted: str, catalogue: Catalogue) -> Header:
    if not wanted:
        return find_header(sheet, columns.wordings(catalogue.fields))
    for index, row in enumerate(sheet.rows):
        if str(row.number) == wanted:
            names = tuple(map(clean, row.cells))
            return Header(names, ("",) * len(names), (row.number,), index + 1)
    known = ", ".join(str(row.number) for row in sheet.rows[:10])
    raise Problem(ANSWER_UNKNOWN, id=HEADER, answer=wanted, known=known)


def _refuse_twice(given: Iterable[str], catalogue: Catalogue) -> None:
    """See to it that nobody gives two columns to a field that a thing has once."""
    for field, count in Counter(given).items():
        if count > 1 and catalogue.field(field) and not catalogue.has_many(field):
            raise Problem(COLUMN_TWICE, what=catalogue.labels[field])


def _hold(holds: dict[int, str], header: Header, given: tuple[str, str], catalogue: Catalogue) -> None:
    """Let a column hold a field because somebody says so; another column that was guessed for it gives
    way."""
    letters, field = given
    index = next((each for each in range(len(header.names)) if letter(each) == letters), None)
    if index is None or (catalogue.field(field) is None and field != NOTHING):
        known = ", ".join(each.name for each in catalogue.fields)
        raise Problem(ANSWER_UNKNOWN, id=f"{COLUMN}{letters}", answer=field, known=known)
    holds.pop(index, None)
    if field == NOTHING:
        return
    if not catalogue.has_many(field):
        for other in [each for each, held in holds.items() if held == field]:
            del holds[other]
    holds[index] = field


def is_layout(key: str) -> bool:
    """Tell whether an answer is about how the file is read, not about what it says."""
    return key.startswith(_LAYING_OUT)
