"""What the part `map` draws: areas with their state, and which of their names there is room for."""

import unicodedata
from dataclasses import dataclass

# As large as the letters are in map.css, on a wide map and on a narrow one.
_LETTERS, _LARGE_LETTERS = 22, 36
_NUMBER_ROOM = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of a map that is a thousand wide: its path, where its label stands, and what it says.

    `room` is how far the label's place is from the nearest edge; `state` one of `domain.coverage.State`, or
    empty on a map that only shows where places lie.
    """

    name: str
    path: str
    x: int
    y: int
    room: int
    state: str = ""
    value: str = ""
    href: str = ""

    @property
    def label(self) -> str:
        """Say whether its name fits: "always", on "wide" maps only, or not at all ("")."""
        width = _width(self.name)
        if width * _LARGE_LETTERS <= self.room * 200:
            return "always"
        return "wide" if width * _LETTERS <= self.room * 200 else ""

    @property
    def label_under_number(self) -> str:
        """Say the same of its name below its number, which takes two lines."""
        if self.label == "always" and self.room < _LARGE_LETTERS * 5 // 4:
            return "wide"
        return self.label

    @property
    def takes_number(self) -> bool:
        """Say whether its number fits."""
        return self.room >= _NUMBER_ROOM


def _width(text: str) -> int:
    """Give about how wide a text is, in hundredths of its letters' size; signs above and below aren't."""
    return sum(
        0 if unicodedata.category(sign) == "Mn" else 100 if unicodedata.east_asian_width(sign) == "W" else 55
        for sign in text
    )
