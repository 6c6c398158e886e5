"""What comes after what: circles are found wherever they close, and what isn't over is waited for."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.ordering import loop_through, waits_for


def test_a_chain_and_a_diamond_are_no_circles() -> None:
    assert loop_through({1: [2], 2: [3]}, 1) == ()
    assert loop_through({1: [2, 3], 2: [4], 3: [4]}, 1) == ()


def test_a_circle_is_told_from_the_thing_on() -> None:
    assert loop_through({1: [1]}, 1) == (1,)
    assert loop_through({1: [2], 2: [3], 3: [1]}, 1) == (1, 2, 3)


def test_a_circle_that_doesnt_touch_the_thing_isnt_its_own() -> None:
    assert loop_through({1: [2], 2: [3], 3: [2]}, 1) == ()


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3), max_size=7))
def test_the_way_told_is_always_a_way(after: Mapping[int, Sequence[int]]) -> None:
    way = loop_through(after, 0)
    for here, there in zip(way, [*way[1:], *way[:1]], strict=True):
        assert there in after[here]


def test_it_waits_for_what_isnt_over_yet() -> None:
    assert waits_for([3, 1, 2], {1}) == (3, 2)
