"""The messages of a network: to whom, by which way, and what became of each."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.channels import rules
from trellis.channels.models import State
from trellis.channels.queries import messages as queries
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.pages import crumbs, page
from trellis.networks.queries import network_named
from trellis.ui.addresses import an_id, further
from trellis.ui.jinja import url
from trellis.ui.sentences import said

_LONGEST = 200


def _sought(request: Request) -> queries.Sought:
    state = request.GET.get("state", "")
    return queries.Sought(
        words=request.GET.get("q", "")[:_LONGEST],
        state=state if state in State.values else "",
        after=an_id(request.GET.get("after", "")),
    )


@require_safe
def messages(request: Request, slug: str) -> HttpResponse:
    """Show whoever looks after asks which messages went out, and which didn't come."""
    network = network_named(request.actor, slug)
    if not rules.sees_messages_of.test(request.actor, network):
        raise Problem(NOT_FOUND)
    sought = _sought(request)
    found = queries.page_of(request.actor, network, sought)
    shown: dict[str, Any] = {
        "sought": sought,
        "rows": [(each, said(each.fault) if each.fault else "") for each in found.rows],
        "figures": queries.figures(request.actor, network),
        "states": [("", _("All")), *State.choices],
        "next": further(request, "after", found.next),
        "way": crumbs(network, (_("Asks"), url("asks", slug)), (_("Messages"), "")),
    }
    return page(request, "channels/messages.html", network, "asks", **shown)
