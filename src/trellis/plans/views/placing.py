"""Pages by which places and groups are put to an activity and taken out of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.queries import network_named
from trellis.plans import rules
from trellis.plans.actions import activities as actions
from trellis.plans.forms.activities import SitesForm, spots_of
from trellis.plans.models import Site
from trellis.plans.queries.activities import activity_seen
from trellis.plans.queries.words import groups_open
from trellis.plans.views.acting import lines_page, wants_more
from trellis.plans.views.frame import activity_address, to_activity
from trellis.ui.deeds import attempt, done, not_done


@require_http_methods(["GET", "POST"])
def sites_add(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say where else it is done, and for whom."""
    network = network_named(request.actor, slug)
    found = activity_seen(request.actor, network, pk)
    require(request, "activity.place", found)
    groups = groups_open(request.actor, network)
    form = SitesForm(request.POST or None, groups=groups)
    more = wants_more(request, form, "place_")
    if more is not None:
        form = SitesForm(groups=groups, initial=more)
    elif form.is_valid():
        spots = spots_of(form)
        if attempt(form, lambda: actions.add_sites(actor=request.actor, activity=found, spots=spots)):
            return done(request, _("Added."), activity_address(found))
    words: dict[str, Any] = {"title": _("Add places and groups"), "lead": found.title}
    return lines_page(request, network, form, way=to_activity(found), more=_("One more place"), **words)


@require_POST
def site_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take out a place or a group where nothing was reached."""
    network = network_named(request.actor, slug)
    here = Site.objects.filter(rules.sees_site.where(request.actor), network=network, pk=pk)
    found = here.select_related("activity__network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    where = activity_address(found.activity)
    try:
        actions.remove_site(actor=request.actor, site=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Taken out."), where)
