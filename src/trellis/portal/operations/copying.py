"""Copies a whole database, row by row, between two engines: every row as it is, in one transaction."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from trellis.ledger import protection

_BATCH = 500


@contextmanager
def opened(path: Path) -> Iterator[str]:
    """Open a SQLite file beside the installation's own database; gives its name for Django."""
    alias = f"copy-{path.name}"
    ours = connections.settings["default"]
    plain = {"OPTIONS": {}, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
    engine = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    connections.settings[alias] = {**ours, **engine, **plain}
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def bring_up_to_date(alias: str) -> None:
    """Make or change the tables of a database to those of this version."""
    call_command("migrate", database=alias, interactive=False, verbosity=0)


@lru_cache(maxsize=1)
def _empty_file() -> bytes:
    """Make the tables of this version in a file, once in a process: that takes many seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite3"
        with opened(path) as alias:
            bring_up_to_date(alias)
        return path.read_bytes()


def make_empty(path: Path) -> None:
    """Write a SQLite file that has the tables of this version and no rows but the migrations'."""
    path.write_bytes(_empty_file())


def _models() -> list[type[Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _empty(connection: BaseDatabaseWrapper, tables: list[str]) -> None:
    names = [connection.ops.quote_name(table) for table in tables]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(names)}")
        else:
            for name in names:
                cursor.execute(f"DELETE FROM {name}")  # noqa: S608  the names are those of our own tables


def _copy(model: type[Model], source: str, target: str) -> None:
    """Insert raw: nothing is stamped with today's date, nothing is worked out anew."""
    rows = model._base_manager.using(source).order_by("pk").iterator(chunk_size=_BATCH)
    insert = model._base_manager._insert  # type: ignore[attr-defined]  # noqa: SLF001  the one raw way in
    while batch := list(islice(rows, _BATCH)):
        insert(batch, fields=model._meta.concrete_fields, using=target, raw=True)


def _follow_numbers(connection: BaseDatabaseWrapper) -> None:
    """Let the next row's number follow the copied ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def copy_rows(source: str, target: str) -> None:
    """Make the target hold exactly the source's rows; until the end, everybody else sees what was there."""
    into = connections[target]
    with transaction.atomic(using=source), transaction.atomic(using=target):
        if connections[source].vendor == "postgresql":
            with connections[source].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with protection.unlocked(into):
            _empty(into, [model._meta.db_table for model in _models()])
            for model in _models():
                _copy(model, source, target)
        _follow_numbers(into)
