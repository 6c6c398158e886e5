"""What a network shows to everybody: only what it chose, never a person; also as a leaflet."""

from typing import Any

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.decisions.queries.proposals import public_decisions
from trellis.governance.queries import documents_in_force
from trellis.governance.views.frame import Reading, in_language, title_of
from trellis.members.models import PartKind
from trellis.networks import masthead
from trellis.networks.models import Network, Section, Status
from trellis.portal.queries import network as queries
from trellis.portal.queries.public import published_network
from trellis.portal.showing import STATUS_KINDS, tree_nodes
from trellis.ui.masthead import Link, Masthead
from trellis.ui.names import name_of

OFFICES = (PartKind.CHAIR, PartKind.SECRETARIAT)


def _head(network: Network) -> Masthead:
    """Give the head of the page with the links that everybody may follow."""
    here = reverse("public", args=[network.slug])
    return Masthead(
        name=name_of(network.names, network.language),
        acronym=network.acronym,
        home=here,
        logo=masthead.logo_address(network),
        accent_css=masthead.accent_address(network),
        links=(
            Link(label=_("About the network"), href=here, icon="diagram", is_current=True),
            Link(label=_("Search"), href=reverse("search"), icon="search"),
            Link(label=_("Other networks"), href=reverse("home"), icon="trellis"),
        ),
    )


def _asks_in(network: Network) -> str:
    """Give the address where an organisation asks to join, if the network takes requests."""
    if Section.JOIN not in network.published or network.status == Status.CLOSED:
        return ""
    return reverse("ask-to-join", args=[network.slug])


def _documents(network: Network) -> list[tuple[str, Reading]]:
    """Give the adopted texts for reading; nobody who wrote or said something is named."""
    return [(title_of(each.document), in_language(each)) for each in documents_in_force(network)]


def _sections(network: Network) -> dict[str, Any]:
    """Read only what was chosen: what isn't read can't be shown."""
    shown = set(network.published)
    members = Section.MEMBERS in shown
    return {
        "purpose": name_of(network.purpose, network.language) if Section.PURPOSE in shown else "",
        "type": queries.type_of(network) if Section.PROFILE in shown else [],
        "units": tree_nodes(queries.units_of(network)) if Section.UNITS in shown else [],
        "members": queries.public_members(network) if members else None,
        "offices": queries.parts_played(network, OFFICES) if members else {},
        "patrons": queries.parts_played(network, (PartKind.PATRON,)) if Section.PATRONS in shown else {},
        "documents": _documents(network) if Section.DOCUMENTS in shown else [],
        "decisions": public_decisions(network) if Section.DECISIONS in shown else [],
        "join": _asks_in(network),
    }


@cache_control(private=True, no_cache=True)
@require_safe
def public(request: Request, slug: str) -> HttpResponse:
    """Show the sections that the network has chosen; without any there is no page."""
    network = published_network(slug)
    address = request.build_absolute_uri(reverse("public", args=[slug]))
    context = {
        "network": network,
        "masthead": _head(network),
        "address": address,
        "code": segno.make(address, error="m").svg_data_uri(scale=4, border=2),
        "is_active": network.status == Status.ACTIVE,
        "status_kind": STATUS_KINDS[network.status],
        "part_labels": dict(PartKind.choices),
        **_sections(network),
    }
    return render(request, "portal/public.html", context)
