"""Activities of the north, added by its people through the product's actions, for the tests of doing."""

from typing import Any

from django.test import Client

from tests.people import North, by
from trellis.accounts.models import Person
from trellis.members.models import Organisation
from trellis.plans.actions.activities import Doing, Spot, add_activity
from trellis.plans.models import Activity


def add(
    north: North,
    title: str = "Night watch at the bus station",
    *spots: Spot,
    who: Person | None = None,
    lead: Organisation | None = None,
    **words: Any,
) -> Activity:
    """Let somebody add an activity: Malee one of the children's centre, when nothing else is said."""
    return add_activity(
        actor=by(who or north.malee),
        network=north.network,
        organisation=lead or north.centre,
        doing=Doing(title=title, **words),
        spots=spots,
    )


def browser(who: Person) -> Client:
    """Give a browser in which somebody has signed in."""
    client = Client()
    client.force_login(who)
    return client
