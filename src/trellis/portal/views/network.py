"""A network's front page inside."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.networks import queries
from trellis.networks.pages import page


@require_safe
def network(request: Request, slug: str) -> HttpResponse:
    """Show what the network is, how it stands and what it did last."""
    found = queries.network_named(request.actor, slug)
    return page(request, "portal/network.html", found, "network")
