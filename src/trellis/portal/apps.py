"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Registers the room."""

    name = "trellis.portal"
    label = "portal"
