"""Concentration: worked examples, and what must hold of any amounts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.concentration import effective_number, gini, herfindahl, share_of_first

amounts = st.lists(st.integers(min_value=0, max_value=1000), min_size=2, max_size=12).filter(any)


def test_a_worked_example() -> None:
    # Shares of 30, 20, 20, 10, 10, 5 and 5 per cent: 900 + 400 + 400 + 100 + 100 + 25 + 25.
    shares = [30, 20, 20, 10, 10, 5, 5]
    assert herfindahl(shares) == 1950
    assert effective_number(shares) == Fraction(10_000, 1950)
    assert share_of_first(shares, 2) == Fraction(1, 2)
    # Of 1, 2, 3 and 4 the plain coefficient is 0.25, and 0.25 * 4 / 3 corrected.
    assert gini([4, 2, 1, 3]) == Fraction(1, 3)


def test_without_anything_to_share_nothing_is_said() -> None:
    for measure in (herfindahl, effective_number, gini, share_of_first):
        assert measure([]) is None
        assert measure([0, 0]) is None
    assert gini([5]) is None
    assert herfindahl([5]) == 10_000


def test_an_amount_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="below nought"):
        gini([1, -1])


@given(amounts)
def test_the_bounds_hold(given_amounts: list[int]) -> None:
    index, coefficient = herfindahl(given_amounts), gini(given_amounts)
    assert index is not None
    assert coefficient is not None
    assert Fraction(10_000, len(given_amounts)) <= index <= 10_000
    assert 0 <= coefficient <= 1


@given(amounts, st.integers(min_value=1, max_value=9))
def test_neither_the_unit_nor_the_order_matters(given_amounts: list[int], unit: int) -> None:
    other = [each * unit for each in reversed(given_amounts)]
    assert gini(other) == gini(given_amounts)
    assert herfindahl(other) == herfindahl(given_amounts)


@given(st.integers(min_value=2, max_value=30))
def test_the_extremes_are_reached(count: int) -> None:
    one_has_all = [7] + [0] * (count - 1)
    assert (gini(one_has_all), herfindahl(one_has_all)) == (1, 10_000)
    assert (gini([3] * count), herfindahl([3] * count)) == (0, Fraction(10_000, count))
    assert effective_number([3] * count) == count
