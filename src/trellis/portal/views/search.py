"""Finding organisations, people, places and networks by any part of a name in any script."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.access.request import Request


@require_safe
def search(request: Request) -> HttpResponse:
    """Show what was found, grouped, and only what the reader may see."""
    return render(request, "portal/search.html", {"wanted": request.GET.get("q", "")})
