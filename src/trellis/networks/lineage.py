"""The chain across rooms (C8.1): each room says what its things are called, and what they serve and led to.

The module `lineage` of each room is read at the start. The room of plans draws the chain and lists what hangs
loose; it knows the others only through this.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from trellis.access.actor import Actor
from trellis.networks.models import Network


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A thing of some room, as one reader may see it: what it is called, where it is read, how it stands."""

    kind: str
    pk: UUID
    title: str
    href: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Strand:
    """A kind of thing in the chain: its label, the things that can be linked to, and those of given ids.

    `choices` gives what a person may link to in a network, the likeliest first and no more than fits in a
    list; `things` gives those of some ids that she may read: what she may not read isn't among them.
    """

    kind: str
    label: str
    choices: Callable[[Actor, Network], Sequence[Thing]]
    things: Callable[[Actor, Network, Collection[UUID]], Sequence[Thing]]


STRANDS: dict[str, Strand] = {}


def strand(found: Strand) -> Strand:
    """Let a room's things be part of the chain."""
    STRANDS[found.kind] = found
    return found
