"""Reading what a network has published, for anybody at all."""

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.rules import shows_itself


def published_network(slug: str) -> Network:
    """Give a network that shows itself, or the problem that there is none: whoever asks."""
    found = Network.objects.filter(shows_itself.where(Actor.nobody()), slug=slug).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
