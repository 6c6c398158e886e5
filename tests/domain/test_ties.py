"""Measures of ties agree with what was published, and say so where a formula isn't defined."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.fragility import fragmentation, parts
from trellis.domain.problems import Problem
from trellis.domain.ties import APART, NO_TIES, TOO_FEW, UNDIRECTED, Measures, Net, Node, measure, net
from trellis.domain.tiesfile import read_edges
from trellis.domain.tiesjson import as_json, projected

# Krackhardt 1990, Administrative Science Quarterly 35: the kite.
KITE = """Andre,Beverly
Andre,Carol
Andre,Diane
Andre,Fernando
Beverly,Diane
Beverly,Ed
Beverly,Garth
Carol,Diane
Carol,Fernando
Diane,Ed
Diane,Fernando
Diane,Garth
Ed,Garth
Fernando,Garth
Fernando,Heather
Garth,Heather
Heather,Ike
Ike,Jane"""
# Padgett and Ansell 1993: marriages of Florentine families; Pucci married none of them.
FLORENCE = """source,target
Acciaiuoli,Medici
Castellani,Peruzzi
Castellani,Strozzi
Castellani,Barbadori
Medici,Barbadori
Medici,Ridolfi
Medici,Tornabuoni
Medici,Albizzi
Medici,Salviati
Salviati,Pazzi
Peruzzi,Strozzi
Peruzzi,Bischeri
Strozzi,Ridolfi
Strozzi,Bischeri
Ridolfi,Tornabuoni
Tornabuoni,Guadagni
Albizzi,Ginori
Albizzi,Guadagni
Bischeri,Guadagni
Guadagni,Lamberteschi"""


def of(found: Measures, name: str) -> Node:
    return next(each for each in found.nodes if each.id == name)


def near(value: float) -> object:
    return pytest.approx(value, abs=0.00005)


def test_krackhardts_kite() -> None:
    """Betweenness and closeness as in the paper's table 1."""
    found = measure(read_edges(KITE))

    assert [of(found, name).degree for name in ("Diane", "Fernando", "Garth", "Jane")] == [6, 5, 5, 1]
    assert of(found, "Heather").betweenness == near(14)
    assert of(found, "Fernando").betweenness_normalized == near(0.2315)
    assert of(found, "Fernando").closeness == near(0.6429)
    assert of(found, "Jane").closeness == near(0.3103)
    assert found.cut_members == ("Heather", "Ike")
    assert (found.density, found.fragmentation, found.components) == (near(0.4), 0, (10,))


def test_zacharys_club() -> None:
    """Zachary 1977, Journal of Anthropological Research 33; betweenness as textbooks give it."""
    club = nx.karate_club_graph()
    found = measure(net([str(each + 1) for each in club], [(one, other, 1.0) for one, other in club.edges]))

    assert (len(found.nodes), found.ties, found.density) == (34, 78, near(0.1390))
    assert (of(found, "1").betweenness_normalized, of(found, "34").betweenness_normalized) == (
        near(0.4376),
        near(0.3041),
    )
    assert found.degree_centralization == near(0.3996)


def test_florentine_families_with_and_without_the_isolate() -> None:
    """Wasserman and Faust 1994, chapter 5: by degree 0.267 with Pucci, betweenness 0.437 without."""
    fifteen, sixteen = measure(read_edges(FLORENCE)), measure(read_edges(FLORENCE, "Pucci"))

    assert of(fifteen, "Medici").betweenness_normalized == near(0.5220)
    assert of(fifteen, "Medici").closeness == near(0.5600)
    assert fifteen.closeness_centralization == near(0.32245)
    assert fifteen.betweenness_centralization == near(0.4368)
    assert sixteen.degree_centralization == near(0.2667)
    assert (sixteen.closeness_centralization, sixteen.undefined["closeness_centralization"]) == (None, APART)
    assert (sixteen.components, sixteen.largest_component_share) == ((15, 1), near(15 / 16))
    assert (of(sixteen, "Pucci").constraint, of(sixteen, "Pucci").effective_size) == (None, None)


@pytest.mark.parametrize(
    ("ties", "degree", "closeness", "betweenness"),
    [
        ("a,b\na,c\na,d\na,e", 1, 1, 1),
        ("a,b\nb,c\nc,d\nd,e\ne,a", 0, 0, 0),
        ("a,b\nb,c\nc,d\nd,e", 0.1667, 0.4222, 0.4167),
    ],
    ids=["star", "circle", "chain"],
)
def test_freemans_graphs_of_five(ties: str, degree: float, closeness: float, betweenness: float) -> None:
    """Freeman 1979, Social Networks 1, table 2."""
    found = measure(read_edges(ties))

    assert found.degree_centralization == near(degree)
    assert found.closeness_centralization == near(closeness)
    assert found.betweenness_centralization == near(betweenness)


def test_davis_women_are_two_modes_and_one() -> None:
    """Davis, Gardner and Gardner 1941: 18 women at 14 events, 89 attendances."""
    south = nx.davis_southern_women_graph()
    women = south.graph["top"]
    text = "\n".join(f"{one},{other}" for one in women for other in south[one])
    given = read_edges(text, two_mode=True)
    found = measure(given)

    assert (len(found.nodes), found.ties, found.density) == (32, 89, near(89 / (18 * 14)))
    assert found.degree_centralization is None
    told = as_json(given, found)
    assert (told["nodes"][0]["mode"], told["nodes"][0]["undefined"].keys()) == (1, {"closeness"})
    together = projected(given)
    assert len(together.ids) == 18
    weights = {frozenset(pair): weight for pair, weight in zip(together.ties, together.weights, strict=True)}
    evelyn, laura = together.ids.index("Evelyn Jefferson"), together.ids.index("Laura Mandeville")
    assert weights[frozenset((evelyn, laura))] == 6


