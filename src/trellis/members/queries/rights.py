"""What somebody may do in a network, read at once for all the buttons of a page."""

from trellis.access.actor import Actor
from trellis.networks.models import Network
from trellis.networks.rules import held_in


def verbs_held(actor: Actor, network: Network) -> frozenset[str]:
    """Give the verbs of the roles that somebody holds in a network; each deed still asks its own rule."""
    mine = held_in(actor, network.pk)
    return mine.verbs if mine and not mine.is_closed else frozenset()
