"""A box keeps papers without a hand."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain import box

CODES = st.lists(st.text("ABCDEFGHJK23456789", min_size=4, max_size=8), unique=True, max_size=12)


@given(CODES)
def test_the_order_of_putting_in_leaves_no_trace(codes: list[str]) -> None:
    there: list[box.Paper] = []
    back: list[box.Paper] = []
    for code in codes:
        there = box.put(there, code, {"choice": "yes"})
    for code in reversed(codes):
        back = box.put(back, code, {"choice": "yes"})
    assert there == back
    assert len(there) == len(codes)


def test_a_paper_put_in_again_replaces_the_former() -> None:
    papers = box.put(box.put([], "A7K2", {"choice": "yes"}), "a7k-2", {"choice": "no"})
    assert [paper["choice"] for paper in papers] == ["no"]


def test_only_the_code_finds_a_paper() -> None:
    papers = box.put([], "A7K2", {"choice": "yes"})
    assert "A7K2" not in str(papers)
    found = box.find(papers, "a7k 2")
    assert found is not None
    assert found["choice"] == "yes"
    assert box.find(papers, "B7K2") is None
