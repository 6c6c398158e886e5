"""Files as people bring them: what is read, and the one clear sentence where nothing can be."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from trellis.domain import problems
from trellis.domain.problems import Kind, Problem
from trellis.domain.sheet import Row, Sheet
from trellis.imports.packing import Limits
from trellis.imports.reading import read_sheets
from trellis.imports.writing import Table, xlsx_bytes

MEMBERS = xlsx_bytes([Table("Members", ["Name", "Code"], [["Malee's group", "01234"], ["แม่สาย", ""]])])
SHEET = "xl/worksheets/sheet1.xml"
PLACES = Path(__file__).resolve().parents[3] / "shared/data/places"

Reader = Callable[..., list[Sheet]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Bring a file in by its bytes."""

    def reading(raw: bytes, name: str = "members.csv", **limits: int) -> list[Sheet]:
        path = tmp_path / "upload"
        path.write_bytes(raw)
        return read_sheets(path, name, limits=Limits(**limits))

    return reading


def cells(sheets: list[Sheet]) -> list[tuple[str, ...]]:
    """Give the cells of the first sheet."""
    return [row.cells for row in sheets[0].rows]


def repacked(name: str, content: bytes, *, of: bytes = MEMBERS) -> bytes:
    """Put another content in the place of one part of a workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(of)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return target.getvalue()


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Make a workbook as a spreadsheet program does."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        fill(book)
    return target.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_understood(read: Reader, delimiter: str) -> None:
    lines = [("Name", "Place, land"), ('Say "hi"', "two\nlines")]
    raw = "\r\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    assert cells(read(raw.encode())) == lines


def test_blank_lines_keep_their_numbers_and_codes_their_zeros(read: Reader) -> None:
    rows = read("\ufeffName,Code\n\n ,,\nแม่สาย,01234,,\n".encode())[0].rows
    assert rows == (Row(1, ("Name", "Code")), Row(4, ("แม่สาย", "01234")))


def test_a_list_of_one_column_and_one_in_an_old_encoding_are_read(read: Reader) -> None:
    assert cells(read(b"Name\nBRAC\nPlan")) == [("Name",), ("BRAC",), ("Plan",)]
    assert cells(read("ชื่อ;จังหวัด\nมูลนิธิ;เชียงราย".encode("cp874"))) == [("ชื่อ", "จังหวัด"), ("มูลนิธิ", "เชียงราย")]


def test_a_formula_in_a_csv_is_only_text(read: Reader) -> None:
    assert cells(read(b"Name\n=1+1\n+66 53\n'-x\n")) == [("Name",), ("=1+1",), ("+66 53",), ("-x",)]


def test_a_workbook_gives_text_as_a_person_would_type_it(read: Reader) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("List")
        date = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for column, number in enumerate((5301, 0.1, 1e21, 1e-7)):
            sheet.write_number(2, column + 1, number)
        sheet.write_boolean(3, 1, True)  # noqa: FBT003
        sheet.write_number(3, 2, 45000, date)
        sheet.write_number(3, 3, 45000.5, date)
        sheet.write_formula(3, 4, "=1+1", None, 2)
        book.add_worksheet("Secret").write_string(0, 0, "hidden")
        book.get_worksheet_by_name("Secret").hide()
        book.add_worksheet("Empty")

    sheets = read(workbook(fill), "list.xlsx")
    assert sheets == [
        Sheet(
            "List",
            (
                Row(3, ("", "5301", "0.1", "1000000000000000000000", "0.0000001")),
                Row(4, ("", "TRUE", "2023-03-15", "2023-03-15 12:00:00", "2")),
            ),
        )
    ]


def test_the_content_counts_not_the_name(read: Reader) -> None:
    assert cells(read(MEMBERS, "members.csv"))[2] == ("แม่สาย",)
    assert cells(read(b"Name,Code\nBRAC,1", "members.xlsx"))[1] == ("BRAC", "1")


def zipped(*names: str) -> bytes:
    """Make a zip file of small parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return target.getvalue()


FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    b"</sheetData></worksheet>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("raw", "kind", "says"),
    [
        (b"", problems.FILE_EMPTY, "list.xlsx has nothing in it."),
        (b" \n\n,,\n", problems.FILE_EMPTY, "has nothing in it"),
        (b"%PDF-1.7 ...", problems.FILE_NOT_A_LIST, "its format is PDF"),
        (b"\n<HTML><table>", problems.FILE_NOT_A_LIST, "its format is HTML"),
        (OLE + b"x" * 600, problems.FILE_NOT_A_LIST, "its format is Excel 97 (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), problems.FILE_LOCKED, "protected by a password"),
        (zipped("word/document.xml"), problems.FILE_NOT_A_LIST, "Word (.docx)"),
        (zipped("mimetype", "content.xml"), problems.FILE_NOT_A_LIST, "OpenDocument"),
        (zipped("holiday.jpg"), problems.FILE_NOT_A_LIST, "ZIP"),
        (zipped("xl/workbook.xml"), problems.FILE_DAMAGED, "Open it, save it again"),
        (MEMBERS[: len(MEMBERS) // 2], problems.FILE_DAMAGED, "damaged or was only half sent"),
        (repacked(SHEET, b"<worksheet><sheetData><row r="), problems.FILE_DAMAGED, "damaged"),
        (repacked(SHEET, b"\xff\xfe<\x00w\x00"), problems.FILE_DAMAGED, "damaged"),
        (
            repacked(SHEET, b"<worksheet>" + b" " * 30_000_000),
            problems.FILE_SUSPICIOUS,
            "Save the list as CSV",
        ),
        (repacked(SHEET, FAR), problems.TOO_MANY_ROWS, "more than 100000 rows"),
        (b"Name\nBRAC\n\x00\x01", problems.FILE_NOT_TEXT, "in line 3"),
        (b"a,b\n" * 300_000, problems.TOO_MANY_ROWS, "Divide it into files"),
        (b"a,b\n" + b"a," * 300 + b"b\n", problems.TOO_MANY_COLUMNS, "in line 2"),
        (b"a,b\nc," + b"x" * 40_000, problems.CELL_TOO_LONG, "in line 2"),
        (
            b'a,b\nc,d\n"c,d\n' + b"e,f\n" * 60_000,
            problems.CELL_TOO_LONG,
            "in line 3. Is a quotation mark missing",
        ),
    ],
)
def test_what_is_no_list_gets_one_clear_sentence(read: Reader, raw: bytes, kind: Kind, says: str) -> None:
    with pytest.raises(Problem) as problem:
        read(raw, "list.xlsx")
    assert problem.value.kind is kind
    assert says in str(problem.value)


def test_a_file_larger_than_allowed_is_not_even_opened(read: Reader) -> None:
    with pytest.raises(Problem) as problem:
        read(b"x" * 2_000_001, file_bytes=2_000_000)
    assert str(problem.value).startswith("members.csv is larger than 2 MB.")


def test_a_workbook_that_lies_about_its_size_is_caught_by_unpacking_it(read: Reader) -> None:
    honest = repacked(SHEET, b"<worksheet>" + b" " * 3_000_000)
    lie = honest.replace(struct.pack("<I", 3_000_011), struct.pack("<I", 11))
    assert lie != honest
    with pytest.raises(Problem) as problem:
        read(lie, "members.xlsx", unpacked_bytes=1_000_000)
    assert problem.value.kind is problems.FILE_SUSPICIOUS


def test_a_workbook_over_the_whole_allowance_or_locked_is_refused(read: Reader) -> None:
    with pytest.raises(Problem) as problem:
        read(MEMBERS, unpacked_bytes=100)
    assert problem.value.kind is problems.FILE_SUSPICIOUS
    locked = bytearray(MEMBERS)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Problem) as problem:
        read(bytes(locked))
    assert problem.value.kind is problems.FILE_LOCKED


@pytest.mark.shared
@pytest.mark.skipif(not PLACES.exists(), reason=f"the real tables aren't here: {PLACES}")
@pytest.mark.parametrize(
    ("name", "rows"),
    [("tha_sub_districts.csv", 7452), ("tha_provinces.csv", 78), ("chn_yunnan_levels1-5.csv", 16_496)],
)
def test_the_real_tables_are_read_whole(name: str, rows: int) -> None:
    assert len(read_sheets(PLACES / name, name)[0].rows) == rows


def test_a_date_written_as_text_in_the_workbook_is_a_date(read: Reader) -> None:
    cell = b'<c r="A1" t="d"><v>2023-03-15T00:00:00</v></c><c r="B1" t="d"><v>2023-03-15T08:30:00</v></c>'
    sheet = FAR[: FAR.index(b"<row")] + b'<row r="1">' + cell + b"</row></sheetData></worksheet>"
    assert cells(read(repacked(SHEET, sheet))) == [("2023-03-15", "2023-03-15 08:30:00")]
