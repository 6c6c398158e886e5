"""Reading networks, always for a given person; what she may not see isn't there."""

from trellis.networks.queries.networks import (
    accent_of,
    network_named,
    networks_of,
    networks_shown_to,
    public_networks,
    shown_network,
)
from trellis.networks.queries.roles import people_in, roles_of
from trellis.networks.queries.types import profile_of

__all__ = [
    "accent_of",
    "network_named",
    "networks_of",
    "networks_shown_to",
    "people_in",
    "profile_of",
    "public_networks",
    "roles_of",
    "shown_network",
]
