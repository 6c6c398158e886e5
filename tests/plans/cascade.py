"""Five levels of the north, each kept by a member, for the tests of handing down."""

from collections.abc import Sequence

from tests.people import North, by
from trellis.networks import actions as networks
from trellis.networks.models import Unit
from trellis.plans.actions.handing import Downward, hand_down
from trellis.plans.actions.keeping import name_keeper
from trellis.plans.models import Handing, Objective, Plan

LEVELS = ("Province", "Prefecture", "County", "Township", "Village")


def levels(north: North, *, kept: bool = True) -> list[Unit]:
    """Add a unit of each level, one below the other, kept by the children's centre."""
    found: list[Unit] = []
    for name in LEVELS:
        above = found[-1] if found else None
        made = networks.add_unit(
            actor=by(north.malee), network=north.network, names={"en": name}, parent=above, level=name
        )
        if kept:
            name_keeper(actor=by(north.malee), unit=made, organisation=north.centre)
        found.append(made)
    return found


def handed(
    north: North, plan: Plan, units: Sequence[Unit], objective: Objective | None = None, why: str = ""
) -> list[Handing]:
    """Let Malee hand something down to units; give what stands there now, by unit."""
    given = Downward(units=units, why=why)
    hand_down(actor=by(north.malee), plan=plan, objective=objective, downward=given)
    rows = Handing.objects.filter(plan=None if objective else plan, objective=objective)
    return [rows.filter(unit=each).latest("offered_at") for each in units]
