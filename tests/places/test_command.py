"""`trellis import places`, as a person at the command line knows it."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.places.conftest import DISTRICTS, THAI
from trellis.config.cli import resolve
from trellis.domain.problems import PLACE_UNKNOWN, PLACES_CONFLICT, Problem
from trellis.places.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Write the Thai tables."""
    for name, text in THAI.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in THAI]


def test_the_words_lead_to_the_command() -> None:
    assert resolve(["import", "places", "a.csv"]) == ["import_places", "a.csv"]


def test_a_dry_run_says_what_would_be(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_places", *files, "--scheme", "tha-dopa", "--dry-run")
    assert capsys.readouterr().out == "Would be: 10 new, 0 changed, 0 as they were, 0 in conflict.\n"
    assert not Place.objects.exists()


def test_the_answer_in_json(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_places", *files, "--scheme", "tha-dopa", "--country", "tha", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["applied"], answer["rows"], answer["created"], answer["conflicts"]) == (True, 10, 11, [])
    call_command("import_places", *files, "--scheme", "tha-dopa", "--json")
    assert json.loads(capsys.readouterr().out)["unchanged"] == 10


def test_conflicts_are_listed_row_by_row(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_places", *files, "--scheme", "tha-dopa")
    Path(files[2]).write_text(DISTRICTS.replace("Rong Kwang", "Rongkwang"), encoding="utf-8")
    for more in ([], ["--json"], ["--dry-run"]):
        with pytest.raises(Problem) as raised:
            call_command("import_places", files[2], "--scheme", "tha-dopa", *more)
        assert raised.value.kind is PLACES_CONFLICT
    out = capsys.readouterr().out
    assert "tha_districts.csv, row 3: 5402: 'Rong Kwang' stands, the file says 'Rongkwang'." in out
    assert '"trouble": "changed"' in out


def test_columns_that_mean_nothing_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "provinces.csv").write_text("id,name_en,colour\n1,A,green", encoding="utf-8")
    call_command("import_places", str(tmp_path / "provinces.csv"), "--scheme", "x")
    assert "Columns left out: colour." in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        call_command("import_places", str(tmp_path / "no.csv"), "--scheme", "x")


def test_a_bad_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"%PDF-1.7 no list at all")
    with pytest.raises(Problem, match="list"):
        call_command("import_places", str(tmp_path / "list.xlsx"), "--scheme", "x")


def test_many_rows_with_one_missing_parent_are_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "\n".join(f"{number},Ban {number},{number},village" for number in range(100, 120))
    (tmp_path / "list.csv").write_text(f"code,name_en,district_id,level\n{rows}", encoding="utf-8")
    with pytest.raises(Problem) as raised:
        call_command("import_places", str(tmp_path / "list.csv"), "--scheme", "x", "--under", "")
    assert raised.value.details["count"] == 20
    assert "20 rows lie in places that aren't known: District 100 (1)" in capsys.readouterr().out


def test_a_parent_column_without_a_level_has_only_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "villages.csv").write_text("code,name_en,parent_code\n1,A,77", encoding="utf-8")
    with pytest.raises(Problem):
        call_command("import_places", str(tmp_path / "villages.csv"), "--scheme", "x")
    assert "1 lies in 77, which isn't known." in capsys.readouterr().out


def test_a_wrong_place_to_put_rows_under_is_a_problem_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "villages.csv").write_text("code,name_en\n1,A", encoding="utf-8")
    with pytest.raises(Problem) as raised:
        call_command("import_places", str(tmp_path / "villages.csv"), "--scheme", "x", "--under", "nowhere")
    assert raised.value.kind is PLACE_UNKNOWN
