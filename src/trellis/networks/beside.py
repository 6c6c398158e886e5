"""What other rooms say of a unit on its own page: each registers a function, so nobody imports upwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trellis.access.actor import Actor
from trellis.networks.models import Unit


@dataclass(frozen=True, kw_only=True)
class Said:
    """A line about a unit: its label, what is said (nothing when it isn't known), and where more is told."""

    label: str
    text: str
    href: str


Says = Callable[[Actor, Unit], Sequence[Said]]
SAYS: list[Says] = []


def says_of_unit(says: Says) -> Says:
    """Let a room's function speak on the page of each unit."""
    SAYS.append(says)
    return says


def said_of(actor: Actor, unit: Unit) -> list[Said]:
    """Give what all rooms say of a unit."""
    return [line for says in SAYS for line in says(actor, unit)]
