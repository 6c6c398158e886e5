"""The rows of a list of members, brought together: one organisation may fill many rows, one for each
activity or person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trellis.domain.memberfields import NAMES
from trellis.domain.sheet import Row
from trellis.domain.text import clean, fold, guess_language, says_nothing

EMPTIED = "-"
"""What a cell says, in a row with an id, to empty what stands; an empty cell says nothing at all."""
_OF_A_PERSON = ("rep_name", "rep_email", "rep_phone", "rep_seat", "rep_position")
_OF_A_PART = ("parts", "part_since", "part_until")
_LISTS = (*_OF_A_PERSON, *_OF_A_PART)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: its line in the file, its column as an index, its text, and the lines that say the
    same."""

    row: int
    column: int
    text: str
    also: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """Give every line in which the organisation has this cell."""
        return (self.row, *self.also)


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation as the file tells of it.

    `key` is `id:…` or the folded name; `names` and `cells` hold each field's different cells, first one
    first; `together` holds, line by line, the cells that belong to one person or one part; `explicit` are
    the name
    fields that have a column of their own.
    """

    key: str
    rows: tuple[int, ...]
    names: Mapping[str, Cell]
    spellings: tuple[str, ...]
    cells: Mapping[str, tuple[Cell, ...]]
    together: tuple[Mapping[str, Cell], ...]
    explicit: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Give the id that the file states, or ''."""
        return self.key.removeprefix("id:") if self.key.startswith("id:") else ""

    @property
    def name(self) -> str:
        """Give the first of its names."""
        return next((cell.text for cell in self.names.values()), "")


