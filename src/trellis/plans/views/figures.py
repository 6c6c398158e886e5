"""One figure, explained: which rule, what each below said or what stands in, who is late, what was told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from trellis.access.action import may
from trellis.access.request import Request
from trellis.domain.periods import Every, Period
from trellis.domain.problems import Problem
from trellis.domain.rollexample import example_of
from trellis.domain.rollup import Rolled
from trellis.networks.queries import network_named
from trellis.plans.actions.dues import ask_reports
from trellis.plans.actions.tellings import tell_figure
from trellis.plans.models import Indicator, Tree
from trellis.plans.queries.dues import dues_of
from trellis.plans.queries.figures import Known, known_of, parts_of, rule_of, within
from trellis.plans.queries.indicators import indicator_in
from trellis.plans.queries.scopes import Node, Scope
from trellis.plans.queries.tellings import Told, tellings_of
from trellis.plans.showing import number_words, says_words, state_of, value_words
from trellis.plans.views.reportframe import (
    Asked,
    asked_in,
    figure_address,
    last_period,
    name_of_node,
    sheet_address,
    show,
    way_to,
)
from trellis.ui.deeds import done, not_done
from trellis.ui.names import name_text
from trellis.ui.periods import period_words
from trellis.ui.sentences import said

ON_A_PAGE = 100
ANSWER_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """What one below contributes: its name, its figure in words, how it stands, where it is explained."""

    name: str
    value: str
    says: str
    state: str
    href: str


def _row(known: Known, node: Node, units: tuple[str, ...], period: Period) -> Row:
    scope, figure = known.scope, known.figure(period, units)
    is_one = units == (node.key,)
    href = sheet_address(scope, node) if is_one else figure_address(scope, node, known.indicator, period)
    every = Every(known.indicator.every)
    return Row(name_of_node(scope, node), value_words(figure), _says(figure, every), state_of(figure), href)


def _says(figure: Rolled, every: Every) -> str:
    if figure.expected == 1 and not figure.carried:
        return ""
    return says_words(figure, every)


def rows_of(known: Known, period: Period) -> list[Row]:
    """Give what each of the next level contributes, and what the node itself reported besides."""
    rows = [_row(known, child, known.below(child), period) for child in known.scope.children]
    at = known.scope.at
    if at is not None and at.key in known.units:
        rows.insert(0, _row(known, at, (at.key,), period))
    return rows


def _explained(known: Known, period: Period) -> dict[str, Any]:
    indicator, scope = known.indicator, known.scope
    figure = known.figure(period)
    rows = rows_of(known, period)
    names = {each.key: name_of_node(scope, each) for each in scope.nodes}
    return {
        "figure": figure,
        "value": value_words(figure),
        "says": says_words(figure, Every(indicator.every)),
        "rows": rows[:ON_A_PAGE],
        "left_off": max(0, len(rows) - ON_A_PAGE),
        "late": [names[each] for each in figure.missing[:ON_A_PAGE]],
        "parts_shown": _parts(known, period),
        "rules": _rules(indicator, period),
    }


def _parts(known: Known, period: Period) -> list[tuple[str, list[tuple[str, str]]]]:
    found = parts_of(known.scope, known.indicator, period)
    return [
        (name_text(by.names), [(name_text(each.names), value_words(each.figure)) for each in parts])
        for by, parts in found
    ]


def _rules(indicator: Indicator, period: Period) -> list[str]:
    """Say by which rules a figure was worked out; that across periods only where there are several."""
    places, periods, carries = example_of(rule_of(indicator)).means
    several = len(within(indicator, period)) > 1
    return [said(each) for each in ((places, periods, carries) if several else (places, carries))]


def _marks(indicator: Indicator) -> list[tuple[str, str]]:
    marks = [(_("Baseline"), indicator.baseline), (_("Target"), indicator.target)]
    return [(label, number_words(value)) for label, value in marks if value is not None]


def _asked(request: Request, slug: str, pk: UUID) -> tuple[Indicator, Asked, Period]:
    network = network_named(request.actor, slug)
    indicator = indicator_in(request.actor, network, pk)
    given = request.POST if request.method == "POST" else request.GET
    asked = asked_in(given, network)
    return indicator, asked, asked.period or last_period(Every(indicator.every))


@require_GET
def figure(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Explain one figure."""
    indicator, asked, period = _asked(request, slug, pk)
    network, scope = indicator.network, asked.scope
    known = known_of(scope, [indicator], period, period)[indicator.pk]
    context: dict[str, Any] = {
        **_explained(known, period),
        "indicator": indicator,
        "period": period,
        "where": name_of_node(scope, scope.at),
        "marks": _marks(indicator),
        "fields": _fields(scope, period),
        "tellings": [_told(each) for each in tellings_of(indicator, scope, period)],
        "may_ask": may("report.ask", request.actor, indicator),
        "may_tell": may("report.tell", request.actor, indicator),
        "way": _way(indicator, period),
    }
    return show(request, "plans/figure.html", network, **context)


def _way(indicator: Indicator, period: Period) -> list[tuple[str, str]]:
    network = indicator.network
    name = name_text(indicator.names, network.language)
    href = reverse("indicator", args=[network.slug, indicator.pk])
    return way_to(network, (name, href), (period_words(period), ""))


def _told(told: Told) -> dict[str, Any]:
    every = Every(told.telling.indicator.every)
    words = f"{value_words(told.figure)}, {says_words(told.figure, every)}"
    return {"telling": told.telling, "words": words}


def _fields(scope: Scope, period: Period) -> dict[str, str]:
    at = {"at": scope.at.key} if scope.at else {}
    return {"tree": scope.tree.value, "period": str(period), **at}


@require_POST
def figure_tell(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Tell a figure upward as it stands."""
    indicator, asked, period = _asked(request, slug, pk)
    at, tree = asked.scope.at, Tree(asked.scope.tree)
    where = figure_address(asked.scope, at, indicator, period)
    tell_figure(actor=request.actor, indicator=indicator, tree=tree, at=at.pk if at else None, period=period)
    return done(request, _("Told. What comes later makes a corrected version beside this one."), where)


@require_POST
def figure_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask those who are late for their numbers."""
    indicator, asked, period = _asked(request, slug, pk)
    scope = asked.scope
    where = figure_address(scope, scope.at, indicator, period)
    known = known_of(scope, [indicator], period, period)[indicator.pk]
    dues = dues_of(known, period)
    until = timezone.localdate() + ANSWER_WITHIN
    try:
        ask_reports(actor=request.actor, indicator=indicator, dues=dues, until=until)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Asked. Each is asked in its own way."), where)
