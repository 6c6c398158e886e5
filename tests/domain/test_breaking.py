"""What is left of a network without some, the fewest that break it, its core and its groups."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain import breaking
from trellis.domain.breaking import breaks, without
from trellis.domain.regions import core, mixing
from trellis.domain.structure import IN_HALF, NOTHING_DIFFERS, TOO_MANY, structure_as_json
from trellis.domain.ties import NO_TIES, TWO_MODES, net

STAR = [(0, each) for each in range(1, 6)]
CIRCLE = [(each, (each + 1) % 6) for each in range(6)]
small = st.integers(min_value=1, max_value=8).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
                lambda pair: pair[0] != pair[1]
            ),
            max_size=20,
        ),
    )
)


def test_a_star_breaks_without_its_centre_and_a_circle_without_two() -> None:
    star, circle = breaks(6, STAR), breaks(6, CIRCLE)
    assert star is not None
    assert (star.members, star.is_smallest, star.left.largest) == ((0,), True, 1)
    assert star.left.fragmentation == 1
    assert circle is not None
    assert (len(circle.members), circle.is_smallest, circle.left.largest) == (2, True, 2)


def test_what_is_in_half_or_empty_cannot_be_broken() -> None:
    assert breaks(4, [(0, 1), (2, 3)]) is None
    assert breaks(0, []) is None
    assert without(2, [(0, 1)], [0, 1]).largest == 0


def test_a_large_set_is_said_to_be_perhaps_not_the_smallest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaking, "TRIED_AT_MOST", 3)
    found = breaks(6, CIRCLE)
    assert found is not None
    assert not found.is_smallest
    assert found.left.largest <= 3


def test_two_are_found_where_taking_the_best_one_first_needs_three() -> None:
    found = breaks(6, [(0, 3), (0, 4), (4, 2), (4, 1), (1, 3), (1, 0), (3, 5), (5, 2)])
    assert found is not None
    assert (found.members, found.is_smallest) == ((3, 4), True)


@settings(max_examples=60)
@given(small)
def test_the_fewest_are_the_fewest(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    count, ties = drawn
    graph = nx.Graph(ties)
    graph.add_nodes_from(range(count))

    def largest(gone: tuple[int, ...]) -> int:
        return max(map(len, nx.connected_components(graph.subgraph(set(graph) - set(gone)))), default=0)

    found = breaks(count, ties)
    fewest = next(
        size
        for size in range(count + 1)
        if any(2 * largest(gone) <= count for gone in combinations(range(count), size))
    )
    assert (len(found.members) if found else 0) == fewest
    if found:
        assert 2 * largest(found.members) <= count


def test_a_core_is_found_with_its_fit() -> None:
    # Four who are all tied to each other, and four who each are tied to one of them only.
    ties = [*combinations(range(4), 2), (0, 4), (1, 5), (2, 6), (3, 7)]
    found = core(8, ties)
    assert found is not None
    assert found.members == (0, 1, 2, 3)
    assert found.fit == pytest.approx(1)


def test_where_nothing_differs_there_is_no_core() -> None:
    assert core(3, [(0, 1)]) is None
    assert core(5, []) is None
    assert core(5, list(combinations(range(5), 2))) is None
    assert core(6, CIRCLE + [(each, each) for each in range(6)] + [(1, 0)]) == core(6, CIRCLE)


def test_a_network_of_pairs_has_no_core() -> None:
    assert core(4, [(0, 1), (2, 3)]) is None or core(4, [(0, 1), (2, 3)]).fit < 1  # type: ignore[union-attr]


def test_groups_that_keep_to_themselves_are_told_from_those_that_mix() -> None:
    groups = ["go", "go", "ngo", "ngo", None]
    apart = mixing(groups, [(0, 1), (2, 3), (0, 4)])
    assert (apart.within, apart.between, apart.external_internal) == (2, 0, -1)
    mixed = mixing(groups, [(0, 2), (3, 1), (0, 3), (1, 2)])
    assert (mixed.external_internal, mixed.ties) == (1, {("go", "ngo"): 4})
    # Of six pairs two lie within: (4 - 2) / 6.
    assert mixed.expected == pytest.approx(1 / 3)
    assert mixing([None], []).external_internal is None


def test_the_structure_is_told_with_its_reasons() -> None:
    ids = "abcdef"
    told, _undefined = structure_as_json(net(ids, [(*pair, 1.0) for pair in STAR]))
    assert told["core"] == {"members": ["a", "b"], "fit": 1.0}
    assert told["breaking"] == {
        "members": ["a"],
        "is_smallest": True,
        "largest_part": 1,
        "fragmentation": 1.0,
    }
    # Degrees 5, 1, 1, 1, 1, 1 of 10: half, and five tenths of a tenth.
    assert told["degree_herfindahl"] == pytest.approx(3000)
    empty, reasons = structure_as_json(net(ids, []))
    assert set(empty.values()) == {None}
    assert reasons == {
        "core": NOTHING_DIFFERS,
        "degree_herfindahl": NO_TIES,
        "degree_gini": NO_TIES,
        "breaking": IN_HALF,
    }
    _many, reasons = structure_as_json(net([str(each) for each in range(301)], [(0, 1, 1.0)]))
    assert reasons["breaking"] == TOO_MANY
    two, reasons = structure_as_json(net("ab", [(0, 1, 1.0)], second=frozenset({1})))
    assert set(reasons.values()) == {TWO_MODES}
    assert set(two.values()) == {None}
