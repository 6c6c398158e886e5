"""The docs say what the code does: every verb, setting, command and problem; every clause; every link."""

import re
from pathlib import Path

import pytest

from tools import reference

ROOT = Path(__file__).resolve().parent.parent
CLAUSES = (
    [f"C1.{n}" for n in range(1, 7)]
    + ["C2.1", "C2.2"]
    + [f"C3.{n}" for n in range(1, 11)]
    + [f"C4.{n}" for n in range(1, 14)]
    + [f"C5.{n}" for n in range(1, 15)]
    + [f"C6.{n}" for n in range(1, 13)]
    + [f"C7.{n}" for n in range(1, 7)]
    + [f"C8.{n}" for n in range(1, 15)]
)


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert (ROOT / "docs/reference" / name).read_text() == reference.PAGES[name](), "run 'make reference'"


def test_every_clause_of_the_note_has_its_row() -> None:
    text = (ROOT / "docs/the-note.md").read_text()
    rows = {line.split("|")[1].strip(): line for line in text.splitlines() if line.startswith("| C")}
    assert sorted(rows) == sorted(CLAUSES)


def test_the_tests_that_the_note_names_exist() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs/the-note.md").read_text())
    assert named
    for file, function in named:
        text = (ROOT / file).read_text()
        assert not function or f"def {function}(" in text, f"{file} has no {function}"


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("*.md")), ids=lambda page: page.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text()):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_page_of_docs_is_reached_from_the_index() -> None:
    index = (ROOT / "docs/README.md").read_text()
    for page in sorted(ROOT.glob("docs/**/*.md")):
        name = page.relative_to(ROOT / "docs").as_posix()
        if name.startswith("decisions/0") or name == "README.md":
            continue
        assert f"({name})" in index, f"docs/README.md doesn't lead to {name}"
