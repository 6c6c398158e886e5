"""Numbers as people write them: digits of any script, with or without signs between thousands.

What could be read in two ways isn't read: `1.000` is a thousand to some and one to others.
"""

import re
from decimal import Decimal

from trellis.domain.codes import plain

LONGEST = 15
_RUN = re.compile(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_WHOLE = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(\.\d{1,2}|\.\d{4,6})?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4,6})")


def number_of(written: str) -> Decimal | None:
    """Give the number that a text is; None when it isn't one, or could be two."""
    digits = plain(written.strip())
    if len(digits) > LONGEST:
        return None
    if _WHOLE.fullmatch(digits) or _POINT.fullmatch(digits):
        return Decimal(digits)
    if _GROUPED.fullmatch(digits):
        return Decimal(re.sub(r"[,'’ \u00a0\u202f]", "", digits))
    return Decimal(digits.replace(".", "")) if _DOTTED.fullmatch(digits) else None


def first_number(text: str) -> tuple[str, int] | None:
    """Give the run of digits with which a text begins, and where it ends; None when it begins otherwise."""
    run = _RUN.match(plain(text))
    return (text[: run.end()], run.end()) if run else None


def holds_a_number(text: str) -> bool:
    """Say whether a text holds any digit, of any script."""
    return bool(_WHOLE.search(plain(text)))
