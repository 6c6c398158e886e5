"""Pages by which numbers are given: a sheet of one's own, one number with its parts, and its history."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.actor import CHANNEL_LABELS, Channel
from trellis.access.request import Request, require
from trellis.domain.breakdown import breakdowns_of, contradictions
from trellis.domain.periods import Every, Period, read_period
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.rollup import Way
from trellis.domain.sentence import Sentence
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.plans.actions.reports import doubt_report, give_report, give_several, see_report
from trellis.plans.forms.reports import DoubtForm, ReportForm, SheetForm
from trellis.plans.models import Due, Indicator, Report, Tree
from trellis.plans.queries.dues import due_for
from trellis.plans.queries.figures import fraction
from trellis.plans.queries.indicators import (
    history_of,
    indicator_in,
    indicators_of,
    lengths_in_use,
    report_in,
)
from trellis.plans.queries.sheets import standing_of, standing_report
from trellis.plans.showing import number_words
from trellis.plans.views.reportframe import form_page, id_in, last_period, show, tree_in, way_to
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.names import name_text
from trellis.ui.periods import period_words
from trellis.ui.sentences import said

BEFORE = 3
MOST = 60
"""So many indicators stand on one sheet."""


def _name(due: Due) -> str:
    whose = due.unit or due.place or due.organisation
    return name_text(whose.names if whose else {}, due.network.language)


def _sheet_of(due: Due, tree: Tree) -> str:
    address = reverse("report-sheet", args=[due.network.slug, tree, due.of])
    return f"{address}?period={due.period}"


def _period(request: Request, network: Network) -> Period:
    written = request.GET.get("period", "")
    if written:
        return read_period(written)
    lengths = lengths_in_use(request.actor, network)
    return last_period(lengths[0] if lengths else Every.MONTH)


def words_of(report: Report | None) -> str:
    """Give a report's number in words: a number, "not known", or that there's none."""
    if report is None:
        return _("not reported")
    return _("not known") if report.value is None else number_words(report.value)


def told_apart(report: Report) -> list[str]:
    """Say where a breakdown contradicts its whole; it doesn't keep anybody from reporting."""
    parts = {key: None if kept is None else fraction(kept) for key, kept in report.parts.items()}
    whole = None if report.value is None else fraction(report.value)
    way = Way(report.indicator.across_places)
    found = contradictions(whole, parts, breakdowns_of(report.indicator.parts), way)
    return [
        said(Sentence(each.says.says, {**each.says.details, "by": name_text(each.breakdown.names)}))
        for each in found
    ]


@dataclass(frozen=True)
class Sheet:
    """The numbers of one who reports, of some periods: the last one is asked for."""

    due: Due
    tree: Tree
    periods: tuple[Period, ...]
    indicators: list[Indicator]
    standing: dict[tuple[UUID, str], Report]

    def now(self) -> dict[UUID, Report]:
        """Give what stands of the period that is asked for."""
        last = str(self.periods[-1])
        return {pk: report for (pk, period), report in self.standing.items() if period == last}


def _sheet(request: Request, network: Network, tree: Tree, pk: UUID) -> Sheet:
    period = _period(request, network)
    listed = list(indicators_of(request.actor, network).filter(every=period.every.value)[:MOST])
    periods = tuple(period.later(-back) for back in range(BEFORE, -1, -1))
    due = due_for(network, tree, pk, period=period)
    return Sheet(due, tree, periods, listed, standing_of(network, pk, listed, periods))


@require_http_methods(["GET", "POST"])
def report_sheet(request: Request, slug: str, tree: str, pk: UUID) -> HttpResponse:
    """Show one's own numbers of some periods, and take those of one."""
    network = network_named(request.actor, slug)
    sheet = _sheet(request, network, tree_in(tree), pk)
    form = SheetForm(request.POST or None, indicators=sheet.indicators, standing=sheet.now())
    if request.method == "POST":
        require(request, "report.give", sheet.due)
        if form.is_valid() and attempt(form, lambda: _give(request, form, sheet)) is not None:
            return done(request, _("Reported. Thank you."), _sheet_of(sheet.due, sheet.tree))
    status = 400 if form.errors else 200
    return show(request, "plans/sheet.html", network, status=status, **_shown(request, form, sheet))


def _give(request: Request, form: SheetForm, sheet: Sheet) -> int:
    network, period = sheet.due.network, sheet.periods[-1]
    given = [
        (due_for(network, sheet.tree, sheet.due.of, period=period, indicator=indicator), value, seen)
        for indicator, (value, seen) in form.given().items()
    ]
    return give_several(actor=request.actor, given=given)


def _give_address(sheet: Sheet, indicator: Indicator) -> str:
    address = reverse("report-give", args=[sheet.due.network.slug, indicator.pk])
    return f"{address}?tree={sheet.tree}&of={sheet.due.of}&period={sheet.periods[-1]}"


def _line(sheet: Sheet, indicator: Indicator, fields: list[Any]) -> dict[str, Any]:
    """Give one indicator of a sheet: what was reported before, and how it is reported now."""
    before = [sheet.standing.get((indicator.pk, str(each))) for each in sheet.periods[:-1]]
    now = sheet.now().get(indicator.pk)
    return {
        "indicator": indicator,
        "before": [words_of(each) for each in before],
        "now": words_of(now),
        "report": now,
        "fields": fields,
        "give": _give_address(sheet, indicator),
    }


