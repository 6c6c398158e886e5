"""The writers of tellings: a figure told upward is kept, and corrected when late paper comes (C7.3)."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.domain.periods import Period, read_period
from trellis.domain.rolljson import rolled_as_json, rolled_from_json, written
from trellis.domain.rollup import Rolled, corrected, rolled
from trellis.members.authorship import person_of
from trellis.networks.models import Network
from trellis.plans import reporters
from trellis.plans.models import Due, Indicator, Telling, Tree
from trellis.plans.queries.figures import Known, known_of, rule_of, within
from trellis.plans.queries.scopes import Scope, scope_of


def _content(known: Known, period: Period, figure: Rolled) -> dict[str, Any]:
    """Give what is kept of a figure: how it came about, and the number of each who reports."""
    rule = rule_of(known.indicator)
    numbers = [each.number for each in within(known.indicator, period)]
    single = {unit: rolled(known.standing, rule, [unit], numbers) for unit in known.units}
    return {
        "rolled": rolled_as_json(figure),
        "why": {
            "across_places": rule.across_places.value,
            "across_periods": rule.across_periods.value,
            "carries": rule.carries,
            "values": {
                unit: [written(each.least), written(each.most)]
                for unit, each in single.items()
                if each.least is not None
            },
        },
    }


def _whole(scope: Scope, indicator: Indicator, period: Period) -> tuple[Rolled, dict[str, Any]]:
    known = known_of(scope, [indicator], period, period)[indicator.pk]
    figure = known.figure(period)
    return figure, _content(known, period, figure)


@action("report.tell", on="indicator", allow=reporters.may_tell)
def tell_figure(
    *, actor: Actor, indicator: Indicator, tree: Tree, at: UUID | None, period: Period
) -> Telling:
    """Tell a figure upward as it stands now; what comes later makes a corrected telling beside it."""
    hold(indicator)
    scope = scope_of(indicator.network, tree, at)
    figure, content = _whole(scope, indicator, period)
    last = _latest(indicator, tree, at, str(period))
    note(period=str(period), inside=len(figure.reported) + len(figure.unknown), expected=figure.expected)
    if last is not None and last.rolled == content["rolled"] and last.why == content["why"]:
        return last
    return _told(scope, indicator, period, content, last=last, person=person_of(actor))


def _latest(indicator: Indicator, tree: Tree, at: UUID | None, period: str) -> Telling | None:
    of = {"unit": at if tree == Tree.UNITS else None, "place": at if tree == Tree.PLACES else None}
    rows = Telling.objects.filter(indicator=indicator, tree=tree, period=period, corrected_by=None, **of)
    return rows.order_by("-at", "-pk").first()


def _told(
    scope: Scope,
    indicator: Indicator,
    period: Period,
    content: dict[str, Any],
    *,
    last: Telling | None,
    person: Person | None,
) -> Telling:
    at = scope.at.pk if scope.at else None
    return Telling.objects.create(
        network=scope.network,
        indicator=indicator,
        tree=scope.tree,
        unit_id=at if scope.tree == Tree.UNITS else None,
        place_id=at if scope.tree == Tree.PLACES else None,
        period=str(period),
        corrects=last,
        person=person,
        **content,
    )


def _tree_of(due: Due) -> Tree:
    if due.unit_id:
        return Tree.UNITS
    return Tree.PLACES if due.place_id else Tree.MEMBERS


def _touched(indicator: Indicator, due: Due, period: Period) -> list[Telling]:
    """Give the latest tellings that a report may change: of all above it, of each period it counts in."""
    above = Q(unit=None, place=None)
    if due.unit:
        above |= Q(unit__in=[UUID(part) for part in due.unit.path.split("/") if part])
    if due.place:
        above |= Q(place__in=[*due.place.ids_above(), due.place.pk])
    rows = Telling.objects.filter(above, indicator=indicator, tree=_tree_of(due), corrected_by=None)
    last = period.later(indicator.carries).last_day
    told = [(each, read_period(each.period)) for each in rows]
    return [each for each, when in told if when.last_day >= period.first_day and when.first_day <= last]


def correct_tellings(indicator: Indicator, due: Due, period: Period) -> list[Telling]:
    """Write a corrected telling beside each that a report changed; others call it within a deed."""
    network = Network.objects.get(pk=due.network_id)
    made = []
    for last in _touched(indicator, due, period):
        scope = scope_of(network, Tree(last.tree), last.unit_id or last.place_id)
        told = read_period(last.period)
        figure, content = _whole(scope, indicator, told)
        before = rolled_from_json(last.rolled)
        if corrected(before, figure) is not None or last.why.get("values") != content["why"]["values"]:
            made.append(_told(scope, indicator, told, content, last=last, person=None))
    return made
