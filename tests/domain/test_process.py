"""How a decision goes on, read from data and said in sentences."""

import pytest

from trellis.domain import process
from trellis.domain.problems import PROCESS_UNREADABLE, Problem
from trellis.domain.process import FOUNDING_TERMS, Process
from trellis.domain.rulereading import read_rule


def said(**given: object) -> str:
    return " ".join(str(each) for each in process.in_words(Process(**given)))  # type: ignore[arg-type]


def test_what_is_written_is_read_back() -> None:
    mine = Process(secret=True, discussion_days=14, public=True)
    assert process.read(mine.as_json()) == mine
    assert process.read({}) == Process()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("secret", "yes"),
        ("discussion_days", -1),
        ("ballot_days", 367),
        ("confirm_days", True),
        ("discussion_days", "7"),
        ("loud", True),
    ],
)
def test_what_cant_be_meant_is_named(name: str, value: object) -> None:
    with pytest.raises(Problem) as refused:
        process.read({name: value})
    assert refused.value.kind == PROCESS_UNREADABLE
    assert refused.value.details == {"place": name}


def test_the_days_are_said() -> None:
    assert "discussed for 7 days, then the ballot stays open 7 days" in said()
    assert "opens at once and stays open 3 days" in said(discussion_days=0, ballot_days=3)
    assert "discussed for 5 days, then decided on the same day" in said(discussion_days=5, ballot_days=0)
    assert "waits 21 days for headquarters" in said(confirm_days=21)


def test_who_sees_what_is_said() -> None:
    assert "Voices are open" in said()
    assert "hidden until the ballot is closed" in said(hidden=True)
    assert "secret" in said(secret=True, hidden=True)
    assert "to all members" in said()
    assert "to everybody" in said(public=True)


def test_the_founding_rule_is_a_rule() -> None:
    assert read_rule(FOUNDING_TERMS).as_json() == dict(FOUNDING_TERMS)


def test_a_secret_voice_waits_for_nobody() -> None:
    words = said(secret=True)
    assert "A mandate must cover the whole decision" in words
    assert "waits" not in words
