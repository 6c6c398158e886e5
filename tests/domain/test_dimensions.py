"""Dimensions as a set and as a number."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.dimensions import BITS, NO_DIMENSION, Dimension, bits_of, dimensions_of


@given(st.sets(st.sampled_from(list(Dimension))))
def test_a_set_of_dimensions_comes_back_from_its_number(chosen: set[Dimension]) -> None:
    assert set(dimensions_of(bits_of(chosen))) == chosen


def test_the_number_of_none_is_nought_and_strange_bits_mean_nothing() -> None:
    assert bits_of([]) == NO_DIMENSION
    assert dimensions_of(1 << len(BITS)) == ()
    assert bits_of([Dimension.PREVENTION, Dimension.PREVENTION]) == 1
