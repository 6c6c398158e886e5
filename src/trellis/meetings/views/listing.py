"""The lists of meetings: those to come, and those that were."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.meetings.queries.meetings import PAST, coming, past
from trellis.meetings.views.show import page, state, to_list
from trellis.members.queries.rights import verbs_held
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

_LONGEST_NUMBER = 9


@require_GET
def meetings(request: Request, slug: str) -> HttpResponse:
    """Show the meetings to come, or those that were."""
    network, before = network_named(request.actor, slug), request.GET.get("before", "")
    is_past = request.GET.get("show") == PAST
    is_number = before.isascii() and before.isdigit() and len(before) <= _LONGEST_NUMBER
    further = past(request.actor, network, int(before) if is_number else None) if is_past else None
    rows = further.rows if further else coming(request.actor, network)
    context = {
        "rows": [(each, *state(each)) for each in rows],
        "is_past": is_past,
        "next": f"?show={PAST}&before={further.next}" if further and further.next else "",
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, (to_list(network)[0], "")),
    }
    return page(request, "meetings/list.html", network, **context)
