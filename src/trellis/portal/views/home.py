"""The first page: what needs you, or what this is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.networks import queries


@require_safe
def home(request: Request) -> HttpResponse:
    """Show a person what waits for her, and a visitor what Trellis is."""
    return render(request, "portal/home.html", {"networks": queries.networks_of(request.actor)})
