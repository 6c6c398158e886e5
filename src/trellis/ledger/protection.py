"""Triggers that make both databases refuse to change, delete or empty the record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE_LOCK = [
    """CREATE TRIGGER IF NOT EXISTS ledger_line_no_update BEFORE UPDATE ON ledger_line
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER IF NOT EXISTS ledger_line_no_delete BEFORE DELETE ON ledger_line
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    # INSERT OR REPLACE takes the former row away without asking the trigger above.
    """CREATE TRIGGER IF NOT EXISTS ledger_line_no_replace BEFORE INSERT ON ledger_line
       WHEN EXISTS (SELECT 1 FROM ledger_line WHERE id = NEW.id)
         OR EXISTS (SELECT 1 FROM ledger_line WHERE chain = NEW.chain AND number = NEW.number)
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
]
_SQLITE_UNLOCK = [
    "DROP TRIGGER IF EXISTS ledger_line_no_update",
    "DROP TRIGGER IF EXISTS ledger_line_no_delete",
    "DROP TRIGGER IF EXISTS ledger_line_no_replace",
]
_POSTGRES_LOCK = [
    """CREATE OR REPLACE FUNCTION ledger_line_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE OR REPLACE TRIGGER ledger_line_no_change BEFORE UPDATE OR DELETE ON ledger_line
       FOR EACH ROW EXECUTE FUNCTION ledger_line_refuse()""",
    """CREATE OR REPLACE TRIGGER ledger_line_no_truncate BEFORE TRUNCATE ON ledger_line
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_line_refuse()""",
]
_POSTGRES_UNLOCK = [
    "DROP TRIGGER IF EXISTS ledger_line_no_change ON ledger_line",
    "DROP TRIGGER IF EXISTS ledger_line_no_truncate ON ledger_line",
]

_TRIGGERS = {"sqlite": 3, "postgresql": 2}
Deed = Callable[[BaseDatabaseWrapper], None]
OTHERS: list[tuple[Deed, Deed]] = []
"""What rooms above protect in their own tables: how it is locked and unlocked together with the record."""


def _run(connection: BaseDatabaseWrapper, on_sqlite: list[str], on_postgres: list[str]) -> None:
    statements = on_sqlite if connection.vendor == "sqlite" else on_postgres
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lock(connection: BaseDatabaseWrapper) -> None:
    """Protect the record; doing it again changes nothing."""
    _run(connection, _SQLITE_LOCK, _POSTGRES_LOCK)


@contextmanager
def unlocked(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the protection away for as long as rows are copied whole, or a test empties its tables."""
    _run(connection, _SQLITE_UNLOCK, _POSTGRES_UNLOCK)
    for _lock, unlock in OTHERS:
        unlock(connection)
    try:
        yield
    finally:
        lock(connection)
        for lock_other, _unlock in OTHERS:
            lock_other(connection)


def is_locked(connection: BaseDatabaseWrapper) -> bool:
    """Say whether the triggers are there."""
    if connection.vendor == "sqlite":
        question = "SELECT count(*) FROM sqlite_master WHERE type='trigger' AND tbl_name='ledger_line'"
    else:
        question = (
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'ledger_line'::regclass "
            "AND NOT tgisinternal AND tgenabled <> 'D'"
        )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return bool(cursor.fetchone()[0] >= _TRIGGERS[connection.vendor])
