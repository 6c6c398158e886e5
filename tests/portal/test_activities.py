"""Who does what where on the command line: bare files in, coverage and comparison out."""

import csv
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from trellis.domain.problems import Problem

OLD = """\
Country,District,pcode,Organisation,Activity,People
Thailand,Mueang,5001,Children's Centre,Shelter,30
Thailand,Fang,5009,Children's Centre,Shelter,12
Thailand,Fang,5009,Weaving Group,Life skills,8
Thailand,Fang,5009,Weaving Group,Life skills,8
"""
NEW = """\
Country,District,Who,What,P-Code,Reached
#country,#adm2,#org,#activity,#adm2+code,#reached
Thailand,Mueang,Childrens Centre,Shelter,5001,34
Thailand,Fang,Weaving Group,Life skills and savings,5009,8
Thailand,Mueang,Harbour Shelter,Shelter,5001,5
"""
PLACES = """\
code,name_en,level,parent_code
50,Chiang Mai,province,
5001,Mueang,district,50
5009,Fang,district,50
5010,Mae Ai,district,50
500101,Si Phum,subdistrict,5001
"""
NEEDS = """\
place code,group,people
500101,,40
5009,,20
"""


def tell(command: str, *words: str) -> str:
    said = StringIO()
    call_command(command, *words, stdout=said)
    return said.getvalue()


def answer(command: str, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tell(command, *words, "--json"))
    return found


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("old", OLD), ("new", NEW), ("places", PLACES), ("needs", NEEDS)):
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def test_two_tables_are_compared_though_their_headers_differ(files: Path) -> None:
    found = answer("compare", str(files / "old.csv"), str(files / "new.csv"))

    assert found["counts"] == {"same": 0, "changed": 1, "renamed": 1, "gone": 2, "added": 1}
    assert found["changed"][0]["fields"] == [{"field": "people", "before": "30", "after": "34"}]
    assert [(each["before"], each["after"], each["rows"]) for each in found["renames"]] == [
        ("Life skills", "Life skills and savings", 1)
    ]
    assert {each["row"] for each in found["gone"]} == {3, 5}
    assert [each["kind"] for each in found["old"]["doubts"]] == ["exact-double"]


def test_a_table_compared_with_itself_has_nothing_new(files: Path) -> None:
    counts = answer("compare", str(files / "old.csv"), str(files / "old.csv"))["counts"]

    assert counts == {"same": 4, "changed": 0, "renamed": 0, "gone": 0, "added": 0}


def test_aliases_make_two_names_one(files: Path) -> None:
    (files / "names.csv").write_text("Harbour Shelter,Children's Centre\n")
    words = ("coverage", "--activities", str(files / "new.csv"), "--level", "1")

    apart, together = answer(*words), answer(*words, "--aliases", str(files / "names.csv"))

    assert [each["organisations"] for each in apart["overlaps"]] == [["Childrens Centre", "Harbour Shelter"]]
    assert together["overlaps"] == []


def test_coverage_tells_gaps_need_and_what_it_couldnt_place(files: Path) -> None:
    with (files / "new.csv").open("a") as table:
        table.write("Thailand,Nowhere,Harbour Shelter,Shelter,9999,5\n")
    words = [f"--{name}={files / file}" for name, file in (("places", "places.csv"), ("needs", "needs.csv"))]

    found = answer("coverage", "--activities", str(files / "new.csv"), *words, "--level", "1")
    cells = {(each["place"], each["kind"]): each for each in found["cells"]}

    assert cells["5001", "Shelter"]["people"] == {"least": 34, "most": 39}
    assert (cells["5001", "Shelter"]["need"], cells["5001", "Shelter"]["short"]) == (
        40,
        {"least": 1, "most": 6},
    )
    assert cells["5009", "Shelter"]["state"] == "nobody-there"
    assert cells["5010", "Shelter"]["state"] == "not-reported"
    assert found["doubts"] == [{"kind": "unknown-place", "values": [], "rows": [6]}]


def test_a_person_reads_the_same_in_words(files: Path) -> None:
    compared = tell("compare", str(files / "old.csv"), str(files / "new.csv"))
    covered = tell("coverage", "--activities", str(files / "new.csv"), "--level", "1")

    assert "Renamed? kind of activity: Life skills → Life skills and savings (1 rows)" in compared
    assert "Mueang, Shelter: Childrens Centre, Harbour Shelter" in covered


@pytest.mark.parametrize(
    ("command", "words", "says"),
    [
        ("coverage", ["--activities=places.csv"], "has no column for the organisation"),
        ("coverage", ["--activities=new.csv", "--level=7"], "Choose one from 0 (the widest) to 1"),
        ("coverage", ["--activities=new.csv", "--needs=places.csv"], "how many people are in need"),
        ("coverage", ["--activities=new.csv", "--aliases=one.csv"], "needs two columns"),
        ("compare", ["old.csv", "empty.csv"], "empty.csv has nothing in it"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(files: Path, command: str, words: list[str], says: str) -> None:
    (files / "empty.csv").write_text("")
    (files / "one.csv").write_text("only\none\n")
    given = [word.replace("=", f"={files}/", 1) if ".csv" in word and "=" in word else word for word in words]
    given = [str(files / word) if word.endswith(".csv") and "=" not in word else word for word in given]

    with pytest.raises(Problem) as problem:
        call_command(command, *given)

    assert says in str(problem.value)


@pytest.mark.shared
def test_the_two_real_snapshots_agree_with_a_count_by_hand(shared_data: Path) -> None:
    old, new = sorted((shared_data / "threew").glob("*.csv"))
    found = answer("compare", str(old), str(new))

    def rows(file: Path, code: str) -> Counter[tuple[str, ...]]:
        with file.open(encoding="utf-8") as opened:
            return Counter(
                tuple(" ".join(row[name].split()).casefold() for name in ("Organisation", "Activity", code))
                for row in csv.DictReader(opened)
            )

    before, after = rows(old, "p-code"), rows(new, "Pcode")
    stayed = (before & after).total()
    tracing = Counter(
        {(who, "surveillance + contact tracing", where): count for (who, what, where), count in before.items()
         if what == "contact tracing"}
    )  # fmt: skip
    counts = found["counts"]

    assert counts["same"] + counts["changed"] >= stayed
    assert counts["renamed"] == (tracing & (after - before)).total() == 156
    assert sum(counts[each] for each in ("same", "changed", "renamed", "gone")) == before.total() == 937
    assert sum(counts[each] for each in ("same", "changed", "renamed", "added")) == after.total() == 1433


def test_the_example_of_the_reference_says_what_stands_there(tmp_path: Path, project: Path) -> None:
    page = (project / "docs" / "reference" / "activities-file.md").read_text()
    table, said = page.split("```csv\n")[1].split("```")[0], page.split("--level 1\n")[1].split("```")[0]
    (tmp_path / "4w.csv").write_text(table)

    assert tell("coverage", "--activities", str(tmp_path / "4w.csv"), "--level", "1") == said
