"""A ballot is counted on the command line: the documented file, other programs' files, or a refusal."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override

from trellis.domain.problems import Problem
from trellis.domain.rankedfile import MOST_BYTES

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference" / "count-file.md"
EXAMPLES = re.findall(r"```json\n(.*?)```\n\n```text\n(.*?)```", PAGE.read_text(), flags=re.DOTALL)
ELECTION = '3 1\n4 1 2 0\n3 2 3 0\n2 3 2 0\n0\n"Malee"\n"Dao"\n"Aye"\n"The board of an invented network"\n'
ORDERS = """# NUMBER ALTERNATIVES: 2
# ALTERNATIVE NAME 1: Tea
# ALTERNATIVE NAME 2: Rice
# NUMBER VOTERS: 3
2: 1,2
1: 2
"""


def tally(file: Path, *words: str) -> str:
    """Count a file, and give what is said."""
    said = StringIO()
    call_command("tally", str(file), *words, stdout=said)
    return said.getvalue()


@pytest.fixture
def election(tmp_path: Path) -> Path:
    """Give the ballots of an election in BLT."""
    file = tmp_path / "election.blt"
    file.write_text(ELECTION)
    return file


@pytest.mark.parametrize(("given", "says"), EXAMPLES)
def test_each_example_of_the_reference_says_what_stands_there(tmp_path: Path, given: str, says: str) -> None:
    file = tmp_path / "example.json"
    file.write_text(given)
    assert tally(file) == says


def test_the_reference_has_two_examples() -> None:
    assert len(EXAMPLES) == 2


def test_another_program_gets_json(tmp_path: Path) -> None:
    file = tmp_path / "example.json"
    file.write_text(EXAMPLES[0][0])
    found = json.loads(tally(file, "--json"))
    assert (found["outcome"], found["both_ways"], found["pending"]) == ("carried", True, ["dsw"])


def test_a_reader_of_thai_is_told_in_thai(tmp_path: Path) -> None:
    file = tmp_path / "example.json"
    file.write_text(EXAMPLES[0][0])
    with override("th"):
        assert "องค์ประชุม: ต้องมา 3 จาก 5 มา 5" in tally(file)


def test_ranked_ballots_of_another_program_are_counted(election: Path, tmp_path: Path) -> None:
    assert "Chosen: Dao." in tally(election, "--method", "irv")
    assert json.loads(tally(election, "--method", "schulze", "--seed", "7", "--json"))["winners"] == ["2"]
    orders = tmp_path / "orders.soi"
    orders.write_text(ORDERS)
    assert "Chosen: Tea, Rice." in tally(orders, "--seats", "2", "--quota", "hare")


REFUSED = [
    ("ballot.blt", ELECTION.replace("2 3 2 0", "2 7 2 0"), (), "Line 4 names candidate 7"),
    ("ballot.blt", ELECTION, ("--seats", "0"), "seats says 0. Write a number from 1 to 3 there."),
    ("ballot.json", "", (), "ballot.json has nothing in it."),
    ("ballot.json", "[]", (), "the file can't be read: an object in curly brackets"),
    ("ballot.json", '{"rule": {}, "rule": {}}', (), "'rule' stands twice in the same curly brackets."),
    (
        "ballot.json",
        '{"rule": {},\n "ballots": [}',
        (),
        "ballot.json can't be read as JSON: line 2, column 14.",
    ),
    ("ballot.json", "[" * 100_000, (), "ballot.json can't be read as JSON: line 1"),
    ("ballot.json", '{"seats": ' + "9" * 5_000 + "}", (), "ballot.json can't be read as JSON: line 1"),
    (
        "ballot.json",
        '{"rule": {}}',
        ("--seats", "1"),
        "ballot.json says itself how it is counted. Leave --seats out",
    ),
    (
        "ballot.json",
        '{"rule": {"threshold": NaN}}',
        (),
        "rule.threshold says nan, which a computer keeps inexactly.",
    ),
]


@pytest.mark.parametrize(("name", "text", "words", "says"), REFUSED, ids=[says for *_, says in REFUSED])
def test_what_cannot_be_counted_is_one_clear_sentence(
    tmp_path: Path, name: str, text: str, words: tuple[str, ...], says: str
) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(Problem) as refused:
        tally(file, *words)
    assert str(refused.value).startswith(says)


def test_a_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "huge.blt"
    with file.open("wb") as sparse:
        sparse.truncate(10 * MOST_BYTES)
    with pytest.raises(Problem) as refused:
        tally(file)
    assert "larger than 20 MB" in str(refused.value)
