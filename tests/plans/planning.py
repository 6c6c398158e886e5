"""Plans of the north, made by its people, for the tests of planning."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.people import North, by
from trellis.accounts.models import Person
from trellis.members import actions as members
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Organisation
from trellis.networks import actions as networks
from trellis.networks.models import Unit
from trellis.plans.actions.chain import link_of, link_thing
from trellis.plans.actions.objectives import Aim, add_objective
from trellis.plans.actions.plans import Outline, close_plan, make_plan
from trellis.plans.actions.reviewing import Look, drop_objective, review_objective
from trellis.plans.models import Activity, Keeper, Objective, Plan, PlanKind, ReviewVerdict, Status, Way

PAST, AHEAD = timedelta(days=-3), timedelta(days=90)


def day(way: timedelta) -> date:
    """Give a day before or after today."""
    return timezone.localdate() + way


def speaker(north: North, who: Person, organisation: Organisation) -> None:
    """Let somebody speak for a member."""
    appointment = Appointment(since=date(2026, 2, 1))
    members.appoint(actor=by(north.malee), organisation=organisation, person=who, appointment=appointment)


def common(north: North, title: str = "No child is sold on the northern road", **words: Any) -> Plan:
    """Make the network's common plan, as a draft."""
    outline = Outline(title=title, goal="Every village knows whom to call.", **words)
    return make_plan(actor=by(north.malee), network=north.network, outline=outline)


def own(north: North, title: str = "What the centre does this year", **words: Any) -> Plan:
    """Let Nok make the work plan of the children's centre."""
    given = {"kind": PlanKind.MEMBER, "organisation": north.centre, **words}
    return make_plan(actor=by(north.nok), network=north.network, outline=Outline(title=title, **given))


def aim(north: North, plan: Plan, title: str = "A shelter in each district", **words: Any) -> Objective:
    """Let Malee add an objective."""
    under = words.pop("under", None)
    given = Aim(title=title, **words)
    return add_objective(actor=by(north.malee), plan=plan, aim=given, under=under)


def activity(north: North, title: str = "Night watch at the bus station", **columns: Any) -> Activity:
    """Write down an activity of the children's centre."""
    number = Activity.objects.filter(network=north.network).count() + 1
    given = {"organisation": north.centre, "status": Status.ACTIVE, "number": number, **columns}
    return Activity.objects.create(network=north.network, title=title, **given)


def unit(north: North, keeper: Organisation | None = None, name: str = "Fang district") -> Unit:
    """Add a unit, kept by a member if one is given."""
    made = networks.add_unit(actor=by(north.malee), network=north.network, names={"en": name})
    if keeper is not None:
        Keeper.objects.create(network=north.network, unit=made, organisation=keeper, since=date(2026, 2, 1))
    return made


def plan_all(north: North) -> None:
    """Let the north have one of each thing of planning."""
    plan = common(north, "A bed for each girl")
    above = aim(north, plan, "A bed for each girl", organisation=north.centre, review_on=day(PAST))
    below = aim(north, plan, "Ten beds by harvest", under=above)
    other = aim(north, own(north, "The year of the centre"), "Ten beds by harvest")
    look = Look(verdict=ReviewVerdict.KEEP, why="A bed for each girl, still.", next_on=day(AHEAD))
    review_objective(actor=by(north.malee), objective=below, look=look)
    drop_objective(actor=by(north.malee), objective=aim(north, plan), reason="Ten beds by harvest do.")
    link_thing(actor=by(north.malee), link=link_of(other, Way.UP, "objective", above.pk))
    close_plan(actor=by(north.malee), plan=common(north, "The year of the centre"), reason="It is over.")
