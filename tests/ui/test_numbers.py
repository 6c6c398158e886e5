"""Numbers are written so that a reader can't take them for others."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from trellis.ui.numbers import number, percent, size


@pytest.mark.parametrize(
    ("value", "written"),
    [(7, "7"), (-12, "-12"), (1433, "1,433"), (Decimal("0.5"), "0.5"), (Fraction(2, 3), "0.67"), (None, "")],
)
def test_a_number_has_its_thousands_apart(value: int | Decimal | Fraction | None, written: str) -> None:
    with translation.override("en"):
        assert number(value) == written


@pytest.mark.parametrize(
    ("share", "written"), [(Fraction(2, 3), "67%"), (0.125, "13%"), (1, "100%"), (None, "")]
)
def test_a_share_is_whole_percent_and_a_half_goes_up(share: Fraction | float | None, written: str) -> None:
    assert percent(share) == written


@pytest.mark.parametrize(
    ("octets", "written"), [(12, "1 kB"), (182_000, "182 kB"), (2_450_000, "2.4 MB"), (None, "")]
)
def test_the_size_of_a_file_says_how_long_it_will_take(octets: int | None, written: str) -> None:
    with translation.override("en"):
        assert size(octets) == written
