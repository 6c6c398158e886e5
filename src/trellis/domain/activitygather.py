"""The rows of a file of activities, heaped up as numbers: a million of them fit into little memory.

What a cell says is kept once for each column. Rows that say the same of an activity, and of where and for
whom, share one entry; a row of its own is only what it says of a period.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trellis.domain.sheet import Row
from trellis.domain.text import clean, fold, says_nothing

ABOUT = (
    "id",
    "organisation",
    "role",
    "kind",
    "title",
    "objective",
    "status",
    "since",
    "until",
    "funder",
    "implementer",
    "host",
    "giver",
)
"""The fields that tell of an activity."""
WHERE = ("country", "adm1", "adm2", "adm3", "place", "place_code", "place_words", "group")
"""The fields that tell of where and for whom it is done."""
NUMBERS = ("period", "people", "contacts", "services")
"""The fields that tell what was reached."""
_BLANK = frozenset({"(blank)", "[blank]", "blank"})


class Said(dict[str, int]):
    """What the cells of a column say, each text once: raw text leads to its number, 0 is nothing."""

    def __init__(self, name: str) -> None:
        """Begin with nothing said."""
        self.is_where = name in WHERE
        self.texts = [""]
        self._of = {"": 0}

    def __missing__(self, raw: str) -> int:
        text = said(raw)
        # A nought for a name of a place says that nobody knows it.
        text = "" if self.is_where and text == "0" else text
        number = self._of.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        self[raw] = number
        return number


def said(raw: str) -> str:
    """Give what a cell says; `#N/A`, `(blank)`, `-` and the like say nothing."""
    text = clean(raw)
    return "" if text.lower() in _BLANK or says_nothing(text) else text


Key = tuple[int, ...]


@dataclass(slots=True)
class Entries:
    """Different combinations of what some columns say, each with its number, its count and its first rows."""

    names: tuple[str, ...]
    keys: list[Key] = field(default_factory=list)
    counts: "array[int]" = field(default_factory=lambda: array("q"))
    rows: "array[int]" = field(default_factory=lambda: array("q"))
    of: dict[Key, int] = field(default_factory=dict)

    def note(self, key: Key, row: int) -> int:
        """Count a row of a combination, and give its number."""
        number = self.of.setdefault(key, len(self.keys))
        if number == len(self.keys):
            self.keys.append(key)
            self.counts.append(0)
            self.rows.append(row)
        self.counts[number] += 1
        return number


@dataclass(slots=True)
class Gathered:
    """All that a file says; `lines` hold for each row its number, its entries, and its numbers' texts.

    `doubles` are rows that say again, cell by cell, what another row said: they count once.
    """

    said: dict[str, Said]
    about: Entries = field(default_factory=lambda: Entries(ABOUT))
    where: Entries = field(default_factory=lambda: Entries(WHERE))
    numbers: "array[int]" = field(default_factory=lambda: array("q"))
    abouts: "array[int]" = field(default_factory=lambda: array("q"))
    wheres: "array[int]" = field(default_factory=lambda: array("q"))
    values: tuple["array[int]", ...] = field(default_factory=lambda: tuple(array("q") for _ in NUMBERS))
    doubles: "array[int]" = field(default_factory=lambda: array("q"))

    def text(self, name: str, number: int) -> str:
        """Give a text of a column by its number."""
        return self.said[name].texts[number]

    def texts(self, entries: Entries, number: int) -> dict[str, str]:
        """Give what an entry says, by field, as far as it says something."""
        key = entries.keys[number]
        return {
            name: self.said[name].texts[each] for name, each in zip(entries.names, key, strict=True) if each
        }

    def spellings(self, names: Sequence[str]) -> dict[str, tuple[str, int, int]]:
        """Give words by their folded forms: the first spelling, how many rows, the first row."""
        found: dict[str, tuple[str, int, int]] = {}
        for entries in (self.about, self.where):
            wanted = [(place, name) for place, name in enumerate(entries.names) if name in names]
            for key, count, row in zip(entries.keys, entries.counts, entries.rows, strict=True):
                for place, name in wanted:
                    for text in several(self.said[name].texts[key[place]], name):
                        shown, before, first = found.get(fold(text), (text, 0, row))
                        found[fold(text)] = (shown, before + count, first)
        return found


def several(text: str, name: str) -> list[str]:
    """Take a cell apart that may name several organisations; of the others each is one word."""
    if name in {"funder", "implementer", "host", "giver"}:
        return [part for part in map(str.strip, text.split(";")) if part]
    return [text] if text else []


def gather(
    rows: Iterable[Row], fields: Mapping[str, tuple[int, ...]], width: int, telling: tuple[str, ...] = ABOUT
) -> Gathered:
    """Heap up the rows of a list; `fields` gives the column of each field, `width` how many there are.

    `telling` are the fields that tell of a thing: an activity, say.
    """
    found = Gathered({name: Said(name) for name in (*telling, *WHERE, *NUMBERS)}, Entries(telling))
    about, where, values = (_columns(found, fields, names) for names in (telling, WHERE, NUMBERS))
    seen: set[int] = set()
    for row in rows:
        cells = row.cells
        if len(cells) < width:
            cells = (*cells, *("",) * (width - len(cells)))
        same = hash(cells[:width])
        if same in seen:
            found.doubles.append(row.number)
            continue
        seen.add(same)
        number = row.number
        found.numbers.append(number)
        found.abouts.append(found.about.note(tuple([said[cells[at]] for said, at in about]), number))
        found.wheres.append(found.where.note(tuple([said[cells[at]] for said, at in where]), number))
        for kept, (texts, at) in zip(found.values, values, strict=True):
            kept.append(texts[cells[at]])
    return found


class _Nothing(dict[str, int]):
    """A column that isn't there says nothing in any row."""

    def __missing__(self, raw: str) -> int:
        return 0


def _columns(
    found: Gathered, fields: Mapping[str, tuple[int, ...]], names: Sequence[str]
) -> list[tuple[dict[str, int], int]]:
    nothing = _Nothing()
    return [(found.said[name], fields[name][0]) if name in fields else (nothing, 0) for name in names]
