"""What was reached in a period: three numbers, none of them below nought, no day counted twice."""

import pytest

from trellis.domain.periods import read_period
from trellis.domain.problems import RESULT_BELOW_ZERO, RESULT_OVERLAPS, Problem
from trellis.domain.reached import Numbers, overlapping, refuse_overlap, touching


def test_unknown_is_not_nought() -> None:
    assert Numbers().is_unknown
    assert not Numbers(people=0).is_unknown
    assert Numbers(1, 2, 3).with_people(40) == Numbers(40, 2, 3)


@pytest.mark.parametrize("numbers", [Numbers(people=-1), Numbers(contacts=-1), Numbers(services=-1)])
def test_nothing_is_below_nought(numbers: Numbers) -> None:
    with pytest.raises(Problem) as refused:
        numbers.checked()
    assert refused.value.kind == RESULT_BELOW_ZERO


def test_a_month_lies_in_its_quarter_and_not_in_the_next() -> None:
    quarter = read_period("2026-Q3")
    assert overlapping(quarter, ["2026-06", "2026-08", "2026-09"]) == "2026-08"
    assert overlapping(quarter, ["2026-Q3", "2026-Q4", "2026-06", "2025"]) == ""
    refuse_overlap(quarter, ["2026-Q3"])
    with pytest.raises(Problem) as refused:
        refuse_overlap(quarter, ["2026"])
    assert refused.value.kind == RESULT_OVERLAPS


def test_what_touches_a_month_is_its_quarter_its_half_and_its_year() -> None:
    assert touching(read_period("2026-08")) == ("2026-08", "2026-Q3", "2026-H2", "2026")
    assert touching(read_period("2026-Q3"))[:3] == ("2026-07", "2026-08", "2026-09")
