"""Meetings as a Django app: adopted minutes are protected after each migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from trellis.ledger import protection
from trellis.meetings import keeping


def _protect(using: str, **_: Any) -> None:
    keeping.lock(connections[using])


class MeetingsConfig(AppConfig):
    """Registers the room."""

    name = "trellis.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Protect adopted minutes, and let copying rows reach them as it reaches the record."""
        post_migrate.connect(_protect, sender=self)
        protection.OTHERS.append((keeping.lock, keeping.unlock))
