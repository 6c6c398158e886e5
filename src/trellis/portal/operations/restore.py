"""Brings a backup back: checked first, and cut short at any point, either the old or the new is there.

The order carries the promise. Uploaded files have names by chance, so the backup adds its own to those that
are there; then the database changes hands in one step (a rename, or one transaction); leftovers go last.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from trellis.domain.problems import BACKUP_NEWER, BACKUP_NOT_READABLE, N_, STILL_SERVED, Problem
from trellis.portal.operations import archive, backup, copying, lock

KEPT = "backups"
_BESIDE = ("-wal", "-shm")


def _check_database(database: Path, name: str) -> None:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reader:
            reader.execute("PRAGMA trusted_schema=OFF")
            sound = reader.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        seen = set(backup.migrations_of(database))
    except sqlite3.DatabaseError:
        sound, seen = False, set()
    if not sound:
        raise Problem(BACKUP_NOT_READABLE, name=name, why=N_("its database is damaged"))
    known = {f"{app}.{migration}" for app, migration in MigrationLoader(None).disk_migrations}
    if seen - known:
        raise Problem(BACKUP_NEWER, name=name)


@contextmanager
def unpacked(source: Path) -> Iterator[Path]:
    """Give a folder beside the installation with the checked contents of a backup; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.HOME) as name:
        folder = Path(name)
        archive.unpack(source, folder)
        _check_database(folder / archive.DATABASE, source.name)
        yield folder


def _keep_present() -> Path | None:
    """Back up what is there now, so that restoring can be undone; a broken database is put aside as it is."""
    folder = settings.HOME / KEPT
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = f"{timezone.now():%Y%m%d-%H%M%S}"
    try:
        if not connection.introspection.table_names():
            return None
        target: Path = folder / f"before-restore-{stamp}.zip"
        backup.write(target, over=True)
    except DatabaseError:
        target = folder / f"broken-{stamp}.sqlite3"
        shutil.copyfile(connection.settings_dict["NAME"], target)
    return target


def _add_files(staged: Path, media: Path) -> list[Path]:
    """Put the backup's files among those that are there; gives those whose place is taken, for later."""
    later = []
    for path in sorted(path for path in staged.rglob("*") if path.is_file()):
        target = media / path.relative_to(staged)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            later.append(path)
        else:
            os.link(path, target)
    return later


def _put_sqlite(staged: Path, database: Path) -> None:
    """Rename the new file over the old one, whose journal must be gone: it would be read into the new one."""
    try:
        with closing(sqlite3.connect(database, timeout=2)) as old:
            left = old.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.OperationalError:
        raise Problem(STILL_SERVED, home=str(settings.HOME))
    except sqlite3.DatabaseError:
        left = "broken"
    if left == "wal":
        raise Problem(STILL_SERVED, home=str(settings.HOME))
    for ending in _BESIDE:
        database.with_name(database.name + ending).unlink(missing_ok=True)
    new = database.with_name(f".{database.name}.new")
    shutil.copyfile(staged, new)
    _settle(new)
    new.replace(database)
    _settle(database.parent)


def _settle(path: Path) -> None:
    """Wait until the disk has a file's contents, or a folder's new names."""
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _put_database(staged: Path) -> None:
    """Let the backup's database, brought up to date, take the place of the present one."""
    with copying.opened(staged) as alias:
        copying.bring_up_to_date(alias)
        if connection.vendor != "sqlite":
            copying.bring_up_to_date(DEFAULT_DB_ALIAS)
            copying.copy_rows(alias, DEFAULT_DB_ALIAS)
            return
    connections.close_all()
    _put_sqlite(staged, Path(connection.settings_dict["NAME"]))


def _tidy(staged: Path, media: Path, later: list[Path]) -> None:
    """Put the files whose place was taken, and take away those that the backup doesn't have."""
    for path in later:
        path.replace(media / path.relative_to(staged))
    wanted = {path.relative_to(staged) for path in [*staged.rglob("*"), *later]}
    for path in [path for path in media.rglob("*") if path.is_file()]:
        if path.relative_to(media) not in wanted:
            path.unlink()


def restore(source: Path) -> Path | None:
    """Replace the installation by a backup; gives the backup of what was there, if anything was."""
    held = lock.take_alone(settings.HOME)
    media = Path(settings.MEDIA_ROOT)
    try:
        with unpacked(source) as folder:
            kept, staged = _keep_present(), folder / "files"
            later = _add_files(staged, media)
            _put_database(folder / archive.DATABASE)
            if (key := folder / archive.KEY).exists():
                key.replace(settings.HOME / archive.KEY)
            _tidy(staged, media, later)
    finally:
        os.close(held)
    return kept
