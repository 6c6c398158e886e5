"""A network's ties are measured on the command line: three kinds of files, or a refusal."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from trellis.domain.problems import Problem

EDGES = "source,target\nOffice,Centre\nOffice,Group\nCentre,Group\nGroup,Clinic\n"
PAJEK = """*Vertices 4
1 "Office"
2 "Centre"
3 "Group"
4 "Clinic"
*Edges
1 2
1 3
2 3
3 4
"""
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="w" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected">
<node id="Office"/><node id="Centre"/><node id="Group"/><node id="Clinic"/>
<edge source="Office" target="Centre"><data key="w">2</data></edge>
<edge source="Office" target="Group"><data key="w">1</data></edge>
<edge source="Centre" target="Group"><data key="w">1</data></edge>
<edge source="Group" target="Clinic"><data key="w">1</data></edge>
</graph></graphml>
"""


def tell(*words: str) -> str:
    said = StringIO()
    call_command("ties", *words, stdout=said)
    return said.getvalue()


def answer(file: Path, text: str, *words: str) -> dict[str, Any]:
    file.write_text(text)
    found: dict[str, Any] = json.loads(tell(str(file), *words, "--json"))
    return found


def test_three_kinds_of_files_say_the_same(tmp_path: Path) -> None:
    csv, pajek = answer(tmp_path / "ties.csv", EDGES), answer(tmp_path / "ties.net", PAJEK)
    graphml = answer(tmp_path / "ties.graphml", GRAPHML)

    assert csv == pajek
    assert csv["network"] == graphml["network"]
    assert csv["network"]["cut_members"] == ["Group"]
    assert [each["id"] for each in graphml["nodes"]] == ["Office", "Centre", "Group", "Clinic"]
    assert graphml["nodes"][0]["constraint"] != csv["nodes"][0]["constraint"]


def test_members_without_ties_are_kept(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text("Office\nCourt\n")
    found = answer(tmp_path / "ties.csv", EDGES, "--nodes", str(tmp_path / "members.csv"))

    assert (found["network"]["nodes"], found["network"]["component_sizes"]) == (5, [4, 1])


def test_organisations_at_meetings_are_projected(tmp_path: Path) -> None:
    found = answer(tmp_path / "there.csv", "Office,May\nCentre,May\nGroup,June\nCentre,June\n", "--two-mode")

    assert found["network"]["two_mode"]
    assert found["projection"]["network"]["ties"] == 2
    assert "Among the first kind" in tell(str(tmp_path / "there.csv"), "--two-mode")


def test_arcs_of_a_file_keep_their_direction_and_equal_names_are_told_apart(tmp_path: Path) -> None:
    arcs = '*Vertices 3\n1 "Office"\n2 "Office"\n3 "Group"\n*Arcs\n1 2\n2 1\n2 3\n'
    found = answer(tmp_path / "ties.net", arcs)

    assert found["network"]["reciprocity"] == {"dyads": 0.5, "all_dyads": 2 / 3, "arcs": 2 / 3}
    assert [each["id"] for each in found["nodes"]] == ["Office", "Office (2)", "Group"]


def test_a_person_reads_figures_and_reasons(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text(EDGES)
    said = tell(str(tmp_path / "ties.csv"))

    assert "density: 0.6667" in said
    assert "reciprocity: undefined: the ties have no direction" in said
    assert "cut_members: Group" in said


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("ties.csv", "", "has nothing in it"),
        ("ties.graphml", "<graphml><graph>", "can't be read as GraphML"),
        ("ties.graphml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><graphml/>', "can't be read"),
        ("ties.net", "*Vertices many", "can't be read"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(Problem, match=says):
        tell(str(tmp_path / name))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trellis.portal.operations.ties.MOST_MEGABYTES", 0)
    (tmp_path / "ties.csv").write_text(EDGES)
    with pytest.raises(Problem, match="larger than 0 MB"):
        tell(str(tmp_path / "ties.csv"))


def test_more_nodes_than_can_be_measured_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trellis.portal.operations.ties.MOST_NODES", 3)
    (tmp_path / "ties.net").write_text(PAJEK)
    with pytest.raises(Problem, match="can't be measured"):
        tell(str(tmp_path / "ties.net"))


def test_the_example_of_the_reference_says_what_stands_there(tmp_path: Path, project: Path) -> None:
    page = (project / "docs" / "reference" / "ties-file.md").read_text()
    (tmp_path / "ties.csv").write_text(page.split("```csv\n")[1].split("```")[0])

    assert tell(str(tmp_path / "ties.csv")) == page.split("trellis ties ties.csv\n")[1].split("```")[0]
