"""Reading the vocabularies of a network: kinds of work and groups of people."""

from django.db.models import Count, QuerySet

from trellis.access.actor import Actor
from trellis.networks.models import Network
from trellis.networks.rules import sees_network
from trellis.plans.models import Group, Kind


def kinds_of(actor: Actor, network: Network) -> QuerySet[Kind]:
    """Give a network's kinds of work in their order, those that ended too."""
    rows = Kind.objects.filter(network=network).order_by("position", "pk")
    return rows if sees_network.test(actor, network) else rows.none()


def groups_of(actor: Actor, network: Network) -> QuerySet[Group]:
    """Give a network's groups of people in their order, those that ended too."""
    rows = Group.objects.filter(network=network).order_by("position", "pk")
    return rows if sees_network.test(actor, network) else rows.none()


def kinds_open(actor: Actor, network: Network) -> QuerySet[Kind]:
    """Give the kinds of work that may be chosen."""
    return kinds_of(actor, network).filter(ended_on=None)


def groups_open(actor: Actor, network: Network) -> QuerySet[Group]:
    """Give the groups of people that may be chosen."""
    return groups_of(actor, network).filter(ended_on=None)


def with_uses(actor: Actor, network: Network) -> tuple[list[Kind], list[Group]]:
    """Give all words, each kind with how many activities it has."""
    kinds = kinds_of(actor, network).select_related("replaced_by").annotate(uses=Count("activities"))
    return list(kinds), list(groups_of(actor, network).select_related("replaced_by"))
