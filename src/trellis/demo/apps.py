"""The demo as a Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Registers the room."""

    name = "trellis.demo"
    label = "demo"
