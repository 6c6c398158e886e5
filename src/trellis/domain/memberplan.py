"""What a list of members would do to a network: who is who, what is created, changed, left alone, wrong or asked.

Pure: the file's rows, what stands, and the answers given so far make the plan. A wrong merge is worse than a missed
one: equal names and ids are matched, everything alike is asked about, and what isn't answered stays apart.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trellis.domain import tree
from trellis.domain.likeness import Comparison, Likely, Named, Question, compare
from trellis.domain.memberasks import LEAVE_OUT, NEW, Alike, Answers, Ask, AskKind, Desk, Gone, Side, option
from trellis.domain.memberdiff import diff
from trellis.domain.memberfacts import Change, Decision, Deed, Item, Known, Plan, Standing
from trellis.domain.memberrows import Entry, Gathered, join
from trellis.domain.membervalues import Reader, Said
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

Comparing = Callable[[Sequence[Named], Sequence[Named]], Comparison]


def plan(gathered: Gathered, standing: Standing, answers: Answers, comparing: Comparing = compare) -> Plan:
    """Say what bringing the rows in would do.

    `comparing` may be a remembered `likeness.compare`: it is the slow part and doesn't depend on the answers.
    """
    return _Planner(gathered, standing, Desk(answers), comparing).plan()


@dataclass(slots=True)
class _Planner:
    gathered: Gathered
    standing: Standing
    desk: Desk
    comparing: Comparing
    known: dict[str, Known] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    wider: dict[str, str] = field(default_factory=dict)
    questions: list[tuple[Question, str]] = field(default_factory=list)

    def plan(self) -> Plan:
        self.known = {each.id: each for each in self.standing.known}
        self.labels = {each.id: each.name for each in self.standing.known}
        self._ask_for_names()
        self._match()
        groups = self._groups()
        items = list(self._items(groups))
        self._check_circles(items, groups)
        gone = self._gone(groups)
        asks, faults = self.desk.all_asks(), self.desk.all_faults()
        figures = _figures(self.gathered, items) | _counts(asks, len(faults))
        return Plan(
            items=tuple(items),
            faults=faults,
            asks=asks,
            decisions=tuple(self._decisions()),
            gone=gone,
            figures=figures,
        )

    def _ask_for_names(self) -> None:
        for cell in self.gathered.nameless:
            ask = Ask(
                id=f"row:{cell.row}",
                kind=AskKind.ROW,
                says=Sentence(
                    N_("Row %(row)s has no name ('%(text)s'). What of it?"),
                    {"row": cell.row, "text": cell.text},
                ),
                options=(option(LEAVE_OUT),),
                guess=LEAVE_OUT,
                must=True,
                column=cell.column,
            )
            self.desk.ask(ask, [cell.row])

    def _match(self) -> None:
        """Find out which entry is which organisation: by id, by an equal name, by an answer."""
        nameless: list[Entry] = []
        for entry in self.gathered.entries:
            if not entry.id:
                nameless.append(entry)
            elif entry.id in self.known:
                self.entries[entry.key], self.moved[entry.key] = entry, entry.id
            else:
                self.desk.wrong(
                    entry.cells["id"][0],
                    N_(
                        "No organisation of this network has the id '%(text)s'. Empty the cell to add a new one."
                    ),
                )
        for entry in nameless:
            self.entries[entry.key] = entry
            self.labels[f"{NEW}:{entry.key}"] = entry.name
        found = self.comparing(
            tuple(_known_named(each) for each in self.standing.known),
            tuple(_entry_named(each) for each in nameless),
        )
        self.moved |= {str(new): str(known) for new, known in found.same.items()}
        self.moved |= {str(new): f"{NEW}:{earlier}" for new, earlier in found.twins.items()}
        self._ask_alike(found.questions)

    def _target(self, key: str) -> str:
        """Give the organisation that an entry is: an id, or `new:` and the key of the first entry of it."""
        target = self.moved.get(key, key if key in self.known else f"{NEW}:{key}")
        while target.startswith(f"{NEW}:") and target.removeprefix(f"{NEW}:") in self.moved:
            target = self.moved[target.removeprefix(f"{NEW}:")]
        return target

    def _ask_alike(self, questions: Sequence[Question]) -> None:
        doubles: dict[str, list[Question]] = defaultdict(list)
        for question in questions:
            if (
                question.other_is_known
                and (str(question.new.key), str(question.other.key)) in self.standing.decided
            ):
                continue
            if _is_double(question):
                doubles[str(question.new.key)].append(question)
            else:
                self._take(question, self._asked(question))
        for alike in doubles.values():
            # An equal name that was judged different from all others but one can only be that one.
            if len(alike) == 1:
                self._take(alike[0], Alike.SAME)
                continue
            is_settled = any(self.desk.answers.get(_id_of(each)) == Alike.SAME for each in alike)
            for question in alike:
                self._take(question, self._asked(question, must=not is_settled))

    def _asked(self, question: Question, *, must: bool = False) -> str:
        new, other = self.entries[str(question.new.key)], str(question.other.key)
        guess = (
            Alike.WHOLE_OF
            if question.whole == question.new.key
            else Alike(question.likely.value.replace("_", "-"))
        )
        ask = Ask(
            id=_id_of(question),
            kind=AskKind.SAME,
            says=Sentence(
                N_("Is '%(text)s' the same as '%(other)s'?"),
                {"text": new.name, "other": self._name_of(other)},
            ),
            options=tuple(option(each) for each in Alike),
            guess=guess if question.likely == Likely.PART_OF else question.likely.value,
            must=must,
            sides=(self._side(str(question.new.key)), self._side(other)),
            why=question.why,
        )
        return self.desk.ask(ask, new.rows)

    def _name_of(self, key: str) -> str:
        return self.known[key].name if key in self.known else self.entries[key].name

    def _side(self, key: str) -> Side:
        if key in self.known:
            shown = self.known[key].shown
            rows = sum(len(self.entries[each].rows) for each, target in self.moved.items() if target == key)
            return Side(
                self.known[key].name, shown.get("type", ""), shown.get("place", ""), rows, is_known=True
            )
        entry = self.entries[key]
        said = {
            name: ", ".join(cell.text for cell in entry.cells.get(name, ())) for name in ("type", "place")
        }
        return Side(entry.name, said["type"], said["place"], len(entry.rows), is_known=False)

    def _take(self, question: Question, answer: str) -> None:
        """Act upon an answer: the same organisation, or one within the other."""
        self.questions.append((question, answer or Alike.LATER))
        new, other = str(question.new.key), str(question.other.key)
        if answer == Alike.SAME:
            self._unite(new, other)
        elif answer == Alike.PART_OF:
            self.wider[new] = other
        elif answer == Alike.WHOLE_OF:
            self.wider[other] = new

    def _unite(self, new: str, other: str) -> None:
        mine, theirs = self._target(new), self._target(other)
        if mine == theirs:
            return
        if mine in self.known and theirs in self.known:
            cell = next(iter(self.entries[new].names.values()))
            self.desk.wrong(
                cell,
                N_(
                    "'%(text)s' can't be the same as two organisations of the network. Answer 'same' for one of them only."
                ),
            )
        elif mine in self.known:
            self.moved[theirs.removeprefix(f"{NEW}:")] = mine
        else:
            self.moved[mine.removeprefix(f"{NEW}:")] = theirs

    def _groups(self) -> dict[str, Entry]:
        together: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=lambda each: not each.id):
            together[self._target(entry.key)].append(entry)
        # Of several that are one, the first has the main name: the one that the others were said to be.
        return {
            target: join(sorted(each, key=lambda one: (not one.id, f"{NEW}:{one.key}" != target)))
            for target, each in together.items()
        }

    def _names_of_all(self, groups: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for each in self.standing.known:
            for name in (*each.names.values(), *each.aliases, *each.also, each.values.get("acronym", "")):
                found[fold(name)][each.id] = None
        for target, entry in groups.items():
            for name in (*entry.spellings, *(cell.text for cell in entry.cells.get("acronym", ()))):
                found[fold(name)][target] = None
        found.pop("", None)
        return {name: tuple(targets) for name, targets in found.items()}

    def _items(self, groups: Mapping[str, Entry]) -> Iterator[Item]:
        reader = Reader(self.standing, self.desk, self._names_of_all(groups), self.labels)
        wider = {self._target(part): self._target(whole) for part, whole in self.wider.items()}
        added: dict[str, str] = {}
        for target in sorted(groups, key=lambda each: groups[each].rows):
            said = reader.read(groups[target], self.known.get(target))
            if target in wider:
                self._put_within(target, wider.pop(target), said)
            added |= (
                {said.values["parent"]: said.shown["parent"]}
                if said.values.get("parent", "").startswith(f"{NEW}:{NEW}:")
                else {}
            )
            yield diff(target, groups[target], self.known.get(target), said, self.desk)
        yield from self._others_within(wider)
        yield from (Item(target=target, name=name, deed=Deed.CREATE) for target, name in added.items())

    def _put_within(self, target: str, whole: str, said: Said) -> None:
        if "parent" not in said.values and target != whole:
            said.values["parent"], said.shown["parent"] = whole, self.labels.get(whole, "")

    def _others_within(self, wider: Mapping[str, str]) -> Iterator[Item]:
        """Give what happens to known organisations that aren't in the file but were said to be part of one that is."""
        for target, whole in wider.items():
            known = self.known[target]
            if known.values.get("parent", "") != whole:
                change = Change("parent", known.shown.get("parent", ""), self.labels.get(whole, ""))
                yield Item(
                    target=target,
                    name=known.name,
                    deed=Deed.UPDATE,
                    changes=(change,),
                    values={"parent": whole},
                )

    def _check_circles(self, items: Sequence[Item], groups: Mapping[str, Entry]) -> None:
        parents: dict[str, str | None] = {
            each.id: each.values.get("parent") or None for each in self.standing.known
        }
        parents |= {item.target: item.values["parent"] or None for item in items if "parent" in item.values}
        circle = tree.find_cycle(parents)
        if not circle:
            return
        guilty = next(item for item in items if item.target in circle and "parent" in item.values)
        names = " → ".join(self.labels.get(each, each) for each in (*circle, circle[0]))
        entry = groups.get(guilty.target)
        cells = entry.cells.get("parent", tuple(entry.names.values())) if entry else ()
        for cell in cells[:1]:
            self.desk.wrong(
                cell,
                N_(
                    "These would be part of each other in a circle: %(circle)s. Give one of them another parent, or none."
                ),
                circle=names,
            )

    def _gone(self, groups: Mapping[str, Entry]) -> tuple[tuple[str, str], ...]:
        """Ask about those whom the last list had and this one hasn't; without an answer they stay."""
        found = []
        for each in self.standing.last:
            known = self.known.get(each)
            if known is None or not known.is_member or each in groups:
                continue
            ask = Ask(
                id=f"gone:{each}",
                kind=AskKind.GONE,
                says=Sentence(
                    N_("'%(text)s' was in the last list and isn't in this one. What of it?"),
                    {"text": known.name},
                ),
                options=(option(Gone.KEEP), option(f"{Gone.LEFT}"), option(Gone.MISTAKE)),
                guess=Gone.KEEP,
            )
            answer = self.desk.ask(ask)
            if answer and answer != Gone.KEEP:
                found.append(
                    (each, f"left:{self.standing.today.isoformat()}" if answer == Gone.LEFT else answer)
                )
        return tuple(found)

    def _decisions(self) -> Iterator[Decision]:
        for question, answer in self.questions:
            new, other = self._target(str(question.new.key)), self._target(str(question.other.key))
            if (new == other) == (answer == Alike.SAME) and not (
                answer == Alike.SAME and _is_double(question)
            ):
                yield Decision(self.entries[str(question.new.key)].name, new, other, answer)


