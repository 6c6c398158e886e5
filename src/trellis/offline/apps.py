"""Offline as a Django app."""

from django.apps import AppConfig


class OfflineConfig(AppConfig):
    """Registers the room."""

    name = "trellis.offline"
    label = "offline"
