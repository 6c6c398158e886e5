"""Rows of who does what where are read as they came; what can't be read is told, never guessed."""

from datetime import date

import pytest

from trellis.domain.activityreading import activities, day, needs, number
from trellis.domain.activityrows import Line
from trellis.domain.coverage import Need, Status
from trellis.domain.gazetteer import from_table, locate
from trellis.domain.placetable import Line as PlaceLine
from trellis.domain.sheet import Row, Sheet
from trellis.domain.snapshots import compare_snapshots


def line(number_of_row: int, **said: str) -> Line:
    return Line(number_of_row, said)


def place(code: str, name: str, parent: str = "") -> PlaceLine:
    return PlaceLine(file="places.csv", row=1, level="", code=code, names={"en": name}, parent=parent)


THAILAND = from_table(
    [
        place("50", "Chiang Mai"),
        place("57", "Chiang Rai"),
        place("5001", "Mueang", "50"),
        place("5701", "Mueang", "57"),
        place("5009", "Fang", "50"),
    ]
)


@pytest.mark.parametrize(
    ("said", "is_"),
    [
        ("2026-11-25", date(2026, 11, 25)),
        ("2026-11", date(2026, 11, 1)),
        ("2026-11-25T00:00", date(2026, 11, 25)),
        ("2026-02-30", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_or_not(said: str, is_: date | None) -> None:
    assert day(said) == is_


@pytest.mark.parametrize(
    ("said", "is_"),
    [
        ("40", 40),
        ("1,234", 1234),
        ("๔๐", 40),
        ("12.0", 12),
        ("about 40", None),
        ("-3", None),
        ("9" * 20, None),
    ],
)
def test_a_number_is_read_or_not(said: str, is_: int | None) -> None:
    assert number(said) == is_


def test_what_a_row_says_becomes_an_activity_and_the_rest_is_told() -> None:
    rows = [
        line(2, organisation="Centre", kind="Shelter", adm1="Fang", status="Completed", since="2026-01-05"),
        line(
            3,
            organisation="CENTRE",
            kind="shelter",
            adm1="Fang",
            status="perhaps",
            people="many",
            until="never",
        ),
        line(4, organisation="Centre", adm1="Fang"),
        line(5, organisation="Centre", kind="Shelter"),
    ]

    read = activities(rows, locate(rows))

    assert [(each.organisation, each.kind, each.status) for each in read.activities] == [
        ("Centre", "Shelter", Status.ENDED),
        ("Centre", "Shelter", Status.ACTIVE),
    ]
    assert {(each.kind, each.values, each.lines) for each in read.doubts} == {
        ("unreadable", ("status",), (3,)),
        ("unreadable", ("until",), (3,)),
        ("unreadable", ("people",), (3,)),
        ("unknown-place", (), (5,)),
    }


def test_a_place_is_found_by_code_by_name_and_within_what_is_named_above_it() -> None:
    rows = [
        line(2, place_code="5009", place="Somewhere"),
        line(3, adm1="Chiang Rai", adm2="Mueang"),
        line(4, adm2="Mueang"),
        line(5, adm1="Chiang Mai", place="A hamlet"),
        line(6, place="A hamlet"),
    ]

    found = locate(rows, THAILAND)

    assert found.of == {2: ("50", "5009"), 3: ("57", "5701"), 5: ("50",)}
    assert found.unknown == (4, 6)


def test_without_a_table_the_rows_themselves_say_what_lies_in_what() -> None:
    rows = [
        line(2, country="Thailand", adm1="Chiang Mai"),
        line(3, country="THAILAND", place_code="5009"),
        line(4, kind="Shelter"),
    ]

    found = locate(rows)

    assert found.of == {2: ("Thailand", "Thailand / Chiang Mai"), 3: ("Thailand", "5009")}
    assert (found.gazetteer.names["5009"], found.unknown) == ("5009", (4,))


def test_needs_that_cant_be_placed_or_read_are_told() -> None:
    cells = [("code", "people"), ("5009", "40"), ("5001", "some"), ("9999", "3")]
    sheet = Sheet("need", tuple(Row(place, each) for place, each in enumerate(cells, start=1)))

    found = needs([sheet], "need.csv", THAILAND)

    assert found.needs == (Need("5009", "", 40),)
    assert [(each.kind, each.lines) for each in found.doubts] == [
        ("unreadable", (3,)),
        ("unknown-place", (4,)),
    ]


def test_a_row_with_an_id_stays_the_same_whatever_it_says() -> None:
    before = [line(2, id="A1", organisation="Centre", kind="Shelter", place="Fang")]
    after = [line(7, id="a1", organisation="Harbour", kind="School", place="Fang")]

    found = compare_snapshots(before, after)

    assert [name for name, _before, _after in found.changed[0].changed] == ["organisation", "kind"]


def test_an_organisation_that_is_only_spelled_otherwise_is_asked_about_once() -> None:
    before = [line(2, organisation="Foundation for Women", kind="Shelter", place="Fang")]
    after = [
        line(2, organisation="Foundation for Womens", kind="Shelter", place="Fang"),
        line(3, organisation="Harbour", place="Fang"),
    ]

    found = compare_snapshots(before, after)

    assert [(each.before, each.after, each.rows) for each in found.renames] == [
        ("Foundation for Women", "Foundation for Womens", 1)
    ]
    assert [each.number for each in found.added] == [3]
