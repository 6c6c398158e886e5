"""Which area is which place: by code, by name, and never by guessing between two."""

from uuid import UUID

import pytest

from trellis.domain.boundarymatch import Known, Way, is_swapped, match
from trellis.domain.geofile import Feature
from trellis.domain.georings import DEGREE, Point


def at(x: int, y: int) -> Point:
    return x * DEGREE, y * DEGREE


def feature(number: int, x: int = 100, y: int = 18, **said: str) -> Feature:
    corners = (at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y))
    return Feature(number, said, ((corners,),))


def place(number: int, code: str, *names: str, level: str = "district", where: Point | None = None) -> Known:
    return Known(UUID(int=number), level, (code,) if code else (), names, where)


DISTRICTS = [
    place(1, "5709", "Mae Sai", "แม่สาย"),
    place(2, "5402", "Rong Kwang", "ร้องกวาง"),
    place(3, "5601", "Mueang Phayao", "เมืองพะเยา"),
]


def numbers(found: dict[UUID, tuple[Feature, ...]]) -> dict[int, list[int]]:
    return {key.int: [each.number for each in areas] for key, areas in found.items()}


@pytest.mark.parametrize("written", ["{}", "{}00", "TH{}", "th_{}", " {} "])
def test_codes_are_known_however_a_state_writes_them(written: str) -> None:
    features = [feature(n, pcode=written.format(code)) for n, code in enumerate(("5709", "5402", "5601"), 1)]
    found = match(features, DISTRICTS, Way())
    assert numbers(found.areas) == {1: [1], 2: [2], 3: [3]}
    assert found.way == Way(level="district", code="pcode")


def test_a_code_that_lost_its_zeros_is_known() -> None:
    known = [place(1, "01", "A"), place(2, "02", "B")]
    assert numbers(match([feature(1, id="1"), feature(2, id="2")], known, Way()).areas) == {1: [1], 2: [2]}
    assert not match([feature(1, id="TH")], known, Way(code="id")).areas


def test_names_are_known_in_any_language_and_spelling() -> None:
    features = [feature(1, n="แม่สาย"), feature(2, n="RONGKWANG"), feature(3, n="Atlantis"), feature(4)]
    found = match(features, DISTRICTS, Way())
    assert (numbers(found.areas), found.way.name) == ({1: [1], 2: [2]}, "n")
    assert [each.number for each in found.unknown] == [3, 4]


def test_the_code_goes_before_the_name_and_the_name_fills_in() -> None:
    features = [feature(1, id="5709", n="Rong Kwang"), feature(2, id="", n="Mueang Phayao")]
    found = match(features, DISTRICTS, Way(code="id", name="n"))
    assert numbers(found.areas) == {1: [1], 3: [2]}


def test_the_level_is_guessed_by_what_fits_most() -> None:
    province = place(9, "57", "Mae Sai", level="province")
    features = [feature(1, n="Mae Sai"), feature(2, n="Rong Kwang")]
    assert match(features, [province, *DISTRICTS], Way()).way.level == "district"
    assert numbers(match(features, [province, *DISTRICTS], Way(level="province")).areas) == {9: [1]}


def test_numbers_of_another_state_are_no_codes() -> None:
    known = [place(number, f"{number:02}", f"Place {number}") for number in range(1, 78)]
    world = [feature(number, id=str(number * 4), name=f"Land {number}") for number in range(1, 178)]
    found = match(world, known, Way())
    assert (found.areas, len(found.unknown), found.way.code) == ({}, 177, "")


def test_of_namesakes_the_one_that_lies_there_is_meant() -> None:
    known = [
        place(1, "", "Mae Sai", where=at(100, 18)),
        place(2, "", "Mae Sai", where=at(110, 10)),
        place(3, "", "Mae Sai"),
    ]
    assert numbers(match([feature(1, n="Mae Sai")], known, Way(name="n")).areas) == {1: [1]}
    found = match([feature(1, x=50, n="Mae Sai")], known, Way(name="n"))
    assert ([each.number for each in found.unclear], found.areas) == ([1], {})


def test_areas_of_one_code_are_one_place_and_of_one_name_none() -> None:
    features = [feature(1, id="5709"), feature(2, id="5709"), feature(3, id="5402")]
    found = match(features, DISTRICTS, Way())
    assert numbers(found.areas) == {1: [1, 2], 2: [3]}
    assert found.united == (UUID(int=1),)
    features = [feature(1, n="Mae Sai"), feature(2, n="Mae Sai"), feature(3, n="Rong Kwang")]
    found = match(features, DISTRICTS, Way())
    assert (numbers(found.areas), [each.number for each in found.doubled]) == ({2: [3]}, [1, 2])


def test_where_nothing_is_known_nothing_fits() -> None:
    found = match([feature(1, n="Mae Sai")], [], Way())
    assert (found.areas, len(found.unknown)) == ({}, 1)


def test_exchanged_coordinates_are_seen_by_where_places_lie() -> None:
    known = [place(1, "a", "A", where=at(30, 50)), place(2, "b", "B"), place(3, "c", "C", where=at(0, 0))]
    right = match([feature(1, x=30, y=50, id="a"), feature(2, id="b")], known, Way(code="id"))
    wrong = match([feature(1, x=50, y=30, id="a"), feature(2, id="b")], known, Way(code="id"))
    assert (is_swapped(right, known), is_swapped(wrong, known)) == (False, True)
