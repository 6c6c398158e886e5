"""Which rows of a file are one activity, and what they say of it together.

A row is of the activity with its code or id; without one, of that of its organisation, kind and title. Of
words that differ between rows the one that stands already is the old one; days span all rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trellis.domain.activityasks import LEAVE_OUT, AskKind, Desk, named, option
from trellis.domain.activityfacts import Change, Item, Known, Standing, Word
from trellis.domain.activityfields import LABELS
from trellis.domain.activitygather import Gathered, several
from trellis.domain.activityvalues import COLUMN_OF, LEADS, Reader, role, status, written_day
from trellis.domain.activitywords import Words
from trellis.domain.asks import NOTHING, Ask
from trellis.domain.coverage import Status
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

Triple = tuple[str, str, str]
_ONE_LINE = ("organisation", "kind", "title", "objective")
_ORDER = (Status.ACTIVE.value, Status.PLANNED.value, "paused", Status.ENDED.value, "dropped")
_DIFFER = N_("The rows of '%(code)s' say different things about: %(what)s. Which is right?")
_NOBODY = N_(
    "Rows name no organisation, or neither a kind of work nor a title: nobody can tell what is done."
)
_BACKWARDS = N_(
    "The activity of row %(row)s ends before it begins. Correct the file, or leave its end empty."
)
LONGEST_TITLE, LONGEST_CODE = 300, 100


@dataclass(slots=True)
class Draft:
    """What rows say of one activity, each value once, in the order of the rows."""

    known: Known | None
    code: str
    row: int
    rows: int = 0
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, value: str) -> None:
        """Note a value."""
        if value and value not in self.values[name]:
            self.values[name].append(value)


@dataclass(slots=True)
class Merged:
    """The activities of a file, and which of them each of its entries is (-1: it is left out)."""

    items: list[Item]
    of_about: list[int]


class Merging:
    """Merges the entries of a file into activities."""

    def __init__(self, gathered: Gathered, standing: Standing, words: Words, desk: Desk) -> None:
        """Read the words of the file."""
        self.gathered, self.standing, self.words, self.desk = gathered, standing, words, desk
        reader = Reader(gathered, desk)
        self.read = {
            "role": reader.texts("role", role),
            "status": reader.texts("status", status),
            "since": reader.texts("since", written_day),
            "until": reader.texts("until", written_day),
            "objective": reader.texts("objective", lambda text: standing.objectives.get(fold(text))),
        }
        self.plain = _spellings(standing.kinds)
        self.by_id = {each.id: each for each in standing.activities}
        self.by_code = {fold(each.code): each for each in standing.activities if each.code}
        self.by_triple = {self._triple_of(each): each for each in reversed(standing.activities)}
        self.drafts: dict[tuple[str, ...], Draft] = {}
        self.taken: dict[str, tuple[str, ...]] = {}
        self.nameless: list[int] = []

    def merged(self) -> Merged:
        """Give the activities."""
        entries = self.gathered.about
        places: dict[int, int] = {}
        of_about = []
        for number, (count, row) in enumerate(zip(entries.counts, entries.rows, strict=True)):
            draft = self._draft(self.gathered.texts(entries, number), row)
            if draft is not None:
                draft.rows += count
            of_about.append(places.setdefault(id(draft), len(places)) if draft is not None else -1)
        self._ask_about_nameless(self.nameless)
        return Merged([self._item(draft) for draft in self.drafts.values()], of_about)

    def _triple_of(self, known: Known) -> Triple:
        kind = known.values.get("kind", "")
        return known.values["organisation"], kind, self._plain(known.values["title"], kind)

    def _plain(self, title: str, kind: str) -> str:
        """Give a title for comparing; one that only repeats the kind of work says nothing."""
        folded = fold(title)
        return "" if folded in self.plain.get(kind, ()) or kind == f"new:{folded}" else folded

    def _draft(self, said: dict[str, str], row: int) -> Draft | None:
        """Give the activity of an entry, with what it says added; None for one that is left out."""
        organisation = self.words.of("organisation", said.get("organisation", ""))
        kind = self.words.of("kind", said.get("kind", ""))
        code = said.get("id", "")[:LONGEST_CODE]
        known = self.by_id.get(code.lower()) or self.by_code.get(fold(code)) if code else None
        if known is None and not said.keys() >= {"organisation"} | (
            {"kind"} if "title" not in said else set()
        ):
            self.nameless.append(row)
            return None
        if known is None and not organisation:
            return None
        title = said.get("title", "") or ("" if kind else said.get("kind", ""))
        draft = self._found(known, code, (organisation, kind, self._plain(title, kind)), row)
        self._add(draft, said, (organisation, kind, title))
        return draft

    def _found(self, known: Known | None, code: str, triple: Triple, row: int) -> Draft:
        if known is None:
            alike = self.by_triple.get(triple)
            if alike is not None and not (code and alike.code):
                known = alike
        key = ("id", known.id) if known else ("code", fold(code)) if code else triple
        if known is not None and code and not known.code and code.lower() != known.id:
            # Only the first of several codes can be that of an activity without one.
            owner = self.taken.setdefault(known.id, ("code", fold(code)))
            known, key = (known, key) if owner == ("code", fold(code)) else (None, ("code", fold(code)))
        if key not in self.drafts:
            self.drafts[key] = Draft(known, code, row)
        return self.drafts[key]

    def _add(self, draft: Draft, said: dict[str, str], who_what: tuple[str, str, str]) -> None:
        organisation, kind, title = who_what
        part = self.read["role"].get(said.get("role", ""), "") or LEADS
        draft.add("organisation" if part == LEADS else part, organisation)
        draft.add("kind", kind)
        if fold(title) not in map(fold, draft.values["title"]):
            draft.add("title", title[:LONGEST_TITLE])
        for name in ("status", "since", "until", "objective"):
            draft.add(name, self.read[name].get(said.get(name, ""), ""))
        for how, column in COLUMN_OF.items():
            found = [self.words.of("organisation", each) for each in several(said.get(column, ""), column)]
            draft.add(how, ";".join(sorted(each for each in found if each)))

    def _ask_about_nameless(self, rows: Sequence[int]) -> None:
        if rows:
            ask = Ask(
                id=f"{AskKind.ROWS}:nameless",
                kind=AskKind.ROWS,
                says=Sentence(_NOBODY),
                options=(option(LEAVE_OUT),),
                guess=LEAVE_OUT,
                must=True,
                rows=tuple(rows[:20]),
            )
            self.desk.ask(ask)

    def _item(self, draft: Draft) -> Item:
        known = draft.known
        values = self._values(draft)
        involved = self._involved(draft)
        if known is None:
            self._complete(values)
            return Item(
                id="", name=values["title"], row=draft.row, rows=draft.rows, values=values, involved=involved
            )
        new = {name: value for name, value in values.items() if value != known.values.get(name, "")}
        more = {
            how: named for how, named in involved.items() if named != known.involved.get(how, frozenset())
        }
        item = Item(
            id=known.id, name=known.values["title"], row=draft.row, rows=draft.rows, values=new, involved=more
        )
        item.changes = [
            Change(name, self._shown(name, known.values.get(name, "")), self._shown(name, value))
            for name, value in new.items()
        ]
        item.changes += [
            Change(COLUMN_OF[how], self._names(known.involved.get(how, ())), self._names(named))
            for how, named in more.items()
        ]
        return item

    def _values(self, draft: Draft) -> dict[str, str]:
        found = {}
        for name in (*_ONE_LINE, "since", "until", "status"):
            said = self._said(draft, name)
            if said:
                found[name] = said[0] if len(said) == 1 else self._chosen(draft, name, said)
        code = draft.code
        if code and not (draft.known and (draft.known.code or code.lower() == draft.known.id)):
            found["code"] = code
        if found.get("until") and found.get("since", "") > found["until"]:
            self._ask_about_days(draft)
            del found["until"]
        return {name: value for name, value in found.items() if value}

    def _said(self, draft: Draft, name: str) -> list[str]:
        """Give what the rows say of a field; where they differ, what stands already is the old word."""
        said = draft.values[name]
        before = draft.known.values.get(name, "") if draft.known else ""
        return [each for each in said if each != before] if len(said) > 1 else said

    def _chosen(self, draft: Draft, name: str, said: list[str]) -> str:
        if name in {"since", "until"}:
            return min(said) if name == "since" else max(said)
        if name == "status":
            return min(said, key=_ORDER.index)
        return self.desk.ask(
            Ask(
                id=f"{AskKind.CHOICE}:{name}:{fold(draft.code) or draft.row}",
                kind=AskKind.CHOICE,
                says=Sentence(_DIFFER, {"code": draft.code or said[0], "what": LABELS[name]}),
                options=tuple(named(each, self._shown(name, each)) for each in said),
                must=True,
                rows=(draft.row,),
            )
        )

    def _ask_about_days(self, draft: Draft) -> None:
        self.desk.ask(
            Ask(
                id=f"{AskKind.WORD}:days:{fold(draft.code) or draft.row}",
                kind=AskKind.WORD,
                says=Sentence(_BACKWARDS, {"row": draft.row}),
                options=(option(NOTHING),),
                guess=NOTHING,
                must=True,
                rows=(draft.row,),
            )
        )

    def _involved(self, draft: Draft) -> dict[str, frozenset[str]]:
        found = {}
        for how in COLUMN_OF:
            said = draft.values[how]
            before = ";".join(sorted(draft.known.involved.get(how, ()))) if draft.known else ""
            told = [each for each in said if each != before] if len(said) > 1 else said
            if told:
                found[how] = frozenset(each for text in told for each in text.split(";"))
        return found

    def _complete(self, values: dict[str, str]) -> None:
        """Fill in what a new activity must have: who leads it, what it is called, how far it is."""
        values.setdefault("organisation", "")
        values.setdefault("title", self._shown("kind", values.get("kind", ""))[:LONGEST_TITLE])
        today = self.standing.today.isoformat()
        if "status" not in values:
            over, ahead = values.get("until", today) < today, values.get("since", today) > today
            values["status"] = (Status.ENDED if over else Status.PLANNED if ahead else Status.ACTIVE).value

    def _shown(self, name: str, value: str) -> str:
        if value.startswith("new:"):
            return self.words.new[name].get(value, value)
        if name == "organisation":
            return self.standing.names.get(value, value)
        if name == "kind":
            return next((each.name for each in self.standing.kinds if each.id == value), value)
        return value

    def _names(self, ids: Iterable[str]) -> str:
        return "; ".join(sorted(self._shown("organisation", each) for each in ids))


def _spellings(kinds: Sequence[Word]) -> dict[str, frozenset[str]]:
    return {word.id: frozenset(map(fold, word.spellings)) for word in kinds}
