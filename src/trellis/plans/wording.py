"""Sentences of this room with names and periods in them, for whoever reads them in whatever language."""

from trellis.domain.periods import MONTHS, Every, Period
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

_MONTHS = (
    N_("January %(year)s"),
    N_("February %(year)s"),
    N_("March %(year)s"),
    N_("April %(year)s"),
    N_("May %(year)s"),
    N_("June %(year)s"),
    N_("July %(year)s"),
    N_("August %(year)s"),
    N_("September %(year)s"),
    N_("October %(year)s"),
    N_("November %(year)s"),
    N_("December %(year)s"),
)


def period_sentence(period: Period) -> Sentence:
    """Give a period in words that can be kept, and read later in another language."""
    part = period.number % (12 // MONTHS[period.every])
    details: dict[str, object] = {"year": str(period.first_day.year), "part": part + 1}
    if period.every is Every.MONTH:
        return Sentence(_MONTHS[part], details)
    if period.every is Every.YEAR:
        return Sentence(N_("the year %(year)s"), details)
    says = (
        N_("quarter %(part)s of %(year)s")
        if period.every is Every.QUARTER
        else N_("half %(part)s of %(year)s")
    )
    return Sentence(says, details)
