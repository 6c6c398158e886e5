"""What a secret paper carries, which belong together, and when their figures may be told."""

from typing import Any

import pytest

from trellis.domain.rulereading import read_rule
from trellis.domain.secretpapers import Belonging, grouped, may_be_told, scarce, traces

DOUBLE: dict[str, Any] = {"method": "majority", "double_majority": {"beneficiaries": "own_seat"}}
WEAVERS = Belonging(constituency="community", beneficiary=True, weight=2)


@pytest.mark.parametrize(
    ("terms", "weighted", "carried"),
    [
        ({"method": "majority"}, False, {}),
        ({"method": "majority"}, True, {"weight": 2}),
        ({"method": "consent"}, True, {}),
        (DOUBLE, False, {"constituency": "community", "beneficiary": True}),
        ({"method": "majority", "double_majority": {}}, False, {"constituency": "community"}),
    ],
)
def test_a_paper_carries_only_what_the_rule_counts_by(
    terms: dict[str, Any], *, weighted: bool, carried: dict[str, Any]
) -> None:
    assert traces(read_rule(terms), WEAVERS, weighted=weighted) == carried


def test_who_is_no_beneficiary_carries_the_constituency_alone() -> None:
    found = traces(read_rule(DOUBLE), Belonging(constituency="ngo"), weighted=False)
    assert found == {"constituency": "ngo"}


def test_three_alike_hide_each_other_and_two_do_not() -> None:
    assert scarce([{}, {}, {}]) == []
    few = [{"constituency": "ngo"}] * 2
    assert scarce([{"constituency": "go"}] * 3 + few) == [{"constituency": "ngo"}]


def test_papers_are_grouped_without_marks_and_without_order() -> None:
    papers = [
        {"mark": "a", "choice": "yes"},
        {"mark": "b", "choice": "no"},
        {"mark": "c", "choice": "yes"},
        {"mark": "d", "choice": {"x": 1}},
        {"mark": "e", "choice": "yes", "reason": "Few."},
    ]
    found = grouped(papers)
    assert found == grouped(reversed(papers))
    assert {"choice": "yes", "count": 2} in found
    assert len(found) == 4
    assert not any("mark" in each for each in found)


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        ([], False),
        ([{"choice": "yes", "count": 2}], False),
        ([{"choice": "yes", "count": 2}, {"choice": "no", "count": 1}], True),
        ([{"choice": "yes", "count": 3, "constituency": "go"}, {"choice": "no", "count": 1}], False),
    ],
)
def test_figures_of_one_or_two_are_not_told(papers: list[dict[str, Any]], *, told: bool) -> None:
    assert may_be_told(papers) is told
