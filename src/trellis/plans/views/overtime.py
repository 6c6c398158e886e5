"""Pages that show the same activities over time and by how far they are: a year, a month, a board."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.schedule import WEEKDAYS
from trellis.domain.timeline import MONTHS, days_in, month_starts, place_in
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.queries.overtime import (
    board_page,
    changeable,
    following,
    month_named,
    month_page,
    year_named,
    year_page,
)
from trellis.plans.views.choosing import filter_of, kept, looks, offered, with_kept
from trellis.plans.views.frame import ACTIVITY_KINDS, number_in, show, to_activities, to_plan
from trellis.ui.addresses import further
from trellis.ui.dates import month_short, month_words, year_words
from trellis.ui.jinja import url


def _common(request: Request, network: Network, name: str, title: str) -> dict[str, Any]:
    """Give what all these pages share: the filter, the other views of the same, the way."""
    here = url(name, network.slug)
    return {
        "title": title,
        "here": here,
        "wanted": filter_of(request.GET),
        "kept": kept(request.GET),
        "offered": offered(request, network),
        "looks": looks(request.GET, network, name),
        "kinds": ACTIVITY_KINDS,
        "way": crumbs(network, to_plan(network), to_activities(network), (title, "")),
    }


@require_GET
def year(request: Request, slug: str) -> HttpResponse:
    """Show what is done in a year, a bar for each activity."""
    network, chosen = network_named(request.actor, slug), year_named(request.GET.get("year", ""))
    common = _common(request, network, "activities-year", year_words(chosen))
    page = number_in(request.GET, "page") or 0
    found = year_page(request.actor, network, common["wanted"], chosen, page=page)
    context: dict[str, Any] = {
        "lines": found.lines,
        "year": chosen,
        "days": days_in(chosen),
        "starts": month_starts(chosen),
        "months": [month_short(date(chosen, at + 1, 1)) for at in range(MONTHS)],
        "today": place_in(chosen, timezone.localdate()),
        "before": with_kept(request.GET, common["here"], year=chosen - 1),
        "after": with_kept(request.GET, common["here"], year=chosen + 1),
        "next": further(request, "page", found.next),
    }
    return show(request, "plans/activities/year.html", network, tab="activities", **(common | context))


@require_GET
def month(request: Request, slug: str) -> HttpResponse:
    """Show a month: what begins and ends in it, and which steps are due."""
    network, first = network_named(request.actor, slug), month_named(request.GET.get("month", ""))
    common = _common(request, network, "activities-month", month_words(first))
    found = month_page(request.actor, network, common["wanted"], first)
    here = common["here"]
    context: dict[str, Any] = {
        "weeks": found.weeks,
        "is_cut": found.is_cut,
        "is_bare": all(each.is_bare for week in found.weeks for each in week),
        "weekdays": [_(each) for each in WEEKDAYS],
        "before": with_kept(request.GET, here, month=following(first, -1).strftime("%Y-%m")),
        "after": with_kept(request.GET, here, month=following(first).strftime("%Y-%m")),
    }
    return show(request, "plans/activities/month.html", network, tab="activities", **(common | context))


@require_GET
def board(request: Request, slug: str) -> HttpResponse:
    """Show the activities by how far they are, with buttons to move them on."""
    network = network_named(request.actor, slug)
    common = _common(request, network, "activities-board", _("By status"))
    columns = board_page(request.actor, network, common["wanted"])
    context: dict[str, Any] = {
        "columns": columns,
        "changeable": changeable(request.actor, columns),
        "more": {
            each.status: with_kept(request.GET, url("activities", slug), status=each.status)
            for each in columns
        },
    }
    return show(request, "plans/activities/board.html", network, tab="activities", **(common | context))
