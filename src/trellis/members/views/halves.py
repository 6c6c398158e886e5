"""A page with two lists of which one is shown: what waits, or what was answered; searched and paged."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from trellis.access.request import Request
from trellis.members.queries import by_organisation
from trellis.members.queries.paging import Count, Slice, counted, slice_of
from trellis.members.views.listing import cursor_of, further
from trellis.networks.models import Network

_LONGEST = 200


@dataclass(frozen=True)
class Shown:
    """One of two lists: its key, its rows, where it goes on, what was sought, and how many both hold."""

    key: str
    rows: list[Any]
    wanted: str
    further: dict[str, str]
    counts: dict[str, Count]


@dataclass(frozen=True)
class Halves:
    """Two lists by their keys, the first shown unless the address asks for the other.

    `columns` are those in which the organisations stand whose names are sought.
    """

    request: Request
    network: Network
    lists: dict[str, QuerySet[Any]]
    columns: tuple[str, ...]

    def shown(self, latest_first: Container[str]) -> Shown:
        """Give the list that is asked for."""
        given = self.request.GET
        key = given.get("show", "")
        key = key if key in self.lists else next(iter(self.lists))
        wanted = given.get("q", "")[:_LONGEST]
        found = by_organisation(self.lists[key], self.network, wanted, *self.columns)
        page: Slice[Any] = slice_of(found, cursor_of(given), sort="pk", latest_first=key in latest_first)
        counts = {name: counted(rows) for name, rows in self.lists.items()}
        return Shown(key, page.rows, wanted, further(self.request, page), counts)
