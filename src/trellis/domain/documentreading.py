"""A JSON document read field by field: whatever is wrong is named with its place, and with what to do.

Places read as `ballots #13.choice`: the thirteenth ballot, its choice. Entries count from 1.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from trellis.domain.problems import (
    COUNT_BOUNDS,
    COUNT_CHOICE,
    COUNT_FIELD_MISSING,
    COUNT_FIELD_UNKNOWN,
    COUNT_INEXACT,
    COUNT_KEY_TWICE,
    COUNT_NOT_JSON,
    COUNT_SHARE,
    COUNT_TOO_MANY,
    COUNT_VALUE,
    N_,
    Problem,
)

Word = TypeVar("Word", bound=StrEnum)

LONGEST_TEXT = 4_000
LONGEST_NUMBER = 30
MOST_ENTRIES = 200_000
_MONEY = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]+(?:/[0-9]+|\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document and the place where it stands."""

    value: object
    place: str

    def wrong(self, why: str) -> Problem:
        """Give the Problem that this value can't be read; `why` is marked with `N_`."""
        return Problem(COUNT_VALUE, place=self.place, why=why)

    def fields(self, known: Collection[str]) -> "Fields":
        """Read an object; a field of another name is a Problem, one that is null isn't there."""
        if not isinstance(self.value, Mapping):
            raise self.wrong(N_("an object in curly brackets belongs here"))
        for name in self.value:
            if name not in known:
                raise Problem(COUNT_FIELD_UNKNOWN, place=self.place, field=str(name), known=", ".join(known))
        dot = f"{self.place}." if self.place != THE_FILE else ""
        return Fields(
            self.place,
            {name: Node(value, dot + name) for name, value in self.value.items() if value is not None},
        )

    def pairs(self) -> dict[str, "Node"]:
        """Read an object whose names are ids."""
        if not isinstance(self.value, Mapping):
            raise self.wrong(N_("an object in curly brackets belongs here"))
        return {str(key): Node(value, f"{self.place}.{key}") for key, value in self.value.items()}

    def items(self) -> list["Node"]:
        """Read a list."""
        if not isinstance(self.value, list | tuple):
            raise self.wrong(N_("a list in square brackets belongs here"))
        if len(self.value) > MOST_ENTRIES:
            raise Problem(COUNT_TOO_MANY, place=self.place, count=len(self.value), most=MOST_ENTRIES)
        return [Node(value, f"{self.place} #{number}") for number, value in enumerate(self.value, start=1)]

    def text(self) -> str:
        """Read a text; it may be empty."""
        if not isinstance(self.value, str):
            raise self.wrong(N_("a text in quotation marks belongs here"))
        if len(self.value) > LONGEST_TEXT:
            raise self.wrong(N_("the text is longer than 4,000 letters, so shorten it"))
        return self.value

    def id(self) -> str:
        """Read an id, which is a text with something in it."""
        if not (found := self.text()):
            raise self.wrong(N_("an id can't be empty, so write one"))
        return found

    def flag(self) -> bool:
        """Read true or false."""
        if not isinstance(self.value, bool):
            raise self.wrong(N_("write true or false"))
        return self.value

    def whole(self, least: int = 0, most: int = 1_000_000) -> int:
        """Read a whole number within bounds."""
        if isinstance(self.value, float):
            raise Problem(COUNT_INEXACT, place=self.place, says=str(self.value))
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong(N_("write a whole number without quotation marks"))
        if not least <= self.value <= most:
            raise Problem(
                COUNT_BOUNDS, place=self.place, says=str(self.value)[:LONGEST_NUMBER], least=least, most=most
            )
        return self.value

    def number(self) -> Fraction:
        """Read an exact number that isn't negative: `3`, `"2/3"` or `"0.5"`."""
        if isinstance(self.value, str):
            if len(self.value) > LONGEST_NUMBER or not _NUMBER.fullmatch(self.value):
                raise self.wrong(N_("write a number, or a fraction in quotation marks such as 2/3"))
            if self.value.partition("/")[2].strip("0") == "" and "/" in self.value:
                raise self.wrong(N_("nothing can be divided by 0, so correct the fraction"))
            found = Fraction(self.value)
        else:
            found = Fraction(self.whole(-1_000_000_000, 1_000_000_000))
        if not 0 <= found <= 1_000_000_000:
            raise Problem(COUNT_BOUNDS, place=self.place, says=str(found), least=0, most=1_000_000_000)
        return found

    def money(self) -> Decimal:
        """Read an amount of money, as text or whole number."""
        says = self.value if isinstance(self.value, str) else str(self.whole(0, 10**15))
        if len(says) > LONGEST_NUMBER or not _MONEY.fullmatch(says):
            raise self.wrong(N_("write an amount of money in quotation marks, such as 5000 or 12.50"))
        return Decimal(says)

    def share(self, *, strict: bool) -> Fraction:
        """Read a share that can be reached: above 0, at most 1, and below 1 when more than it is asked."""
        found = self.number()
        if not 0 < found <= 1 or (strict and found == 1):
            raise Problem(COUNT_SHARE, place=self.place, says=str(found))
        return found

    def word(self, words: type[Word]) -> Word:
        """Read one of the words of an enum."""
        says = self.text()
        if says not in list(words):
            raise Problem(COUNT_CHOICE, place=self.place, says=says[:60], known=", ".join(words))
        return words(says)

    def day(self) -> date:
        """Read a day, such as 2026-11-25."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.wrong(N_("write a day as 2026-11-25"))

    def instant(self) -> datetime:
        """Read an instant with its distance from UTC."""
        try:
            found = datetime.fromisoformat(self.text())
        except ValueError:
            found = datetime.min  # noqa: DTZ901  it has no zone, so it is refused below
        if found.tzinfo is None:
            raise self.wrong(N_("write an instant with its time zone, as 2026-11-25T14:30:00+07:00"))
        return found


THE_FILE = "the file"


def parse(text: str, name: str) -> object:
    """Read JSON; a key that stands twice in one object is a Problem, since one of the two would be lost."""
    try:
        return json.loads(text, object_pairs_hook=_single_keys)
    except json.JSONDecodeError as wrong:
        raise Problem(COUNT_NOT_JSON, name=name, line=wrong.lineno, column=wrong.colno)
    except (RecursionError, ValueError):
        # Brackets within brackets without end, or a number of thousands of digits.
        raise Problem(COUNT_NOT_JSON, name=name, line=1, column=1)


def _single_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise Problem(COUNT_KEY_TWICE, field=twice[:60])
    return found


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an object that was read."""

    place: str
    nodes: Mapping[str, Node]

    def need(self, name: str) -> Node:
        """Give a field that must be there."""
        if name not in self.nodes:
            raise Problem(COUNT_FIELD_MISSING, place=self.place, field=name)
        return self.nodes[name]

    def get(self, name: str) -> Node | None:
        """Give a field that may be missing."""
        return self.nodes.get(name)

    def text(self, name: str) -> str:
        """Give a text, empty when missing."""
        node = self.nodes.get(name)
        return node.text() if node else ""

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        """Give true or false."""
        node = self.nodes.get(name)
        return node.flag() if node else otherwise

    def items(self, name: str) -> list[Node]:
        """Give the entries of a list, none when missing."""
        node = self.nodes.get(name)
        return node.items() if node else []
