"""Tables of places come in whole or not at all, and only once."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.people import NOBODY, OPERATOR, by
from tests.places.conftest import DISTRICTS, PROVINCES, SUB_DISTRICTS, THAI, Reader
from trellis.accounts.models import Person
from trellis.domain.placeplan import Plan
from trellis.domain.placetable import Trouble
from trellis.domain.problems import (
    COUNTRY_UNKNOWN,
    NOT_PERMITTED,
    PLACE_UNKNOWN,
    PLACES_CONFLICT,
    PLACES_NO_CODES,
    PLACES_NO_LEVEL,
    Problem,
)
from trellis.imports.writing import Table, write_xlsx
from trellis.ledger.models import Line
from trellis.places import queries
from trellis.places.actions import import_places
from trellis.places.models import Code, Place
from trellis.places.tables import Wish, open_tables

Bring = Callable[..., Plan]
Find = Callable[[str], Place]


def test_files_in_any_order_make_one_tree(thailand: Find) -> None:
    mae_sai = thailand("570901")
    assert [place.names["en"] for place in queries.ancestors(mae_sai)] == ["Chiang Rai", "Mae Sai"]
    assert (mae_sai.level, mae_sai.depth, str(mae_sai.latitude)) == ("sub-district", 2, "20.431000")
    assert mae_sai.lies_in(thailand("45"))
    assert not mae_sai.lies_in(thailand("42"))


def test_one_file_after_the_other_makes_the_same_tree(bring_in: Bring) -> None:
    for name in ("tha_provinces.csv", "tha_districts.csv", "tha_sub_districts.csv"):
        bring_in({name: THAI[name]})
    assert Place.objects.filter(depth=2).count() == 4


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(thailand: Find, bring_in: Bring) -> None:
    before = list(Place.objects.order_by("pk").values())
    again = bring_in(THAI)
    assert (again.does_nothing, again.unchanged) == (True, 10)
    assert list(Place.objects.order_by("pk").values()) == before
    assert Line.objects.filter(verb="place.import").count() == 1


def test_the_record_keeps_counts_and_digest(thailand: Find) -> None:
    line = Line.objects.get(verb="place.import")
    assert line.detail["figures"] == {"created": 10, "changed": 0, "unchanged": 0, "conflicts": 0}
    assert line.detail["scheme"] == "tha-dopa"
    assert [len(each["sha256"]) for each in line.detail["files"]] == [64, 64, 64]


def test_a_country_is_made_with_its_names(yunnan: Find) -> None:
    china = yunnan("CHN")
    assert (china.names["en"], china.names["th"], china.names["zh"]) == ("China", "จีน", "中国")
    assert yunnan("532822102203").country == "CHN"
    assert [place.kind for place in queries.with_paths([yunnan("532822102203")])[0].above] == [
        "Country",
        "Province",
        "Prefecture",
        "County",
        "Township",
    ]


def test_codes_keep_their_zeros(bring_in: Bring) -> None:
    bring_in({"villages.csv": "code,name_en\n0001,A\n01,B"})
    assert set(Code.objects.values_list("code", flat=True)) == {"0001", "01"}


def test_a_contradiction_changes_nothing_and_is_named(thailand: Find, bring_in: Bring) -> None:
    changed = {"tha_districts.csv": DISTRICTS.replace("Rong Kwang", "Rongkwang") + "\n9999,ใหม่,New,45"}
    with pytest.raises(Problem) as raised:
        bring_in(changed)
    assert raised.value.kind is PLACES_CONFLICT
    (conflict,) = raised.value.details["plan"].conflicts
    assert (conflict.trouble, conflict.row, conflict.stands, conflict.says) == (
        Trouble.CHANGED,
        3,
        "Rong Kwang",
        "Rongkwang",
    )
    assert not Code.objects.filter(code="9999").exists()


def test_update_lets_the_file_win_and_search_follows(thailand: Find, bring_in: Bring) -> None:
    bring_in({"tha_districts.csv": DISTRICTS.replace("Rong Kwang", "Rongkwang")}, update=True)
    assert thailand("5402").names["en"] == "Rongkwang"
    assert thailand("5402").version == 2
    assert [place.pk for place in queries.find("Rongkw")] == [thailand("5402").pk]
    assert [place.pk for place in queries.find("5402") if place.level == "district"] == [thailand("5402").pk]


def test_a_move_takes_everything_below_along(thailand: Find, bring_in: Bring) -> None:
    moved = DISTRICTS.replace("5709,แม่สาย,Mae Sai,45", "5709,แม่สาย,Mae Sai,99")
    bring_in({"tha_provinces.csv": PROVINCES + "\n99,ใหม่,New", "tha_districts.csv": moved}, update=True)
    assert [place.names["en"] for place in queries.ancestors(thailand("570901"))] == ["New", "Mae Sai"]
    assert queries.within(thailand("99")).count() == 4
    assert queries.within(thailand("45")).count() == 1


def test_another_state_keeps_its_own_scheme(thailand: Find, bring_in: Bring) -> None:
    with pytest.raises(Problem) as raised:
        bring_in({"villages.csv": "code,name_en,parent_code\n1,A,5709"}, scheme="other")
    (conflict,) = raised.value.details["plan"].conflicts
    assert (conflict.trouble, conflict.stands) == (Trouble.OTHER_SCHEME, "tha-dopa")


def test_rows_without_parent_go_where_one_says(thailand: Find, bring_in: Bring) -> None:
    bring_in({"villages.csv": "code,name_en\n1,Ban A"}, under="570901")
    assert thailand("1").parent == thailand("570901")
    with pytest.raises(Problem) as raised:
        bring_in({"villages.csv": "code,name_en\n2,Ban B"}, under="nowhere")
    assert raised.value.kind is PLACE_UNKNOWN


def test_a_place_of_another_scheme_may_hold_them_too(yunnan: Find, bring_in: Bring) -> None:
    bring_in({"villages.csv": "code,name_en\n1,Hamlet"}, under="532822102", scheme="own")
    assert yunnan("1").parent == yunnan("532822102")


def test_a_country_that_nobody_knows_is_refused(tables: Reader) -> None:
    with pytest.raises(Problem) as raised:
        tables(THAI, country="XQX")
    assert raised.value.kind is COUNTRY_UNKNOWN


def test_a_workbook_of_several_sheets_comes_in_whole(db: None, tmp_path: Path) -> None:
    def sheet(title: str, text: str) -> Table:
        first, *rows = [line.split(",") for line in text.splitlines()]
        return Table(title, first, rows)

    book = io.BytesIO()
    write_xlsx(
        book,
        [
            sheet("Notes", "hello,there\nnothing,here"),
            sheet("provinces", PROVINCES),
            sheet("districts", DISTRICTS),
        ],
    )
    (tmp_path / "thai.xlsx").write_bytes(book.getvalue())
    tables = open_tables([(tmp_path / "thai.xlsx", "thai.xlsx")], Wish(scheme="tha-dopa"))
    assert import_places(actor=OPERATOR, tables=tables).figures()["created"] == 6

    notes = io.BytesIO()
    write_xlsx(notes, [sheet("A", "hello,there\nnothing,here"), sheet("B", "hello,there\nnothing,here")])
    (tmp_path / "notes.xlsx").write_bytes(notes.getvalue())
    with pytest.raises(Problem) as raised:
        open_tables([(tmp_path / "notes.xlsx", "notes.xlsx")], Wish(scheme="x"))
    assert raised.value.kind is PLACES_NO_CODES


def test_only_those_who_keep_the_node_bring_tables_in(thailand: Find, tables: Reader, prasit: Person) -> None:
    for name in ({"tha_districts.csv": DISTRICTS}, {"new_provinces.csv": "id,name_en\n1,New"}):
        with pytest.raises(Problem) as raised:
            import_places(actor=NOBODY, tables=tables(name))
        assert raised.value.kind is NOT_PERMITTED
    import_places(actor=by(prasit), tables=tables({"new_provinces.csv": "id,name_en\n1,New"}))


def test_sub_districts_alone_say_what_they_lack(bring_in: Bring) -> None:
    with pytest.raises(Problem) as raised:
        bring_in({"tha_sub_districts.csv": SUB_DISTRICTS})
    assert {each.trouble for each in raised.value.details["plan"].conflicts} == {Trouble.MISSING_PARENT}
    assert not Place.objects.exists()


def test_a_big_batch_is_written_in_pieces(bring_in: Bring) -> None:
    rows = "\n".join(f"{number},Village {number}" for number in range(1, 1202))
    assert bring_in({"villages.csv": "code,name_en\n" + rows}).figures()["created"] == 1201
    assert Place.objects.count() == Code.objects.count() == 1201


@pytest.mark.shared
def test_the_real_tables_come_in_as_they_are(db: None, shared_data: Path) -> None:
    folder = shared_data / "places"
    thai = [
        folder / f"tha_{level}.csv" for level in ("sub_districts", "geographies", "districts", "provinces")
    ]
    for files, wish, count in (
        (thai, Wish(scheme="tha-dopa", country="THA"), 8464),
        ([folder / "chn_yunnan_levels1-5.csv"], Wish(scheme="chn-nbs"), 16496),
    ):
        named = [(path, path.name) for path in files]
        assert import_places(actor=OPERATOR, tables=open_tables(named, wish)).figures()["created"] == count
        assert import_places(actor=OPERATOR, tables=open_tables(named, wish)).does_nothing
    four = queries.suggest("Mae Sai")
    assert sorted(place.codes.all()[0].code for place in four) == ["540214", "560114", "5709", "570901"]
    assert [place.names["zh"] for place in queries.suggest("曼夕")] == ["曼夕村民委员会"]


def test_positions_and_days_come_and_are_mended(thailand: Find, bring_in: Bring) -> None:
    row = "570906,Wiang Phang Kham,5709,20.4,99.8,2025-01-31"
    more = {"tha_sub_districts.csv": f"id,name_en,district_id,lat,long,deleted_at\n{row}"}
    bring_in(more)
    place = thailand("570906")
    assert (str(place.latitude), str(place.valid_until)) == ("20.400000", "2025-01-31")
    assert queries.suggest("Wiang Phang Kham") == [place]
    assert bring_in(more).does_nothing


def test_levels_are_words_numbers_or_what_the_state_says(bring_in: Bring) -> None:
    bring_in({"list.csv": "code,name_en,level\n1,A,4\n2,B,parish council"})
    kinds = [queries.resolve(code)[0].kind for code in "12"]
    assert kinds == ["Level 4", "Parish council"]


def test_a_sheet_that_does_not_say_its_level_stops_the_workbook(db: None, tmp_path: Path) -> None:
    with (tmp_path / "two.xlsx").open("wb") as book:
        write_xlsx(
            book,
            [
                Table("provinces", ["code", "name_en"], [["1", "A"]]),
                Table("more", ["code", "name_en"], [["2", "B"]]),
            ],
        )
    with pytest.raises(Problem) as raised:
        open_tables([(tmp_path / "two.xlsx", "two.xlsx")], Wish(scheme="x"))
    assert raised.value.kind is PLACES_NO_LEVEL
