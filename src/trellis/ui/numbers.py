"""Writes numbers, shares and sizes in the reader's language."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from trellis.ui.names import reader_language

Number = int | float | Decimal | Fraction
_STEP = 1000


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value))


def number(value: Number | None) -> str:
    """Give a number with its thousands apart and at most two decimals; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < _STEP else _grouped(value, _locale())
    return str(format_decimal(round(_decimal(value), 2), locale=_locale()))


@lru_cache(maxsize=4096)
def _grouped(value: int, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


def percent(value: Number | None) -> str:
    """Give a share between 0 and 1 as whole percent: for reading only, never for comparing."""
    if value is None:
        return ""
    whole = (_decimal(value) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{whole}%"


def size(octets: int | None) -> str:
    """Give the size of a file in kB or MB."""
    if octets is None:
        return ""
    if octets < _STEP * _STEP:
        return _("%(number)s kB") % {"number": number(max(1, octets // _STEP))}
    return _("%(number)s MB") % {"number": number(round(Decimal(octets) / _STEP / _STEP, 1))}


def _locale() -> str:
    return reader_language().replace("-", "_")
