"""Writes an installation to one file, while it is in use."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from trellis.portal.operations import archive, copying
from trellis.portal.operations.archive import Manifest


def migrations_of(database: Path) -> tuple[str, ...]:
    """Give the migrations that a SQLite file has seen, as "room.name"."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reader:
        rows = reader.execute(f"SELECT app, name FROM {MigrationRecorder.Migration._meta.db_table}")  # noqa: S608
        return tuple(sorted(f"{app}.{name}" for app, name in rows))


def copy_database(target: Path) -> None:
    """Write the database of one moment to a SQLite file: the form in which it can go to either engine."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as writer:
            connection.connection.backup(writer)
            writer.execute("PRAGMA journal_mode=DELETE")
        return
    copying.make_empty(target)
    with copying.opened(target) as alias:
        copying.copy_rows(DEFAULT_DB_ALIAS, alias)


def uploaded(folder: Path) -> dict[str, Path]:
    """Give every uploaded file by its name in the archive."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    found = {path.relative_to(folder): path for path in files}
    return {archive.FILES + name.as_posix(): path for name, path in found.items() if not _is_hidden(name)}


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)


def write(target: Path, *, over: bool = False) -> Manifest:
    """Write a backup; raises Problem when the file is there already and may not be written over."""
    home: Path = settings.HOME
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=home) as folder:
        database = Path(folder) / archive.DATABASE
        copy_database(database)
        # The rows come first: a file that arrives meanwhile is one too many, never one too few.
        sources = {archive.DATABASE: database, **uploaded(Path(settings.MEDIA_ROOT))}
        if (key := home / "secret-key").exists():
            sources[archive.KEY] = key
        now, seen = timezone.now().isoformat(), migrations_of(database)
        return archive.write(target, sources, made_at=now, migrations=seen, over=over)
