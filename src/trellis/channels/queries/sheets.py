"""Sheets: whom one would print for, what was printed, what is back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from trellis.access.actor import Actor
from trellis.asks.directory import directory
from trellis.asks.models import Asked
from trellis.channels import deskrules
from trellis.channels.models import Sheet, Way
from trellis.channels.queries.waiting import MOST, Waits, by_person, can_be_called, open_in
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network

PAGE = 30
MOST_SHEETS = 300


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """For whom sheets are printed: of which asks, of a unit or all, only those who go by paper or all."""

    ask: UUID | None = None
    """An ask, or what asks are about."""
    unit: UUID | None = None
    only_paper: bool = True


def goes_by_paper(waits: Waits) -> bool:
    """Say whether paper goes to somebody: it is the way left of those she chose, or no call finds her."""
    return Way.PAPER in waits.ways or (Way.PHONE in waits.ways and not can_be_called(waits.person))


def _of_unit(network: Network, rows: list[Asked], unit: UUID) -> list[Asked]:
    ids = [each.organisation for each in rows if each.organisation]
    homes = directory().belonging(network.pk, ids)
    there = {pk for pk, belongs in homes.items() if belongs.unit == unit}
    return [each for each in rows if each.organisation in there]


def to_print(network: Network, wanted: Wanted) -> list[Waits]:
    """Give the people for whom sheets would be printed, with what is asked of each."""
    rows = open_in(network)
    rows = rows.filter(Q(ask=wanted.ask) | Q(ask__about=wanted.ask)) if wanted.ask else rows
    listed = list(rows[:MOST])
    if wanted.unit:
        listed = _of_unit(network, listed, wanted.unit)
    found = by_person(listed)
    return [each for each in found if goes_by_paper(each)] if wanted.only_paper else found


def printed(network: Network, page: int) -> Page[Any]:
    """Give the sheets of a network, the latest first."""
    rows = Sheet.objects.filter(network=network).select_related("person", "printed_by")
    rows = rows.annotate(count=Count("asked")).order_by("-printed_at", "code")
    return Paginator(rows, PAGE).get_page(page)


def _full(rows: QuerySet[Sheet]) -> list[Sheet]:
    listed = rows.select_related("network", "person", "printed_by").order_by("code")
    return list(listed.prefetch_related("asked__ask__network", "asked__person"))


def sheets_of(actor: Actor, network: Network, printing: UUID) -> list[Sheet]:
    """Give what was printed together, for whoever may print; nothing is there for others."""
    found = _full(Sheet.objects.filter(network=network, printing=printing))
    if not found or not deskrules.may_print.test(actor, network):
        raise Problem(NOT_FOUND)
    return found


def sheet_seen(actor: Actor, network: Network, pk: UUID) -> Sheet:
    """Give one sheet, for whoever may print."""
    found = Sheet.objects.filter(network=network, pk=pk).first()
    if found is None or not deskrules.may_note_sheet.test(actor, found):
        raise Problem(NOT_FOUND)
    return found
