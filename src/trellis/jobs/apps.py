"""Jobs as a Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.jobs"
    label = "jobs"
