"""The table of figures: indicators by periods at the level of a unit or a place, with the way up and down."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.action import may
from trellis.access.request import Request
from trellis.domain.periods import Every, Period, periods_between, read_period
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.plans.models import Indicator, Tree
from trellis.plans.queries.figures import SHOWN, known_of, latest
from trellis.plans.queries.indicators import indicators_of, lengths_in_use, shorter_or_equal
from trellis.plans.queries.scopes import Node, Scope
from trellis.plans.showing import says_words, value_words
from trellis.plans.views.reportframe import (
    Asked,
    asked_in,
    every_in,
    figure_address,
    name_of_node,
    number_in,
    reports_address,
    sheet_address,
    show,
    way_to,
)
from trellis.ui.periods import period_words

ON_A_PAGE = 10
BELOW = 50


@dataclass(frozen=True)
class Cell:
    """A figure in the table: what it is, from how many reports, where it is explained."""

    value: str
    says: str
    href: str
    is_whole: bool


@dataclass(frozen=True)
class Line:
    """One indicator over some periods."""

    indicator: Indicator
    cells: list[Cell]


def lines_of(scope: Scope, indicators: list[Indicator], periods: tuple[Period, ...]) -> list[Line]:
    """Work out the table."""
    known = known_of(scope, indicators, periods[0], periods[-1])
    lines = []
    for indicator in indicators:
        figures = [(period, known[indicator.pk].figure(period)) for period in periods]
        cells = [
            Cell(
                value_words(figure),
                says_words(figure, Every(indicator.every)),
                figure_address(scope, scope.at, indicator, period),
                not figure.missing and not figure.carried,
            )
            for period, figure in figures
        ]
        lines.append(Line(indicator, cells))
    return lines


def periods_of(request: Request, every: Every) -> tuple[Period, ...]:
    """Give the periods side by side: up to the one that is asked for, else the last ones that are over."""
    written = request.GET.get("until", "")
    if not written:
        return latest(every, timezone.localdate())
    last = read_period(written)
    return periods_between(last.later(1 - SHOWN), last)


def _trees(scope: Scope) -> list[tuple[str, str, bool, None]]:
    whole = [(tree, Scope(scope.network, tree, None)) for tree in Tree]
    return [(str(tree.label), reports_address(each, None), tree == scope.tree, None) for tree, each in whole]


def _below(scope: Scope, number: int) -> list[tuple[str, str, str]]:
    """Give one page of the next level: its name, its figures, its own numbers."""
    shown = scope.children[(number - 1) * BELOW : number * BELOW]
    drill = scope.tree != Tree.MEMBERS
    return [
        (
            name_of_node(scope, each),
            reports_address(scope, each) if drill else sheet_address(scope, each),
            sheet_address(scope, each),
        )
        for each in shown
    ]


def way_up(scope: Scope) -> list[tuple[str, str]]:
    """Give the steps from the whole down to where one is."""
    if scope.at is None:
        return []
    nodes: list[Node | None] = [None, *scope.above]
    steps = [(name_of_node(scope, each), reports_address(scope, each)) for each in nodes]
    return [*steps, (name_of_node(scope, scope.at), "")]


def length_in(request: Request, network: Network) -> Every:
    """Give the length of periods that an address asks for, else the shortest in use."""
    lengths = lengths_in_use(request.actor, network)
    return every_in(request.GET, lengths[0] if lengths else Every.MONTH)


def table_of(request: Request, network: Network) -> dict[str, Any]:
    """Give the table that an address asks for, and what stands around it."""
    asked = asked_in(request.GET, network)
    every = length_in(request, network)
    number = number_in(request.GET.get("page", ""))
    rows = indicators_of(request.actor, network).filter(every__in=shorter_or_equal(every))
    found = list(rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE + 1])
    periods = periods_of(request, every)
    return {
        "asked": asked,
        "scope": asked.scope,
        "every": every,
        "periods": periods,
        "columns": [_("Indicator"), *[(period_words(each), "number") for each in periods]],
        "lines": lines_of(asked.scope, found[:ON_A_PAGE], periods),
        "number": number,
        "is_more": len(found) > ON_A_PAGE,
    }


def _around(request: Request, asked: Asked, every: Every, periods: tuple[Period, ...]) -> dict[str, Any]:
    scope = asked.scope
    here = {"every": every.value}
    below = number_in(request.GET.get("below", ""))
    return {
        "trees": _trees(scope),
        "steps": way_up(scope),
        "title": name_of_node(scope, scope.at),
        "below": _below(scope, below),
        "below_number": below,
        "is_more_below": len(scope.children) > below * BELOW,
        "earlier": reports_address(scope, scope.at, **here, until=str(periods[0].later(-1))),
        "later": reports_address(scope, scope.at, **here, until=str(periods[-1].later(SHOWN))),
        "lengths": [
            (_every_label(each), reports_address(scope, scope.at, every=each.value), each is every, None)
            for each in Every
        ],
        "own": sheet_address(scope, scope.at) if scope.at else "",
    }


def _here(request: Request) -> str:
    """Give what an address asks for, without the number of its page."""
    said = {name: request.GET[name] for name in ("tree", "at", "every", "until") if request.GET.get(name)}
    return urlencode(said)


def _every_label(every: Every) -> str:
    return {
        Every.MONTH: _("Months"),
        Every.QUARTER: _("Quarters"),
        Every.HALF: _("Half-years"),
        Every.YEAR: _("Years"),
    }[every]


@require_GET
def reports(request: Request, slug: str) -> HttpResponse:
    """Show what the reports of all below come to, period by period."""
    network = network_named(request.actor, slug)
    table = table_of(request, network)
    around = _around(request, table["asked"], table["every"], table["periods"])
    context: dict[str, Any] = {
        "may_make": may("indicator.make", request.actor, network),
        "way": way_to(network),
        "here": _here(request),
    }
    return show(request, "plans/reports.html", network, **table, **around, **context)
