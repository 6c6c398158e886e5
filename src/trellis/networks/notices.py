"""What wants somebody's attention: each room says its own, home shows them together."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from trellis.access.actor import Actor
from trellis.domain.sentence import Sentence
from trellis.networks.models import Network


class Urgency(IntEnum):
    """How soon it wants attention; what is more urgent stands first."""

    NOW = 1
    SOON = 2
    SOMETIME = 3


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing that waits for somebody: what, why it matters, and where to do it."""

    what: Sentence
    why: Sentence
    href: str
    urgency: Urgency
    network: Network | None = None
    icon: str = "bell"


Source = Callable[[Actor], list[Notice]]
SOURCES: list[Source] = []


def source(says: Source) -> Source:
    """Let a room's function speak on home. The module `notices` of each room is read at the start."""
    SOURCES.append(says)
    return says


def for_actor(actor: Actor) -> list[Notice]:
    """Give all that waits for somebody, the most urgent first."""
    found = [notice for says in SOURCES for notice in says(actor)]
    return sorted(found, key=lambda notice: notice.urgency)
