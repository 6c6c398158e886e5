"""To which unit of a network a place belongs: the one that covers it, or what it lies in (C7.3)."""

from collections.abc import Iterable
from uuid import UUID

from trellis.networks.models import Network, Unit
from trellis.places.models import STEP, Place


def _covering(network: Network) -> dict[str, Unit]:
    """Give the unit that covers each place, by the place's path: of several the deepest, then the eldest."""
    units = {each.pk: each for each in network.units.all()}
    rows = Unit.covers.through.objects.filter(unit__network=network).values_list("unit", "place__path")
    found: dict[str, Unit] = {}
    for pk, path in rows:
        there, unit = found.get(path), units[pk]
        if there is None or (-unit.depth, unit.pk) < (-there.depth, there.pk):
            found[path] = unit
    return found


def units_of_places(network: Network, places: Iterable[UUID]) -> dict[UUID, Unit]:
    """Give the unit to which each place belongs, asking once for all; a place of no unit is left out."""
    covering = _covering(network)
    if not covering:
        return {}
    found: dict[UUID, Unit] = {}
    for pk, path in Place.objects.filter(pk__in=set(places)).values_list("pk", "path"):
        nearest = (path[:end] for end in range(len(path), 0, -STEP))
        unit = next((covering[each] for each in nearest if each in covering), None)
        if unit is not None:
            found[pk] = unit
    return found
