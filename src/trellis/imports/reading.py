"""Reading a list from a file that somebody brought: what it is tells its content, never its name."""

import codecs
import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from trellis.domain.encodings import guess_encoding
from trellis.domain.formulas import unguard
from trellis.domain.problems import (
    CELL_TOO_LONG,
    FILE_DAMAGED,
    FILE_EMPTY,
    FILE_LOCKED,
    FILE_NOT_A_LIST,
    FILE_NOT_TEXT,
    FILE_TOO_BIG,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    Problem,
)
from trellis.domain.sheet import Row, Sheet
from trellis.imports.packing import Limits, check_packing

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What people choose by mistake, with the name by which every language knows it.
_OTHER_FORMATS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)
_DELIMITERS = ",;\t|"
_SNIFFED_ROWS = 60
# Below the longest cell that the csv module takes, so that looking ahead never fails.
_SNIFFED_LETTERS = 100_000
_SMALL_TEXT = 5_000_000
"""Bytes up to which a text is read as a whole."""
_BEGINNING = 1 << 20
_FIRST_ROWS = 200
DEFAULT_LIMITS = Limits()

_Value = str | float | bool | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    limits: Limits


def read_sheets(path: Path, name: str, *, limits: Limits = DEFAULT_LIMITS) -> list[Sheet]:
    """Read the sheets of an XLSX, CSV or TSV file as lines of text; no cell is ever evaluated.

    `name` is what the person calls the file. Numbers are plain text (5301, never 5301.0), dates ISO. Blank
    lines are left out, their numbers kept; hidden sheets are left out. Raises Problem (FILE_*, TOO_MANY_*,
    CELL_TOO_LONG).
    """
    file = _File(name, limits)
    size = path.stat().st_size
    if size == 0:
        raise Problem(FILE_EMPTY, name=name)
    if size > limits.file_bytes:
        raise Problem(FILE_TOO_BIG, name=name, limit=limits.file_bytes // 1_000_000)
    with path.open("rb") as opened:
        start = opened.read(512)
    is_workbook = _is_workbook(path, start, file)
    sheets = _read_workbook(path, file) if is_workbook else [_read_text(path.read_bytes(), file)]

    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise Problem(FILE_EMPTY, name=name)
    return filled


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose beginning was read: `sheets` hold its first rows, `rows` reads all rows of a sheet anew.

    A text file of any length is never in memory as a whole; a workbook is.
    """

    sheets: tuple[Sheet, ...]
    rows: Callable[[Sheet], Iterator[Row]]


def open_list(path: Path, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Opened:
    """Open a file to read it row by row. Raises Problem as `read_sheets` does, when it comes to the row."""
    file = _File(name, limits)
    if path.stat().st_size <= _SMALL_TEXT or _starts_as_workbook(path):
        sheets = tuple(read_sheets(path, name, limits=limits))
        return Opened(sheets, lambda sheet: iter(sheet.rows))
    if path.stat().st_size > limits.file_bytes:
        raise Problem(FILE_TOO_BIG, name=name, limit=limits.file_bytes // 1_000_000)
    with path.open("rb") as opened:
        beginning = opened.read(_BEGINNING)
    _is_workbook(path, beginning[:512], file)
    encoding = _encoding_of(path, beginning, file)
    text = beginning[: beginning.rfind(b"\n") + 1].decode(encoding, errors="replace")
    delimiter = _sniff(text)
    first = tuple(
        islice(_rows(_records(io.StringIO(text, newline=""), delimiter, file), 1, file), _FIRST_ROWS)
    )
    sheet = Sheet(Path(name).stem, first)
    return Opened((sheet,), lambda _sheet: _streamed(path, encoding, delimiter, file))


def _starts_as_workbook(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(4) == _ZIP


def _streamed(path: Path, encoding: str, delimiter: str, file: _File) -> Iterator[Row]:
    with path.open(encoding=encoding, errors="replace", newline="") as opened:
        yield from _rows(_records(opened, delimiter, file), 1, file)


def _encoding_of(path: Path, beginning: bytes, file: _File) -> str:
    """Find the encoding of a long text: UTF-8 where all of it is, else the likeliest at the first doubt."""
    guessed = guess_encoding(beginning[: beginning.rfind(b"\n") + 1])
    if guessed not in {"utf-8", "utf-8-sig"}:
        return guessed
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 0
    with path.open("rb") as opened:
        while block := opened.read(_BEGINNING):
            if b"\x00" in block:
                line = lines + block[: block.index(b"\x00")].count(b"\n") + 1
                raise Problem(FILE_NOT_TEXT, name=file.name, line=line)
            lines += block.count(b"\n")
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return guess_encoding(block[block.find(b"\n") + 1 : block.rfind(b"\n") + 1] or block)
    return guessed


def _is_workbook(path: Path, start: bytes, file: _File) -> bool:
    """Tell XLSX (true) from text (false); anything else is a Problem."""
    if start.startswith(_ZIP):
        check_packing(path, file.name, file.limits)
        return True
    if start.startswith(_OLE):
        if _ENCRYPTED in path.read_bytes():
            raise Problem(FILE_LOCKED, name=file.name)
        raise Problem(FILE_NOT_A_LIST, name=file.name, what="Excel 97 (.xls)")
    beginning = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what in _OTHER_FORMATS:
        if beginning.startswith(magic.lower()):
            raise Problem(FILE_NOT_A_LIST, name=file.name, what=what)
    return False


def _read_workbook(path: Path, file: _File) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            shown = [
                each.name
                for each in book.sheets_metadata
                if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
            ]
            return [_read_worksheet(book, title, file) for title in shown]
    except CalamineError as error:
        raise Problem(FILE_DAMAGED, name=file.name) from error


def _read_worksheet(book: CalamineWorkbook, title: str, file: _File) -> Sheet:
    sheet = book.get_sheet_by_name(title)
    top, left = sheet.start or (0, 0)
    lines = ([""] * left + [_as_text(value) for value in values] for values in sheet.to_python())
    return Sheet(title, tuple(_rows(lines, top + 1, file)))


def _as_text(value: _Value) -> str:
    """Write a cell's value as a person would type it into a text cell."""
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return format(Decimal(repr(value)), "f")
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case _:
            return str(value)


def _read_text(raw: bytes, file: _File) -> Sheet:
    text = raw.decode(guess_encoding(raw), errors="replace")
    if "\x00" in text:
        raise Problem(FILE_NOT_TEXT, name=file.name, line=text[: text.index("\x00")].count("\n") + 1)
    return Sheet(
        Path(file.name).stem,
        tuple(_rows(_records(io.StringIO(text, newline=""), _sniff(text), file), 1, file)),
    )


def _records(lines: Iterable[str], delimiter: str, file: _File) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise Problem(CELL_TOO_LONG, name=file.name, line=number, limit=file.limits.cell) from error
        if cells is None:
            return
        yield [unguard(cell) if cell[:1] == "'" else cell for cell in cells]


def _sniff(text: str) -> str:
    """Choose the delimiter that cuts most of the first lines into equally many cells."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text[:_SNIFFED_LETTERS], delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = [len(cells) for cells in islice(lines, _SNIFFED_ROWS) if any(cells)]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
    return (widths.count(usual), usual) if usual > 1 else (0, 0)


def _rows(lines: Iterable[list[str]], first: int, file: _File) -> Iterator[Row]:
    """Number the lines, leave out the blank ones and cut the blank ends, within the limits."""
    kept = 0
    for number, cells in enumerate(lines, start=first):
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        kept += 1
        _check(cells, number, kept, file)
        yield Row(number, tuple(cells))


def _check(cells: list[str], number: int, kept: int, file: _File) -> None:
    limits = file.limits
    # One line more than the limit, for the header.
    if kept > limits.rows + 1:
        raise Problem(TOO_MANY_ROWS, name=file.name, limit=limits.rows)
    if len(cells) > limits.columns:
        raise Problem(TOO_MANY_COLUMNS, name=file.name, line=number, limit=limits.columns)
    if max(map(len, cells)) > limits.cell:
        raise Problem(CELL_TOO_LONG, name=file.name, line=number, limit=limits.cell)
