"""Search as a Django app: its index is put back after each migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from trellis.search import index


def _ensure(using: str, **_: Any) -> None:
    index.ensure(connections[using])


class SearchConfig(AppConfig):
    """Registers the room."""

    name = "trellis.search"
    label = "search"

    def ready(self) -> None:
        """Make the index again whenever migrations ran: rebuilding a table on SQLite drops its triggers."""
        post_migrate.connect(_ensure, sender=self)