def test_a_tie_with_oneself_changes_no_centralisation() -> None:
    star = "a,b\na,c\na,d\na,e"
    found = read_edges(star + "\na,a\nb,a")

    assert (found.loops, found.doubles) == (1, 1)
    assert read_edges("a,b\n,") == read_edges("a,b")
    assert measure(found).degree_centralization == 1


def test_the_three_kinds_of_reciprocity() -> None:
    found = measure(read_edges("a,b\nb,a\na,c\nc,d", directed=True))

    assert found.reciprocity.dyads == near(1 / 3)
    assert found.reciprocity.all_dyads == near(4 / 6)
    assert found.reciprocity.arcs == near(2 / 4)
    assert found.in_degree_centralization == near(((1 - 1) * 4) / 9)
    assert found.out_degree_centralization == near((4 * 2 - 4) / 9)
    assert measure(read_edges("a\nb\nc", directed=True)).undefined["reciprocity"] == NO_TIES
    assert measure(read_edges("a", directed=True)).reciprocity.all_dyads is None


def test_a_circle_of_arcs_reaches_everybody_and_a_chain_of_them_doesnt() -> None:
    circle = measure(read_edges("a,b\nb,c\nc,a", directed=True))
    chain = measure(read_edges("a,b\nb,c", directed=True))

    assert [each.closeness for each in circle.nodes] == [near(2 / 3)] * 3
    assert (chain.closeness_centralization, chain.undefined["closeness_centralization"]) == (None, APART)


def test_what_is_undefined_says_why() -> None:
    pair = measure(read_edges("a,b"))
    nobody = measure(Net((), (), ()))

    assert pair.undefined["degree_centralization"] == TOO_FEW
    assert pair.undefined["reciprocity"] == UNDIRECTED
    assert pair.nodes[0].fragmentation_without is None
    assert (nobody.density, nobody.fragmentation, nobody.largest_component_share) == (None, None, None)
    whole = as_json(read_edges("a,b"), measure(read_edges("a,b")))
    assert "undefined" not in whole["nodes"][0]
    told = as_json(read_edges("a,b\nc"), measure(read_edges("a,b\nc")))
    assert set(told["nodes"][2]["undefined"]) == {"closeness", "constraint", "effective_size"}


def test_a_weighted_list_in_other_words_is_read() -> None:
    found = read_edges("to;times;from\nb;3;a\nb;2;a\nc;;b\n;;d\n", "name\nz\n")

    assert found.ids == ("z", "a", "b", "c", "d")
    assert (found.ties, found.weights) == (((1, 2), (2, 3)), (5.0, 1.0))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "two names"),
        (",b", "two names"),
        ("a,b,no", "no weight"),
        ("a,b,-1", "no weight"),
        ("a,b,inf", "no weight"),
    ],
)
def test_a_list_that_cant_be_read_is_refused(text: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        read_edges(text)


def test_one_name_in_both_modes_is_refused() -> None:
    with pytest.raises(Problem, match="both columns"):
        read_edges("a,b\nb,c", two_mode=True)


def test_more_than_can_be_measured_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trellis.domain.tiesfile.MOST_TIES", 2)
    with pytest.raises(Problem, match="can't be measured"):
        read_edges("a,b\nb,c\nc,d")


pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16)


@settings(max_examples=80, deadline=None)
@given(pairs, st.booleans())
def test_another_library_gives_the_same(drawn: list[tuple[int, int]], directed: bool) -> None:  # noqa: FBT001
    given_net = net([str(each) for each in range(8)], [(a, b, 1.0) for a, b in drawn], directed=directed)
    found = measure(given_net)
    other = nx.DiGraph() if directed else nx.Graph()
    other.add_nodes_from(range(8))
    other.add_edges_from(given_net.ties)
    plain = other.to_undirected()

    sizes = sorted(map(len, nx.connected_components(plain)), reverse=True)
    assert found.components == tuple(sizes)
    assert [int(each) for each in found.cut_members] == sorted(nx.articulation_points(plain))
    between = nx.betweenness_centrality(other, normalized=False)
    strength = dict(zip(given_net.ties, given_net.weights, strict=True))
    for one, two in plain.edges:
        plain[one][two]["weight"] = strength.get((one, two), 0) + strength.get((two, one), 0)
    burt = nx.constraint(plain, weight="weight")
    effective = nx.effective_size(plain, weight="weight")
    for place, node in enumerate(found.nodes):
        assert node.betweenness == pytest.approx(between[place])
        if node.degree:
            assert node.constraint == pytest.approx(burt[place])
            assert node.effective_size == pytest.approx(effective[place])
        rest = plain.subgraph(set(range(8)) - {place})
        assert node.fragmentation_without == pytest.approx(
            fragmentation(map(len, nx.connected_components(rest)))
        )


def test_everybody_apart_is_wholly_fragmented() -> None:
    assert parts(4, []).fragmentation == 1
    assert parts(4, list(combinations(range(4), 2))).fragmentation == 0
