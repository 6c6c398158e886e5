"""A page inside a network: the same head on each, so that views only say what is their own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from trellis.access.request import Request
from trellis.networks import masthead
from trellis.networks.models import Network


def page(
    request: Request, template: str, network: Network, current: str = "", *, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with a network's page; `current` is the key of the navigation's link where the reader is."""
    head = masthead.of(network, current)
    return render(request, template, {"network": network, "masthead": head, **context}, status=status)
