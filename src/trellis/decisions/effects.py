"""What a carried decision does at once: a registry, so that rooms can add what lies in their hands.

An effect acts as whoever carries it out, through the other room's own action: a decision gives nobody a right
that she hasn't. What fails leaves the decision carried, says why, and can be tried again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.decisions.models import Proposal
from trellis.domain.problems import EFFECT_GONE, EFFECT_UNKNOWN, N_, Problem
from trellis.members import actions as members
from trellis.members.actions.memberships import Terms
from trellis.members.models import Membership, Organisation, Standing
from trellis.networks.models import Network

Things = Callable[[Network], list[tuple[UUID, str]]]
Carry = Callable[[Actor, Proposal], None]


@dataclass(frozen=True)
class Effect:
    """Something that a decision does: to one of the network's `things`, which are given with their names."""

    key: str
    label: str
    things: Things
    carry: Carry


EFFECTS: dict[str, Effect] = {}
MOST = 200


def effect(key: str, label: str, things: Things) -> Callable[[Carry], Carry]:
    """Let a function be what a decision does; `label` is marked with `N_`."""

    def keep(carry: Carry) -> Carry:
        EFFECTS[key] = Effect(key, label, things, carry)
        return carry

    return keep


def check(network: Network, key: str, pk: UUID | None) -> None:
    """See to it that an effect and what it is about are there to be chosen in this network."""
    known = EFFECTS.get(key)
    if known is None or pk not in {each for each, _name in known.things(network)}:
        raise Problem(EFFECT_UNKNOWN)


def decided_on(proposal: Proposal) -> date:
    """Give the day of a decision that is being carried out."""
    if proposal.decided_on is None:
        raise Problem(EFFECT_GONE)
    return proposal.decided_on


def _outside(network: Network) -> list[tuple[UUID, str]]:
    inside = Membership.objects.filter(network=network, standing=Standing.MEMBER).values("organisation")
    outside = Organisation.objects.filter(~Q(pk__in=inside), network=network, same_as=None)
    return [(each.pk, str(each)) for each in outside.order_by("sort_name", "pk")[:MOST]]


@effect("admit", N_("Admit an organisation as a member"), _outside)
def admit(actor: Actor, proposal: Proposal) -> None:
    """Admit the organisation."""
    here = Organisation.objects.filter(network=proposal.network_id)
    organisation = here.filter(pk=proposal.effect_id).first() if proposal.effect_id else None
    if organisation is None:
        raise Problem(EFFECT_GONE)
    asked = organisation.memberships.filter(standing=Standing.REQUESTED).first()
    terms = Terms(
        constituency=asked.constituency if asked else None,
        joined_on=decided_on(proposal),
        brings=asked.brings if asked else "",
        hopes=asked.hopes if asked else "",
    )
    members.admit(actor=actor, organisation=organisation, terms=terms, reason=proposal.outcome_reason)
