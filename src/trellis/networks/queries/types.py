"""Of which type networks are (C2.1, C2.2), and which are nearest to one."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from trellis.domain import typology
from trellis.networks.models import Network, ProfileValue

Profile = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Near:
    """A network that is alike, and how."""

    network: Network
    nearness: typology.Nearness


def profiles_of(networks: QuerySet[Network]) -> dict[UUID, Profile]:
    """Give each of these networks its type; one that says nothing has an empty one."""
    found: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    values = ProfileValue.objects.filter(network__in=networks)
    for network, facet, value in values.values_list("network", "facet", "value"):
        found[network][facet].add(value)
    return {
        pk: {facet: frozenset(marks) for facet, marks in found[pk].items()}
        for pk in networks.values_list("pk", flat=True)
    }


def profile_of(network: Network) -> Profile:
    """Give a network's type: each feature with its values."""
    return profiles_of(Network.objects.filter(pk=network.pk))[network.pk]


def nearest(network: Network, among: QuerySet[Network]) -> list[Near]:
    """Give the networks most alike among those that the reader may compare with."""
    others = profiles_of(among.exclude(pk=network.pk))
    found = typology.nearest(profile_of(network), others)
    named = {each.pk: each for each in Network.objects.filter(pk__in=[pk for pk, _ in found])}
    return [Near(named[pk], nearness) for pk, nearness in found]
