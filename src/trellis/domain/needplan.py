"""What a table of needs would do to a network: made of the file, what stands, and the answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from trellis.domain.activityasks import KEEP, LAST, LEAVE_OUT, SUM, TAKE_OUT, AskKind, Desk, option
from trellis.domain.activityfacts import Change, Deed, Gone, Item, Plan, ResultLines, Standing
from trellis.domain.activitygather import Gathered
from trellis.domain.activityplan import open_figures, places_answered
from trellis.domain.activityspots import spot_key, spots_of
from trellis.domain.activityvalues import Reader, written_day
from trellis.domain.activitywords import Words, words_of
from trellis.domain.asks import Answers, Ask, Option
from trellis.domain.needfields import LABELS
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

MOST = 10**10
"""More people than there are: a number from here on is a mistake."""
ABOUT = ("kind", "source", "as_of")
"""The fields that tell of a need, besides where, for whom and how many."""
_GONE = N_("'%(name)s' was in the last table, and isn't in this one. What became of it?")
_TAKE_OUT = N_("Take it out")
_AGAIN = N_(
    "Rows give more than one number for the same place, group and kind of work (%(count)s times). "
    "What does that mean?"
)
_LONGEST = 300
Key = tuple[str, str, str]
"""The ids of place, group and kind; '' for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A need that stands; `values` has people, source and as_of."""

    id: str
    name: str
    key: Key
    values: Mapping[str, str]


@dataclass(slots=True)
class _Said:
    """What the rows of a file say of one need."""

    people: int
    source: str
    as_of: str
    row: int
    rows: int = 1

    def values(self) -> dict[str, str]:
        """Give what is said, as far as something is."""
        found = {"people": str(self.people), "source": self.source, "as_of": self.as_of}
        return {name: text for name, text in found.items() if text}


@dataclass(slots=True)
class _Heap:
    """Needs by place, group and kind, each once."""

    adds_up: bool
    needs: dict[Key, _Said] = field(default_factory=dict)
    again: list[int] = field(default_factory=list)
    without: int = 0

    def add(self, key: Key, said: _Said) -> None:
        """Put a row to its need."""
        known = self.needs.setdefault(key, said)
        if known is said:
            return
        self.again.append(said.row)
        known.rows += 1
        known.people = known.people + said.people if self.adds_up else said.people
        known.source, known.as_of = said.source or known.source, said.as_of or known.as_of


def plan(gathered: Gathered, standing: Standing, needs: Sequence[Known], answers: Answers) -> Plan:
    """Work out what a table would do."""
    desk = Desk(answers)
    words = words_of(gathered, standing, desk, unmeant=LEAVE_OUT)
    spots = spots_of(gathered, standing, desk, in_words=False)
    places = {key: meant.place for key, meant in spots.items()}
    heap = _heaped(gathered, words, places, desk)
    labels = _labels(standing, words)
    known = {each.key: each for each in needs}
    items = [_item(key, said, known.get(key), labels) for key, said in heap.needs.items()]
    here = {item.id for item in items}
    gone = tuple(
        Gone(id=each.id, name=each.name, answer=desk.ask(_ask_gone(each)))
        for each in needs
        if each.id in standing.last and each.id not in here
    )
    asks = desk.all_asks()
    return Plan(
        items=items,
        sites=[],
        results=ResultLines(),
        periods=[],
        asks=asks,
        new={about: dict(found) for about, found in words.new.items()},
        means=(*words.means, *places_answered(spots, answers)),
        gone=gone,
        figures=_figures(gathered, heap, items) | open_figures(asks, gone),
    )


def _heaped(gathered: Gathered, words: Words, places: Mapping[tuple[str, ...], str], desk: Desk) -> _Heap:
    """Read the rows; those without place or number, or that somebody leaves out, are only counted."""
    reader = Reader(gathered, desk, LABELS)
    people, days = reader.counts("people", MOST), reader.texts("as_of", written_day)
    heap = _Heap(adds_up=desk.answers.get(f"{AskKind.AGAIN}:numbers", "") == SUM)
    lines = zip(gathered.numbers, gathered.abouts, gathered.wheres, gathered.values[1], strict=True)
    for row, about, where, said in lines:
        spoken = gathered.texts(gathered.about, about)
        spot = gathered.where.keys[where]
        kind, group = spoken.get("kind", ""), gathered.text("group", spot[-1])
        place, count = places[spot_key(gathered, spot)], people[said]
        if not place or count < 0 or _is_out(desk, "kind", kind) or _is_out(desk, "group", group):
            heap.without += 1
            continue
        source, as_of = spoken.get("source", "")[:_LONGEST], days.get(spoken.get("as_of", ""), "")
        key = (place, words.of("group", group), words.of("kind", kind))
        heap.add(key, _Said(count, source, as_of, row))
    if heap.again:
        desk.ask(_ask_again(heap.again))
    return heap


def _is_out(desk: Desk, about: str, text: str) -> bool:
    asked = desk.asks.get(f"{about}:{fold(text)}")
    return asked is not None and asked.answer == LEAVE_OUT


def _labels(standing: Standing, words: Words) -> dict[str, str]:
    """Give what places, kinds and groups are called, by their ids."""
    found = {spot.id: spot.label for spot in chain(*standing.spots.values(), standing.spellings.values())}
    found |= {word.id: word.name for word in (*standing.kinds, *standing.groups)}
    for new in words.new.values():
        found |= new
    return found


def _item(key: Key, said: _Said, known: Known | None, labels: Mapping[str, str]) -> Item:
    values = said.values()
    if known is None:
        name = " · ".join(labels[each] for each in (key[0], key[2], key[1]) if each)
        place, group, kind = key
        given = {"place": place, "group": group, "kind": kind, **values}
        changes = [Change(each, "", text) for each, text in values.items()]
        return Item(id="", name=name, row=said.row, rows=said.rows, values=given, changes=changes)
    differs = {each: text for each, text in values.items() if text != known.values[each]}
    return Item(
        id=known.id,
        name=known.name,
        row=said.row,
        rows=said.rows,
        values=differs,
        changes=[Change(each, known.values[each], text) for each, text in differs.items()],
    )


def _ask_gone(need: Known) -> Ask:
    return Ask(
        id=f"{AskKind.GONE}:{need.id}",
        kind=AskKind.GONE,
        says=Sentence(_GONE, {"name": need.name}),
        options=(option(KEEP), Option(TAKE_OUT, Sentence(_TAKE_OUT))),
    )


def _ask_again(rows: Sequence[int]) -> Ask:
    return Ask(
        id=f"{AskKind.AGAIN}:numbers",
        kind=AskKind.AGAIN,
        says=Sentence(_AGAIN, {"count": len(rows)}),
        options=(option(SUM), option(LAST)),
        must=True,
        rows=tuple(rows[:20]),
    )


def _figures(gathered: Gathered, heap: _Heap, items: Iterable[Item]) -> dict[str, int]:
    deeds = [item.deed for item in items]
    return {
        "rows": len(gathered.numbers) + len(gathered.doubles),
        "doubles": len(gathered.doubles),
        "without": heap.without,
        **{deed.value: deeds.count(deed) for deed in Deed},
    }
