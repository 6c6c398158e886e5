"""Writes periods in words, in the reader's language and era."""

from django.utils.translation import gettext as _

from trellis.domain.periods import MONTHS, Every, Period, read_period
from trellis.domain.problems import Problem
from trellis.ui.dates import is_buddhist, month_words, year_in_words
from trellis.ui.names import reader_language


def period_words(period: Period | str) -> str:
    """Give a period such as "August 2026" or "Quarter 3 of 2026"; what isn't one stays as it is written."""
    if isinstance(period, str):
        try:
            period = read_period(period)
        except Problem:
            return str(period)
    if period.every is Every.MONTH:
        return month_words(period.first_day)
    language = reader_language()
    year = year_in_words(period.first_day.year, language, buddhist=is_buddhist(language), short=False)
    if period.every is Every.YEAR:
        return year
    part = period.number % (12 // MONTHS[period.every]) + 1
    says = (
        _("Quarter %(part)s of %(year)s") if period.every is Every.QUARTER else _("Half %(part)s of %(year)s")
    )
    return says % {"part": part, "year": year}
