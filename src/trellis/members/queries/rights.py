"""What somebody may do in a network, read at once for all the buttons of a page."""

from trellis.access.actor import Actor
from trellis.networks.models import Network, RoleVerb, Status
from trellis.networks.rules import open_assignments


def verbs_held(actor: Actor, network: Network) -> frozenset[str]:
    """Give the verbs of the roles that somebody holds in a network; each deed still asks its own rule."""
    if network.status == Status.CLOSED:
        return frozenset()
    roles = open_assignments(actor).filter(network=network).values("role")
    return frozenset(RoleVerb.objects.filter(role__in=roles).values_list("verb", flat=True))
