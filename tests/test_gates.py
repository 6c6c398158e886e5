"""Each gate is broken on purpose here, to see that it catches."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from tools import coverage_marks, sizes

Write = Callable[[str, str], None]
PROGRAMS = Path(sys.executable).parent


def settings_of(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "pyproject.toml").read_text())["tool"]


def said_by_import_linter(house: Path) -> str:
    command = [PROGRAMS / "lint-imports", "--no-logo", "--cache-dir", house.parent / "import-cache"]
    env = {
        "PATH": os.defpath,
        "PYTHONPATH": str(house / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
    }
    return subprocess.run(command, cwd=house, env=env, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def house(project: Path, tmp_path: Path) -> Path:
    """Give a copy of the code, to be broken."""
    shutil.copy(project / "pyproject.toml", tmp_path)
    code = shutil.ignore_patterns("static", "templates", "locale", "data", "__pycache__")
    shutil.copytree(project / "src" / "trellis", tmp_path / "src" / "trellis", ignore=code)
    return tmp_path


@pytest.fixture
def write(house: Path) -> Write:
    """Give a way to add lines to a file of the copy."""

    def add(name: str, text: str) -> None:
        file = house / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a") as end:
            end.write(f"\n{text}\n")

    return add


BREAKS = {
    "The rooms' order": {"src/trellis/ledger/wrong.py": "import trellis.members"},
    "The order inside each room": {"src/trellis/networks/rules.py": "import trellis.networks.actions"},
    "The domain knows no framework": {"src/trellis/domain/wrong.py": "import django.db"},
    "No cycles among the rooms": {
        "src/trellis/places/wrong.py": "import trellis.accounts",
        "src/trellis/accounts/wrong.py": "import trellis.places",
    },
}


def test_every_contract_has_its_break(project: Path) -> None:
    contracts = settings_of(project)["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == set(BREAKS)


@pytest.mark.parametrize("contract", BREAKS)
def test_a_wrong_import_is_caught(house: Path, write: Write, contract: str) -> None:
    for name, line in BREAKS[contract].items():
        write(name, line)
    assert f"{contract} BROKEN" in said_by_import_linter(house)


def test_a_room_that_nobody_declared_is_caught(house: Path, write: Write) -> None:
    write("src/trellis/attic/__init__.py", "")
    said = said_by_import_linter(house)
    assert "0 broken" not in said
    assert "attic" in said


def test_the_house_as_it_stands_is_kept(house: Path) -> None:
    assert "0 broken" in said_by_import_linter(house)


TOO_LONG = {
    "src/trellis/places/queries.py": (
        "def find() -> None:\n" + "    pass\n" * 40,
        "find has 41 lines, at most 40",
    ),
    "src/trellis/places/views.py": (
        "def show() -> None:\n" + "    pass\n" * 20,
        "show has 21 lines, at most 20",
    ),
    "src/trellis/domain/tally.py": ("# a line\n" * 301, "301 lines, at most 300"),
    "src/trellis/places/models.py": ("# a line\n" * 401, "401 lines, at most 400"),
    "src/trellis/places/templates/places/list.html": ("<p></p>\n" * 121, "121 lines, at most 120"),
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_what_is_too_long_is_named(tmp_path: Path, name: str) -> None:
    text, complaint = TOO_LONG[name]
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(text)
    (found,) = sizes.findings(tmp_path)
    assert found.startswith(name)
    assert found.endswith(complaint)


def test_a_function_that_just_fits_is_left_alone() -> None:
    assert not list(sizes.long_functions("def find() -> None:\n" + "    pass\n" * 39, 40))


def covered(name: str, *, percent: float, branches: list[list[int]]) -> dict[str, Any]:
    file = {"missing_lines": [], "missing_branches": branches}
    return {"files": {name: file}, "totals": {"percent_covered": percent}}


def test_a_right_whose_other_branch_no_test_takes_is_named() -> None:
    report = covered("src/trellis/members/rules.py", percent=99, branches=[[12, -10]])
    assert coverage_marks.shortfalls(report) == ["src/trellis/members/rules.py: never run: 12→exit"]


def test_lines_that_no_test_runs_are_told_in_few_words() -> None:
    file = {"missing_lines": [3, 4, 5, 9], "missing_branches": [[2, 3], [8, 12]]}
    report = {"files": {"src/trellis/domain/tally.py": file}, "totals": {"percent_covered": 99}}
    assert coverage_marks.shortfalls(report) == ["src/trellis/domain/tally.py: never run: 3-5, 9, 8→12"]


def test_a_view_may_have_a_branch_that_no_test_takes() -> None:
    assert not coverage_marks.shortfalls(
        covered("src/trellis/members/views.py", percent=95, branches=[[12, 14]])
    )


def test_too_little_over_all_is_said() -> None:
    (first, *_) = coverage_marks.shortfalls(covered("src/trellis/ui/views.py", percent=94.9, branches=[]))
    assert first.startswith("over all 94.9 %, and 95 % is wanted")


STORY = """
import os, pytest
@pytest.mark.django_db
def test_only_on_sqlite(): assert os.environ.get("TRELLIS_TEST_ENGINE") != "postgresql"
@pytest.mark.django_db
def test_on_both(): pass
def test_without_database(): pass
"""


def last_line_of_a_run(folder: Path, **env: str) -> tuple[int, str]:
    (folder / "test_story.py").write_text(STORY)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = django_db\naddopts = -q\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tools.whole_run",
        "-p",
        "no:django",
        "--rootdir",
        folder,
        folder,
    ]
    env |= {"PATH": os.defpath, "TRELLIS_TEST_SCRATCH": str(folder)}
    project = Path(__file__).resolve().parent.parent
    run = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout.splitlines()[-1]


def test_a_failure_on_postgresql_alone_fails_the_run(tmp_path: Path) -> None:
    status, last = last_line_of_a_run(tmp_path, TRELLIS_TEST_POSTGRESQL="postgres://nowhere")
    assert status == 1
    assert last.startswith("1 failed, 4 passed")


def test_without_postgresql_its_half_counts_as_skipped(tmp_path: Path) -> None:
    status, last = last_line_of_a_run(tmp_path)
    assert status == 0
    assert last.startswith("3 passed, 2 skipped")


def ask_twice() -> None:
    ContentType.objects.exists()
    ContentType.objects.exists()


@pytest.mark.django_db
def test_one_query_too_many_is_refused(assert_queries: Any) -> None:
    with assert_queries(at_most=2):
        ask_twice()
    with pytest.raises(pytest.fail.Exception, match="2 queries, at most 1"), assert_queries(at_most=1):
        ask_twice()


def decisions(project: Path) -> list[Path]:
    return sorted((project / "docs" / "decisions").glob("[0-9]*.md"))


def test_every_decision_is_in_the_list(project: Path) -> None:
    listed = (project / "docs" / "decisions" / "README.md").read_text()
    assert [file.name for file in decisions(project) if f"({file.name})" not in listed] == []


def test_decisions_are_numbered_without_a_gap(project: Path) -> None:
    assert [int(file.name[:4]) for file in decisions(project)] == list(range(1, len(decisions(project)) + 1))


def test_every_check_that_is_off_has_its_reason(project: Path) -> None:
    tools = settings_of(project)
    off = [*tools["ruff"]["lint"]["ignore"], *tools["djlint"]["ignore"].split(",")]
    reasons = (project / "docs" / "decisions" / "0002-gates.md").read_text()
    assert [code for code in off if f"`{code}`" not in reasons] == []


def names(file: Path) -> set[str]:
    found = re.findall(r"^([a-z][\w.-]*)(?:\[[\w,-]+\])?", file.read_text(), flags=re.MULTILINE)
    return {name.lower() for name in found}


@pytest.mark.parametrize("file", ["base.in", "dev.in"])
def test_every_dependency_has_its_reason(project: Path, file: str) -> None:
    reasons = (project / "docs" / "decisions" / "0003-dependencies.md").read_text()
    assert [name for name in names(project / "requirements" / file) if f"`{name}`" not in reasons] == []


def pins(file: Path) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)==(\S+)", file.read_text(), flags=re.MULTILINE))


def test_what_is_tested_is_what_is_installed(project: Path) -> None:
    locks = project / "requirements"
    assert pins(locks / "base.txt")
    assert pins(locks / "base.txt") <= pins(locks / "dev.txt")


def test_every_package_is_locked_by_its_hash(project: Path) -> None:
    for name in ("base.txt", "dev.txt"):
        blocks = re.split(r"\n(?=\S)", (project / "requirements" / name).read_text())
        assert [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def _imported_at_run_time(tree: ast.Module) -> Iterator[str]:
    """Give the packages that a module imports when it runs; what only types need stands in an `if`."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_the_product_imports_only_what_it_installs(project: Path) -> None:
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (project / "requirements/base.txt").read_text(), re.MULTILINE)
    )
    owners = metadata.packages_distributions()
    for file in sorted((project / "src").rglob("*.py")):
        for package in _imported_at_run_time(ast.parse(file.read_text())):
            if package == "trellis" or package in sys.stdlib_module_names:
                continue
            names = {name.lower().replace("_", "-") for name in owners.get(package, [])}
            assert names & locked, f"{file.name} imports {package}, which only a developer has"
