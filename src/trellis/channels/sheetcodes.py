"""Codes of whole sheets: they begin with a letter with which no ask's code begins."""

import secrets

from trellis.asks.raising import DIGITS, LETTERS
from trellis.channels.models import Sheet
from trellis.domain.answering import tidy_code

FIRST = "S"
_PAIRS = 3


def _draw() -> str:
    signs = (secrets.choice(DIGITS) + secrets.choice(LETTERS) for _pair in range(_PAIRS))
    return FIRST + "".join(signs)


def free_sheet_codes(count: int) -> list[str]:
    """Give codes that no sheet has."""
    found: set[str] = set()
    while len(found) < count:
        drawn = {_draw() for _each in range(count - len(found))}
        found |= drawn - set(Sheet.objects.filter(code__in=drawn).values_list("code", flat=True))
    return sorted(found)


def typed_code(typed: str) -> str:
    """Give the code in what was typed or scanned: a scanned address ends in it."""
    return tidy_code(typed.strip().rstrip("/").rpartition("/")[2])[:12]
