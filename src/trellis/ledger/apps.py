"""The ledger as a Django app: its triggers are put back after each migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from trellis.ledger import protection


def _protect(using: str, **_: Any) -> None:
    protection.lock(connections[using])


class LedgerConfig(AppConfig):
    """Registers the room; its name is its label."""

    name = "trellis.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Protect the table after each migration: rebuilding a table on SQLite drops its triggers."""
        post_migrate.connect(_protect, sender=self)
