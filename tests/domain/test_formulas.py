"""No cell runs as a formula, and each comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.formulas import guard, unguard


@given(st.text(alphabet="'=+-@\t\ra1", max_size=5))
def test_a_guarded_cell_comes_back_and_never_runs(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert guard("Malee's group") == "Malee's group"
    assert unguard("'tis") == "'tis"
