"""The portal as a Django app: it reads what each room says on home, asks, does later, and links."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PortalConfig(AppConfig):
    """Registers the room."""

    name = "trellis.portal"
    label = "portal"

    def ready(self) -> None:
        """Read every room's notices, kinds of ask, background work and things of the chain."""
        autodiscover_modules("notices", "asks", "work", "lineage")
