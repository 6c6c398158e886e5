"""Pages of what a file holds: it is in memory, so pages have numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from trellis.ui.numbers import number

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Leaf(Generic[Thing]):
    """One page of a long list, with the addresses of those beside it."""

    things: Sequence[Thing]
    previous: str
    next: str
    says: str
    number: int


def leaf(things: Sequence[Thing], wanted: str, size: int, **kept: str) -> Leaf[Thing]:
    """Give the page that an address asks for; what a list of a file holds is in memory, so pages have
    numbers."""
    last = max(1, -(-len(things) // size))
    page = min(int(wanted), last) if wanted.isascii() and wanted.isdecimal() and int(wanted) > 0 else 1
    start = (page - 1) * size
    shown = things[start : start + size]
    says = _("%(first)s–%(last)s of %(all)s") % {
        "first": number(start + 1 if shown else 0),
        "last": number(start + len(shown)),
        "all": number(len(things)),
    }

    def address(to: int) -> str:
        return "?" + urlencode({key: value for key, value in kept.items() if value} | {"page": to})

    return Leaf(
        shown, address(page - 1) if page > 1 else "", address(page + 1) if page < last else "", says, page
    )
