"""The page of what an activity reached: its sites by three numbers for a period, and every version."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.periods import Every, Period, read_period
from trellis.domain.problems import Problem
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions.dues import ask_counts
from trellis.plans.actions.results import record_several, withdraw
from trellis.plans.forms.results import ResultsForm
from trellis.plans.models import Activity, Result, Site
from trellis.plans.queries.results import (
    HISTORY,
    Sites,
    activity_seen,
    history_of,
    result_in,
    sites_of,
    standing_results,
)
from trellis.plans.views.reportframe import last_period, number_in, show
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.names import name_text

ANSWER_WITHIN = timedelta(days=14)


def _address(activity: Activity, period: Period | str) -> str:
    return f"{reverse('site-results', args=[activity.network.slug, activity.pk])}?period={period}"


def _period(request: Request) -> Period:
    written = request.GET.get("period", "") or request.POST.get("period", "")
    return read_period(written) if written else last_period(Every.MONTH)


def name_of_site(site: Site) -> str:
    """Give where a site is, and for whom."""
    where = name_text(site.place.names) if site.place is not None else site.said
    group = name_text(site.group.names) if site.group is not None else ""
    return ", ".join(filter(None, (where or _("Without a place"), group)))


@require_http_methods(["GET", "POST"])
def site_results(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what an activity reached in a period, and take it from whoever may say so."""
    network = network_named(request.actor, slug)
    activity, period = activity_seen(request.actor, network, pk), _period(request)
    number = number_in(request.GET.get("page", ""))
    sites = sites_of(activity, number)
    form = ResultsForm(request.POST or None, sites=sites.rows, standing=standing_results(sites.rows, period))
    if request.method == "POST":
        for site in sites.rows[:1]:
            require(request, "result.record", site)
        if form.is_valid() and attempt(form, lambda: _record(request, form, period)) is not None:
            return done(request, _("Noted. Thank you."), f"{_address(activity, period)}&page={number}")
    context = {**_shown(request, activity, sites, form), "period": period, "number": number}
    status = 400 if form.errors else 200
    return show(request, "plans/results.html", network, status=status, tab="activities", **context)


def _record(request: Request, form: ResultsForm, period: Period) -> int:
    return record_several(actor=request.actor, period=period, given=form.given())


def _shown(request: Request, activity: Activity, sites: Sites, form: ResultsForm) -> dict[str, Any]:
    first, period = next(iter(sites.rows), None), _period(request)
    names = {each.pk: name_of_site(each) for each in sites.rows}
    history = [(each, names[each.site_id]) for each in history_of(sites.rows)[:HISTORY]]
    return {
        "activity": activity,
        "form": form,
        "lines": [(names[site.pk], site, fields) for site, fields in form.lines()],
        "history": history,
        "is_more": sites.is_more,
        "may_record": first is not None and may("result.record", request.actor, first),
        "may_ask": may("result.ask", request.actor, activity),
        "earlier": _address(activity, period.later(-1)),
        "later": _address(activity, period.later(1)),
        "way": crumbs(activity.network, (activity.title, ""), (_("What was reached"), "")),
    }


@require_POST
def result_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back a result; what was said before it stands again."""
    network = network_named(request.actor, slug)
    found: Result = result_in(request.actor, network, pk)
    where = _address(found.site.activity, found.period)
    try:
        withdraw(actor=request.actor, site=found.site, result=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Taken back. What was said before it stands again."), where)


@require_POST
def result_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask whoever leads an activity for the numbers of the sites that have none."""
    network = network_named(request.actor, slug)
    activity, period = activity_seen(request.actor, network, pk), _period(request)
    sites = sites_of(activity, number_in(request.POST.get("page", ""))).rows
    standing = standing_results(sites, period)
    late = [each for each in sites if each.pk not in standing]
    until = timezone.localdate() + ANSWER_WITHIN
    given: dict[str, Any] = {"activity": activity, "sites": late, "period": period, "until": until}
    try:
        ask_counts(actor=request.actor, **given)
    except Problem as problem:
        return not_done(request, problem, _address(activity, period))
    return done(request, _("Asked. Each is asked in its own way."), _address(activity, period))
