"""Count files for the tests: five members of an invented network, and what they say."""

from typing import Any

from trellis.domain.ballotfile import read
from trellis.domain.tally import count
from trellis.domain.verdict import Verdict

MEMBERS = [
    {"id": "nyb", "name": "National Youth Bureau", "constituency": "go", "unit": "north"},
    {"id": "dsw", "name": "Department of Welfare", "constituency": "go", "unit": "south"},
    {"id": "wif", "name": "Women in Front", "constituency": "ngo", "unit": "north"},
    {"id": "child", "name": "Child Line", "constituency": "ngo", "unit": "south"},
    {"id": "weavers", "name": "Weavers of Mae Sai", "constituency": "cbo", "beneficiary": True},
]


def said(**choices: Any) -> list[dict[str, Any]]:
    """Give ballots from `member="yes"`."""
    return [{"member": member, "choice": choice} for member, choice in choices.items()]


def file(*ballots: dict[str, Any], rule: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Give a count file of the five members."""
    return {"rule": rule or {}, "members": MEMBERS, "ballots": list(ballots)} | more


def verdict(*ballots: dict[str, Any], rule: dict[str, Any] | None = None, **more: Any) -> Verdict:
    """Count such a file."""
    return count(read(file(*ballots, rule=rule, **more)))


def explained(found: Verdict) -> list[str]:
    """Give the explanation in English."""
    return [str(sentence) for sentence in found.explanation]
