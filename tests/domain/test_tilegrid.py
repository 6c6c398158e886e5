"""A grid of tiles: one for each place, near its neighbours, the same each time."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.georings import DEGREE, Point
from trellis.domain.tilegrid import grid

positions = st.tuples(st.integers(97 * DEGREE, 106 * DEGREE), st.integers(5 * DEGREE, 21 * DEGREE))


@given(st.lists(st.none() | positions, max_size=150))
def test_each_place_has_a_tile_of_its_own_within_the_grid(places: list[Point | None]) -> None:
    made = grid(places)
    assert len(set(made.tiles)) == len(made.tiles) == len(places)
    assert all(0 <= column < made.columns and 0 <= row < made.rows for column, row in made.tiles)
    assert made.columns * (made.rows - 1) < len(places) or not places
    assert grid(places) == made


@given(st.integers(1, 9), st.integers(1, 9))
def test_places_that_lie_in_a_grid_are_drawn_as_they_lie(columns: int, rows: int) -> None:
    step = 10 * DEGREE
    places = [(column * step, -row * step) for row in range(rows) for column in range(columns)]
    made = grid(places)
    if made.columns == columns:
        assert made.tiles == tuple((column, row) for row in range(rows) for column in range(columns))


@given(st.lists(positions, min_size=4, max_size=120, unique=True))
def test_north_is_above_south_in_the_halves(places: list[Point]) -> None:
    made = grid(places)
    rows = [row for _, row in made.tiles]
    by_north = sorted(range(len(places)), key=lambda number: -places[number][1])
    half = len(places) // 2
    above = sum(rows[number] for number in by_north[:half])
    below = sum(rows[number] for number in by_north[-half:])
    assert above <= below


def test_without_positions_places_stand_in_their_order() -> None:
    made = grid([None] * 7)
    assert made.tiles == tuple((number % made.columns, number // made.columns) for number in range(7))


def test_those_of_unknown_position_come_last() -> None:
    made = grid([None, (0, DEGREE), (DEGREE, DEGREE), (0, 0)])
    assert made.tiles[0] == max(made.tiles, key=lambda tile: (tile[1], tile[0]))
    assert grid([]) == grid(())
    assert grid([None]).tiles == ((0, 0),)
