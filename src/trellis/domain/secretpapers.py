"""What a secret paper carries beside its choice, and when papers are too few to be told (C5.7, C8.6).

A paper has no hand. Where the rule counts by constituency, by beneficiaries or by weight, it has to say where
it belongs, and then at least `FEWEST` members must belong there, or it would name its member.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trellis.domain.decisionrule import Beneficiaries, Method, Rule

FEWEST = 3
"""Below three a figure tells a member what the only other one said."""

REASONED = frozenset({Method.CONSENT, Method.CONSENSUS})
"""Methods of which an objection is weighed by its reason, so that its paper carries one."""

Traces = Mapping[str, Any]
Grouped = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Where a member belongs, as far as a rule may count by it."""

    constituency: str = ""
    beneficiary: bool = False
    weight: int = 1


def traces(rule: Rule, member: Belonging, *, weighted: bool) -> dict[str, Any]:
    """Give what a member's paper has to carry so that the rule can count it; mostly nothing."""
    found: dict[str, Any] = {}
    if rule.double_majority:
        found["constituency"] = member.constituency
        if rule.double_majority.beneficiaries is Beneficiaries.OWN_SEAT and member.beneficiary:
            found["beneficiary"] = True
    if weighted and rule.method not in REASONED:
        found["weight"] = member.weight
    return found


def of_paper(paper: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a paper carries beside its choice and its reason."""
    return {key: value for key, value in paper.items() if key in {"constituency", "beneficiary", "weight"}}


def scarce(carried: Iterable[Traces]) -> list[Traces]:
    """Give what too few members' papers would carry; with nothing to carry, all of them belong together."""
    by_trace = Counter(tuple(sorted(each.items())) for each in carried)
    return [dict(trace) for trace, members in sorted(by_trace.items(), key=str) if members < FEWEST]


def grouped(papers: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give papers as a count file has them: those alike as one with their number, and in no order of time."""
    plain = [{key: value for key, value in each.items() if key != "mark"} for each in papers]
    alike: dict[str, dict[str, Any]] = {}
    for paper in sorted(plain, key=_by_content):
        alike.setdefault(_by_content(paper), {**paper, "count": 0})["count"] += 1
    return list(alike.values())


def _by_content(paper: Mapping[str, Any]) -> str:
    return repr(sorted(paper.items()))


def may_be_told(papers: Iterable[Grouped]) -> bool:
    """Say whether figures may be shown: no group that a paper names has only one or two of them."""
    by_trace = Counter[str]()
    for paper in papers:
        by_trace[repr(sorted(of_paper(paper).items()))] += paper["count"]
    return bool(by_trace) and min(by_trace.values()) >= FEWEST
