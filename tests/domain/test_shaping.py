"""Outlines: mended, simplified together, united, and written so that nothing is lost."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.georings import Point, Polygon
from trellis.domain.outline import Detail, decode, encode
from trellis.domain.shaping import PARTS, Shaped, shape, unite

SIDE = 60_000


def jagged(seed: int, start: Point, end: Point) -> list[Point]:
    """Give a line from one point to another that never runs straight; the same line for the same seed."""
    steps = 200
    line = []
    for step in range(steps + 1):
        # Less near the corners, so that no two lines cross.
        most = min(step, steps - step, 8) * 100
        off = (seed * 7_919 + step * step * 104_729) % (2 * most + 1) - most
        x = start[0] + (end[0] - start[0]) * step // steps
        y = start[1] + (end[1] - start[1]) * step // steps
        line.append((x + off, y) if start[0] == end[0] else (x, y + off))
    return line


def tile(column: int, row: int, seed: int = 1) -> Polygon:
    """Give a square with jagged borders; its neighbours have the same ones."""
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    ring: list[Point] = []
    for one, other in pairwise([*corners, corners[0]]):
        low, high = sorted((one, other))
        there, back = ((each[0] * SIDE, each[1] * SIDE) for each in (low, high))
        line = jagged(seed + low[0] * 31 + low[1] * 17 + (one[0] == other[0]), there, back)
        ring += (line if one == low else line[::-1])[:-1]
    return ((*ring, ring[0]),)


def lines(polygon: Polygon) -> set[frozenset[Point]]:
    return {frozenset(pair) for ring in polygon for pair in pairwise(ring)}


def country(seed: int = 1) -> Shaped[str]:
    return shape({f"{x}{y}": [tile(x, y, seed)] for x in range(3) for y in range(3)})


@given(st.integers(1, 10_000))
@settings(max_examples=20, deadline=None)
def test_borders_that_two_share_stay_one_in_each_detail(seed: int) -> None:
    made = country(seed)
    assert (made.mended, made.empty, made.fits, len(made.outlines)) == ((), (), True, 9)
    middle = made.outlines["11"]
    beside = [made.outlines[key] for key in ("01", "21", "10", "12")]
    for detail in Detail:
        around = {
            line for each in beside for polygon in each.grades[detail].polygons for line in lines(polygon)
        }
        assert all(lines(polygon) <= around for polygon in middle.grades[detail].polygons)
        assert middle.grades[detail].step == made.outlines["00"].grades[detail].step > 0


def test_less_detail_has_fewer_points_and_all_of_them_were_there() -> None:
    fine = country().outlines["11"].grades
    counts = [len(fine[detail].polygons[0][0]) for detail in Detail]
    assert counts[0] < counts[1] <= counts[2]
    assert set(fine[Detail.COARSE].polygons[0][0]) <= set(tile(1, 1)[0])


def test_the_label_stands_inside_with_room_around_it() -> None:
    made = country().outlines["11"]
    assert SIDE < made.label[0] < 2 * SIDE
    assert SIDE // 3 < made.room <= SIDE // 2 + 2_000


def test_parts_are_united_without_the_lines_between_them() -> None:
    made = country()
    whole = unite(list(made.outlines.values()))
    for detail in Detail:
        (polygon,) = whole.grades[detail].polygons
        assert len(polygon) == 1
    middle = made.outlines["11"].grades[Detail.FINE].polygons[0]
    assert not lines(middle) & lines(whole.grades[Detail.FINE].polygons[0])
    assert whole.grades[Detail.COARSE].step == round((whole.box[3] - whole.box[1]) / PARTS[Detail.COARSE])


def test_parts_of_different_files_are_united_over_the_gap_between_them() -> None:
    one = shape({"a": [square(0, 0)]}).outlines["a"]
    other = shape({"b": [square(SIDE + 5, 0)]}).outlines["b"]
    (polygon,) = unite([one, other]).grades[Detail.FINE].polygons
    assert len(polygon) == 1


def square(x: int, y: int, side: int = SIDE) -> Polygon:
    return (((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)),)


def test_a_ring_that_crosses_itself_is_mended() -> None:
    bow = (((0, 0), (SIDE, SIDE), (SIDE, 0), (0, SIDE), (0, 0)),)
    made = shape({"bow": [bow], "beside": [square(SIDE, 0)]})
    assert (made.mended, len(made.outlines["bow"].grades[Detail.FINE].polygons)) == (("bow",), 2)


def test_what_encloses_nothing_has_no_outline() -> None:
    line = (((0, 0), (SIDE, SIDE), (0, 0), (0, 0)),)
    made = shape({"line": [line]})
    assert (made.outlines, made.empty, made.fits) == ({}, ("line",), True)


def test_narrow_gaps_and_overlaps_are_shared_out() -> None:
    made = shape({"a": [square(0, 0)], "b": [square(SIDE - 3, 0)]})
    assert made.fits
    a, b = (made.outlines[key].grades[Detail.FINE].polygons[0] for key in ("a", "b"))
    assert lines(a) & lines(b)


def test_a_province_over_its_districts_is_told() -> None:
    made = shape({"province": [square(0, 0, 2 * SIDE)], "district": [square(0, 0)]})
    assert not made.fits
    assert made.outlines["province"].box == (0, 0, 2 * SIDE, 2 * SIDE)


def test_one_that_lies_wholly_under_another_keeps_its_shape() -> None:
    made = shape({"wide": [square(0, 0, 50 * SIDE)], "under": [square(SIDE, SIDE, 10)]})
    assert made.fits
    assert made.outlines["under"].box == (SIDE, SIDE, SIDE + 10, SIDE + 10)


def test_specks_are_left_out_from_afar_and_a_place_of_specks_is_kept() -> None:
    speck = square(5 * SIDE, 0, 100)
    lake = (*square(0, 0), ((100, 100), (140, 100), (140, 140), (100, 100)))
    made = shape({"land": [lake, speck], "isle": [square(0, 5 * SIDE, 40)]})
    land = made.outlines["land"].grades
    assert [len(land[detail].polygons) for detail in Detail] == [1, 1, 2]
    assert [len(land[detail].polygons[0]) for detail in Detail] == [1, 1, 1]
    assert made.outlines["isle"].grades[Detail.COARSE].polygons


polygons = st.lists(
    st.lists(
        st.lists(st.tuples(st.integers(-(10**8), 10**8), st.integers(-(10**7), 10**7)), min_size=3).map(
            lambda ring: (*ring, ring[0])
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    max_size=4,
).map(tuple)


@given(polygons)
def test_what_is_written_is_read_as_it_was(made: tuple[Polygon, ...]) -> None:
    assert decode(encode(made)) == made
