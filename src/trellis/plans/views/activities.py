"""Pages that show activities: the list of all that fit, and one with who does what, where, when, for whom."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.places.queries import with_paths
from trellis.plans.models import Activity, Site, Status
from trellis.plans.queries.activities import (
    activities_page,
    activity_seen,
    hidden_in,
    involved_in,
    places_of,
    sites_of,
)
from trellis.plans.queries.approvals import approvals_for
from trellis.plans.queries.permission import hindrances
from trellis.plans.queries.steps import steps_of
from trellis.plans.views.approvals import STAGES
from trellis.plans.views.choosing import filter_of, kept, looks, offered, with_kept
from trellis.plans.views.frame import (
    ACTIVITY_KINDS,
    allowed,
    number_in,
    show,
    to_activities,
    to_plan,
)
from trellis.plans.views.plans import labels_of
from trellis.ui.addresses import further
from trellis.ui.jinja import url

TAB = "activities"
OF_ACTIVITY = (
    "activity.change",
    "activity.hand-on",
    "activity.start",
    "activity.pause",
    "activity.end",
    "activity.drop",
    "activity.resume",
    "activity.place",
)


@require_GET
def activities(request: Request, slug: str) -> HttpResponse:
    """Show the activities that fit, the latest first."""
    network = network_named(request.actor, slug)
    wanted = filter_of(request.GET)
    found = activities_page(request.actor, network, wanted, number_in(request.GET))
    context: dict[str, Any] = {
        **_ways_on(request, network),
        "rows": found.rows,
        "sites": places_of(found.rows),
        "wanted": wanted,
        "kept": (standing := kept(request.GET)),
        "others": {name: value for name, value in standing.items() if name != "q"},
        "offered": offered(request, network),
        "hidden": hidden_in(request.actor, network),
        "kinds": ACTIVITY_KINDS,
        "next": further(request, "before", found.next),
        "way": crumbs(network, to_plan(network), (_("Activities"), "")),
    }
    return show(request, "plans/activities/list.html", network, tab=TAB, **context)


def _ways_on(request: Request, network: Network) -> dict[str, Any]:
    """Give other ways to look at the same activities, the files of them, and what the reader may do."""
    return {
        "looks": looks(request.GET, network, TAB),
        "files": _files(request, network),
        "may": allowed(request, network, "activity.add", "word.add", "activities.import"),
    }


def _files(request: Request, network: Network) -> list[tuple[str, str]]:
    """Give the formats in which the activities that are shown can be taken away."""
    formats = {"xlsx": _("As XLSX"), "csv": _("As CSV"), "geojson": _("As GeoJSON")}
    at = {ending: url("activities-file", network.slug, ending) for ending in formats}
    named = [(says, with_kept(request.GET, at[ending])) for ending, says in formats.items()]
    return [*named, (_("As CSV with hashtags"), with_kept(request.GET, at["csv"], tags=1))]


def _sites(activity: Activity) -> list[Site]:
    rows = sites_of(activity)
    with_paths(each.place for each in rows if each.place is not None)
    return rows


def _hindered(activity: Activity) -> dict[str, Any]:
    """Say what keeps it from starting, or makes that it may not go on."""
    found = hindrances(activity)
    waits = found.waits_for if activity.status == Status.PLANNED else ()
    lives = activity.status in {Status.PLANNED, Status.ACTIVE, Status.PAUSED}
    return {"waits_for": waits, "uncovered": found.uncovered if lives else (), "allowed_until": found.until}


def _one(request: Request, network: Network, pk: UUID) -> dict[str, Any]:
    found = activity_seen(request.actor, network, pk)
    return {
        "activity": found,
        "involved": involved_in(found),
        "sites": _sites(found),
        "after": list(found.after.order_by("number")),
        "before": list(found.before.order_by("number")),
        "kinds": ACTIVITY_KINDS,
        "dimensions": labels_of(found.dimensions or (found.kind.dimensions if found.kind else 0)),
        "steps": steps_of(request.actor, found),
        "approvals": approvals_for(request.actor, found),
        "stages": STAGES,
        "may": allowed(request, found, *OF_ACTIVITY),
        "today": timezone.localdate(),
        "way": crumbs(network, to_plan(network), to_activities(network), (found.title, "")),
        **_hindered(found),
    }


@require_GET
def activity(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show an activity: who does what, where, when, for whom, and what it waits for."""
    network = network_named(request.actor, slug)
    return show(request, "plans/activities/activity.html", network, tab=TAB, **_one(request, network, pk))
