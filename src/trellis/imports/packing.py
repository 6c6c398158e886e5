"""Looking into a zipped workbook before it is opened: is it one, and how large would it really become?"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trellis.domain.problems import (
    FILE_DAMAGED,
    FILE_LOCKED,
    FILE_NOT_A_LIST,
    FILE_SUSPICIOUS,
    TOO_MANY_ROWS,
    Problem,
)

_CHUNK = 1 << 20
_SMALL = 10_000_000
_MOST_PARTS = 2_000
_IS_ENCRYPTED = 0x1
# A filled cell or a line with its address; styles reach to the last column of a sheet and don't count.
_ADDRESS = re.compile(
    rb"""<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r=["']([A-Z]{0,3})([0-9]{1,7})["'][^<>]*(?<!/)>"""
)
_OVERLAP = 400
_SIGNS = (
    ("word/document.xml", "Word (.docx)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("xl/workbook.bin", "Excel (.xlsb)"),
    ("content.xml", "OpenDocument"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a file may be: rows, columns and letters in a cell; bytes as sent and as unpacked.

    `ratio` is how many times larger a file may become by unpacking; `cells` bounds the rectangle that a sheet
    spans, since the reader makes room for all of it.
    """

    rows: int = 100_000
    columns: int = 200
    cell: int = 32_767
    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000
    ratio: int = 200
    cells: int = 6_000_000


def check_packing(path: Path, name: str, limits: Limits) -> None:
    """Check that a zip file is a workbook within the limits when unpacked; raises Problem if not."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            _check_kind(packed, name)
            _check_declared(parts, path.stat().st_size, name, limits)
            left = limits.unpacked_bytes
            for part in parts:
                left -= _unpack(packed, part, left, name=name, limits=limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Problem(FILE_DAMAGED, name=name) from error


def _check_kind(packed: zipfile.ZipFile, name: str) -> None:
    names = set(packed.namelist())
    if "xl/workbook.xml" not in names:
        what = next((what for sign, what in _SIGNS if sign in names), "ZIP")
        raise Problem(FILE_NOT_A_LIST, name=name, what=what)


def _check_declared(parts: list[zipfile.ZipInfo], size: int, name: str, limits: Limits) -> None:
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise Problem(FILE_LOCKED, name=name)
    declared = sum(part.file_size for part in parts)
    if declared > limits.unpacked_bytes or len(parts) > _MOST_PARTS:
        raise Problem(FILE_SUSPICIOUS, name=name)
    if declared > max(_SMALL, size * limits.ratio):
        raise Problem(FILE_SUSPICIOUS, name=name)


def _unpack(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, *, name: str, limits: Limits) -> int:
    """Unpack a part without keeping it and give its real size, whatever it declared."""
    is_sheet = part.filename.lower().startswith("xl/worksheets/") and part.filename.lower().endswith(".xml")
    size, tail = 0, b""
    # The declared size would stop the unpacking early and hide what follows.
    part.file_size = 2 * limits.unpacked_bytes + _CHUNK
    for chunk in _chunks(packed, part):
        size += len(chunk)
        if size > left:
            raise Problem(FILE_SUSPICIOUS, name=name)
        if is_sheet:
            _check_span(tail + chunk, name, limits)
            tail = chunk[-_OVERLAP:]
    return size


def _chunks(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with packed.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            yield chunk


def _check_span(xml: bytes, name: str, limits: Limits) -> None:
    """Refuse a sheet with a cell so far off that the rectangle up to it would fill the memory."""
    if b"\x00" in xml:
        raise Problem(FILE_DAMAGED, name=name)
    width = height = 1
    for column, row in _ADDRESS.findall(xml):
        width = max(width, _column(column))
        height = max(height, int(row))
    if height * width > limits.cells:
        raise Problem(TOO_MANY_ROWS, name=name, limit=limits.rows)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return max(1, number)
