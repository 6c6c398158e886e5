"""What may be handed down a tree, and what became of it at each level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.cascading import (
    STANDING,
    Answer,
    Offer,
    become,
    by_level,
    check,
    depth_of,
    lies_below,
    may_become,
    skipped,
)
from trellis.domain.problems import (
    CASCADE_CAME_FROM,
    CASCADE_NOT_BELOW,
    CASCADE_TWICE,
    HANDING_STAGE,
    Problem,
)

PATHS = st.text("abc", max_size=5).map(lambda ids: "".join(f"{each}/" for each in ids))


def refused(offer: Offer) -> object:
    try:
        check(offer, "Fang")
    except Problem as problem:
        return problem.kind
    return None


def test_it_goes_down_and_may_leave_out_levels() -> None:
    assert refused(Offer(source="a/", target="a/b/c/")) is None
    assert skipped("a/", "a/b/c/") == 1
    assert refused(Offer(source="", target="a/")) is None
    assert (depth_of(""), depth_of("a/b/")) == (0, 2)


@pytest.mark.parametrize("target", ["a/b/", "a/", "c/"])
def test_it_goes_neither_up_nor_sideways(target: str) -> None:
    assert refused(Offer(source="a/b/", target=target)) == CASCADE_NOT_BELOW


def test_no_unit_gets_back_what_came_from_it_even_after_the_tree_was_changed() -> None:
    assert refused(Offer(source="a/", target="a/b/", came_from=["a/", "a/b/"])) == CASCADE_CAME_FROM


def test_nobody_is_asked_twice_while_the_first_still_stands() -> None:
    assert refused(Offer(source="a/", target="a/b/", standing=["a/b/"])) == CASCADE_TWICE


@given(PATHS, PATHS)
def test_what_was_handed_on_never_comes_back_to_where_it_was(source: str, target: str) -> None:
    if refused(Offer(source=source, target=target)) is None:
        assert not lies_below(source, target)
        assert refused(Offer(source=target, target=source)) == CASCADE_NOT_BELOW
        assert skipped(source, target) >= 0


def test_minds_may_be_changed_but_for_what_was_withdrawn() -> None:
    assert become(Answer.DECLINED, Answer.TAKEN) == Answer.TAKEN
    assert become(Answer.TAKEN, Answer.DECLINED) == Answer.DECLINED
    assert not any(may_become(Answer.WITHDRAWN, each) for each in Answer)
    with pytest.raises(Problem) as caught:
        become(Answer.TAKEN, Answer.WITHDRAWN)
    assert caught.value.kind == HANDING_STAGE


@given(st.lists(st.tuples(PATHS, st.sampled_from(Answer))))
def test_each_unit_is_counted_once_at_its_own_level(rows: list[tuple[str, Answer]]) -> None:
    found = by_level(rows)
    assert [each.depth for each in found] == sorted({depth_of(path) for path, _ in rows})
    asked = [answer for _, answer in rows if answer != Answer.WITHDRAWN]
    assert sum(each.asked for each in found) == len(asked)
    assert sum(each.taken for each in found) == len([each for each in asked if each in STANDING]) - sum(
        each.counts[Answer.OFFERED] for each in found
    )
