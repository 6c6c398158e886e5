"""Channels as a Django app."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.channels"
    label = "channels"