@dataclass(slots=True)
class _Gathering:
    rows: list[int] = field(default_factory=list)
    names: dict[str, Cell] = field(default_factory=dict)
    spellings: dict[str, None] = field(default_factory=dict)
    cells: dict[str, dict[str, list[Cell]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    together: dict[tuple[str, ...], dict[str, Cell]] = field(default_factory=dict)
    explicit: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The organisations of a file, the cells where a name should be and isn't, and how many spellings there
    are."""

    entries: tuple[Entry, ...]
    nameless: tuple[Cell, ...]
    spellings: int


def gather(
    rows: Iterable[Row],
    columns: Mapping[str, Sequence[int]],
    language: str,
    left_out: frozenset[int] = frozenset(),
) -> Gathered:
    """Bring the rows of each organisation together, by its id or else by its name.

    `columns` says which columns hold a field, `language` what a name in Latin letters is written in,
    `left_out` which lines are not to be read.
    """
    gatherings: dict[str, _Gathering] = {}
    nameless: list[Cell] = []
    spellings: set[str] = set()
    for row in rows:
        said = _cells(row, columns)
        names = _names(said, language)
        spellings.update(cell.text for cell in names.values())
        key = _key(said, names)
        if key and row.number not in left_out:
            _add(gatherings.setdefault(key, _Gathering()), row.number, names, said)
        elif not key:
            nameless.append(_missing_name(row, columns))
    entries = tuple(_entry(key, gathering) for key, gathering in gatherings.items())
    return Gathered(entries, tuple(nameless), len(spellings))


def _cells(row: Row, columns: Mapping[str, Sequence[int]]) -> dict[str, tuple[Cell, ...]]:
    said: dict[str, tuple[Cell, ...]] = {}
    for name, indexes in columns.items():
        texts = ((index, _text(name, row.cells[index])) for index in indexes if index < len(row.cells))
        found = tuple(Cell(row.number, index, text) for index, text in texts if text)
        if found:
            said[name] = found
    return said


def _text(name: str, raw: str) -> str:
    # A list in one cell may be written on several lines, which `clean` would join.
    return (
        "; ".join(filter(None, map(clean, raw.splitlines()))) if name in {"aliases", "parts"} else clean(raw)
    )


def _names(said: Mapping[str, tuple[Cell, ...]], language: str) -> dict[str, Cell]:
    names: dict[str, Cell] = {}
    for cell in said.get("name", ()):
        names.setdefault(guess_language(cell.text, language), cell)
    for name in NAMES:
        for cell in said.get(name, ()):
            names.setdefault(name.removeprefix("name_"), cell)
    if not names:
        names = {guess_language(cell.text, language): cell for cell in said.get("acronym", ())}
    return names


def _key(said: Mapping[str, tuple[Cell, ...]], names: Mapping[str, Cell]) -> str:
    for cell in said.get("id", ()):
        return f"id:{cell.text.lower()}"
    return next((fold(cell.text) for cell in names.values() if not says_nothing(cell.text)), "")


def _missing_name(row: Row, columns: Mapping[str, Sequence[int]]) -> Cell:
    indexes = [index for name in ("name", *NAMES, "acronym") for index in columns.get(name, ())]
    column = indexes[0] if indexes else 0
    return Cell(row.number, column, clean(row.cells[column]) if column < len(row.cells) else "")


def _add(
    gathering: _Gathering, number: int, names: Mapping[str, Cell], said: Mapping[str, tuple[Cell, ...]]
) -> None:
    gathering.rows.append(number)
    for language, cell in names.items():
        if not says_nothing(cell.text):
            _add_name(gathering, language, cell)
            own = f"name_{language}"
            gathering.explicit.update({own} if cell in said.get(own, ()) else ())
    for name, cells in said.items():
        if name in _LISTS or name == "name" or name in NAMES:
            continue
        for cell in cells:
            if cell.text == EMPTIED or not says_nothing(cell.text):
                gathering.cells[name][fold(cell.text)].append(cell)
    for kind in (_OF_A_PERSON, _OF_A_PART):
        _add_together(gathering, kind, said)


def _add_name(gathering: _Gathering, language: str, cell: Cell) -> None:
    gathering.names.setdefault(language, cell)
    gathering.cells[f"name_{language}"][fold(cell.text)].append(cell)
    gathering.spellings.setdefault(cell.text)


def _add_together(gathering: _Gathering, kind: tuple[str, ...], said: Mapping[str, tuple[Cell, ...]]) -> None:
    together = {name: said[name][0] for name in kind if name in said and _says(name, said[name][0].text)}
    if together:
        known_by = (kind[0], *(fold(together[name].text) if name in together else "" for name in kind))
        gathering.together.setdefault(known_by, together)


def _says(name: str, text: str) -> bool:
    return not says_nothing(text) or (name == "parts" and text == EMPTIED)


def _entry(key: str, gathering: _Gathering) -> Entry:
    return Entry(
        key=key,
        rows=tuple(gathering.rows),
        names=gathering.names,
        spellings=tuple(gathering.spellings),
        cells={name: tuple(map(_one_of, cells.values())) for name, cells in gathering.cells.items()},
        together=tuple(gathering.together.values()),
        explicit=frozenset(gathering.explicit),
    )


def _one_of(cells: Sequence[Cell]) -> Cell:
    return replace(cells[0], also=tuple(cell.row for cell in cells[1:]))


def join(entries: Sequence[Entry]) -> Entry:
    """Make one of entries that are the same organisation; the first one's names come first."""
    if len(entries) == 1:
        return entries[0]
    names: dict[str, Cell] = {}
    spellings: dict[str, None] = {}
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    for entry in entries:
        for language, cell in entry.names.items():
            names.setdefault(language, cell)
        spellings.update(dict.fromkeys(entry.spellings))
        for name, each in entry.cells.items():
            # Two rows that differ contradict each other; two names that somebody called the same don't.
            for cell in each if name not in NAMES or len(each) > 1 else ():
                cells[name].setdefault(fold(cell.text), cell)
    key = next((entry.key for entry in entries if entry.id), entries[0].key)
    return Entry(
        key=key,
        rows=tuple(sorted({row for entry in entries for row in entry.rows})),
        names=names,
        spellings=tuple(spellings),
        cells={name: tuple(each.values()) for name, each in cells.items()},
        together=tuple({_same(each): each for entry in entries for each in entry.together}.values()),
        explicit=entries[0].explicit,
    )


def _same(together: Mapping[str, Cell]) -> tuple[tuple[str, str], ...]:
    return tuple((name, fold(cell.text)) for name, cell in sorted(together.items()))
