"""The rows of a table of who does what where, read as they came, with what is doubtful about them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trellis.domain import columns
from trellis.domain.activityfields import FIELDS, PLACES
from trellis.domain.columns import Guess
from trellis.domain.problems import COLUMNS_MISSING, N_, Problem
from trellis.domain.sheet import Header, Sheet, body, find_header
from trellis.domain.text import clean, fold, says_nothing

_TELLING = frozenset({"kind", "title", "place_code", *PLACES})
_BLANK = frozenset({"", "blank", "0"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: its number there, and what each field says ('' where it says nothing)."""

    number: int
    said: Mapping[str, str]

    def of(self, name: str) -> str:
        """Give what a field says, or ''."""
        return self.said.get(name, "")

    @property
    def place(self) -> str:
        """Give the narrowest place that is named, or its code where no name is."""
        named = [self.of(name) for name in PLACES if self.of(name)]
        return named[-1] if named else self.of("place_code")


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: its header, which column holds what, its lines."""

    name: str
    header: Header
    guess: Guess
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about some lines to look at; `kind` is stable, `values` is what it is about."""

    kind: str
    values: tuple[str, ...]
    lines: tuple[int, ...]


DOUBT_LABELS = {
    "exact-double": N_("the same row again"),
    "code-with-two-names": N_("one code, two names of places"),
    "name-with-two-codes": N_("one name of a place, two codes"),
    "no-organisation": N_("no organisation"),
    "no-kind": N_("no kind of activity"),
    "no-place": N_("no place"),
    "unknown-place": N_("a place that isn't known"),
    "unreadable": N_("a status, day or number that can't be read"),
}
"""What each kind of doubt is, for a person."""


def read(sheets: Sequence[Sheet], name: str) -> Table:
    """Read the first sheet that has a header with an organisation and a kind of activity or a place.

    Raises Problem COLUMNS_MISSING where none has.
    """
    wordings = columns.wordings(FIELDS)
    for sheet in sheets:
        header = find_header(sheet, wordings)
        guess = columns.guess(header, FIELDS)
        if "organisation" in guess.columns and guess.columns.keys() & {
            "kind",
            "title",
            *PLACES,
            "place_code",
        }:
            lines = tuple(_lines(sheet, header, guess))
            return Table(sheet.name, header, guess, lines)
    raise Problem(COLUMNS_MISSING, name=name)


def _lines(sheet: Sheet, header: Header, guess: Guess) -> Iterator[Line]:
    for row in body(sheet, header):
        said = {field: _said(row.cells[indexes[0]]) for field, indexes in guess.columns.items()}
        yield Line(row.number, {field: text for field, text in said.items() if text})


def _said(raw: str) -> str:
    """Give what a cell says; `#N/A`, `(blank)` and a nought for a name say nothing."""
    text = clean(raw)
    return "" if says_nothing(text) or fold(text) in _BLANK - {"0"} else text


def doubts(lines: Sequence[Line]) -> list[Doubt]:
    """Give what is doubtful: doubles, codes with two names, names with two codes, what is left empty."""
    found = _doubles(lines)
    found += _two_of("code-with-two-names", lines, lambda line: line.of("place_code"), _place_name)
    found += _two_of("name-with-two-codes", lines, _place_name, lambda line: line.of("place_code"))
    for kind, field in (("no-organisation", "organisation"), ("no-kind", "kind")):
        numbers = tuple(line.number for line in lines if not line.of(field))
        found += [Doubt(kind, (), numbers)] if numbers else []
    nowhere = tuple(line.number for line in lines if _is_nowhere(line))
    return found + ([Doubt("no-place", (), nowhere)] if nowhere else [])


def _is_nowhere(line: Line) -> bool:
    """Tell whether a line names no place, or only a nought, within its country."""
    narrow = [line.of(name) for name in PLACES[1:] if line.of(name)]
    return not line.of("place_code") and (not narrow or narrow[-1] == "0")


def _place_name(line: Line) -> str:
    narrow = [line.of(name) for name in PLACES[1:] if line.of(name)]
    return f"{line.of('country')} / {narrow[-1]}".removeprefix(" / ") if narrow else ""


def _doubles(lines: Sequence[Line]) -> list[Doubt]:
    numbers: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for line in lines:
        numbers[tuple(sorted(line.said.items()))].append(line.number)
    return [
        Doubt("exact-double", tuple(text for _name, text in said), tuple(found))
        for said, found in numbers.items()
        if len(found) > 1
    ]


def _two_of(
    kind: str, lines: Sequence[Line], key: Callable[[Line], str], value: Callable[[Line], str]
) -> list[Doubt]:
    """Give each key that carries more than one value, spelled differently even after folding."""
    values: dict[str, Counter[str]] = defaultdict(Counter)
    numbers: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if key(line) and value(line):
            values[key(line)][value(line)] += 1
            numbers[key(line)].append(line.number)
    return [
        Doubt(kind, (name, *(each for each, _count in found.most_common())), tuple(numbers[name]))
        for name, found in values.items()
        if len({fold(each) for each in found}) > 1
    ]
