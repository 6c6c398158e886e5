"""What wants somebody's attention: each room says its own, home shows them together."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.networks.models import Network
from trellis.networks.queries.offers import offers_to
from trellis.ui.names import name_text


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


@source
def offered(actor: Actor) -> list[Notice]:
    """Say which roles are offered to whoever reads, by networks in which she takes no part yet."""
    if actor.person is None:
        return []
    return [
        Notice(
            what=Sentence(
                N_("%(network)s asks you to take a role: %(role)s"),
                {
                    "network": name_text(each.network.names, each.network.language),
                    "role": name_text(each.role.names, each.network.language),
                },
            ),
            why=Sentence(N_("It begins only if you agree.")),
            href=reverse("offer", args=[each.pk]),
            urgency=Urgency.NOW,
            icon="person-plus",
        )
        for each in offers_to(actor)
    ]


def for_actor(actor: Actor) -> list[Notice]:
    """Give all that waits for somebody, the most urgent first."""
    found = [notice for says in SOURCES for notice in says(actor)]
    return sorted(found, key=lambda notice: notice.urgency)
