"""What may be answered to an invitation, and what somebody may need to come (C8.7)."""

from datetime import datetime, timedelta
from enum import StrEnum

from trellis.domain.asking import Choice, Shape, Words, words_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.meetings.models import Coming, Form

ATTEND, WISH, DATE = "meeting.attend", "agenda.wish", "meeting.date"
"""The kinds of ask that this room raises."""


class Need(StrEnum):
    """What makes it possible for somebody to come."""

    TRAVEL = "travel"
    INTERPRETING = "interpreting"
    CHILD_CARE = "child-care"
    SIGNS = "signs"
    ACCESS = "access"
    LEAVE = "leave"


NEED_LABELS = {
    Need.TRAVEL: N_("Travel money or a ride"),
    Need.INTERPRETING: N_("Interpretation"),
    Need.CHILD_CARE: N_("Child care"),
    Need.SIGNS: N_("Sign language"),
    Need.ACCESS: N_("A place without steps"),
    Need.LEAVE: N_("A letter to my employer"),
}
COMING_LABELS = {
    Coming.YES: N_("Yes, I come"),
    Coming.REMOTE: N_("I take part from afar"),
    Coming.MAYBE: N_("I don't know yet"),
    Coming.NO: N_("No"),
    Coming.NO_MEANS: N_("No, for lack of means"),
}
_SPELLINGS = {
    Coming.REMOTE: ("remote", "online", "call", "ออนไลน์", "ทางไกล"),
    Coming.NO_MEANS: ("no money", "cannot afford", "ไม่มีเงิน", "ไม่มีค่ารถ"),
}


ANSWER_BEFORE = timedelta(days=2)
"""By when an answer is wanted before the meeting, so that means can still be found."""


def answer_by(starts_at: datetime | None, now: datetime) -> datetime | None:
    """Give until when an invitation may be answered: two days before, or until it begins."""
    until = starts_at - ANSWER_BEFORE if starts_at else None
    return until if until and until > now else starts_at


def plain(says: str) -> Words:
    """Give a marked sentence as the words of an ask."""
    return words_of(Sentence(says))


def choices_for(form: str) -> tuple[Choice, ...]:
    """Give what may be answered: who meets from afar anyway has nothing else to choose for it."""
    left_out = {Coming.REMOTE} if form != Form.BOTH else set()
    return tuple(
        Choice(each.value, plain(label), _SPELLINGS.get(each, ()))
        for each, label in COMING_LABELS.items()
        if each not in left_out
    )


def attend_shape(form: str) -> Shape:
    """Give the allowed answers to an invitation."""
    needs = tuple(Choice(each.value, plain(label)) for each, label in NEED_LABELS.items())
    return Shape(choices=choices_for(form), needs=needs)


def wish_shape() -> Shape:
    """Give the allowed answers to the question what to talk about: words, and the minutes it takes."""
    return Shape(wants_text=True)
