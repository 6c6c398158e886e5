"""A question to the person who brings a file in: what may be answered, and what speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trellis.domain.layout import NOTHING
from trellis.domain.sentence import Sentence

__all__ = ["NOTHING", "Answers", "Ask", "Option", "Side", "answer_to"]

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that a question takes, and how it is called."""

    value: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class Side:
    """One of two bodies that may be the same, with what speaks for or against it."""

    name: str
    type: str
    place: str
    rows: int
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question to the person who brings the list. Without an answer to one that `must` be answered
    nothing comes in."""

    id: str
    kind: StrEnum
    says: Sentence
    options: tuple[Option, ...]
    guess: str = ""
    answer: str = ""
    must: bool = False
    rows: tuple[int, ...] = ()
    column: int | None = None
    sides: tuple[Side, ...] = ()
    why: Sentence | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return not self.answer


def answer_to(ask: Ask, answers: Answers) -> str:
    """Give the answer to a question, or '' where there's none, or one that the question doesn't take."""
    answer = answers.get(ask.id, "")
    return answer if any(answer == each.value for each in ask.options) else ""
