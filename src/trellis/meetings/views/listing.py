"""The lists of meetings: those to come, those that were, a month, and what hangs on the wall."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.schedule import WEEKDAYS
from trellis.meetings.queries.meetings import PAST, coming, past
from trellis.meetings.queries.month import following, month_named, month_of
from trellis.meetings.views.show import page, state, to_list
from trellis.members.queries.rights import verbs_held
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.dates import month_words

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


@require_GET
def month(request: Request, slug: str) -> HttpResponse:
    """Show a month: its meetings and holidays, week by week."""
    network, first = network_named(request.actor, slug), month_named(request.GET.get("month", ""))
    weeks, title = month_of(request.actor, network, first), month_words(first)
    context = {
        "weeks": weeks,
        "weekdays": [_(each) for each in WEEKDAYS],
        "title": title,
        "is_bare": all(each.is_bare for week in weeks for each in week),
        "is_month": True,
        "before": following(first, -1),
        "after": following(first),
        "way": crumbs(network, to_list(network), (title, "")),
    }
    return page(request, "meetings/month.html", network, **context)


@require_GET
def meetings_print(request: Request, slug: str) -> HttpResponse:
    """Show the meetings to come as a page to print."""
    network = network_named(request.actor, slug)
    context = {
        "rows": coming(request.actor, network),
        "today": timezone.localdate(),
        "way": crumbs(network, to_list(network), (_("To print"), "")),
    }
    return page(request, "meetings/list_print.html", network, **context)
