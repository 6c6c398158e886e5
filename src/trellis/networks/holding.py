"""Holding a network, so that one list at a time comes into it."""

from django.db import connection

from trellis.networks.models import Network


def hold_network(network: Network) -> None:
    """Let one list at a time into a network; SQLite's immediate transactions already see to that."""
    if connection.vendor == "postgresql":
        Network.objects.select_for_update().get(pk=network.pk)
