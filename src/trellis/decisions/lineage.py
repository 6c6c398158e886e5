"""Decisions as part of the chain (C8.1)."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.models import Outcome, Proposal
from trellis.domain.problems import N_
from trellis.networks.lineage import Strand, Thing, strand
from trellis.networks.models import Network

DECISION = "decision"
SHOWN = 30
TAKEN = Q(outcome__in=[Outcome.CARRIED, Outcome.CHOSEN])


def _state(proposal: Proposal) -> str:
    return str(proposal.get_outcome_display() if proposal.outcome else proposal.get_stage_display())


def _decisions(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = Proposal.objects.filter(rules.sees_row.where(actor), narrowed, network=network)
    return [
        Thing(
            kind=DECISION,
            pk=each.pk,
            title=f"#{each.number} {each.title}",
            href=reverse("proposal", args=[network.slug, each.pk]),
            note=_("Decision: %(state)s") % {"state": _state(each)},
        )
        for each in here.order_by("-number")[:SHOWN]
    ]


strand(
    Strand(
        kind=DECISION,
        label=N_("Decisions"),
        choices=lambda actor, network: _decisions(actor, network, TAKEN),
        things=lambda actor, network, ids: _decisions(actor, network, Q(pk__in=ids)),
    )
)
