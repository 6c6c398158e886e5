"""Nobody in a small group can be made out: not alone, not by subtraction, not between two looks."""

from collections.abc import Iterator
from itertools import chain, combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from trellis.domain.disclosure import COMPARED_CELLS, FEWEST, Release, release

GROUPS = ("", "government", "ngos", "community", "un")
SIZES = st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 9), max_size=5)


def unions(shown: Release[str]) -> Iterator[frozenset[str]]:
    """Give every set of groups whose sum a reader can make: cells put together, or less the whole."""
    if shown.whole:
        yield frozenset(shown.sizes)
        for part in chain.from_iterable(combinations(shown.cells, n) for n in range(1, len(shown.cells))):
            yield frozenset[str]().union(*part)


def people(shown: Release[str], groups: frozenset[str]) -> int:
    return sum(shown.sizes.get(group, 0) for group in groups)


def test_two_answers_are_never_shown_and_three_are() -> None:
    assert not release({"ngos": 2}).whole
    assert not release({}).whole
    assert release({"ngos": 2, "un": 1}) == Release({"ngos": 2, "un": 1}, whole=True)


def test_large_groups_are_shown_each() -> None:
    shown = release({"ngos": 5, "un": 3, "": 0})
    assert shown.cells == (frozenset({"un"}), frozenset({"ngos"}))
    assert shown.people == 8


def test_a_single_small_group_hides_with_the_next_smallest() -> None:
    """Else whoever takes the shown groups from the whole has it."""
    shown = release({"government": 10, "ngos": 5, "community": 1})
    assert shown.cells == (frozenset({"government"}), frozenset({"ngos", "community"}))


def test_small_groups_that_are_three_together_are_shown_together() -> None:
    shown = release({"government": 10, "ngos": 2, "community": 1})
    assert shown.cells == (frozenset({"government"}), frozenset({"ngos", "community"}))


def test_where_all_would_stand_together_only_the_whole_is_shown() -> None:
    assert release({"government": 4, "ngos": 1}) == Release({"government": 4, "ngos": 1}, whole=True)


def test_one_more_than_last_time_gives_her_away() -> None:
    first = release({"ngos": 5})
    assert not release({"ngos": 6}, [first]).whole
    assert release({"ngos": 6}, [first]).held_back
    assert release({"ngos": 8}, [first]).whole
    assert release({"ngos": 5}, [first]).whole


def test_a_group_hidden_now_isnt_had_from_what_was_shown_then() -> None:
    """Then government 5 and NGOs 5 apart; now the whole of 7 less government would be the two of the NGOs."""
    first = release({"government": 5, "ngos": 5})
    assert first.cells
    assert not release({"government": 5, "ngos": 2}, [first]).whole


def test_only_the_whole_is_shown_where_the_parts_would_tell() -> None:
    first = release({"government": 5, "ngos": 5})
    shown = release({"government": 6, "ngos": 9}, [first])
    assert shown.whole
    assert shown.held_back
    assert not shown.cells


def test_what_was_not_shown_then_can_t_be_subtracted() -> None:
    assert release({"ngos": 3}, [release({"ngos": 2})]).whole


def test_too_many_parts_for_a_second_look_leave_the_whole() -> None:
    many = {str(number): 3 for number in range(COMPARED_CELLS + 1)}
    first = release(many)
    assert len(first.cells) == COMPARED_CELLS + 1
    second = release(many, [first])
    assert not second.whole
    assert second.held_back


@settings(deadline=None)
@given(SIZES)
def test_no_sum_and_no_rest_is_one_or_two(sizes: dict[str, int]) -> None:
    shown = release(sizes)
    whole = frozenset(shown.sizes)
    for groups in unions(shown):
        assert people(shown, groups) >= FEWEST
        assert people(shown, whole - groups) == 0 or people(shown, whole - groups) >= FEWEST


@settings(deadline=None)
@given(SIZES)
def test_cells_are_the_whole_and_dont_overlap(sizes: dict[str, int]) -> None:
    shown = release(sizes)
    assume(shown.cells)
    assert sum(people(shown, cell) for cell in shown.cells) == shown.people
    assert len(frozenset[str]().union(*shown.cells)) == sum(len(cell) for cell in shown.cells)
    assert len(shown.cells) > 1


@settings(deadline=None)
@given(SIZES, SIZES, SIZES)
def test_no_two_looks_leave_one_or_two(
    one: dict[str, int], two: dict[str, int], three: dict[str, int]
) -> None:
    shown: list[Release[str]] = []
    for sizes in (one, two, three):
        shown.append(release(sizes, shown))
    for earlier, later in combinations(shown, 2):
        for before in unions(earlier):
            for now in unions(later):
                is_whole = now == frozenset(later.sizes) and before == frozenset(earlier.sizes)
                if is_whole or before <= now or now <= before:
                    assert abs(people(earlier, before) - people(later, now)) not in {1, 2}


@settings(deadline=None)
@given(SIZES, st.randoms())
def test_the_order_of_groups_doesnt_matter(sizes: dict[str, int], chance: object) -> None:
    mixed = list(sizes.items())
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert set(release(dict(mixed)).cells) == set(release(sizes).cells)
