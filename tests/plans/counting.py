"""What the stories of results and reports begin with: an activity at two places, units with keepers."""

from datetime import date
from typing import Any

from tests.people import North
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans.models import Activity, Keeper, Site, Status


def place(name: str, parent: Place | None = None, country: str = "TH") -> Place:
    """Give a place of our own, under another."""
    made = Place(names={"en": name}, sort_name=name, country=country)
    made.settle(parent)
    made.save()
    return made


def activity(north: North, **more: Any) -> Activity:
    """Give a work of the children's centre, under way."""
    given: dict[str, Any] = {
        "network": north.network,
        "number": Activity.objects.filter(network=north.network).count() + 1,
        "title": "Evening classes",
        "organisation": north.centre,
        "status": Status.ACTIVE,
        "since": date(2026, 1, 1),
    }
    return Activity.objects.create(**{**given, **more})


def site(of: Activity, at: Place | None = None, said: str = "") -> Site:
    """Give a site of an activity."""
    made = Site(network=of.network, activity=of, place=at, said=said)
    made.settle()
    made.save()
    return made


def unit(network: Network, name: str, parent: Unit | None = None) -> Unit:
    """Give a unit of a network."""
    made = Unit(network=network, names={"en": name}, parent=parent, sort_name=name)
    made.path = (parent.path if parent else "") + made.pk.hex + "/"
    made.depth = parent.depth + 1 if parent else 0
    made.save()
    return made


def keeps(of: Unit, organisation: Any) -> Keeper:
    """Let a member plan and report for a unit."""
    return Keeper.objects.create(
        network=of.network, unit=of, organisation=organisation, since=date(2026, 1, 1)
    )
