"""Networks as a Django app."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Registers the room."""

    name = "trellis.networks"
    label = "networks"
