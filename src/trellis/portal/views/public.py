"""What a network shows to everybody."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from trellis.access.actor import Actor
from trellis.access.request import Request
from trellis.networks import queries
from trellis.networks.pages import page


@require_safe
def public(request: Request, slug: str) -> HttpResponse:
    """Show the sections that the network has chosen; without any there is no page."""
    found = queries.shown_network(Actor.nobody(), slug)
    return page(request, "portal/public.html", found)
