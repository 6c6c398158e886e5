"""What wants somebody's attention: each room says its own, home shows them together."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Value
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


Rows = Callable[[Actor], list[QuerySet[Any]]]
Numbers = list[tuple[Network, int]]
SHOWN = 20
"""Of one kind, no more networks than these."""


@dataclass(frozen=True, kw_only=True)
class Counting:
    """A source that says how many rows wait in which network; home asks all of these together."""

    rows: Rows
    what: str
    why: str
    page: str
    further: str
    urgency: Urgency
    icon: str

    def __call__(self, actor: Actor) -> list[Notice]:
        """Count and say it alone."""
        return self.told(_counted(actor, [self])[self])

    def told(self, numbers: Numbers) -> list[Notice]:
        """Say the numbers that were counted."""
        return [
            Notice(
                what=Sentence(self.what, {"count": count}),
                why=Sentence(self.why),
                href=reverse(self.page, args=[network.slug]) + self.further,
                urgency=self.urgency,
                network=network,
                icon=self.icon,
            )
            for network, count in numbers[:SHOWN]
        ]


def counting(
    *, what: str, why: str, page: str, further: str = "", urgency: Urgency, icon: str
) -> Callable[[Rows], Source]:
    """Let the rows that a room gives be counted by their `network`; `what` has a place for the count."""
    return lambda rows: source(
        Counting(rows=rows, what=what, why=why, page=page, further=further, urgency=urgency, icon=icon)
    )


def _counted(actor: Actor, kinds: Sequence[Counting]) -> dict[Counting, Numbers]:
    """Count all kinds in one query; one more fetches the networks that have any, by their short names."""
    if actor.person is None:
        return {says: [] for says in kinds}
    first, *others = [
        rows.order_by()
        .values("network")
        .annotate(kind=Value(kind), count=Count("pk"))
        .values_list("network", "kind", "count")
        for kind, says in enumerate(kinds)
        for rows in says.rows(actor)
    ]
    counts: Counter[tuple[UUID, int]] = Counter()
    for network, kind, count in first.union(*others, all=True):
        counts[network, kind] += count
    networks = list(Network.objects.filter(pk__in={pk for pk, _kind in counts}).order_by("slug"))
    return {
        says: [(network, counts[network.pk, kind]) for network in networks if (network.pk, kind) in counts]
        for kind, says in enumerate(kinds)
    }


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
    kinds = [says for says in SOURCES if isinstance(says, Counting)]
    numbers = _counted(actor, kinds)
    found = [
        notice
        for says in SOURCES
        for notice in (says.told(numbers[says]) if isinstance(says, Counting) else says(actor))
    ]
    return sorted(found, key=lambda notice: notice.urgency)
