"""Finding networks and opening a new one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request
from trellis.domain.typology import FACETS, Facet
from trellis.networks import actions
from trellis.networks.forms.network import OpenForm
from trellis.networks.queries.networks import Listed, Wanted, find_networks
from trellis.networks.views import wording
from trellis.ui.addresses import further
from trellis.ui.deeds import attempt, done
from trellis.ui.names import reader_language
from trellis.ui.problems import translated

_LONGEST = 200
IN_LIST = (Facet.SCOPE, Facet.MEMBERSHIP, Facet.ACTIVITIES)
"""The features by which one recognises a network in a list."""


def _wanted(given: QueryDict) -> Wanted:
    chosen = {facet.value: given.get(facet, "") for facet in Facet}
    known = {facet: value for facet, value in chosen.items() if value in FACETS[Facet(facet)].values}
    return Wanted(
        name=given.get("q", "")[:_LONGEST].strip(),
        only_mine=given.get("whose") == "mine",
        profile=known,
        after=given.get("after", "")[:_LONGEST],
    )


def _choices(wanted: Wanted) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    found = []
    for facet, choices in FACETS.items():
        options = [("", _("Any")), *((value, translated(label)) for value, label in choices.values.items())]
        found.append((facet.value, translated(choices.label), options, wanted.profile.get(facet, "")))
    return found


def _line(row: Listed) -> dict[str, Any]:
    profile = row.profile or {}
    href = reverse("network" if row.is_mine else "public", args=[row.network.slug])
    parts = [wording.values(facet, profile.get(facet, frozenset())) for facet in IN_LIST]
    return {"row": row, "network": row.network, "href": href, "parts": parts}


@require_GET
def networks(request: Request) -> HttpResponse:
    """Show the networks of which the reader may know, searched and narrowed."""
    wanted = _wanted(request.GET)
    found = find_networks(request.actor, wanted)
    context: dict[str, Any] = {
        "lines": [_line(row) for row in found.rows],
        "labels": [translated(FACETS[facet].label) for facet in IN_LIST],
        "wanted": wanted,
        "choices": _choices(wanted),
        "next": further(request, "after", found.next),
        "is_signed_in": request.actor.person is not None,
    }
    return render(request, "networks/networks.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def network_new(request: Request) -> HttpResponse:
    """Open a network."""
    form = OpenForm(request.POST or None, language=reader_language())
    opened = attempt(form, lambda: actions.open_network(actor=request.actor, opening=form.opening()))
    if opened:
        says = _("The network is open, and you coordinate it. Next: say of which type it is.")
        return done(request, says, "network-settings", opened.slug)
    status = 400 if form.is_bound else 200
    way = [(_("Networks"), reverse("networks")), (_("Open a network"), "")]
    return render(request, "networks/new.html", {"form": form, "way": way}, status=status)
