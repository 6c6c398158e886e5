"""Practices as part of the chain (C8.1): what came of an activity, and became policy."""

from django.db.models import Q
from django.urls import reverse

from trellis.access.actor import Actor
from trellis.advocacy.queries import practices_of
from trellis.domain.problems import N_
from trellis.networks.lineage import Strand, Thing, strand
from trellis.networks.models import Network

PRACTICE = "practice"
SHOWN = 30


def _practices(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = practices_of(actor, network).filter(narrowed).order_by("-number")
    return [
        Thing(
            kind=PRACTICE,
            pk=each.pk,
            title=f"#{each.number} {each.title}",
            href=reverse("practice", args=[network.slug, each.pk]),
            note=str(each.get_reached_display()) if each.reached else "",
        )
        for each in here[:SHOWN]
    ]


strand(
    Strand(
        kind=PRACTICE,
        label=N_("Practices"),
        choices=lambda actor, network: _practices(actor, network, Q(withdrawn_on=None)),
        things=lambda actor, network, ids: _practices(actor, network, Q(pk__in=ids)),
    )
)
