"""The first page: what needs you, or what this is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.networks import notices
from trellis.portal.queries import home as queries
from trellis.portal.telling import tell
from trellis.ui.sentences import said


def _mine(request: Request) -> HttpResponse:
    mine = queries.networks_of_mine(request.actor)
    networks = [each.network for each in mine]
    waiting = [
        {"what": said(notice.what), "why": said(notice.why), "notice": notice}
        for notice in notices.for_actor(request.actor)
    ]
    context = {
        "person": request.actor.person,
        "waiting": waiting,
        "urgent": notices.Urgency.NOW,
        "mine": mine,
        "named": {network.pk: network for network in networks},
        "deeds": tell(queries.last_deeds(networks), networks),
        "no_mandate": _("without a mandate: the organisation itself decides"),
    }
    return render(request, "portal/home.html", context)


@require_safe
def home(request: Request) -> HttpResponse:
    """Show a person what waits for her, and a visitor what Trellis is."""
    if request.actor.person is not None:
        return _mine(request)
    context = {"networks": queries.published_networks(), "is_first_start": queries.is_first_start()}
    return render(request, "portal/visitor.html", context)
