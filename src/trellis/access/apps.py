"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Registers the room."""

    name = "trellis.access"
    label = "access"
