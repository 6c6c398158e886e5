"""Members as a Django app."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Registers the room."""

    name = "trellis.members"
    label = "members"
