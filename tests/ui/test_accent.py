"""Whatever colour a network chooses, its pages can be read."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.problems import Problem
from trellis.ui import accent
from trellis.ui.accent_view import css_response

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
STYLE = Path(accent.__file__).parent / "static/ui/trellis.css"


@given(COLOURS)
def test_every_colour_becomes_readable_by_day_and_by_night(colour: str) -> None:
    day, night = accent.for_light(colour), accent.for_dark(colour)
    for shade, grounds in ((day, (accent.PAPER, accent.CARD)), (night, (accent.NIGHT, accent.NIGHT_CARD))):
        for ground in (*grounds, shade.soft, shade.ink):
            assert accent.contrast(shade.accent, ground) >= accent.ENOUGH


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert accent.for_light("#1f6b4f").accent == "#1f6b4f"
    assert accent.for_light("#ffe600").accent != "#ffe600"


def test_contrast_is_that_of_the_guidelines() -> None:
    assert accent.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert accent.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("written", ["#ABC", "abc", " #aabbcc "])
def test_a_colour_may_be_written_short(written: str) -> None:
    assert accent.parse(written) == "#aabbcc"


@pytest.mark.parametrize("written", ["", "red", "#12345", "#1f6b4f;}body{display:none}"])
def test_what_is_no_colour_never_reaches_a_stylesheet(written: str) -> None:
    with pytest.raises(Problem, match="Colour"):
        accent.stylesheet(written)


def test_the_stylesheet_may_be_kept_for_ever_because_its_name_changes() -> None:
    answer = css_response("#b3261e")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert accent.digest("#b3261e") == accent.digest("B3261E") != accent.digest("#b3261f")


def test_the_grounds_are_those_of_the_design() -> None:
    style = STYLE.read_text()
    papers = set(re.findall(r"--paper: (#\w+); --card: (#\w+); --ink: (?!#000)", style))
    assert papers == {(accent.PAPER, "#fff"), (accent.NIGHT, accent.NIGHT_CARD)}
