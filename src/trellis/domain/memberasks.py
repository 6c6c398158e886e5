"""What an import asks and what it finds wrong: each question once, each error at its cell, answers under
stable ids."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from trellis.domain.asks import NOTHING, Answers, Ask, Option
from trellis.domain.memberrows import Cell
from trellis.domain.problems import ANSWER_UNKNOWN, N_, QUESTION_UNKNOWN, Problem
from trellis.domain.sentence import Sentence

NEW, LEAVE_OUT = "new", "leave-out"


class AskKind(StrEnum):
    """What a question is about; it begins the question's id."""

    TYPE = "type"
    CONSTITUENCY = "constituency"
    PLACE = "place"
    PARENT = "parent"
    PART = "part"
    CHOICE = "choice"
    SAME = "same"
    GONE = "gone"
    ROW = "row"


class Alike(StrEnum):
    """The answers to "is A the same as B?"; `whole-of` is part of, the other way round."""

    SAME = "same"
    PART_OF = "part-of"
    WHOLE_OF = "whole-of"
    DIFFERENT = "different"
    LATER = "later"


class Gone(StrEnum):
    """The answers about an organisation that the last list had and this one hasn't; `left` takes a date."""

    KEEP = "keep"
    LEFT = "left"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a cell; `ask` is the question whose answer would mend it, if there is one."""

    row: int
    column: int
    says: Sentence
    ask: str = ""


LABELS: dict[str, str] = {
    NOTHING: N_("Leave it empty"),
    NEW: N_("Something new: add it"),
    LEAVE_OUT: N_("Leave this row out"),
    Alike.SAME: N_("The same"),
    Alike.PART_OF: N_("'%(text)s' is part of '%(other)s'"),
    Alike.WHOLE_OF: N_("'%(other)s' is part of '%(text)s'"),
    Alike.DIFFERENT: N_("Different"),
    Alike.LATER: N_("Ask me later"),
    Gone.KEEP: N_("Keep it as a member"),
    Gone.LEFT: N_("It has left"),
    Gone.MISTAKE: N_("It was never a member: a mistake"),
}


def option(value: str, **details: str) -> Option:
    """Give an option whose sentence is in the catalogue above."""
    return Option(value, Sentence(LABELS[value], details))


def named(value: str, label: str) -> Option:
    """Give an option that carries a name of the person's own."""
    return Option(value, Sentence("%(name)s", {"name": label}))


def day_of(answer: str) -> date | None:
    """Give the day in `left:2026-11-23`."""
    try:
        return date.fromisoformat(answer.removeprefix("left:"))
    except ValueError:
        return None


def fits(ask: Ask, answer: str) -> bool:
    """Tell whether a question takes an answer."""
    if ask.kind == AskKind.GONE and answer.startswith("left:"):
        return day_of(answer) is not None
    return any(answer == each.value for each in ask.options)


@dataclass(slots=True)
class Desk:
    """Where questions and faults are laid down while a list is read; each question is asked once, with all
    its rows."""

    answers: Answers
    asks: dict[str, Ask] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _rows: dict[str, list[int]] = field(default_factory=dict)

    def ask(self, ask: Ask, rows: Iterable[int] = ()) -> str:
        """Ask, and give the answer or ''; an answer that doesn't fit any more counts as none."""
        if ask.id not in self.asks:
            answer = self.answers.get(ask.id, "")
            self.asks[ask.id] = replace(ask, answer=answer if fits(ask, answer) else "")
            self._rows[ask.id] = []
        self._rows[ask.id] += rows
        return self.asks[ask.id].answer

    def wrong(self, cell: Cell, says: str, **details: object) -> None:
        """Note a fault at a cell."""
        self.faults.append(Fault(cell.row, cell.column, Sentence(says, {"text": cell.text, **details})))

    def all_asks(self) -> tuple[Ask, ...]:
        """Give the questions, those that must be answered first, each with its rows."""
        found = [
            replace(ask, rows=tuple(sorted({*ask.rows, *self._rows[ask.id]}))) for ask in self.asks.values()
        ]
        return tuple(sorted(found, key=lambda ask: (not ask.must, _ORDER.index(ask.kind), ask.rows)))

    def all_faults(self) -> tuple[Fault, ...]:
        """Give the faults row by row, with one for each question that must be answered and isn't."""
        waiting = [_as_fault(ask) for ask in self.all_asks() if ask.must and ask.is_open]
        return tuple(sorted([*self.faults, *waiting], key=lambda fault: (fault.row, fault.column)))


_ORDER: list[StrEnum] = list(AskKind)
_WRONG: dict[StrEnum, str] = {
    AskKind.TYPE: N_(
        "'%(text)s' is no type of organisation that is known here. Say what it is, or correct the cell."
    ),
    AskKind.CONSTITUENCY: N_("'%(text)s' is no constituency of this network. Say which it is, or add it."),
    AskKind.PLACE: N_(
        "The place '%(text)s' can't be told for certain. Choose which it is, or leave it empty."
    ),
    AskKind.PARENT: N_(
        "'%(text)s' is not in this list and not in the network. Say which it is, add it, or leave it empty."
    ),
    AskKind.PART: N_("'%(text)s' is no role that is known here. Say what it is, or leave it empty."),
    AskKind.CHOICE: N_("'%(text)s' has rows that contradict each other. Choose which one is right."),
    AskKind.SAME: N_("More than one organisation is called '%(text)s'. Say which one is meant."),
    AskKind.ROW: N_("This row has no name. Write one, or leave the row out."),
}


def _as_fault(ask: Ask) -> Fault:
    first = ask.rows[0] if ask.rows else 0
    return Fault(first, ask.column or 0, Sentence(_WRONG[ask.kind], dict(ask.says.details)), ask.id)


def check(answers: Answers, asks: Iterable[Ask]) -> None:
    """Make sure that each answer is to a question that was asked and is one that it takes.

    Raises Problem QUESTION_UNKNOWN or ANSWER_UNKNOWN.
    """
    asked = {ask.id: ask for ask in asks}
    for key, answer in answers.items():
        if key.startswith(f"{AskKind.ROW}:") and answer == LEAVE_OUT:
            continue
        if key not in asked:
            raise Problem(QUESTION_UNKNOWN, id=key)
        if answer and not fits(asked[key], answer):
            known = ", ".join(each.value for each in asked[key].options)
            raise Problem(ANSWER_UNKNOWN, id=key, answer=answer, known=known)
