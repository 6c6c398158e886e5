"""Writes dates in words, in the reader's language and era."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_time, get_timezone_name
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from trellis.ui.names import reader_language

BUDDHIST_AHEAD = 543
# Day first wherever the language has no order of its own that its readers insist on.
_DAY_FIRST = frozenset({"en", "th", "lo", "km", "my", "vi", "fr"})

# Asked only when a page really writes a date, so that a page without dates reads no person.
_wants_buddhist: ContextVar[Callable[[], bool | None] | None] = ContextVar("wants_buddhist", default=None)


@contextmanager
def reading(wants: Callable[[], bool | None]) -> Iterator[None]:
    """Write dates for one reader: `wants` says if in the Buddhist era; None: as the language has it."""
    token = _wants_buddhist.set(wants)
    try:
        yield
    finally:
        _wants_buddhist.reset(token)


def is_buddhist(language: str) -> bool:
    """Say whether years are counted in the Buddhist era: as the reader wishes, else as her language does."""
    wants = _wants_buddhist.get()
    answer = wants() if wants else None
    return language == "th" if answer is None else answer


def year_in_words(year: int, language: str, *, buddhist: bool, short: bool) -> str:
    """Give the year, with its era wherever the reader could take it for the other one.

    In Thai both eras are usual and a year of either is plain by its size, so a short date goes without.
    """
    if language == "th":
        shown = year + BUDDHIST_AHEAD if buddhist else year
        return str(shown) if short else f"{'พ.ศ.' if buddhist else 'ค.ศ.'} {shown}"
    return (
        pgettext("Buddhist era", "%(year)s BE") % {"year": year + BUDDHIST_AHEAD} if buddhist else str(year)
    )


def in_words(value: date, language: str, *, buddhist: bool, short: bool = False) -> str:
    """Give a date such as "23 November 2026"; short: "23 Nov 2026"."""
    if language.partition("-")[0] not in _DAY_FIRST and not buddhist:
        return str(format_date(value, "medium" if short else "long", locale=_locale(language)))
    day = format_date(value, "d MMM" if short else "d MMMM", locale=_locale(language))
    return f"{day} {year_in_words(value.year, language, buddhist=buddhist, short=short)}"


def _locale(language: str) -> str:
    return language.replace("-", "_")


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _written(value: date | None, *, short: bool) -> str:
    if value is None:
        return ""
    language = reader_language()
    day = _local(value).date() if isinstance(value, datetime) else value
    return _remembered(day, language, is_buddhist(language), short)


@lru_cache(maxsize=4096)
def _remembered(day: date, language: str, buddhist: bool, short: bool) -> str:  # noqa: FBT001  a cache's key
    # A long list writes few different days, and Babel takes longer over one than the rest of its row.
    return in_words(day, language, buddhist=buddhist, short=short)


def date_words(value: date | None) -> str:
    """Give a date for the reader of this page; nothing for None."""
    return _written(value, short=False)


def date_short(value: date | None) -> str:
    """Give a date with a short month, for tables."""
    return _written(value, short=True)


def month_words(first: date) -> str:
    """Give a month with its year, such as "November 2026"."""
    language = reader_language()
    name = format_date(first, "LLLL", locale=_locale(language))
    return f"{name} {year_in_words(first.year, language, buddhist=is_buddhist(language), short=False)}"


def month_short(first: date) -> str:
    """Give a month's short name without its year, for the head of a table."""
    return str(format_date(first, "LLL", locale=_locale(reader_language())))


def year_words(year: int) -> str:
    """Give a year in the reader's era."""
    language = reader_language()
    return year_in_words(year, language, buddhist=is_buddhist(language), short=False)


def clock(value: datetime) -> str:
    """Give the hour of a moment in the installation's time zone, such as "14:05"."""
    return _local(value).strftime("%H:%M")


def moment(value: datetime | None) -> str:
    """Give date and hour in the installation's time zone, such as "23 November 2026, 14:05"."""
    if value is None:
        return ""
    local = _local(value)
    hour = format_time(local, "HH:mm", locale=_locale(reader_language()))
    return f"{_written(local, short=False)}, {hour}"


def zone_words() -> str:
    """Give the time zone of all hours here in words, such as "Thailand Time"."""
    zone, locale = timezone.get_current_timezone(), _locale(reader_language())
    has_a_place = "/" in str(zone) and not str(zone).startswith("Etc/")
    return str(get_timezone_name(zone if has_a_place else timezone.localtime(), locale=locale))


def hours_are() -> str:
    """Say once on a paper or in a mail, which may be read elsewhere, whose hours these are."""
    return _("All hours are %(zone)s.") % {"zone": zone_words()}
