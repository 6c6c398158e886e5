"""The record in words: a network's, and the installation's own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.access.rules import keeps_the_node
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks import queries
from trellis.networks.pages import page


@require_safe
def record(request: Request, slug: str) -> HttpResponse:
    """Show what was done in a network, the latest first."""
    found = queries.network_named(request.actor, slug)
    return page(request, "portal/record.html", found, "record")


@require_safe
def node_record(request: Request) -> HttpResponse:
    """Show stewards what was done to accounts and places, which belong to no network."""
    if not keeps_the_node.test(request.actor, None):
        raise Problem(NOT_FOUND)
    return render(request, "portal/record.html")
