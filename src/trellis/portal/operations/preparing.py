"""Brings database, cache table and static files up to date, and does nothing where nothing has changed."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from trellis.networks.upgrading import extend_roles

STAMP = ".collected"
Say = Callable[[str], None]


def needs_migrating() -> bool:
    """Say whether this version wants tables that the database doesn't have yet."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_database_up_to_date(say: Say) -> None:
    """Make or change the tables that this version needs."""
    if needs_migrating():
        say(_("Bringing the database up to date."))
        call_command("migrate", interactive=False, verbosity=0)
    if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)


def _fingerprint() -> str:
    """Give a sum over every static file's name, size and time: another one whenever one of them changed."""
    found = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path)).stat()
            found.append(f"{path} {file.st_size} {file.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()


def collect_static_files(say: Say) -> None:
    """Gather and compress what browsers fetch; the stamp comes last, so that half of it is done again."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return
    say(_("Gathering style sheets and pictures."))
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)


def prepare(say: Say) -> None:
    """Make an installation ready to be served."""
    bring_database_up_to_date(say)
    extend_roles()
    collect_static_files(say)
