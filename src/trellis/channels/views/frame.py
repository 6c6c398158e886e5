"""What the pages of the desks have in common: who may open them, and the way to them."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trellis.access.action import may
from trellis.access.request import Request
from trellis.access.rule import Rule
from trellis.asks.rules import ENTER
from trellis.channels import deskrules
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs, page
from trellis.networks.queries import network_named
from trellis.networks.rules import holds
from trellis.ui.jinja import url

enters = holds(ENTER, via="")


def network_for(request: Request, slug: str, rule: Rule) -> Network:
    """Give a network to whoever may use a desk of it; for others there is no such page."""
    network = network_named(request.actor, slug)
    if not rule.test(request.actor, network):
        raise Problem(NOT_FOUND)
    return network


def desk_page(
    request: Request, template: str, network: Network, *steps: Crumb, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with a page of the desks; each leads to the others that the reader may use."""
    slug = network.slug
    tabs = [
        (_("Sheets"), url("sheets", slug), may(deskrules.PRINT, request.actor, network)),
        (_("Type in"), url("desk", slug), enters.test(request.actor, network)),
        (_("Phone desk"), url("calls", slug), deskrules.may_call.test(request.actor, network)),
    ]
    context["tabs"] = [
        (label, address, request.path.startswith(address), None)
        for label, address, allowed in tabs
        if allowed
    ]
    context["way"] = crumbs(network, *steps)
    return page(request, template, network, "network", status=status, **context)
