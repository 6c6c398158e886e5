"""Which organisation each entry of a list is: by its id, an equal name or an answer; never by a guess."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trellis.domain.asks import Ask, Side
from trellis.domain.likeness import Comparison, Likely, Named, Question
from trellis.domain.memberasks import NEW, Alike, AskKind, Desk, option
from trellis.domain.memberfacts import Decision, Known
from trellis.domain.memberrows import Entry, Gathered, join
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

Comparing = Callable[[Sequence[Named], Sequence[Named]], Comparison]


@dataclass(slots=True)
class Matching:
    """Who is who: `moved` leads from an entry's key to an id or `new:…`, `wider` from a part to its whole."""

    known: Mapping[str, Known]
    decided: frozenset[tuple[str, str]]
    desk: Desk
    entries: dict[str, Entry] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    wider: dict[str, str] = field(default_factory=dict)
    questions: list[tuple[Question, str]] = field(default_factory=list)

    def match(self, gathered: Gathered, comparing: Comparing) -> None:
        """Find out which entry is which organisation: by id, by an equal name, by an answer."""
        nameless: list[Entry] = []
        for entry in gathered.entries:
            if not entry.id:
                nameless.append(entry)
            elif entry.id in self.known:
                self.entries[entry.key], self.moved[entry.key] = entry, entry.id
            else:
                self.desk.wrong(
                    entry.cells["id"][0],
                    N_(
                        "No organisation of this network has the id '%(text)s'. Empty the cell to add "
                        "a new one."
                    ),
                )
        for entry in nameless:
            self.entries[entry.key] = entry
            self.labels[f"{NEW}:{entry.key}"] = entry.name
        found = comparing(
            tuple(_known_named(each) for each in self.known.values()),
            tuple(_entry_named(each) for each in nameless),
        )
        self.moved |= {str(new): str(known) for new, known in found.same.items()}
        self.moved |= {str(new): f"{NEW}:{earlier}" for new, earlier in found.twins.items()}
        self._ask_alike(found.questions)

    def target(self, key: str) -> str:
        """Give the organisation that an entry is: an id, or `new:` and the key of the first entry of it."""
        target = self.moved.get(key, key if key in self.known else f"{NEW}:{key}")
        while target.startswith(f"{NEW}:") and target.removeprefix(f"{NEW}:") in self.moved:
            target = self.moved[target.removeprefix(f"{NEW}:")]
        return target

    def _ask_alike(self, questions: Sequence[Question]) -> None:
        doubles: dict[str, list[Question]] = defaultdict(list)
        for question in questions:
            if question.other_is_known and (str(question.new.key), str(question.other.key)) in self.decided:
                continue
            if is_double(question):
                doubles[str(question.new.key)].append(question)
            else:
                self._take(question, self._asked(question))
        for alike in doubles.values():
            # What one calls itself counts more than what another is also called; and a name that was judged
            # different from all others but one can only be that one.
            own = [question for question in alike if self._is_own_name(question)]
            if len(alike) == 1 or len(own) == 1:
                self._take((own or alike)[0], Alike.SAME)
                continue
            is_settled = any(self.desk.answers.get(_id_of(each)) == Alike.SAME for each in alike)
            for question in alike:
                self._take(question, self._asked(question, must=not is_settled))

    def _is_own_name(self, question: Question) -> bool:
        other = self.known.get(str(question.other.key))
        own = {fold(name) for name in other.names.values()} if other else set()
        return any(fold(name) in own for name in question.new.names)

    def _asked(self, question: Question, *, must: bool = False) -> str:
        new, other = self.entries[str(question.new.key)], str(question.other.key)
        guess = (
            Alike.WHOLE_OF
            if question.whole == question.new.key
            else Alike(question.likely.value.replace("_", "-"))
        )
        names = {"text": new.name, "other": self._name_of(other)}
        ask = Ask(
            id=_id_of(question),
            kind=AskKind.SAME,
            says=Sentence(N_("Is '%(text)s' the same as '%(other)s'?"), names),
            options=tuple(option(each, **names) for each in Alike),
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
        mine, theirs = self.target(new), self.target(other)
        if mine == theirs:
            return
        if mine in self.known and theirs in self.known:
            cell = next(iter(self.entries[new].names.values()))
            self.desk.wrong(
                cell,
                N_(
                    "'%(text)s' can't be the same as two organisations of the network. Answer 'same' for "
                    "one of them only."
                ),
            )
        elif mine in self.known:
            self.moved[theirs.removeprefix(f"{NEW}:")] = mine
        else:
            self.moved[mine.removeprefix(f"{NEW}:")] = theirs

    def groups(self) -> dict[str, Entry]:
        """Give each organisation's entry, made of all those that were found to be it."""
        together: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=lambda each: not each.id):
            together[self.target(entry.key)].append(entry)
        # Of several that are one, the first has the main name: the one that the others were said to be.
        return {
            target: join(sorted(each, key=lambda one: (not one.id, f"{NEW}:{one.key}" != target)))
            for target, each in together.items()
        }

    def decisions(self) -> Iterator[Decision]:
        """Give what was answered about look-alikes, to be kept; without an answer it's later."""
        for question, answer in self.questions:
            new, other = self.target(str(question.new.key)), self.target(str(question.other.key))
            is_certain = answer == Alike.SAME and is_double(question)
            if (new == other) == (answer == Alike.SAME) and not is_certain:
                yield Decision(self.entries[str(question.new.key)].name, new, other, answer)


def _id_of(question: Question) -> str:
    return f"same:{question.new.key}|{question.other.key}"


def is_double(question: Question) -> bool:
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
