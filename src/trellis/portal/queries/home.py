"""What home shows: my networks with what I am in them, and the last deeds around me."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.ledger.models import Line
from trellis.members.models import Representative
from trellis.members.queries.representatives import Speaker, speakers
from trellis.members.rules import in_force
from trellis.networks import rules
from trellis.networks.models import Assignment, Network

SHOWN = 24
"""Networks on home; nobody works in more, and whoever does has a list of them all."""
DEEDS = 5


@dataclass
class Mine:
    """A network in which somebody takes part: her roles there, and for whom she speaks."""

    network: Network
    roles: list[Assignment] = field(default_factory=list)
    seats: list[Speaker] = field(default_factory=list)


def networks_of_mine(actor: Actor) -> list[Mine]:
    """Give the networks in which somebody takes part today, those with the latest role first."""
    held = rules.open_assignments(actor).select_related("network", "role").order_by("-since", "-pk")
    mine: dict[UUID, Mine] = {}
    for each in held:
        if each.network_id in mine or len(mine) < SHOWN:
            mine.setdefault(each.network_id, Mine(each.network)).roles.append(each)
    if actor.person is None or not mine:
        return []
    seats = Representative.objects.filter(in_force(), person=actor.person.pk, network__in=list(mine))
    for speaker in speakers(seats.select_related("organisation").order_by("-since", "pk")):
        mine[speaker.seat.network_id].seats.append(speaker)
    return list(mine.values())


def last_deeds(networks: list[Network], at_most: int = DEEDS) -> list[Line]:
    """Give the latest lines of some networks' chains together; of each chain only its end is read."""
    last = Line.objects.filter(chain=OuterRef("pk")).order_by("-number").values("number")[:1]
    ends = (
        Network.objects.filter(pk__in=[each.pk for each in networks])
        .annotate(last=Subquery(last))
        .values_list("pk", "last")
    )
    tails = Q(pk__in=[])
    for chain, number in ends:
        if number is not None:
            tails |= Q(chain=chain, number__gt=number - at_most)
    return list(Line.objects.filter(tails).order_by("-at", "-pk")[:at_most])


def published_networks(at_most: int = SHOWN) -> QuerySet[Network]:
    """Give networks that everybody may read about."""
    return Network.objects.filter(rules.shows_itself.where(Actor.nobody())).order_by("slug")[:at_most]


def is_first_start() -> bool:
    """Say whether nobody is here yet: then somebody must be let in from the command line."""
    return not Person.objects.exists()
