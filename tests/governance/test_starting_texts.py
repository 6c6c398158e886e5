"""The starting texts: one for each step and kind of network, of a useful length, in English and Thai."""

import re

import pytest

from trellis.domain import prose
from trellis.governance.models import STEPS, DocumentKind
from trellis.governance.queries.texts import STARTS, starting_text

EVERY = [(key, kind) for key in STARTS for kind in STEPS]
# Those of tests/test_translations.py that a longer text could fall into.
FAULTS = ("เเ", "ํา", "\u200b", "\u00a0")


@pytest.mark.parametrize(("key", "kind"), EVERY)
def test_there_is_a_text_for_every_step_and_kind_of_network(key: str, kind: DocumentKind) -> None:
    text = starting_text(STARTS[key], kind)
    assert set(text) == {"en", "th"}
    words = len(text["en"].split())
    assert 80 <= words <= 250, words
    assert len(text["th"]) >= 300
    assert prose.open_places(text["en"])
    assert prose.tidy(text["en"]) == text["en"]
    assert prose.tidy(text["th"]) == text["th"]
    assert not [fault for fault in FAULTS if fault in text["th"]]
    assert not re.search(r"[\u0e00-\u0e7f]\?", text["th"])


def test_a_text_is_for_one_kind_of_network_only() -> None:
    texts = {starting_text(STARTS[key], kind)["en"] for key, kind in EVERY}
    assert len(texts) == len(EVERY) == 40


def test_for_a_document_of_another_kind_there_is_none() -> None:
    assert starting_text(STARTS["consortium"], DocumentKind.OTHER) == {}
