"""What a list of members would do to a network: who is who, what is created, changed, wrong or asked.

Pure: the file's rows, what stands, and the answers given so far make the plan. A wrong merge is worse than
a missed one: equal names and ids are matched, everything alike is asked about, and what isn't answered
stays apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trellis.domain import tree
from trellis.domain.asks import Answers, Ask
from trellis.domain.likeness import compare
from trellis.domain.memberasks import LEAVE_OUT, NEW, AskKind, Desk, Gone, option
from trellis.domain.memberdiff import diff
from trellis.domain.memberfacts import Change, Deed, Item, Known, Plan, Said, Standing
from trellis.domain.membermatch import Comparing, Matching
from trellis.domain.memberrows import Cell, Entry, Gathered
from trellis.domain.membervalues import Reader
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold


def plan(gathered: Gathered, standing: Standing, answers: Answers, comparing: Comparing = compare) -> Plan:
    """Say what bringing the rows in would do.

    `comparing` may be a remembered `likeness.compare`: it is the slow part and doesn't depend on the answers.
    """
    desk = Desk(answers)
    known = {each.id: each for each in standing.known}
    labels = {each.id: each.name for each in standing.known}
    matching = Matching(known, standing.decided, desk, labels=labels)
    return _Planner(gathered, standing, desk, known, matching).plan(comparing)


@dataclass(slots=True)
class _Planner:
    gathered: Gathered
    standing: Standing
    desk: Desk
    known: Mapping[str, Known]
    matching: Matching

    def plan(self, comparing: Comparing) -> Plan:
        self._ask_for_names()
        self.matching.match(self.gathered, comparing)
        groups = self.matching.groups()
        items = list(self._items(groups))
        self._check_circles(items, groups)
        gone = self._gone(groups)
        asks, faults = self.desk.all_asks(), self.desk.all_faults()
        figures = _figures(self.gathered, items) | _counts(asks, len(faults))
        return Plan(
            items=tuple(items),
            faults=faults,
            asks=asks,
            decisions=tuple(self.matching.decisions()),
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
        reader = Reader(self.standing, self.desk, self._names_of_all(groups), self.matching.labels)
        wider = {
            self.matching.target(part): self.matching.target(whole)
            for part, whole in self.matching.wider.items()
        }
        added: dict[str, str] = {}
        for target in sorted(groups, key=lambda each: groups[each].rows):
            said = reader.read(groups[target], self.known.get(target))
            if target in wider:
                self._put_within(target, wider.pop(target), said)
            parent = said.values.get("parent", "")
            if parent.startswith(f"{NEW}:{NEW}:"):
                added.setdefault(parent, said.shown["parent"])
            yield diff(
                groups[target],
                self.known.get(target),
                said,
                target=target,
                desk=self.desk,
                today=self.standing.today,
            )
        yield from self._others_within(wider)
        yield from (Item(target=target, name=name, deed=Deed.CREATE) for target, name in added.items())

    def _put_within(self, target: str, whole: str, said: Said) -> None:
        if "parent" not in said.values and target != whole:
            said.values["parent"], said.shown["parent"] = whole, self.matching.labels.get(whole, "")

    def _others_within(self, wider: Mapping[str, str]) -> Iterator[Item]:
        """Give what happens to known organisations that aren't in the file but were said to be part of one
        that is."""
        for target, whole in wider.items():
            known = self.known[target]
            if known.values.get("parent", "") != whole:
                change = Change("parent", known.shown.get("parent", ""), self.matching.labels.get(whole, ""))
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
        guilty = next((item for item in items if item.target in circle and "parent" in item.values), None)
        if guilty is None:
            return
        names = " → ".join(self.matching.labels.get(each, each) for each in (*circle, circle[0]))
        entry = groups.get(guilty.target)
        # An answer may have put an organisation that isn't in the file within another.
        cells = (
            (*entry.cells.get("parent", ()), *entry.names.values()) if entry else (Cell(0, 0, guilty.name),)
        )
        for cell in cells[:1]:
            self.desk.wrong(
                cell,
                N_(
                    "These would be part of each other in a circle: %(circle)s. Give one of them another "
                    "parent, or none."
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
