"""Places as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Registers the room."""

    name = "trellis.places"
    label = "places"
