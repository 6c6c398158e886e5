"""Advocacy as a Django app."""

from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    """Registers the room."""

    name = "trellis.advocacy"
    label = "advocacy"
