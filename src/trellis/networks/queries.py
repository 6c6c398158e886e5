"""Reading networks, always for a given person; what she may not see isn't there."""

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks import rules
from trellis.networks.models import Network


def networks_of(actor: Actor) -> QuerySet[Network]:
    """Give the networks whose inside somebody sees."""
    return Network.objects.filter(rules.sees_network.where(actor))


def network_named(actor: Actor, slug: str) -> Network:
    """Give a network whose inside somebody sees, or the problem that there is none."""
    found = networks_of(actor).filter(slug=slug).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def public_networks() -> QuerySet[Network]:
    """Give the networks that have published a page about themselves."""
    return Network.objects.filter(rules.shows_itself.where(Actor.nobody()))


def networks_shown_to(actor: Actor) -> QuerySet[Network]:
    """Give the networks of which somebody may know: her own, and those that have published their page."""
    return Network.objects.filter(rules.knows_network.where(actor))


def shown_network(actor: Actor, slug: str) -> Network:
    """Give a network of which somebody may know, or the problem that there is none."""
    found = networks_shown_to(actor).filter(slug=slug).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def accent_of(slug: str) -> str:
    """Give a network's colour, which everybody may know, or the problem that there's no such network."""
    found = Network.objects.filter(slug=slug).values_list("accent", flat=True).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
