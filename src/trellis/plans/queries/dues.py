"""Reading what is due: of whom a number is, and who is late with it."""

from uuid import UUID

from trellis.domain.periods import Period
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.models import Membership, Standing
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.models import Due, Indicator, Tree
from trellis.plans.queries.figures import Known, within
from trellis.plans.queries.scopes import Scope

AT_ONCE = 500
"""So many are asked in one go."""


def due_for(
    network: Network, tree: Tree, pk: UUID, *, period: Period, indicator: Indicator | None = None
) -> Due:
    """Give what is due of a unit, a place or a member; not yet kept, where nobody has asked."""
    whose = _whose(network, tree, pk)
    kept = Due.objects.filter(network=network, indicator=indicator, of=pk, period=str(period))
    found = kept.select_related("network", "indicator", "unit", "place", "organisation").first()
    return found or Due(network=network, indicator=indicator, of=pk, period=str(period), **whose)


def _whose(network: Network, tree: Tree, pk: UUID) -> dict[str, object]:
    """Give whose number it is, or the problem that there's no such one here."""
    found: object | None
    if tree == Tree.UNITS:
        name, found = "unit", network.units.filter(pk=pk).first()
    elif tree == Tree.PLACES:
        name, found = "place", Place.objects.filter(pk=pk).first()
    else:
        here = Membership.objects.filter(network=network, organisation=pk, standing=Standing.MEMBER)
        member = here.select_related("organisation").first()
        name, found = "organisation", member.organisation if member else None
    if found is None:
        raise Problem(NOT_FOUND)
    return {name: found}


def dues_of(known: Known, period: Period) -> list[Due]:
    """Give what is due of those who are late with a figure: of each period in it that has begun."""
    scope, indicator = known.scope, known.indicator
    figure = known.figure(period)
    late = [UUID(each) for each in (*figure.missing, *(each.unit for each in figure.carried))][:AT_ONCE]
    wanted = within(indicator, period)[-1]
    rows = _rows(scope, late)
    kept = Due.objects.filter(indicator=indicator, period=str(wanted), of__in=late)
    asked = {each.of: each for each in kept.select_related("unit", "place", "organisation", "network")}
    return [
        asked.get(pk)
        or Due(
            network=scope.network, indicator=indicator, of=pk, period=str(wanted), **{_NAMES[scope.tree]: row}
        )
        for pk, row in rows.items()
    ]


_NAMES = {Tree.UNITS: "unit", Tree.PLACES: "place", Tree.MEMBERS: "organisation"}


def _rows(scope: Scope, late: list[UUID]) -> dict[UUID, object]:
    if scope.tree == Tree.UNITS:
        return dict(scope.network.units.in_bulk(late))
    if scope.tree == Tree.PLACES:
        return dict(Place.objects.in_bulk(late))
    members = Membership.objects.filter(network=scope.network, organisation__in=late)
    return {each.organisation_id: each.organisation for each in members.select_related("organisation")}
