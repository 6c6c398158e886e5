"""What serves what: every thing once, rings walked once, and what hangs loose on either side."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.lineage import Edge, Graph, Loose, Step, graph_of, loose, reached, walk

THINGS = st.integers(0, 8)
EDGES = st.lists(st.builds(Edge, THINGS, THINGS), max_size=30)


def chain(*pairs: str) -> Graph[str]:
    """Read "lower>upper" pairs."""
    return graph_of(Edge(*pair.split(">")) for pair in pairs)


def test_a_chain_leads_up_to_the_answer_and_down_to_the_review() -> None:
    graph = chain("work>aim", "aim>goals", "goals>purpose", "purpose>answer", "result>work", "review>aim")
    up = [(step.key, step.depth) for step in walk(graph.above, "work")]
    assert up == [("aim", 1), ("goals", 2), ("purpose", 3), ("answer", 4)]
    down = [(step.key, step.depth) for step in walk(graph.below, "aim")]
    assert down == [("work", 1), ("result", 2), ("review", 1)]


def test_what_comes_again_is_only_named() -> None:
    graph = chain("a>b", "a>c", "b>d", "c>d", "d>e")
    assert walk(graph.above, "a") == (
        Step("b", 1),
        Step("d", 2),
        Step("e", 3),
        Step("c", 1),
        Step("d", 2, is_again=True),
    )


def test_a_ring_is_walked_once() -> None:
    graph = chain("a>b", "b>c", "c>a", "a>a")
    assert walk(graph.above, "a") == (Step("b", 1), Step("c", 2), Step("a", 3, is_again=True))
    assert reached(graph.above, "a") == {"b", "c"}


def test_what_hangs_loose_on_either_side() -> None:
    graph = chain("work>aim", "aim>purpose")
    things = ["purpose", "aim", "work", "lonely", "work"]
    assert loose(things, graph) == Loose(("purpose", "lonely"), ("work", "lonely"))
    found = loose(things, graph, tops={"purpose"}, ends={"work"})
    assert found == Loose(("lonely",), ("lonely",))


@given(EDGES, THINGS)
def test_each_thing_is_walked_once_and_one_step_beyond_what_led_to_it(
    edges: list[Edge[int]], start: int
) -> None:
    steps = walk(graph_of(edges).above, start)
    fresh = [step.key for step in steps if not step.is_again]
    assert len(fresh) == len(set(fresh))
    assert start not in fresh
    assert len(steps) <= len(set(edges))
    before = 0
    for step in steps:
        assert 1 <= step.depth <= before + 1
        before = step.depth


@given(EDGES, THINGS)
def test_up_is_down_read_from_the_other_end(edges: list[Edge[int]], start: int) -> None:
    graph = graph_of(edges)
    turned = graph_of(Edge(edge.upper, edge.lower) for edge in edges)
    assert walk(graph.above, start) == walk(turned.below, start)
    for each in reached(graph.above, start):
        assert start in reached(graph.below, each)


@given(EDGES)
def test_loose_is_exactly_what_no_edge_holds(edges: list[Edge[int]]) -> None:
    found = loose(range(9), graph_of(edges))
    real = [edge for edge in edges if edge.lower != edge.upper]
    assert set(found.upward) == set(range(9)) - {edge.lower for edge in real}
    assert set(found.downward) == set(range(9)) - {edge.upper for edge in real}
