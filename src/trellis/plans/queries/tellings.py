"""Reading figures as they were told, each version beside the one that it corrects."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.periods import Period
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.rolljson import number, rolled_from_json
from trellis.domain.rollup import Rolled, sort_of
from trellis.networks.models import Network
from trellis.plans import reporters
from trellis.plans.models import Indicator, Telling, Tree
from trellis.plans.queries.scopes import Scope


@dataclass(frozen=True)
class Told:
    """A telling with its figure."""

    telling: Telling
    figure: Rolled


@dataclass(frozen=True)
class Moved:
    """What changed of one who reports: how it stood, and its number, before and after."""

    unit: str
    before: tuple[str, Fraction | None]
    after: tuple[str, Fraction | None]


def tellings_of(indicator: Indicator, scope: Scope, period: Period) -> list[Told]:
    """Give how a figure was told, the latest first."""
    at = scope.at.pk if scope.at else None
    of = {
        "unit": at if scope.tree == Tree.UNITS else None,
        "place": at if scope.tree == Tree.PLACES else None,
    }
    rows = Telling.objects.filter(indicator=indicator, tree=scope.tree, period=str(period), **of)
    return [
        Told(each, rolled_from_json(each.rolled))
        for each in rows.select_related("person", "indicator").order_by("-at", "-pk")
    ]


def telling_in(actor: Actor, network: Network, pk: UUID) -> Telling:
    """Give a telling, or the problem that there's none to be seen."""
    rows: QuerySet[Telling] = Telling.objects.filter(
        reporters.sees_reports.where(actor), network=network, pk=pk
    )
    found = rows.select_related("indicator", "unit", "place", "corrects", "person").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def moved(before: Telling, after: Telling) -> list[Moved]:
    """Give what changed between two tellings, of each who reports."""
    was, now = rolled_from_json(before.rolled), rolled_from_json(after.rolled)
    first, second = _values(before), _values(after)
    every = dict.fromkeys((*first, *second, *was.missing, *now.missing, *was.unknown, *now.unknown))
    found = [
        Moved(unit, (sort_of(was, unit), first.get(unit)), (sort_of(now, unit), second.get(unit)))
        for unit in every
    ]
    return [each for each in found if each.before != each.after]


def _values(telling: Telling) -> Mapping[str, Fraction | None]:
    kept: Mapping[str, tuple[str, str]] = telling.why.get("values", {})
    return {unit: number(most) for unit, (_least, most) in kept.items()}
