"""The ui room as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the room; its name is its label."""

    name = "trellis.ui"
    label = "ui"
