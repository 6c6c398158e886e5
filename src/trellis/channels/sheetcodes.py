"""Codes of whole sheets: they begin with a letter with which no ask's code begins."""

from trellis.channels.models import Sheet
from trellis.domain import codes
from trellis.domain.answering import tidy_code

FIRST = "S"
_LENGTH = 7


def free_sheet_codes(count: int) -> list[str]:
    """Give codes that no sheet has."""
    found: set[str] = set()
    while len(found) < count:
        drawn = {codes.draw(_LENGTH, after=FIRST) for _each in range(count - len(found))}
        found |= drawn - set(Sheet.objects.filter(code__in=drawn).values_list("code", flat=True))
    return sorted(found)


def typed_code(typed: str) -> str:
    """Give the code in what was typed or scanned: a scanned address ends in it."""
    return tidy_code(typed.strip().rstrip("/").rpartition("/")[2])[:12]
