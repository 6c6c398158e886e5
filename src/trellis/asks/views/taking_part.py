"""The page of the participation gap: who was asked, reached and answered, and who is left out (C8.8)."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.asks.directory import directory
from trellis.asks.queries.participation import Participation, participation
from trellis.asks.views.show import page, to_list
from trellis.domain.participation import Counts
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.networks.rules import sees_network
from trellis.ui.names import name_text

A_YEAR = timedelta(days=365)


def _day(written: str, otherwise: date) -> date:
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return otherwise
    return found if 1970 <= found.year <= 9000 else otherwise


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())


Rows = list[tuple[str, Counts]]


def _tables(network: Network, found: Participation) -> list[tuple[str, Rows]]:
    """Give a table for each way to look at it, each with every group, also where nobody was asked."""
    groups: dict[UUID | None, str] = {None: _("in none, or unknown")}
    groups.update(directory().constituencies(network.pk).items())
    units: dict[UUID | None, str] = {
        each.pk: name_text(each.names, network.language) for each in network.units.all()
    }
    units[None] = _("in none, or unknown")
    ways: Rows = [
        (_("Connected: e-mail, text messages, or signs in"), found.gap.connected),
        (_("Not connected: paper, phone, or through somebody"), found.gap.unconnected),
    ]
    by_group = [(groups.get(pk, ""), counts) for pk, counts in found.constituencies.items()]
    by_unit = [(units.get(pk, ""), counts) for pk, counts in found.units.items()]
    tables = [(_("By way"), ways), (_("By constituency"), by_group), (_("By unit"), by_unit)]
    return [(caption, rows) for caption, rows in tables if rows]


@require_GET
def taking_part(request: Request, slug: str) -> HttpResponse:
    """Show who takes part and who is left out, in a time that the reader chooses."""
    network = network_named(request.actor, slug)
    if not sees_network.test(request.actor, network):
        raise Problem(NOT_FOUND)
    today = timezone.localdate()
    since = _day(request.GET.get("since", ""), today - A_YEAR)
    until = _day(request.GET.get("until", ""), today)
    found = participation(network, _moment(since), _moment(until + timedelta(days=1)))
    context: dict[str, Any] = {"found": found, "tables": _tables(network, found)}
    context |= {"since": since, "until": until}
    context["way"] = crumbs(network, to_list(network), (_("Who takes part"), ""))
    return page(request, "asks/participation.html", network, **context)