def _shown(request: Request, form: SheetForm, sheet: Sheet) -> dict[str, Any]:
    due, last = sheet.due, sheet.periods[-1]
    return {
        "form": form,
        "lines": [_line(sheet, indicator, fields) for indicator, *fields in form.lines()],
        "period": last,
        "before": sheet.periods[:-1],
        "title": _name(due),
        "may_give": may("report.give", request.actor, due),
        "earlier": f"?period={last.later(-1)}",
        "later": f"?period={last.later(1)}",
        "way": way_to(due.network, (_name(due), "")),
    }


def _wanted(request: Request, indicator: Indicator) -> tuple[Due, Tree]:
    """Give what an address says is to be reported."""
    of = id_in(request.GET, "of")
    if of is None:
        raise Problem(NOT_FOUND)
    tree, written = tree_in(request.GET.get("tree", "")), request.GET.get("period", "")
    period = read_period(written) if written else last_period(Every(indicator.every))
    return due_for(indicator.network, tree, of, period=period, indicator=indicator), tree


@require_http_methods(["GET", "POST"])
def report_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Report one number with its parts and a remark."""
    network = network_named(request.actor, slug)
    indicator = indicator_in(request.actor, network, pk)
    due, tree = _wanted(request, indicator)
    require(request, "report.give", due)
    standing = standing_report(indicator, due.of, read_period(due.period))
    form = ReportForm(request.POST or None, indicator=indicator, standing=standing)
    if form.is_valid():
        given: dict[str, Any] = {"number": form.number(), "seen": form.cleaned_data["seen"]}
        made = attempt(form, lambda: give_report(actor=request.actor, due=due, **given))
        if made:
            return _given(request, made, _sheet_of(due, tree))
        now = standing_report(indicator, due.of, read_period(due.period))
        renew(form, now.pk.hex if now else "", "seen")
    title = f"{name_text(indicator.names, network.language)}, {period_words(due.period)}"
    way = [(_name(due), _sheet_of(due, tree))]
    return form_page(request, network, form, title=title, way=way, lead=_name(due), submit=_("Report"))


def _given(request: Request, report: Report, where: str) -> HttpResponse:
    for says in told_apart(report):
        messages.warning(request, says)
    return done(request, _("Reported. Thank you."), where)


@require_GET
def report(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one report with its history, its parts, and what was said of its quality."""
    network = network_named(request.actor, slug)
    found = report_in(request.actor, network, pk)
    due = Due(network=network, unit=found.unit, place=found.place, organisation=found.organisation)
    context: dict[str, Any] = {
        "report": found,
        "value": words_of(found),
        "where": _name(due),
        "facts": _facts(found),
        "wrong": told_apart(found),
        "history": [(each, words_of(each)) for each in history_of(found)],
        "may_look": found.is_standing and may("report.see", request.actor, found),
        "way": way_to(network, (_name(due), _own(network, found)), (period_words(found.period), "")),
    }
    return show(request, "plans/report.html", network, **context)


def _own(network: Network, found: Report) -> str:
    tree = Tree.UNITS if found.unit_id else Tree.PLACES if found.place_id else Tree.MEMBERS
    return f"{reverse('report-sheet', args=[network.slug, tree, found.of])}?period={found.period}"


def _facts(found: Report) -> list[tuple[str, Any]]:
    channel = _(CHANNEL_LABELS[Channel(found.channel)]) if found.channel in set(Channel) else found.channel
    rows: list[tuple[str, Any]] = [(_("Number"), words_of(found))]
    for breakdown in breakdowns_of(found.indicator.parts):
        for part, key in zip(breakdown.values, breakdown.part_keys, strict=True):
            kept = found.parts.get(key)
            label = f"{name_text(breakdown.names)}: {name_text(part.names)}"
            rows.append((label, number_words(fraction(kept)) if kept is not None else None))
    if found.weight is not None:
        rows.append((_("How many people this number is about"), number_words(found.weight)))
    rows.append((_("Came by"), channel))
    if found.remark:
        rows.append((_("Remark"), found.remark))
    return rows


@require_POST
def report_see(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that one has looked at a report's quality."""
    network = network_named(request.actor, slug)
    see_report(actor=request.actor, report=report_in(request.actor, network, pk))
    return done(request, _("Noted that its quality was seen."), "report", network.slug, pk)


@require_http_methods(["GET", "POST"])
def report_doubt(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what looks wrong, and ask back."""
    network = network_named(request.actor, slug)
    found: Report = report_in(request.actor, network, pk)
    require(request, "report.doubt", found)
    form = DoubtForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: doubt_report(actor=request.actor, report=found, reason=reason)):
            return done(
                request, _("Asked back. The number stands until another one comes."), "report", slug, pk
            )
    lead = _("Whoever reports it is asked again, with your words. The number stands until another one comes.")
    way = [(period_words(found.period), reverse("report", args=[network.slug, pk]))]
    return form_page(request, network, form, title=_("Ask back"), way=way, lead=lead, submit=_("Ask back"))
