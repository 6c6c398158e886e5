"""What the reader did herself, wherever it was."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.accounts.queries import deeds_of
from trellis.networks.queries import networks_of
from trellis.portal.telling import tell

PAGE = 50
_DIGITS = 15


@require_safe
@login_required
def me_deeds(request: Request) -> HttpResponse:
    """Show what the record holds under the reader's name, the latest first."""
    before = request.GET.get("before", "")
    is_number = before.isascii() and before.isdecimal() and len(before) <= _DIGITS
    found = deeds_of(request.actor, int(before) if is_number else None, PAGE + 1)
    older = f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    lines = tell(found[:PAGE], networks_of(request.actor))
    return render(request, "portal/deeds.html", {"lines": lines, "older": older})
