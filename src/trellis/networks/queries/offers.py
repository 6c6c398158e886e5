"""Roles that were offered and wait for an answer."""

from uuid import UUID

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network, Offer
from trellis.networks.rules import is_offered

SHOWN = 50


def offers_to(actor: Actor) -> QuerySet[Offer]:
    """Give the roles that are offered to whoever reads."""
    found = Offer.objects.filter(is_offered.where(actor)).select_related("network", "role", "person")
    return found.order_by("pk")


def offer_to(actor: Actor, pk: UUID) -> Offer:
    """Give a role that is offered to whoever reads, or the problem that there is none."""
    return _sole(offers_to(actor).filter(pk=pk))


def offers_in(network: Network) -> list[Offer]:
    """Give the roles of a network that wait for an answer, the latest first."""
    return list(network.offers.select_related("role", "person").order_by("-pk")[:SHOWN])


def offer_in(network: Network, pk: UUID) -> Offer:
    """Give an offer of this network, or the problem that there is none."""
    return _sole(network.offers.filter(pk=pk).select_related("network", "role", "person"))


def _sole(found: QuerySet[Offer]) -> Offer:
    offer = found.first()
    if offer is None:
        raise Problem(NOT_FOUND)
    return offer
