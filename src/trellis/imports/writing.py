"""Giving lists back as XLSX and CSV that can be edited and brought in again."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TextIO

import xlsxwriter

from trellis.domain.formulas import guard

_WIDEST = 60
_NARROWEST = 8
_LONGEST_TITLE = 31
_LONGEST_CELL = 32_767
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A list to be written: its title, the names of its columns and its lines, all text."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[str]]


def write_xlsx(target: BinaryIO, tables: Sequence[Table]) -> None:
    """Write tables as sheets of a workbook: all is text, so codes keep their zeros and nothing runs."""
    with xlsxwriter.Workbook(target, _TEXT_ONLY) as book:
        strong, plain = (
            book.add_format({"bold": True, "num_format": "@"}),
            book.add_format({"num_format": "@"}),
        )
        for number, table in enumerate(tables, start=1):
            sheet = book.add_worksheet(_title(table.title, number, book.sheetnames))
            sheet.freeze_panes(1, 0)
            widths = [_width(name) for name in table.header]
            _write_line(sheet, 0, table.header, strong)
            for line, cells in enumerate(table.rows, start=1):
                _write_line(sheet, line, cells, plain)
                widths = [max(pair) for pair in zip(widths, map(_width, cells), strict=True)]
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width, plain)


def _write_line(
    sheet: "xlsxwriter.worksheet.Worksheet", line: int, cells: Sequence[str], look: "xlsxwriter.format.Format"
) -> None:
    for column, cell in enumerate(cells):
        if cell:
            sheet.write_string(line, column, cell[:_LONGEST_CELL], look)


def _width(cell: str) -> int:
    return min(max(len(cell) + 2, _NARROWEST), _WIDEST)


def _title(title: str, number: int, taken: Iterable[str]) -> str:
    """Give a title that a spreadsheet accepts: short, without brackets and slashes, and not there yet."""
    wanted = title.translate(_NOT_IN_A_TITLE).strip("' ")[:_LONGEST_TITLE] or str(number)
    clashes = wanted.casefold() in {name.casefold() for name in taken} | {"history"}
    return f"{wanted[: _LONGEST_TITLE - 5]} {number}" if clashes else wanted


def write_csv(target: TextIO, table: Table) -> None:
    """Write a table as CSV; what would run as a formula gets an apostrophe, which our reader removes."""
    writer = csv.writer(target)
    writer.writerow(map(guard, table.header))
    writer.writerows(map(guard, cells) for cells in table.rows)


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """Give a workbook as bytes."""
    target = io.BytesIO()
    write_xlsx(target, tables)
    return target.getvalue()


def csv_bytes(table: Table) -> bytes:
    """Give a CSV file as bytes, with the mark by which spreadsheet programs know UTF-8."""
    target = io.StringIO(newline="")
    write_csv(target, table)
    return target.getvalue().encode("utf-8-sig")
