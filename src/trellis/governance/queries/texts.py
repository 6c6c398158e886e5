"""Reading the starting texts: for each of the eight steps, for five kinds of network (C7.2 to C7.6)."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from trellis.domain.problems import N_
from trellis.governance.models import DocumentKind


@dataclass(frozen=True)
class Start:
    """A kind of network for which there are starting texts."""

    key: str
    label: str
    says: str


_ALL = (
    Start(
        "national-committee",
        N_("A national committee"),
        N_("Government, NGOs and UN agencies with a mandate and one agenda, as in C7.2."),
    ),
    Start(
        "vertical-programme",
        N_("A programme through all levels"),
        N_("Province, prefecture, county, township, village: each with its mandate and plan, as in C7.3."),
    ),
    Start(
        "working-group",
        N_("A working group without a budget"),
        N_("Professionals who meet each month and act together on concrete cases, as in C7.4."),
    ),
    Start(
        "district-centre",
        N_("A district centre"),
        N_("A board, a hotline, protection and rehabilitation in one border district, as in C7.5."),
    ),
    Start(
        "consortium",
        N_("A community consortium"),
        N_("Villages, local administrations and a few NGOs that facilitate, as in C7.6."),
    ),
)
STARTS = {start.key: start for start in _ALL}


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("trellis.governance") / "texts" / f"{name}.toml").read_text(encoding="utf-8"))


def starting_text(start: Start, kind: DocumentKind) -> dict[str, str]:
    """Give a starting text by language; what it leaves open stands in [brackets]."""
    found = _read(start.key).get(kind.value, {})
    return {language: str(text).strip() for language, text in found.items()}


@dataclass(frozen=True)
class RuleStart:
    """A rule to begin with: its names by language, what it is for, how it counts and how it goes on."""

    key: str
    names: dict[str, str]
    says: dict[str, str]
    subjects: tuple[str, ...]
    terms: dict[str, object]
    process: dict[str, object]


@lru_cache(maxsize=1)
def starting_rules() -> dict[str, RuleStart]:
    """Give the rules that a network may begin with."""
    return {
        key: RuleStart(
            key, row["names"], row["says"], tuple(row["subjects"]), row["terms"], row.get("process", {})
        )
        for key, row in _read("rules").items()
    }
