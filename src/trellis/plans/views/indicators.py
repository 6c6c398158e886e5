"""Pages of what is counted: the list, one indicator with its worked example, making, changing, ending."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.breakdown import breakdowns_of
from trellis.domain.periods import Every
from trellis.domain.rollexample import REPORTS, VILLAGES, Example, example_of
from trellis.domain.rollup import Rule, Way
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.plans.actions import indicators as actions
from trellis.plans.actions.dues import set_rhythm
from trellis.plans.forms.indicators import IndicatorForm
from trellis.plans.forms.reports import RhythmForm
from trellis.plans.models import Indicator, Rhythm, Tree
from trellis.plans.queries.figures import rule_of
from trellis.plans.queries.indicators import indicator_in, indicators_of
from trellis.plans.queries.scopes import Scope
from trellis.plans.showing import number_words, value_words
from trellis.plans.views.reportframe import figure_address, form_page, last_period, show, way_to
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.names import name_text
from trellis.ui.sentences import said

FIRST = Rule(Way.SUM, Way.SUM)


def example_words(rule: Rule) -> dict[str, Any]:
    """Give the worked example of a rule in words: three villages, three months, and what they come to."""
    found: Example = example_of(rule)
    said_by = {(each.unit, each.period): each for each in REPORTS}
    lines = []
    for village in VILLAGES:
        cells = []
        for month in (1, 2, 3):
            report = said_by.get((village, month))
            known = number_words(report.value) if report and report.value is not None else _("not known")
            cells.append(known if report else _("not reported"))
        lines.append((_("Village %(name)s") % {"name": village}, cells))
    return {
        "lines": lines,
        "months": [value_words(each) for each in found.months],
        "all_months": value_words(found.all_months),
        "means": [said(each) for each in found.means],
    }


@require_GET
def indicators(request: Request, slug: str) -> HttpResponse:
    """List what a network counts."""
    network = network_named(request.actor, slug)
    ended = request.GET.get("show") == "ended"
    context: dict[str, Any] = {
        "rows": list(indicators_of(request.actor, network, ended=ended)),
        "ended": ended,
        "may_make": may("indicator.make", request.actor, network),
        "may_set_rhythm": may("report.rhythm", request.actor, network),
        "way": way_to(network, (_("What is counted"), "")),
    }
    return show(request, "plans/indicators.html", network, **context)


def _facts(indicator: Indicator) -> list[tuple[str, Any]]:
    breakdowns = breakdowns_of(indicator.parts)
    by = "; ".join(
        f"{name_text(each.names)}: {', '.join(name_text(value.names) for value in each.values)}"
        for each in breakdowns
    )
    return [
        (_("Counted in"), indicator.counts or None),
        (_("On what it looks"), indicator.get_tier_display()),
        (_("How often"), indicator.get_every_display()),
        (_("Broken down by"), by or _("nothing")),
        (_("Baseline"), number_words(indicator.baseline) or None),
        (_("Target"), number_words(indicator.target) or None),
    ]


@require_GET
def indicator(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one indicator, and what its rules do."""
    network = network_named(request.actor, slug)
    found = indicator_in(request.actor, network, pk)
    whole = Scope(network, Tree.MEMBERS if found.tier == "member" else Tree.UNITS, None)
    context: dict[str, Any] = {
        "indicator": found,
        "facts": _facts(found),
        "example": example_words(rule_of(found)),
        "figure": figure_address(whole, None, found, last_period(Every(found.every))),
        "may_keep": may("indicator.change", request.actor, found),
        "way": _way(network, (name_text(found.names, network.language), "")),
    }
    return show(request, "plans/indicator.html", network, **context)


def _way(network: Network, *steps: tuple[str, str]) -> list[tuple[str, str]]:
    return way_to(network, (_("What is counted"), reverse("indicators", args=[network.slug])), *steps)


def _form_page(request: Request, network: Network, form: IndicatorForm, title: str) -> HttpResponse:
    """Show the form with a worked example of the rules that are chosen in it."""
    rule = FIRST if form.indicator is None else rule_of(form.indicator)
    if form.is_bound and {"across_places", "across_periods", "carries"} <= form.cleaned_data.keys():
        rule = form.rule()
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "cancel": reverse("indicators", args=[network.slug]),
        "way": _way(network, (title, "")),
        "example": example_words(rule),
    }
    status = 400 if form.errors else 200
    return show(request, "plans/indicator_form.html", network, status=status, **context)


@require_http_methods(["GET", "POST"])
def indicator_make(request: Request, slug: str) -> HttpResponse:
    """Choose something that is counted."""
    network = network_named(request.actor, slug)
    require(request, "indicator.make", network)
    form = IndicatorForm(request.POST or None, network=network)
    if form.is_valid() and "more" not in request.POST:
        made = attempt(
            form,
            lambda: actions.make_indicator(actor=request.actor, network=network, counted=form.counted()),
        )
        if made:
            return done(request, _("It is counted from now on."), "indicator", network.slug, made.pk)
    return _form_page(request, network, form, _("Choose what is counted"))


@require_http_methods(["GET", "POST"])
def indicator_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what is counted, or how it adds up."""
    network = network_named(request.actor, slug)
    found = indicator_in(request.actor, network, pk)
    require(request, "indicator.change", found)
    form = IndicatorForm(request.POST or None, network=network, indicator=found)
    if form.is_valid() and "more" not in request.POST:
        given: dict[str, Any] = {"counted": form.counted(), "version": form.cleaned_data["version"] or 0}
        if attempt(form, lambda: actions.change_indicator(actor=request.actor, indicator=found, **given)):
            return done(request, _("Changed."), "indicator", network.slug, found.pk)
        renew(form, indicator_in(request.actor, network, pk).version)
    return _form_page(request, network, form, _("Change what is counted"))


@require_POST
def indicator_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Stop counting something."""
    network = network_named(request.actor, slug)
    found = indicator_in(request.actor, network, pk)
    actions.end_indicator(actor=request.actor, indicator=found)
    return done(
        request, _("It isn't counted any more. What was reported stays."), "indicator", network.slug, pk
    )


@require_POST
def indicator_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Count something again."""
    network = network_named(request.actor, slug)
    found = indicator_in(request.actor, network, pk)
    actions.resume_indicator(actor=request.actor, indicator=found)
    return done(request, _("It is counted again."), "indicator", network.slug, pk)


@require_http_methods(["GET", "POST"])
def report_rhythm(request: Request, slug: str) -> HttpResponse:
    """Choose how often results and reports are asked for by themselves."""
    network = network_named(request.actor, slug)
    require(request, "report.rhythm", network)
    form = RhythmForm(request.POST or None, standing=Rhythm.objects.filter(network=network).first())
    if form.is_valid() and attempt(form, lambda: _set_rhythm(request, network, form)):
        return done(request, _("Chosen."), "indicators", network.slug)
    way = [(_("What is counted"), reverse("indicators", args=[network.slug]))]
    lead = _("When a period is over, each is asked once in her own way, by text message or on paper too.")
    return form_page(request, network, form, title=_("Ask by itself"), way=way, lead=lead)


def _set_rhythm(request: Request, network: Network, form: RhythmForm) -> bool:
    set_rhythm(actor=request.actor, network=network, often=form.often())
    return True
