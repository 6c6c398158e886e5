"""How many things wait in which network, for a notice that says a number."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet

from trellis.networks.models import Network

SHOWN = 20
"""Of one kind, no more notices than these."""


def counted(rows: QuerySet[Any]) -> Iterable[tuple[Network, int]]:
    """Give the networks that have such rows, each with how many."""
    counts = rows.order_by().values_list("network").annotate(count=Count("pk"))
    numbers = dict(counts[:SHOWN])
    return [(network, numbers[network.pk]) for network in Network.objects.filter(pk__in=numbers)]
