"""Who has power is told on the command line: the documented files, or a refusal."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override

from trellis.domain.problems import Problem
from trellis.domain.rankedfile import MOST_BYTES

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference" / "power-file.md"
EXAMPLES = re.findall(r"```json\n(.*?)```\n\n```text\n(.*?)```", PAGE.read_text(), flags=re.DOTALL)


def power(file: Path, given: str, *words: str) -> str:
    """Write a file, work out its power, and give what is said."""
    file.write_text(given)
    said = StringIO()
    call_command("power", str(file), *words, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize(("given", "says"), EXAMPLES)
def test_each_example_of_the_reference_says_what_stands_there(tmp_path: Path, given: str, says: str) -> None:
    assert power(tmp_path / "example.json", given) == says


def test_the_reference_has_two_examples() -> None:
    assert len(EXAMPLES) == 2


def test_another_program_gets_both_indices(tmp_path: Path) -> None:
    found = json.loads(power(tmp_path / "example.json", EXAMPLES[0][0], "--json"))
    assert (found["title"], found["total"], found["needed"]) == ("Council of the EEC, 1958", 17, 12)
    assert [each["banzhaf"] for each in found["members"]] == ["5/21", "5/21", "5/21", "1/7", "1/7", 0]
    assert [each["shapley"] for each in found["members"]] == ["7/30", "7/30", "7/30", "3/20", "3/20", 0]
    assert found["no_power"] == ["lu"]


def test_a_file_without_title_begins_with_what_was_found(tmp_path: Path) -> None:
    says = power(tmp_path / "example.json", '{"members": [{"id": "a"}], "quota": 1}')
    assert says.startswith("Decides alone, whatever the others say: a.")


def test_a_reader_of_thai_is_told_in_thai(tmp_path: Path) -> None:
    with override("th"):
        says = power(tmp_path / "example.json", EXAMPLES[0][0])
    assert "ไม่มีอำนาจใดตามกติกานี้: Luxembourg" in says


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "example.json has nothing in it."),
        (" " * (MOST_BYTES + 1), "The file is larger than 20 MB"),
        ("{", "example.json"),
        ("[]", "the file can't be read: an object in curly brackets belongs here."),
        ('{"members": [], "rule": {}}', "Nobody may vote under this rule."),
        (
            '{"members": [{"id": "a"}], "rule": {"method": "approval"}}',
            "Power is worked out for rules that carry a proposal or not; 'approval' chooses among options.",
        ),
    ],
)
def test_what_cannot_be_worked_out_is_one_sentence(tmp_path: Path, given: str, says: str) -> None:
    with pytest.raises(Problem) as caught:
        power(tmp_path / "example.json", given)
    assert str(caught.value).startswith(says)
