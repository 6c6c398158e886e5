"""What was once counted is counted the same for ever; only the wording of sentences may get better.

The files are never written again. When one of them no longer agrees, the code is at fault, unless a new
`format` was made for the new way of counting.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from trellis.domain.ballotfile import read
from trellis.domain.decisionrule import Method
from trellis.domain.tally import count
from trellis.domain.verdict import Outcome

FILES = sorted((Path(__file__).parent / "verdicts").glob("*.json"))
WORDS = {"explanation", "rule_in_words", "convention", "sentences", "why"}


def without_words(found: Any) -> Any:
    """Give a document without its sentences."""
    if isinstance(found, dict):
        return {name: without_words(value) for name, value in found.items() if name not in WORDS}
    return [without_words(each) for each in found] if isinstance(found, list) else found


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_kept_count_gives_the_verdict_that_was_kept(file: Path) -> None:
    kept = json.loads(file.read_text())
    again = read(kept["count"])
    assert again.as_json() == kept["count"]
    assert without_words(count(again).as_json()) == without_words(kept["verdict"])


def test_every_method_and_every_outcome_is_kept() -> None:
    kept = [json.loads(file.read_text())["verdict"] for file in FILES]
    assert {each["rule"]["method"] for each in kept} == set(Method)
    assert {each["outcome"] for each in kept} >= set(Outcome)
