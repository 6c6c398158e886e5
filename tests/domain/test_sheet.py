"""Headers as people make them."""

import pytest

from trellis.domain.columns import Field, guess, wordings
from trellis.domain.problems import NO_HEADER, Problem
from trellis.domain.sheet import Row, Sheet, body, find_header, letter

FIELDS = [
    Field(
        "name",
        ("Organisation", "Organization name", "ชื่อองค์กร", "Nom de l'organisation", "名称"),
        ("#org+name",),
    ),
    Field("acronym", ("Acronym", "ชื่อย่อ", "Sigle", "简称"), ("#org+acronym",)),
    Field("type", ("Type", "Org type", "ประเภท"), ("#org+type",)),
    Field("phone", ("Phone", "Telephone", "โทรศัพท์"), ("#contact+phone",)),
    Field("alias", ("Also known as", "Alias", "Other name"), many=True),
]


def sheet(*lines: str) -> Sheet:
    """Make a sheet of lines whose cells are divided by bars; a blank line only takes its number."""
    rows = [Row(number, tuple(line.split("|"))) for number, line in enumerate(lines, start=1)]
    return Sheet("members", tuple(rows))


def test_titles_and_blank_lines_stand_above_the_header() -> None:
    members = sheet(
        "Members of the organisation network 2024||",
        "||",
        "Organisation|Acronym|Type",
        "BRAC||NGO",
        " |",
        "Plan",
    )
    header = find_header(members, wordings(FIELDS))
    assert (header.names, header.rows) == (("Organisation", "Acronym", "Type"), (3,))
    assert list(body(members, header)) == [Row(4, ("BRAC", "", "NGO")), Row(6, ("Plan", "", ""))]


def test_merged_header_cells_give_their_name_to_each_column_below() -> None:
    members = sheet("Organisation|Contact||Type", "|Name|Phone|", "BRAC|Malee|053|NGO")
    header = find_header(members, wordings(FIELDS))
    assert header.names == ("Organisation", "Contact Name", "Contact Phone", "Type")
    assert [row.number for row in body(members, header)] == [3]


def test_a_header_with_a_gap_does_not_swallow_the_first_member() -> None:
    members = sheet("Organisation||Acronym|Type", "BRAC|in Mae Sai||NGO", "Plan|x||NGO")
    assert find_header(members, wordings(FIELDS)).rows == (1,)


def test_two_lines_are_joined_without_known_words_only_when_both_have_gaps() -> None:
    assert find_header(sheet("Wer|Kontakt||", "|Ort|Fax|", "a|b|c")).names == (
        "Wer",
        "Kontakt Ort",
        "Kontakt Fax",
    )
    assert find_header(sheet("Wer|Was|Wo", "a|b|c")).names == ("Wer", "Was", "Wo")


def test_a_hashtag_row_under_the_names_is_no_member() -> None:
    members = sheet("Who|What kind|", "#org +name|#org +type|", "BRAC|#N/A|")
    header = find_header(members, wordings(FIELDS))
    assert header.tags == ("#org +name", "#org +type")
    assert [row.cells for row in body(members, header)] == [("BRAC", "#N/A")]
    assert guess(header, FIELDS).columns == {"name": (0,), "type": (1,)}


def test_a_hashtag_row_alone_is_header_enough() -> None:
    header = find_header(sheet("#org+name|#org+acronym", "BRAC|"))
    assert (header.names, header.first) == (("#org+name", "#org+acronym"), 1)


def test_a_header_repeated_on_each_page_is_left_out() -> None:
    members = sheet("Organisation|Type", "BRAC|NGO", "ORGANISATION|Type", "Plan|NGO")
    assert [row.number for row in body(members, find_header(members))] == [2, 4]


@pytest.mark.parametrize("lines", [(), ("1|2", "3|4"), ("a@b.org|2024-01-01",)])
def test_a_table_of_figures_has_no_header(lines: tuple[str, ...]) -> None:
    with pytest.raises(Problem) as problem:
        find_header(sheet(*lines))
    assert problem.value.kind is NO_HEADER


def test_a_thai_header_is_one() -> None:
    assert find_header(sheet("ที่|ชื่อองค์กร|ที่อยู่", "1|มูลนิธิ|เชียงราย")).names == ("ที่", "ชื่อองค์กร", "ที่อยู่")


def test_columns_are_called_as_spreadsheets_do() -> None:
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def columns(*names: str) -> dict[str, tuple[int, ...]]:
    """Guess from names alone."""
    return guess(find_header(sheet("|".join(names))), FIELDS).columns


@pytest.mark.parametrize(
    "name",
    [
        "organisation",
        "Organisation (full name)",
        "Organizaton name",
        "name organization",
        "ชื่อองค์กร / Org",
        "名称",
    ],
)
def test_a_name_column_is_known_in_many_wordings(name: str) -> None:
    assert columns(name, "Acronym")["name"] == (0,)


def test_no_field_gets_two_columns_unless_it_may() -> None:
    header = find_header(sheet("Type|Org type|Alias|Other name|Remarks||Sigle"))
    found = guess(header, FIELDS)
    assert found.columns == {"type": (0,), "alias": (2, 3), "acronym": (6,)}
    assert found.leftovers == (1, 4, 5)


def test_the_better_fit_wins_wherever_it_stands() -> None:
    assert columns("Organisation type", "Organisation")["name"] == (1,)
