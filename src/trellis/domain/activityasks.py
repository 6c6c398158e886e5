"""What an import of activities asks: each question once, answers under stable ids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from trellis.domain.asks import NOTHING, Answers, Ask, Option, answer_to
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence


class AskKind(StrEnum):
    """What a question is about; it begins the question's id."""

    ORGANISATION = "organisation"
    KIND = "kind"
    GROUP = "group"
    PLACE = "place"
    CODE = "code"
    CHOICE = "choice"
    WORD = "word"
    ROWS = "rows"
    PERIOD = "period"
    AGAIN = "again"
    OVERLAP = "overlap"
    GONE = "gone"
    GONE_SITES = "gone-sites"


NEW, LEAVE_OUT, WORDS = "new", "leave-out", "words"
BY_CODE, BY_NAME = "code", "name"
SUM, LAST = "sum", "last"
KEEP, END, TAKE_OUT = "keep", "end", "take-out"

LABELS: dict[str, str] = {
    NOTHING: N_("Leave it empty"),
    NEW: N_("Something new: add it"),
    LEAVE_OUT: N_("Leave these rows out"),
    WORDS: N_("Keep it in words only"),
    BY_CODE: N_("The code is right"),
    BY_NAME: N_("The name is right"),
    SUM: N_("They are parts of one whole: add them up"),
    LAST: N_("The last one is right"),
    KEEP: N_("Keep it as it is"),
    END: N_("It has ended"),
    TAKE_OUT: N_("It never was: take it out"),
}


def option(value: str) -> Option:
    """Give an option whose sentence is in the catalogue above."""
    return Option(value, Sentence(LABELS[value]))


def named(value: str, label: str) -> Option:
    """Give an option that carries a name of the network's own."""
    return Option(value, Sentence("%(name)s", {"name": label}))


@dataclass(slots=True)
class Desk:
    """Where questions are laid down while a file is understood."""

    answers: Answers
    asks: dict[str, Ask] = field(default_factory=dict)

    def ask(self, ask: Ask) -> str:
        """Ask once, and give the answer or ''; an answer that doesn't fit any more counts as none."""
        if ask.id not in self.asks:
            self.asks[ask.id] = replace(ask, answer=answer_to(ask, self.answers))
        return self.asks[ask.id].answer

    def all_asks(self) -> tuple[Ask, ...]:
        """Give the questions, those that must be answered first."""
        order: Sequence[StrEnum] = list(AskKind)
        return tuple(
            sorted(self.asks.values(), key=lambda ask: (not ask.must, order.index(ask.kind), ask.rows))
        )


def waiting(asks: Iterable[Ask]) -> list[Ask]:
    """Give the questions without which nothing can come in."""
    return [ask for ask in asks if ask.must and ask.is_open]
