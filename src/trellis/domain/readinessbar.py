"""The five readiness questions, the answers to them, and the bar that each has of its own (C4.1 to C4.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from trellis.domain.problems import BAR_UNREADABLE, N_, Problem


class Question(StrEnum):
    """The five questions of the note, in its order."""

    PROBLEMS = "problems"
    RESULTS = "results"
    IDEA = "idea"
    TIME = "time"
    OPENNESS = "openness"


class Level(StrEnum):
    """The answers; a question left empty is none of them."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNSURE = "unsure"


LABELS = {
    Question.PROBLEMS: N_("Common problems"),
    Question.RESULTS: N_("Results worth sharing"),
    Question.IDEA: N_("An idea of what a network is"),
    Question.TIME: N_("Time and energy"),
    Question.OPENNESS: N_("Openness to admit mistakes"),
}
LEVEL_LABELS = {
    Level.YES: N_("Yes"),
    Level.PARTLY: N_("Partly"),
    Level.NO: N_("No"),
    Level.UNSURE: N_("Don't know"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a question asks: how many say yes (or partly), in each constituency too, and how many answer.

    `enough` is a number of organisations or a share of those that answered; `in_each` is a share of those
    that answered in a constituency, None: not asked of each; `response` is a share of those that were asked.
    """

    enough: int | Fraction
    in_each: Fraction | None
    response: Fraction
    partly_counts: bool = True

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON can say it, shares as "2/3"."""
        return {
            "enough": self.enough if isinstance(self.enough, int) else str(self.enough),
            "in_each": None if self.in_each is None else str(self.in_each),
            "response": str(self.response),
            "partly_counts": self.partly_counts,
        }


_HALF, _THIRD, _TWO_THIRDS = Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)

HOUSE_BARS = {
    Question.PROBLEMS: Bar(enough=_TWO_THIRDS, in_each=_HALF, response=_HALF),
    # A few with something to show are enough to begin sharing.
    Question.RESULTS: Bar(enough=_HALF, in_each=_THIRD, response=_HALF),
    Question.IDEA: Bar(enough=_TWO_THIRDS, in_each=_HALF, response=_HALF),
    # Half a promise of time is none: only a plain yes counts, and fewer are needed.
    Question.TIME: Bar(enough=_HALF, in_each=_THIRD, response=_HALF, partly_counts=False),
    Question.OPENNESS: Bar(enough=_TWO_THIRDS, in_each=_HALF, response=_HALF),
}
"""The bars of a network that hasn't set its own."""


def read_share(text: str) -> Fraction:
    """Read "2/3", "0.5" or "1": more than nothing and at most all."""
    try:
        share = Fraction(text.replace(" ", ""))
    except (ValueError, ZeroDivisionError):
        raise Problem(BAR_UNREADABLE, given=text)
    if not 0 < share <= 1:
        raise Problem(BAR_UNREADABLE, given=text)
    return share


def read_bar(data: Mapping[str, Any]) -> Bar:
    """Read a bar as `as_json` gives it."""
    enough, in_each = data["enough"], data["in_each"]
    if isinstance(enough, int) and enough < 1:
        raise Problem(BAR_UNREADABLE, given=enough)
    return Bar(
        enough=enough if isinstance(enough, int) else read_share(enough),
        in_each=None if in_each is None else read_share(in_each),
        response=read_share(data["response"]),
        partly_counts=bool(data["partly_counts"]),
    )
