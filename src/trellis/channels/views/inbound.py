"""The page of what came in by mail and text message, and what is made of what nobody understood."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from trellis.access.action import may
from trellis.access.request import Request
from trellis.asks.models import Asked
from trellis.asks.showing import worded
from trellis.channels import rules
from trellis.channels.actions import settle_inbound
from trellis.channels.models import Inbound, Understood
from trellis.channels.queries.inbound import (
    EVERYTHING,
    PAGE,
    UNSETTLED,
    WAITS,
    came_to,
    listed,
    one_of,
    waits_for,
)
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.pages import crumbs, page
from trellis.networks.queries import network_named
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import done, not_done
from trellis.ui.jinja import url


def _seen(request: Request, slug: str) -> Network:
    network = network_named(request.actor, slug)
    if not rules.sees_inbound.test(request.actor, Inbound(network=network)):
        raise Problem(NOT_FOUND)
    return network


@never_cache
@require_GET
def inbound(request: Request, slug: str) -> HttpResponse:
    """Show what came: first what waits for somebody who understands it."""
    network = _seen(request, slug)
    show = EVERYTHING if request.GET.get("show") == EVERYTHING else WAITS
    rows = listed(came_to(request.actor, network), show, an_id(request.GET.get("after", "")))
    open_to = waits_for(rows[:PAGE], network)
    context: dict[str, Any] = {
        "rows": [(each, why_of(each), _open(each, open_to)) for each in rows[:PAGE]],
        "labels": dict(Understood.choices),
        "unsettled": UNSETTLED,
        "show": show,
        "may_settle": may("inbound.settle", request.actor, Inbound(network=network)),
        "next": further(request, "after", rows[PAGE - 1].pk if len(rows) > PAGE else ""),
        "way": crumbs(network, (_("Asks"), url("asks", network.slug)), (_("What came in"), "")),
    }
    return page(request, "channels/inbound.html", network, "asks", **context)


def why_of(each: Inbound) -> str:
    """Say why a message was taken for what it was."""
    return worded(each.why) if "says" in each.why else ""


def _open(each: Inbound, open_to: dict[UUID, list[Asked]]) -> list[Asked]:
    return open_to.get(each.person_id, []) if each.person_id else []


@require_POST
def inbound_settle(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put a message away that needs nothing more."""
    network = _seen(request, slug)
    found = one_of(came_to(request.actor, network), pk)
    try:
        settle_inbound(actor=request.actor, inbound=found)
    except Problem as problem:
        return not_done(request, problem, "inbound", slug)
    return done(request, _("It is put away. All that came stands under “All”."), "inbound", slug)
