"""Five questions on how a meeting went, answered without a name (C8.2, C5.14).

Results are shown from five cards on, and shown anew only when five more have come in: so nobody finds one
card by taking what was shown before from what is shown now.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from trellis.domain.problems import CARD_EMPTY, CARD_UNREADABLE, N_, Problem

FEWEST = 5
"""So many cards, and none of them is somebody's."""
LEVELS = {
    1: N_("Not at all"),
    2: N_("A little"),
    3: N_("Mostly"),
    4: N_("Fully"),
}
LONGEST = 500


class Question(StrEnum):
    """What the card asks; each is a sentence to agree with."""

    HEARD = "heard"
    RESPECT = "respect"
    MATTERS = "matters"
    CLEAR = "clear"
    WORTH = "worth"


QUESTIONS = {
    Question.HEARD: N_("I could say what I wanted to say"),
    Question.RESPECT: N_("What I said was listened to"),
    Question.MATTERS: N_("We talked about what matters to those I speak for"),
    Question.CLEAR: N_("I know what was decided and who does what"),
    Question.WORTH: N_("The meeting was worth the way and the time"),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said to one question: how many chose each level; nothing when too few answered it."""

    question: Question
    counts: Mapping[int, int]

    @property
    def people(self) -> int:
        """Count the answers."""
        return sum(self.counts.values())

    @property
    def mean(self) -> Fraction | None:
        """Give the middle of the answers, between 1 and 4."""
        if not self.people:
            return None
        return Fraction(sum(level * count for level, count in self.counts.items()), self.people)


def read_card(levels: Mapping[str, Any], words: str = "") -> dict[str, Any]:
    """Give a card as the box keeps it. Raises a Problem CARD_UNREADABLE or CARD_EMPTY."""
    found = {Question(key): level for key, level in levels.items() if level not in {None, ""}}
    if any(level not in LEVELS for level in found.values()):
        raise Problem(CARD_UNREADABLE)
    said = words.strip()[:LONGEST]
    if not found and not said:
        raise Problem(CARD_EMPTY)
    return {"levels": {question.value: level for question, level in found.items()}, "words": said}


def may_show(cards: int, shown: int = 0) -> bool:
    """Tell whether results of so many cards may be shown, after those of `shown` cards were."""
    return cards - shown >= FEWEST


def results(cards: Iterable[Mapping[str, Any]]) -> tuple[Answered, ...]:
    """Give what was said to each question; one that too few answered is empty."""
    listed = list(cards)
    return tuple(Answered(each, _counts(listed, each)) for each in Question)


def _counts(cards: Sequence[Mapping[str, Any]], question: Question) -> dict[int, int]:
    given = [card["levels"][question.value] for card in cards if question.value in card["levels"]]
    return {level: given.count(level) for level in LEVELS} if len(given) >= FEWEST else {}


def words_said(cards: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Give the words on the cards, in the order of the alphabet, so that none stands beside its card."""
    return tuple(sorted(card["words"] for card in cards if card["words"]))