def _id_of(question: Question) -> str:
    return f"same:{question.new.key}|{question.other.key}"


def _is_double(question: Question) -> bool:
    """Tell whether the two have an equal name, and others have it too."""
    theirs = {fold(name) for name in question.other.names}
    return any(fold(name) in theirs for name in question.new.names)


def _known_named(known: Known) -> Named:
    acronym = known.values.get("acronym", "")
    return Named(
        known.id, (*known.names.values(), *known.aliases, *known.also), (acronym,) if acronym else ()
    )


def _entry_named(entry: Entry) -> Named:
    return Named(entry.key, entry.spellings, tuple(cell.text for cell in entry.cells.get("acronym", ())))


def _figures(gathered: Gathered, items: Sequence[Item]) -> dict[str, int]:
    deeds = Counter(item.deed for item in items)
    return {
        "rows": sum(len(entry.rows) for entry in gathered.entries) + len(gathered.nameless),
        "spellings": gathered.spellings,
        "organisations": sum(bool(item.rows) for item in items),
        **{deed.value: deeds[deed] for deed in Deed},
    }


def _counts(asks: Sequence[Ask], faults: int) -> dict[str, int]:
    return {
        "errors": faults,
        "questions": len(asks),
        "open": sum(ask.is_open for ask in asks),
        "gone": sum(ask.kind == AskKind.GONE for ask in asks),
    }
