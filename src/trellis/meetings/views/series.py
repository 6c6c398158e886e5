"""Pages of series and of the holidays that they respect."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.schedule import rule_from_json, said
from trellis.meetings.actions import holidays
from trellis.meetings.actions import series as actions
from trellis.meetings.forms.series import HolidaysForm, SeriesForm
from trellis.meetings.models import Series
from trellis.meetings.queries.meetings import upcoming_in
from trellis.meetings.queries.series import (
    SHOWN,
    coming_of,
    holidays_of,
    hosts_ahead,
    series_of,
    series_seen,
)
from trellis.meetings.views.show import form_page, page, to_list
from trellis.members.forms.membership import LastDayForm
from trellis.members.queries.rights import verbs_held
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.jinja import url
from trellis.ui.names import name_text
from trellis.ui.sentences import said as in_words


def _to_all(network: Network) -> tuple[Crumb, Crumb]:
    return to_list(network), (_("Series"), url("series", network.slug))


def _to_one(network: Network, series: Series) -> tuple[Crumb, ...]:
    name = name_text(series.names, network.language)
    return *_to_all(network), (name, url("series-one", network.slug, series.pk))


@require_GET
def series(request: Request, slug: str) -> HttpResponse:
    """Show the series of a network."""
    network = network_named(request.actor, slug)
    rows = [(each, said(rule_from_json(each.rule))) for each in series_of(request.actor, network)[:100]]
    context = {"rows": rows, "verbs": verbs_held(request.actor, network)}
    way = crumbs(network, to_list(network), (_("Series"), ""))
    return page(request, "meetings/series.html", network, way=way, **context)


@require_GET
def series_one(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a series: its rule in words, its meetings, and the next twelve dates."""
    network = network_named(request.actor, slug)
    found = series_seen(request.actor, network, pk)
    when, off = (in_words(each) for each in said(rule_from_json(found.rule)))
    planned = upcoming_in(found)
    held = coming_of(found, timezone.localdate(), SHOWN) if not found.ended_at else []
    open_dates = [each for each in held if each.scheduled not in {row.scheduled_for for row in planned}]
    context: dict[str, Any] = {
        "series": found,
        "when": when,
        "off": off,
        "planned": planned,
        "coming": list(zip(open_dates, hosts_ahead(found, len(open_dates)), strict=True)),
        "may_change": may("series.change", request.actor, found) and not found.ended_at,
        "way": crumbs(network, *_to_all(network), (name_text(found.names, network.language), "")),
    }
    return page(request, "meetings/series_one.html", network, **context)


@require_http_methods(["GET", "POST"])
def series_plan(request: Request, slug: str) -> HttpResponse:
    """Plan a series."""
    network = network_named(request.actor, slug)
    require(request, "series.plan", network)
    form = SeriesForm(request.POST or None, network=network)
    if form.is_valid():
        made = attempt(
            form, lambda: actions.plan_series(actor=request.actor, network=network, again=form.again())
        )
        if made:
            says = _("Planned. The next meetings stand in the list.")
            return done(request, says, "series-one", slug, made.pk)
    return form_page(
        request, network, form, title=_("Plan a series"), way=_to_all(network), submit=_("Plan it")
    )


@require_http_methods(["GET", "POST"])
def series_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change a series."""
    network = network_named(request.actor, slug)
    found = series_seen(request.actor, network, pk)
    require(request, "series.change", found)
    form = SeriesForm(request.POST or None, network=network, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"again": form.again(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_series(actor=request.actor, series=found, **given)):
            return done(request, _("Saved."), "series-one", slug, pk)
        theirs = [(_("Where"), found.venue)] if renew(form, found.version) else []
    lead = _("Meetings that were called or changed by hand stay as they are.")
    way, title = _to_one(network, found), _("Change the series")
    return form_page(request, network, form, title=title, way=way, theirs=theirs, lead=lead)


@require_http_methods(["GET", "POST"])
def series_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End a series after a day."""
    network = network_named(request.actor, slug)
    found = series_seen(request.actor, network, pk)
    require(request, "series.end", found)
    form = LastDayForm(request.POST or None)
    if form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: actions.end_series(actor=request.actor, series=found, until=until)):
            return done(request, _("Ended."), "series-one", slug, pk)
    lead = _("Planned meetings after that day are taken out. Cancel those to which you invited one by one.")
    context: dict[str, Any] = {"title": _("End the series"), "submit": _("End it"), "danger": True}
    return form_page(request, network, form, way=_to_one(network, found), lead=lead, **context)


@require_http_methods(["GET", "POST"])
def holidays_page(request: Request, slug: str) -> HttpResponse:
    """Show the days on which no meeting is held, and take more of them."""
    network = network_named(request.actor, slug)
    form = HolidaysForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        require(request, "holiday.set", network)
        given: dict[str, Any] = {"days": form.days(), "language": network.language} if form.is_valid() else {}
        if attempt(form, lambda: holidays.set_holidays(actor=request.actor, network=network, **given)):
            return done(request, _("Saved."), "holidays", slug)
    context: dict[str, Any] = {
        "form": form,
        "rows": holidays_of(network),
        "may_set": may("holiday.set", request.actor, network),
        "way": crumbs(network, *_to_all(network), (_("Holidays"), "")),
    }
    return page(request, "meetings/holidays.html", network, status=400 if form.errors else 200, **context)


@require_POST
def holiday_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a holiday out of the list."""
    network = network_named(request.actor, slug)
    found = next((each for each in holidays_of(network) if each.pk == pk), None)
    if found is None:
        raise Problem(NOT_FOUND)
    try:
        holidays.remove_holiday(actor=request.actor, holiday=found)
    except Problem as problem:
        return not_done(request, problem, "holidays", slug)
    return done(request, _("Taken out."), "holidays", slug)
