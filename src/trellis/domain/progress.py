"""How far a plan is, in words and in figures (C5.1): what is met, what is open, what is overdue.

What was dropped isn't counted as a failure nor as a success: it is told beside the others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence


class Stage(StrEnum):
    """What became of something that was to be reached."""

    OPEN = "open"
    MET = "met"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that is to be reached, by when, and what became of it."""

    stage: Stage
    due: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Tell whether it should have been reached by now; its last day is still in time."""
        return self.stage == Stage.OPEN and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many are open, met and dropped; `overdue` are some of the open ones."""

    open: int = 0
    met: int = 0
    dropped: int = 0
    overdue: int = 0

    @property
    def wanted(self) -> int:
        """Count what is still wanted or was reached: all but what was dropped."""
        return self.open + self.met


def progress(aims: Iterable[Aim], today: date) -> Progress:
    """Count aims by what became of them."""
    listed = list(aims)
    counts = {stage: sum(each.stage == stage for each in listed) for stage in Stage}
    return Progress(
        open=counts[Stage.OPEN],
        met=counts[Stage.MET],
        dropped=counts[Stage.DROPPED],
        overdue=sum(each.is_overdue(today) for each in listed),
    )


def in_words(found: Progress) -> Sentence:
    """Say how far a plan or an objective is."""
    if not found.wanted:
        return Sentence(N_("Nothing is open here.") if found.dropped else N_("Nothing is planned here yet."))
    details = {"met": found.met, "wanted": found.wanted, "overdue": found.overdue}
    if found.met == found.wanted:
        return Sentence(N_("All is met: %(met)s of %(wanted)s."), details)
    if found.overdue:
        return Sentence(
            N_("Met: %(met)s of %(wanted)s. Overdue: %(overdue)s. Ask who leads it what stands in the way."),
            details,
        )
    if not found.met:
        return Sentence(N_("Nothing is met yet, and nothing is overdue: %(met)s of %(wanted)s."), details)
    return Sentence(N_("Met: %(met)s of %(wanted)s. Nothing is overdue."), details)
