"""Flat maps: nothing lies outside, nothing vanishes, and the world may be cut open anywhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.georings import DEGREE, ROUND, Polygon
from trellis.domain.mapping import WIDTH, dot, frame, path
from trellis.domain.outline import Box, box_of


def box(west: int, south: int, wide: int, high: int) -> Box:
    return west * DEGREE, south * DEGREE, (west + wide) * DEGREE, (south + high) * DEGREE


def area(at: Box) -> Polygon:
    west, south, east, north = at
    return (((west, south), (east, south), (east, north), (west, north), (west, south)),)


boxes = st.lists(
    st.builds(box, st.integers(-180, 170), st.integers(-85, 75), st.integers(0, 10), st.integers(0, 10)),
    min_size=1,
    max_size=12,
)


def corners(drawn: str) -> list[tuple[int, int]]:
    """Walk along a path and give where it goes."""
    found = []
    for ring in drawn.split("M")[1:]:
        numbers = list(map(int, re.findall(r"-?\d+", ring)))
        x, y = numbers[:2]
        found.append((x, y))
        if "l" not in ring:
            continue
        for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + right, y + down
            found.append((x, y))
    return found


@given(boxes)
def test_everything_lies_on_the_map(shown: list[Box]) -> None:
    within = frame(shown)
    assert within.height <= 1_101
    for each in shown:
        for x, y in corners(path([area(each)], within, within.turn(each))):
            assert -1 <= x <= WIDTH + 1
            assert -1 <= y <= within.height + 1


def test_a_degree_of_longitude_is_as_long_as_the_cosine_of_the_middle_latitude() -> None:
    shown = box(100, 59, 4, 2)
    within = frame([shown])
    (left, top), (right, _), (_, bottom) = (
        within.place((x * DEGREE, y * DEGREE)) for x, y in ((100, 61), (104, 61), (100, 59))
    )
    assert abs((right - left) - (bottom - top)) <= 2
    assert abs(within.length(2 * DEGREE) - (bottom - top)) <= 1


def test_a_narrow_map_stands_in_the_middle() -> None:
    within = frame([box(100, 10, 1, 8)])
    left, _ = within.place((100 * DEGREE, 10 * DEGREE))
    right, _ = within.place((101 * DEGREE, 10 * DEGREE))
    assert abs(left - (WIDTH - right)) <= 2
    assert left > 300


def test_lands_on_both_sides_of_the_180th_meridian_lie_together() -> None:
    west, east = box(175, -20, 3, 2), box(-178, -20, 3, 2)
    within = frame([west, east])
    assert (within.turn(west), within.turn(east)) == (0, ROUND)
    one, other = (within.place((each[0], each[3]), within.turn(each))[0] for each in (west, east))
    assert one < other < WIDTH


def test_the_whole_world_is_cut_where_it_always_is() -> None:
    shown = [box(-180, -80, 350, 160), box(160, 0, 20, 10)]
    assert {frame(shown).turn(each) for each in shown} == {0}
    assert frame([box(-180, -80, 360, 160)]).turn(box(-180, -80, 360, 160)) == 0


def test_what_is_too_small_becomes_a_dot() -> None:
    wide, tiny = box(100, 10, 10, 10), (103 * DEGREE, 13 * DEGREE, 103 * DEGREE + 9, 13 * DEGREE + 9)
    within = frame([wide, tiny])
    assert path([area(tiny)], within) == dot(within.place(tiny[:2]))


def test_a_hole_is_part_of_the_path_and_steps_are_short() -> None:
    around = box(0, 0, 10, 10)
    drawn = path([(*area(around), *area(box(3, 3, 2, 2)))], frame([around]))
    assert drawn.count("M") == drawn.count("z") == 2
    assert box_of([area(around)]) == around
    assert " -" not in drawn
