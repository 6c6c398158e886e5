"""Units and places never lie in themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.problems import TREE_CYCLE, Problem
from trellis.domain.tree import below, find_cycle, in_order, may_move, paths

UNITS = {"Pa Kha": "Mae Sai", "Mae Sai": "Chiang Rai", "Chiang Rai": None, "Chiang Saen": "Chiang Rai"}
numbers = st.integers(0, 7)


def test_paths_run_from_the_root() -> None:
    assert paths(UNITS)["Pa Kha"] == ("Chiang Rai", "Mae Sai", "Pa Kha")
    assert paths({"Mae Sai": "elsewhere"}) == {"Mae Sai": ("Mae Sai",)}
    assert in_order(UNITS) == ["Chiang Rai", "Mae Sai", "Chiang Saen", "Pa Kha"]


def test_a_unit_may_not_move_below_itself() -> None:
    assert not may_move("Chiang Rai", "Pa Kha", UNITS)
    assert not may_move("Mae Sai", "Mae Sai", UNITS)
    assert may_move("Mae Sai", "Chiang Saen", UNITS)
    assert may_move("Mae Sai", None, UNITS)


def test_a_circle_is_named() -> None:
    circle = {"a": "b", "b": "c", "c": "b", "d": None}
    assert find_cycle(circle) == ("b", "c")
    assert below("b", circle) == {"a", "c"}
    with pytest.raises(Problem) as problem:
        in_order(circle)
    assert problem.value.kind is TREE_CYCLE
    assert "b → c → b" in str(problem.value)


@given(st.dictionaries(numbers, st.none() | numbers))
def test_either_there_is_a_circle_or_every_path_ends(parents: dict[int, int | None]) -> None:
    circle = find_cycle(parents)
    if circle:
        assert [parents[key] for key in circle] == [*circle[1:], circle[0]]
    else:
        order = in_order(parents)
        assert all(parents[key] not in order[order.index(key) :] for key in order)


@given(st.dictionaries(numbers, st.none() | numbers), numbers, st.none() | numbers)
def test_an_allowed_move_never_makes_a_circle(
    parents: dict[int, int | None], node: int, to: int | None
) -> None:
    if not find_cycle(parents) and node in parents:
        assert may_move(node, to, parents) == (not find_cycle({**parents, node: to}))
