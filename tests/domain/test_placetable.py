"""A state's own table of places is read as it was published."""

from datetime import date
from decimal import Decimal

import pytest

from trellis.domain.placelevels import level_in, level_of, level_of_file
from trellis.domain.placetable import TROUBLE_SAYS, Conflict, Line, Table, Trouble, read
from trellis.domain.problems import NO_HEADER, PLACES_NO_CODES, PLACES_NO_LEVEL, Problem
from trellis.domain.sheet import Row, Sheet


def table(text: str, file: str = "districts.csv", **how: str) -> Table:
    """Read what stands between the quotation marks, one row a line."""
    lines = enumerate(text.strip().splitlines(), start=1)
    return read(
        Sheet("places", tuple(Row(number, tuple(line.strip().split(","))) for number, line in lines)),
        file,
        **how,
    )


def test_the_thai_district_table_reads_as_it_is() -> None:
    found = table(
        """id,name_th,name_en,province_id,created_at,updated_at,deleted_at
        5709,แม่สาย,Mae Sai,45,2019-08-09T03:33:09.000+07:00,,
        0901,เก่า,Old,9,,,2019-08-09T03:33:09.000+07:00""",
        "tha_districts.csv",
    )
    mae_sai, old = found.lines
    assert mae_sai == Line(
        file="tha_districts.csv",
        row=2,
        level="district",
        code="5709",
        names={"th": "แม่สาย", "en": "Mae Sai"},
        parent="45",
        parent_level="province",
    )
    assert (old.code, old.valid_until) == ("0901", date(2019, 8, 9))
    assert found.left_out == ("created_at", "updated_at")


def test_the_yunnan_table_names_its_levels_by_number() -> None:
    found = table(
        """country_iso3,admin_level,code,name_zh,parent_code
        CHN,1,53,云南省,CHN
        CHN,4,532822102,打洛镇,532822""",
        "chn_yunnan_levels1-5.csv",
    )
    assert [(line.level, line.country, line.parent) for line in found.lines] == [
        ("province", "CHN", "CHN"),
        ("township", "CHN", "532822"),
    ]


def test_a_name_without_a_language_is_known_by_its_script() -> None:
    found = table("code,name,level\n1,ภาคเหนือ,region\n2,Nord,region", "x.csv")
    assert [dict(line.names) for line in found.lines] == [{"th": "ภาคเหนือ"}, {"en": "Nord"}]


def test_positions_and_days_are_read_or_named() -> None:
    found = table(
        """code,name_en,level,lat,long,valid_from,parent_code,parent_level
        1,A,village,"18.411",100.314,2001-02-03,9,sub_district
        2,B,village,95,0,,,
        3,C,village,nan,0,,,
        4,D,village,,,soon,,""".replace('"', ""),
    )
    (line,) = found.lines
    assert (line.latitude, line.longitude, line.valid_from) == (
        Decimal("18.411000"),
        Decimal("100.314000"),
        date(2001, 2, 3),
    )
    assert line.parent_level == "sub-district"
    assert [(each.row, each.code, each.stands, each.says) for each in found.conflicts] == [
        (3, "2", "lat", "95"),
        (4, "3", "lat", "nan"),
        (5, "4", "valid_from", "soon"),
    ]


def test_a_row_without_code_or_name_is_named() -> None:
    found = table(
        "code,name_en,level,iso3\n,A,village,THA\n2,-,village,THA\n3,C,village,Thailand\n"
        + "4" * 61
        + ",D,village,THA"
    )
    assert [(each.trouble, each.row) for each in found.conflicts] == [
        (Trouble.NO_CODE, 2),
        (Trouble.NO_NAME, 3),
        (Trouble.BAD_VALUE, 4),
        (Trouble.BAD_VALUE, 5),
    ]
    assert found.lines == ()


def test_blank_and_short_rows_do_no_harm() -> None:
    found = table("code,name_en,,name_th,lat\n1,A\n , ,\n")
    assert [line.code for line in found.lines] == ["1"]
    assert found.left_out == ()


def test_what_is_no_table_of_places_says_so() -> None:
    with pytest.raises(Problem) as no_codes:
        table("name_en,colour\nMae Sai,green")
    with pytest.raises(Problem) as no_level:
        table("code,name_en\n1,Mae Sai", "list.csv")
    with pytest.raises(Problem) as no_header:
        read(Sheet("empty", ()), "empty.csv")
    kinds = [raised.value.kind for raised in (no_codes, no_level, no_header)]
    assert kinds == [PLACES_NO_CODES, PLACES_NO_LEVEL, NO_HEADER]
    assert table("code,name_en\n1,Mae Sai", "list.csv", level="tambon").lines[0].level == "sub-district"


@pytest.mark.parametrize(
    ("written", "country", "level"),
    [
        ("Sub_District", "", "sub-district"),
        ("amphoe", "", "district"),
        ("Provinces", "", "province"),
        ("3", "THA", "sub-district"),
        ("0", "THA", "country"),
        ("9", "THA", "9"),
        ("2", "", "2"),
        ("Parish Council", "", "parish council"),
        ("", "THA", ""),
    ],
)
def test_levels_have_one_name(written: str, country: str, level: str) -> None:
    assert level_of(written, country) == level


def test_a_file_says_its_level_by_its_name_or_by_what_it_lies_in() -> None:
    assert level_in("tha_sub_districts") == "sub-district"
    assert level_in("tha_geographies") == "geography"
    assert level_of_file("tha_districts.csv", "") == "district"
    assert level_of_file("list.csv", "district") == "sub-district"
    assert level_of_file("list.csv", "") == ""


def test_every_trouble_has_a_sentence_that_can_be_filled() -> None:
    for trouble in Trouble:
        conflict = Conflict(trouble=trouble, file="f", row=1)
        assert TROUBLE_SAYS[trouble] % {"code": conflict.code, "stands": "a", "says": "b"}
