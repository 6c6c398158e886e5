"""Imports as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.imports"
    label = "imports"
