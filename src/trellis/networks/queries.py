"""Reading networks, always for a given person; what she may not see isn't there."""

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks import rules
from trellis.networks.models import Network


def networks_of(actor: Actor) -> QuerySet[Network]:
    """Give the networks whose inside somebody sees."""
    return Network.objects.filter(rules.sees_network.where(actor))


def network_named(actor: Actor, slug: str) -> Network:
    """Give a network whose inside somebody sees, or the problem that there is none."""
    found = networks_of(actor).filter(slug=slug).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
