"""The table of figures as a file: a line for each figure, of the level that is shown and of the one below."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.periods import Period
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.imports.writing import Table, csv_bytes, xlsx_bytes
from trellis.networks.queries import network_named
from trellis.plans.queries.figures import Known, known_of
from trellis.plans.queries.indicators import indicators_of, shorter_or_equal
from trellis.plans.queries.scopes import Scope
from trellis.plans.showing import number_words
from trellis.plans.views.reportframe import asked_in, name_of_node
from trellis.plans.views.reports import length_in, periods_of
from trellis.ui.names import name_text

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST = 200
"""So many indicators go into one file."""


def _header() -> list[str]:
    return [
        _("Level"),
        _("Indicator"),
        _("Counted in"),
        _("Period"),
        _("Number"),
        _("At least"),
        _("At most"),
        _("Reported"),
        _("Not known"),
        _("Carried forward"),
        _("Not reported"),
    ]


def _line(known: Known, name: str, period: Period, units: tuple[str, ...]) -> list[str]:
    figure = known.figure(period, units)
    counts = (figure.reported, figure.unknown, figure.carried, figure.missing)
    names = name_text(known.indicator.names, known.scope.network.language)
    numbers = [number_words(each) for each in (figure.value, figure.least, figure.most)]
    return [name, names, known.indicator.counts, str(period), *numbers, *(str(len(each)) for each in counts)]


def lines_of(scope: Scope, knowns: list[Known], periods: tuple[Period, ...]) -> Iterator[list[str]]:
    """Give one line for each figure."""
    for known in knowns:
        below = [(name_of_node(scope, each), known.below(each)) for each in scope.children]
        for period in periods:
            yield _line(known, name_of_node(scope, scope.at), period, known.units)
            yield from (_line(known, name, period, units) for name, units in below)


@require_GET
def reports_file(request: Request, slug: str, kind: str) -> HttpResponse:
    """Give the table that an address asks for as a spreadsheet or as CSV."""
    network = network_named(request.actor, slug)
    if kind not in KINDS:
        raise Problem(NOT_FOUND)
    scope, every = asked_in(request.GET, network).scope, length_in(request, network)
    periods = periods_of(request, every)
    listed = list(indicators_of(request.actor, network).filter(every__in=shorter_or_equal(every))[:MOST])
    known = known_of(scope, listed, periods[0], periods[-1])
    table = Table(_("Reports"), _header(), lines_of(scope, [known[each.pk] for each in listed], periods))
    content = xlsx_bytes([table]) if kind == "xlsx" else csv_bytes(table)
    answer = HttpResponse(content, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="{network.slug}-reports.{kind}"'
    return answer
