"""The record in words: a network's, and the installation's own."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.access.rules import keeps_the_node
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.ledger.models import NODE
from trellis.networks.models import Network
from trellis.networks.pages import page
from trellis.networks.queries import network_named
from trellis.portal.forms.record import FiltersForm, SealForm
from trellis.portal.queries import record as queries
from trellis.portal.telling import tell

_DIGITS = 15
SEAL_SIGNS = 12
"""As much of a hash as people copy by hand."""


def _number(request: Request, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= _DIGITS else None


def _further(request: Request, name: str, number: int | None) -> str:
    """Give the address of the lines before or after, with everything else of this one kept."""
    if number is None:
        return ""
    given = request.GET.copy()
    for old in ("before", "after"):
        given.pop(old, None)
    given[name] = str(number)
    return f"?{given.urlencode()}"


def _compared(form: SealForm, chain: UUID) -> tuple[str, str] | None:
    """Say whether a seal from paper is the one of its line: a kind of notice and its sentence."""
    if not form.is_valid():
        return None
    line = queries.line_numbered(chain, form.cleaned_data["number"])
    if line is None:
        return "problem", _("The record has no line of this number.")
    if line.hash.startswith(form.cleaned_data["seal"]):
        return "ok", _("It fits: line %(number)s carries this seal.") % {"number": line.number}
    return "problem", _("It doesn't fit. Either it was copied wrongly, or the record is another one.")


def _shown(request: Request, chain: UUID, networks: tuple[Network, ...]) -> dict[str, Any]:
    form = FiltersForm(request.GET, is_node=not networks)
    before, after = _number(request, "before"), _number(request, "after")
    filters = form.filters()
    found = queries.page_of(request.actor, chain, filters, before=before, after=after)
    seal_form = SealForm(request.GET if "seal" in request.GET else None)
    last = queries.last_line(chain)
    return {
        "lines": tell(found.lines, networks),
        "form": form,
        "filters": filters,
        "older": _further(request, "before", found.older),
        "newer": _further(request, "after", found.newer),
        "last": last,
        "seal": last.hash[:SEAL_SIGNS] if last else "",
        "seal_form": seal_form,
        "compared": _compared(seal_form, chain),
        "has_organisations": bool(networks),
    }


@require_safe
def record(request: Request, slug: str) -> HttpResponse:
    """Show what was done in a network, the latest first."""
    network = network_named(request.actor, slug)
    return page(request, "portal/record.html", network, "record", **_shown(request, network.pk, (network,)))


@require_safe
def node_record(request: Request) -> HttpResponse:
    """Show stewards what was done to accounts and places, which belong to no network."""
    if not keeps_the_node.test(request.actor, None):
        raise Problem(NOT_FOUND)
    return render(request, "portal/record.html", _shown(request, NODE, ()))
