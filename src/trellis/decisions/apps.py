"""Decisions as a Django app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.decisions"
    label = "decisions"
