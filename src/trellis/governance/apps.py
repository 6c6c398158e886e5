"""Governance as a Django app."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Registers the room."""

    name = "trellis.governance"
    label = "governance"
