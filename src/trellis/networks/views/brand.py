"""What every page of a network loads: its colour, for everybody, and its logo."""

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks import queries
from trellis.networks.models import Network
from trellis.ui import accent
from trellis.ui.accent_view import css_response

YEAR = 60 * 60 * 24 * 365


@require_safe
def network_accent(_request: Request, slug: str, digest: str) -> HttpResponse:
    """Give the colour as a stylesheet; an address made for another colour is no longer there."""
    colour = queries.accent_of(slug)
    if accent.digest(colour) != digest:
        raise Problem(NOT_FOUND)
    return css_response(colour)


def _keeping(network: Network, version: int) -> str:
    """Say how long a browser may keep a logo: for ever, unless its address is of another version."""
    if version != network.version:
        return "no-cache"
    return f"{'public' if network.published else 'private'}, max-age={YEAR}, immutable"


@require_safe
def network_logo(request: Request, slug: str, version: int) -> FileResponse:
    """Give the logo to whoever sees the network, or to everybody when it has published its page."""
    network = queries.shown_network(request.actor, slug)
    if not network.logo:
        raise Problem(NOT_FOUND)
    answer = FileResponse(network.logo.open("rb"), content_type="image/png")
    answer["Cache-Control"] = _keeping(network, version)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
