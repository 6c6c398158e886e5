"""A network's front page inside: what it is, how it stands, who carries it, what it did last."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.domain.problems import Problem
from trellis.members.models import PartKind
from trellis.networks import rules
from trellis.networks.models import Network
from trellis.networks.pages import page
from trellis.networks.queries import network_named
from trellis.portal.queries import network as queries
from trellis.portal.queries.public import published_network
from trellis.portal.queries.record import lines_of
from trellis.portal.showing import STATUS_KINDS, tree_nodes
from trellis.portal.telling import tell

DEEDS = 10
FOLDED = 30
"""With more units than these the tree is folded up."""


def _links(network: Network) -> dict[str, str]:
    """Give where the lists behind the figures are."""
    members, mandates = reverse("members", args=[network.slug]), reverse("mandates", args=[network.slug])
    return {
        "members": members,
        "of": f"{members}?constituency=",
        "silent": f"{mandates}?{urlencode({'show': 'silent'})}",
        "mandates": mandates,
    }


def _shown(network: Network) -> dict[str, Any]:
    units = queries.units_of(network)
    return {
        "status_kind": STATUS_KINDS[network.status],
        "figures": queries.figures_of(network),
        "links": _links(network),
        "units": [(node, tree_nodes([node], network.slug)) for node in units],
        "folded": sum(node.size for node in units) > FOLDED,
        "roles": queries.roles_held(network),
        "parts": queries.parts_played(network),
        "part_labels": dict(PartKind.choices),
        "type": queries.type_of(network),
        "deeds": tell(lines_of(network.pk)[:DEEDS], [network]),
    }


@require_safe
def network(request: Request, slug: str) -> HttpResponse:
    """Show the network to who takes part; lead others to its public page, if it has one."""
    try:
        found = network_named(request.actor, slug)
    except Problem:
        return redirect("public", published_network(slug).slug)
    takes_part = rules.takes_part("").test(request.actor, found)
    return page(request, "portal/network.html", found, "network", takes_part=takes_part, **_shown(found))
