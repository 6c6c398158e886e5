"""Formation as a Django app."""

from django.apps import AppConfig


class FormationConfig(AppConfig):
    """Registers the room."""

    name = "trellis.formation"
    label = "formation"
