"""What the cells about one organisation mean: words become types, places and dates, or a question, or a
fault."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from trellis.domain.asks import NOTHING, Ask, Option
from trellis.domain.memberasks import NEW, AskKind, Desk, named, option
from trellis.domain.memberfacts import Known, Said, Standing
from trellis.domain.memberfields import DATES, SINGLE, TEXTS, WIDEST
from trellis.domain.membernames import check_names
from trellis.domain.memberpeople import people_of
from trellis.domain.memberrows import EMPTIED, Cell, Entry
from trellis.domain.memberwords import (
    PART_OF,
    PARTS,
    TYPE_OF,
    TYPES,
    Part,
    guess,
    index,
    parse_date,
    parse_part,
    split,
)
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

_ADDRESS = re.compile(r"(https?://)?[^\s/@.]+(\.[^\s/@.]+)+(:\d+)?(/\S*)?", re.IGNORECASE)
_ALIKE = 80
_MOST_PROPOSED = 3

WHAT_IS = N_("What is '%(text)s'?")
WHERE_IS = N_("Where is '%(text)s'?")
WHOSE_PART = N_("Which organisation is '%(text)s'?")
WHICH_IS_RIGHT = N_("'%(text)s': which is right?")


def _stands(shown: str, name: str, text: str) -> bool:
    """Tell whether a cell says what stands: letter by letter for free text, in any case and spacing for
    words."""
    return shown == text if name in TEXTS else fold(shown) == fold(text) != ""


@dataclass(slots=True)
class Reader:
    """Reads entries one after the other; questions and faults go to the desk.

    `named` gives the targets (ids, or `new:…`) of every folded name and acronym that stands or comes.
    """

    standing: Standing
    desk: Desk
    named: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    _constituencies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the network's constituencies by their names."""
        self._constituencies = index(self.standing.constituencies)

    def read(self, entry: Entry, known: Known | None) -> Said:
        """Understand everything that a file says of one organisation; `known` is the one it is about."""
        said = Said()
        for name in SINGLE:
            self._read_single(name, entry, known, said)
        check_names(entry, self.desk)
        self._check_dates(entry, said)
        if "aliases" in entry.cells:
            cells = entry.cells["aliases"]
            said.aliases = tuple(
                dict.fromkeys(each for cell in cells for each in split(cell.text) if each != EMPTIED)
            )
        said.parts = self._parts(entry, known)
        said.people = people_of(entry, self.desk, self.standing.accounts, said.notes)
        return said

    def _read_single(self, name: str, entry: Entry, known: Known | None, said: Said) -> None:
        found: dict[str, str] = {}
        for cell in entry.cells.get(name, ()):
            value = self._value(name, cell, entry, known)
            if value is not None:
                found.setdefault(value, cell.text)
        if len(found) > 1:
            found = self._chosen(name, entry, known, found)
        for value, text in found.items():
            said.values[name], said.shown[name] = value, "" if value == "" else text

    def _value(self, name: str, cell: Cell, entry: Entry, known: Known | None) -> str | None:
        """Give what a cell means, None when it says nothing (yet)."""
        if known and _stands(known.shown.get(name, ""), name, cell.text):
            return known.values.get(name, "")
        if cell.text == EMPTIED:
            return "" if entry.id else None
        readers: dict[str, Callable[[Cell], str | None]] = {
            "type": self._type,
            "constituency": self._constituency,
            "place": self._place,
            "parent": self._parent,
            "website": self._website,
            **dict.fromkeys(DATES, self._date),
        }
        reader = readers.get(name)
        return reader(cell) if reader else self._text(name, cell)

    def _chosen(
        self, name: str, entry: Entry, known: Known | None, found: Mapping[str, str]
    ) -> dict[str, str]:
        """Of values that contradict each other give the one that stands already, or that somebody chose."""
        stands = known.values.get(name, "") if known else ""
        if stands in found:
            return {stands: found[stands]}
        cells = entry.cells[name]
        answer = self.desk.ask(
            Ask(
                id=f"choice:{name}:{fold(entry.name) or entry.key}",
                kind=AskKind.CHOICE,
                says=Sentence(WHICH_IS_RIGHT, {"text": entry.name}),
                options=(*(named(value, text) for value, text in found.items()), option(NOTHING)),
                must=True,
                column=cells[0].column,
            ),
            [row for cell in cells for row in cell.rows],
        )
        return {answer: found[answer]} if answer in found else {}

    def _word(self, ask: Ask, cell: Cell) -> str | None:
        answer = self.desk.ask(ask, cell.rows)
        return None if answer in {"", NOTHING} else answer

    def _type(self, cell: Cell) -> str | None:
        folded = fold(cell.text)
        if folded in TYPE_OF:
            return TYPE_OF[folded]
        ask = Ask(
            id=f"type:{folded}",
            kind=AskKind.TYPE,
            says=Sentence(WHAT_IS, {"text": cell.text}),
            options=(*(Option(key, Sentence(words[0])) for key, words in TYPES.items()), option(NOTHING)),
            guess=guess(cell.text, TYPE_OF),
            must=True,
            column=cell.column,
        )
        return self._word(ask, cell)

    def _constituency(self, cell: Cell) -> str | None:
        folded = fold(cell.text)
        if folded in self._constituencies:
            return self._constituencies[folded]
        known = [
            named(key, names[0] if names else key) for key, names in self.standing.constituencies.items()
        ]
        ask = Ask(
            id=f"constituency:{folded}",
            kind=AskKind.CONSTITUENCY,
            says=Sentence(WHAT_IS, {"text": cell.text}),
            options=(*known, option(NEW), option(NOTHING)),
            guess=guess(cell.text, self._constituencies) or NEW,
            must=True,
            column=cell.column,
        )
        answer = self._word(ask, cell)
        return f"{NEW}:{cell.text}" if answer == NEW else answer

    def _place(self, cell: Cell) -> str | None:
        folded = fold(cell.text)
        places = self.standing.places.get(folded, ())
        if len(places) == 1:
            return places[0].id
        ask = Ask(
            id=f"place:{folded}",
            kind=AskKind.PLACE,
            says=Sentence(WHERE_IS, {"text": cell.text}),
            options=(*(named(place.id, place.label) for place in places), option(NOTHING)),
            must=True,
            column=cell.column,
        )
        return self._word(ask, cell)

    def _parent(self, cell: Cell) -> str | None:
        folded = fold(cell.text)
        targets = self.named.get(folded) or self.standing.former.get(folded, ())
        if len(targets) == 1:
            return targets[0]
        alike = [
            target
            for name, _, _ in process.extract(
                folded, self.named.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_PROPOSED
            )
            for target in self.named[name]
        ]
        proposed = tuple(dict.fromkeys([*targets, *alike]))
        ask = Ask(
            id=f"parent:{folded}",
            kind=AskKind.PARENT,
            says=Sentence(WHOSE_PART, {"text": cell.text}),
            options=(
                *(named(target, self.labels[target]) for target in proposed),
                option(NEW),
                option(NOTHING),
            ),
            must=True,
            column=cell.column,
        )
        answer = self._word(ask, cell)
        return f"{NEW}:{NEW}:{folded}" if answer == NEW else answer

    def _website(self, cell: Cell) -> str | None:
        found = _ADDRESS.fullmatch(cell.text)
        if not found or len(cell.text) > WIDEST["website"] - len("https://"):
            self.desk.wrong(
                cell, N_("'%(text)s' is no address of a website. Write it like https://example.org.")
            )
            return None
        return cell.text if found[1] else f"https://{cell.text}"

    def _date(self, cell: Cell) -> str | None:
        day = parse_date(cell.text)
        if day is None:
            self.desk.wrong(cell, N_("'%(text)s' is no date. Write it like 2026-11-23."))
        return day.isoformat() if day else None

    def _text(self, name: str, cell: Cell) -> str | None:
        if len(cell.text) > WIDEST[name]:
            self.desk.wrong(
                cell, N_("This is longer than %(limit)s characters. Shorten it."), limit=WIDEST[name]
            )
            return None
        return cell.text

    def _check_dates(self, entry: Entry, said: Said) -> None:
        if said.values.get("left") and said.values.get("joined", "") > said.values["left"]:
            self.desk.wrong(
                entry.cells["left"][0], N_("It left on %(text)s, before it joined. Correct one of the dates.")
            )

    def _parts(self, entry: Entry, known: Known | None) -> tuple[Part, ...] | None:
        lines = [line for line in entry.together if "parts" in line]
        if not lines:
            return None
        if known and fold(known.shown.get("parts", "")) == fold(
            "; ".join(line["parts"].text for line in lines)
        ):
            return known.parts
        if entry.id and all(line["parts"].text == EMPTIED for line in lines):
            return ()
        found = [
            part
            for line in lines
            for each in split(line["parts"].text)
            for part in [self._part(each, line)]
            if part
        ]
        return tuple(dict.fromkeys(found))

    def _part(self, text: str, line: Mapping[str, Cell]) -> Part | None:
        cell = line["parts"]
        pieces = parse_part(text)
        kind = self._kind_of_part(pieces["kind"], cell)
        if not kind:
            return None
        whom = self._constituency(Cell(cell.row, cell.column, pieces["whom"])) if pieces["whom"] else None
        return Part(
            kind=kind,
            constituency=whom or "",
            since=self._day(pieces["since"], cell) or self._day_of("part_since", line),
            until=self._day(pieces["until"], cell) or self._day_of("part_until", line),
            turn=int(pieces["turn"]) if pieces["turn"] else None,
        )

    def _kind_of_part(self, word: str, cell: Cell) -> str:
        folded = fold(word)
        if folded in PART_OF or not folded:
            return PART_OF.get(folded, "")
        ask = Ask(
            id=f"part:{folded}",
            kind=AskKind.PART,
            says=Sentence(WHAT_IS, {"text": word}),
            options=(
                *(Option(key, Sentence(words[0])) for key, words in PARTS.items() if key),
                option(NOTHING),
            ),
            guess=guess(word, PART_OF) or NOTHING,
            must=True,
            column=cell.column,
        )
        return self._word(ask, cell) or ""

    def _day(self, text: str, cell: Cell) -> date | None:
        value = self._date(Cell(cell.row, cell.column, text)) if text else None
        return date.fromisoformat(value) if value else None

    def _day_of(self, name: str, line: Mapping[str, Cell]) -> date | None:
        return self._day(line[name].text, line[name]) if name in line else None
