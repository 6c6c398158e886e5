"""Tables of places as states publish them: which column means what, and each row as a line to bring in.

Codes stay text, leading zeros included. What a table doesn't say is left unsaid, never guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from trellis.domain.placelevels import level_in, level_of, level_of_file
from trellis.domain.problems import N_, PLACES_NO_CODES, PLACES_NO_LEVEL, Problem
from trellis.domain.sheet import Row, Sheet, find_header
from trellis.domain.text import clean, fold, guess_language, says_nothing

T = TypeVar("T")
LONGEST_CODE = 60
Key = tuple[str, str]
"""A level and a code: what a scheme tells its places apart by."""


class Trouble(StrEnum):
    """Why a row can't be brought in as it is."""

    NO_CODE = "no-code"
    NO_NAME = "no-name"
    BAD_VALUE = "bad-value"
    DUPLICATE = "duplicate-code"
    TWO_NAMES = "two-names"
    MISSING_PARENT = "missing-parent"
    UNCLEAR_PARENT = "unclear-parent"
    OTHER_SCHEME = "parent-of-another-scheme"
    CYCLE = "cycle"
    TOO_DEEP = "too-deep"
    CHANGED = "changed"


TROUBLE_SAYS = {
    Trouble.NO_CODE: N_("This row has no code. Write the place's code into the column %(says)s."),
    Trouble.NO_NAME: N_("%(code)s has no name. Write at least one name."),
    Trouble.BAD_VALUE: N_("%(code)s: '%(says)s' can't be read as a %(stands)s."),
    Trouble.DUPLICATE: N_("%(code)s stands twice in the file (first in row %(stands)s). Delete one of them."),
    Trouble.TWO_NAMES: N_("%(code)s has two names in the file: '%(stands)s' and '%(says)s'. Which is right?"),
    Trouble.MISSING_PARENT: N_(
        "%(code)s lies in %(says)s, which isn't known. Bring in the table with %(says)s first, or together."
    ),
    Trouble.UNCLEAR_PARENT: N_(
        "%(code)s lies in %(says)s, but several levels have that code: %(stands)s. Add a column parent_level."
    ),
    Trouble.OTHER_SCHEME: N_(
        "%(code)s lies in %(says)s, which is known under the scheme %(stands)s only. Use one scheme for both."
    ),
    Trouble.CYCLE: N_("%(code)s lies in itself: its parents go round in a circle (%(says)s)."),
    Trouble.TOO_DEEP: N_("%(code)s would lie %(says)s levels deep; at most %(stands)s are kept."),
    Trouble.CHANGED: N_(
        "%(code)s: '%(stands)s' stands, the file says '%(says)s'. Let the file win (--update), or mend it."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A row that can't be brought in: where it is, what stands and what the file says.

    `field` is the field that differs; of a missing parent it is the parent's level.
    """

    trouble: Trouble
    file: str
    row: int
    level: str = ""
    code: str = ""
    field: str = ""
    stands: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table as a place: `names` by language; `parent` is a code, its level known or not."""

    file: str
    row: int
    level: str
    code: str
    names: Mapping[str, str]
    parent: str = ""
    parent_level: str = ""
    country: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def key(self) -> Key:
        """Give what the place is told apart by within its scheme."""
        return self.level, self.code


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: its lines, the rows that can't be read, and the columns that mean nothing here."""

    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; `single` by field, `names` by language ("" where the script must tell)."""

    single: dict[str, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    parent_level: str = ""
    left_out: tuple[str, ...] = ()


_WORDINGS = {
    "code": ("code", "pcode", "id", "place code", "รหัส", "代码"),
    "parent": ("parent code", "parent", "parent id", "parent pcode", "上级代码"),
    "parent_level": ("parent level",),
    "level": ("level", "admin level", "adm level", "kind", "级别"),
    "country": ("country iso3", "iso3", "country code"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lon", "lng"),
    "valid_from": ("valid from", "since"),
    "valid_until": ("valid until", "valid to", "until", "deleted at"),
}
_FIELDS = {wording: name for name, wordings in _WORDINGS.items() for wording in wordings}
_NAME = re.compile(r"name(?: ([a-z]{2,3}(?: [a-z]{2,4})?))?|ชื่อ|名称")
_PARENT_COLUMN = re.compile(r"(.+) (?:id|code|pcode)")


def read(sheet: Sheet, file: str, *, level: str = "", country: str = "") -> Table:
    """Read a sheet as a table of places.

    `file` is what the person called it; `level` and `country` (ISO 3166 alpha-3) hold where the table has no
    such column. The level comes from the column, or `level`, or the file's name, or the parent column's name.
    Raises Problem NO_HEADER, PLACES_NO_CODES, PLACES_NO_LEVEL.
    """
    header = find_header(sheet, [*_FIELDS, "name", "name en", "name th", "name zh"])
    columns = _columns(header.names)
    if "code" not in columns.single or not columns.names:
        raise Problem(PLACES_NO_CODES, name=file)
    whole = level_of(level, country) or level_of_file(file, columns.parent_level)
    if not whole and "level" not in columns.single:
        raise Problem(PLACES_NO_LEVEL, name=file)
    reader = _Reader(file, columns, header.names, whole, country.upper())
    found = [reader.line(row) for row in sheet.rows[header.first :] if not row.is_blank]
    lines = tuple(each for each in found if isinstance(each, Line))
    return Table(lines, tuple(each for each in found if isinstance(each, Conflict)), columns.left_out)


def _columns(headings: Sequence[str]) -> _Columns:
    found = _Columns()
    parent_level = ""
    left_out: list[str] = []
    for index, heading in enumerate(headings):
        words = fold(heading)
        named = _NAME.fullmatch(words)
        name = _FIELDS.get(words, "")
        above = _PARENT_COLUMN.fullmatch(words)
        if named:
            found.names[index] = (named[1] or "").replace(" ", "-")
        elif name and name not in found.single:
            found.single[name] = index
        elif above and level_in(above[1]) and "parent" not in found.single:
            found.single["parent"], parent_level = index, level_in(above[1])
        elif heading:
            left_out.append(heading)
    return _Columns(found.single, found.names, parent_level, tuple(left_out))


class _UnreadableError(Exception):
    """A row that can't be read: why, and which column says what."""

    def __init__(self, trouble: Trouble, column: str = "", says: str = "") -> None:
        """Keep the reason."""
        super().__init__(trouble)
        self.trouble, self.column, self.says = trouble, column, says


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of one file."""

    file: str
    columns: _Columns
    headings: Sequence[str]
    level: str
    country: str

    def line(self, row: Row) -> Line | Conflict:
        """Give a row as a line, or say what's wrong with it."""
        try:
            return self._line(row)
        except _UnreadableError as why:
            level, code = self._level(row), self._cell(row, "code")
            return Conflict(
                trouble=why.trouble,
                file=self.file,
                row=row.number,
                level=level,
                code=code,
                stands=why.column,
                says=why.says,
            )

    def _line(self, row: Row) -> Line:
        names = dict(self._names(row))
        code = self._cell(row, "code")
        if not code:
            raise _UnreadableError(Trouble.NO_CODE, says=self.headings[self.columns.single["code"]])
        if not names:
            raise _UnreadableError(Trouble.NO_NAME)
        return Line(
            file=self.file,
            row=row.number,
            level=self._level(row),
            code=self._read(row, "code", _code) or code,
            names=names,
            parent=self._cell(row, "parent"),
            parent_level=level_of(self._cell(row, "parent_level"), self._country(row))
            or self.columns.parent_level,
            country=self._read(row, "country", _country) or self.country,
            latitude=self._read(row, "latitude", lambda text: _degrees(text, 90)),
            longitude=self._read(row, "longitude", lambda text: _degrees(text, 180)),
            valid_from=self._read(row, "valid_from", _day),
            valid_until=self._read(row, "valid_until", _day),
        )

    def _cell(self, row: Row, name: str) -> str:
        index = self.columns.single.get(name)
        return clean(row.cells[index]) if index is not None and index < len(row.cells) else ""

    def _read(self, row: Row, name: str, take: Callable[[str], T]) -> T | None:
        text = self._cell(row, name)
        try:
            return take(text) if text else None
        except (ValueError, InvalidOperation):
            raise _UnreadableError(
                Trouble.BAD_VALUE, self.headings[self.columns.single[name]], text
            ) from None

    def _country(self, row: Row) -> str:
        return self._cell(row, "country").upper() or self.country

    def _level(self, row: Row) -> str:
        return level_of(self._cell(row, "level"), self._country(row)) or self.level

    def _names(self, row: Row) -> Iterator[tuple[str, str]]:
        for index, language in self.columns.names.items():
            name = clean(row.cells[index]) if index < len(row.cells) else ""
            if not says_nothing(name):
                yield language or guess_language(name), name


def _code(text: str) -> str:
    if len(text) > LONGEST_CODE:
        raise ValueError
    return text


def _country(text: str) -> str:
    if not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise ValueError
    return text.upper()


def _degrees(text: str, most: int) -> Decimal:
    degrees = Decimal(text.replace(",", ".")).quantize(Decimal("0.000001"))
    if not abs(degrees) <= most:
        raise ValueError
    return degrees


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
