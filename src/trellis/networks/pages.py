"""A page inside a network: the same head and way on each, so that views only say what is their own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from trellis.access.request import Request
from trellis.networks import masthead
from trellis.networks.models import Network
from trellis.ui.jinja import url
from trellis.ui.names import name_text

Crumb = tuple[str, str]


def page(
    request: Request, template: str, network: Network, current: str = "", *, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with a network's page; `current` is the key of the navigation's link where the reader is."""
    head = masthead.of(network, current)
    return render(request, template, {"network": network, "masthead": head, **context}, status=status)


def name(network: Network) -> str:
    """Give the shortest name by which the network's people know it."""
    return network.acronym or name_text(network.names, network.language)


def crumbs(network: Network, *steps: Crumb) -> list[Crumb]:
    """Give the way from the network's first page to this one; the last step is where the reader is."""
    return [(name(network), url("network", network.slug)), *steps]
