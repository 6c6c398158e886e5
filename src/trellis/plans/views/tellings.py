"""A figure as it was told upward, with what late paper changed in it."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.periods import Every, read_period
from trellis.domain.rolljson import rolled_from_json
from trellis.networks.queries import network_named
from trellis.plans.models import Telling, Tree
from trellis.plans.queries.scopes import Scope, scope_of
from trellis.plans.queries.tellings import moved, telling_in
from trellis.plans.showing import number_words, says_words, value_words
from trellis.plans.views.reportframe import figure_address, name_of_node, show, way_to
from trellis.ui.periods import period_words


def _words(state: str, value: Fraction | None) -> str:
    return number_words(value) if value is not None else "" if state else _("not there")


def _changed(scope: Scope, told: Telling) -> list[dict[str, str]]:
    if told.corrects is None:
        return []
    names = {each.key: name_of_node(scope, each) for each in scope.nodes}
    return [
        {
            "name": names.get(each.unit, _("One that isn't there any more")),
            "before": _words(*each.before),
            "was": each.before[0],
            "after": _words(*each.after),
            "now": each.after[0],
        }
        for each in moved(told.corrects, told)
    ]


def _compared(told: Telling) -> str:
    if told.corrects is None:
        return ""
    before = rolled_from_json(told.corrects.rolled)
    says = _("Told before: %(value)s (%(says)s)")
    every = Every(told.indicator.every)
    return says % {"value": value_words(before), "says": says_words(before, every)}


@require_GET
def telling(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a figure as it was told, and what changed since the version before it."""
    network = network_named(request.actor, slug)
    found = telling_in(request.actor, network, pk)
    scope = scope_of(network, Tree(found.tree), found.unit_id or found.place_id)
    figure, period = rolled_from_json(found.rolled), read_period(found.period)
    where = name_of_node(scope, scope.at)
    href = figure_address(scope, scope.at, found.indicator, period)
    context: dict[str, Any] = {
        "telling": found,
        "where": where,
        "value": value_words(figure),
        "says": says_words(figure, Every(found.indicator.every)),
        "compared": _compared(found),
        "changed": _changed(scope, found),
        "later": Telling.objects.filter(corrects=found).first(),
        "figure": href,
        "way": way_to(network, (period_words(period), href), (_("As it was told"), "")),
    }
    return show(request, "plans/telling.html", network, **context)
