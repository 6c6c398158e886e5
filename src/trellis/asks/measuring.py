"""How long what is asked gets as a text message: told by the room that writes them."""

from collections.abc import Callable
from dataclasses import dataclass

from trellis.asks.showing import Shown


@dataclass(frozen=True)
class Length:
    """In how many parts a text message goes out, and whether the question was cut to fit in."""

    parts: int
    is_cut: bool


Measure = Callable[[Shown, str, str], Length]
MEASURES: list[Measure] = []


def when_measuring(tells: Measure) -> Measure:
    """Let a function tell how long something gets: what is asked, in which language, by which network."""
    MEASURES.append(tells)
    return tells


def length_of(shown: Shown, language: str, network: str) -> Length | None:
    """Give how long something gets as a text message; None where no room writes any."""
    return MEASURES[0](shown, language, network) if MEASURES else None
