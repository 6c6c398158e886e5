"""The reference of indicators says what the rules really do."""

from pathlib import Path

import pytest

from trellis.domain.rollexample import example_of
from trellis.domain.rollup import ACROSS_PLACES, Rolled, Rule, Way


def words(figure: Rolled) -> str:
    """Write a figure as the reference does."""
    if figure.value is not None:
        return str(figure.value)
    return "not known" if figure.least is None else f"{figure.least} to {figure.most}"


@pytest.mark.parametrize("across_places", ACROSS_PLACES)
def test_each_rule_stands_in_the_reference_with_its_figures(project: Path, across_places: Way) -> None:
    written = (project / "docs/reference/indicators.md").read_text(encoding="utf-8")
    for across_periods in Way:
        for carries in (0, 1):
            found = example_of(Rule(across_places, across_periods, carries))
            figures = [*map(words, found.months), words(found.all_months)]
            cells = [across_places.value, across_periods.value, str(carries), *figures]
            assert f"| {' | '.join(cells)} |" in written
