"""A list that goes out comes back as it was."""

import io
import zipfile
from pathlib import Path

import pytest

from trellis.imports.reading import read_sheets
from trellis.imports.writing import Table, csv_bytes, xlsx_bytes

HEADER = ["Name", "Code", "Note"]
ROWS = [
    ["แม่สาย", "01234", "=HYPERLINK(1)"],
    ["'=x", "+66 53", "two\nlines"],
    ["@home", "-5", "https://example.org"],
    ["", "", "x"],
]
TABLE = Table("Members: Mae Sai/Nan", HEADER, ROWS)


@pytest.mark.parametrize("raw", [csv_bytes(TABLE), xlsx_bytes([TABLE])], ids=["csv", "xlsx"])
def test_a_list_comes_back_as_it_went_out(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(raw)
    assert [list(row.cells) for row in read_sheets(path, "list")[0].rows] == [HEADER, *ROWS]


def test_nothing_in_it_runs_as_a_formula() -> None:
    assert b"'=HYPERLINK" in csv_bytes(TABLE)
    assert csv_bytes(TABLE).startswith(b"\xef\xbb\xbf")
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes([TABLE]))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert b'state="frozen"' in sheet


def test_titles_are_made_fit_for_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "list"
    titles = ["A/B", "a-b", "History", "", "x" * 40]
    path.write_bytes(xlsx_bytes([Table(title, HEADER, ROWS) for title in titles]))
    assert [sheet.name for sheet in read_sheets(path, "list")] == ["A-B", "a-b 2", "History 3", "4", "x" * 31]
