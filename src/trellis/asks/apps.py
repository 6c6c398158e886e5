"""Asks as a Django app."""

from django.apps import AppConfig


class AsksConfig(AppConfig):
    """Registers the room."""

    name = "trellis.asks"
    label = "asks"
