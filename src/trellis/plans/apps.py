"""Plans as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers the room."""

    name = "trellis.plans"
    label = "plans"
