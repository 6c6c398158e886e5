"""Meetings as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.meetings"
    label = "meetings"
