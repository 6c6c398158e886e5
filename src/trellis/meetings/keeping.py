"""Triggers that make both databases refuse to change adopted minutes, and corrections beside them."""

from django.db.backends.base.base import BaseDatabaseWrapper

SAYS = "adopted minutes stay as they are"
_KEPT = ("meeting_id", "stage", "language", "texts", "figures", "adopted_at")
_CORRECTED = ("minutes_id", "text", "at")


def _sqlite(table: str, columns: tuple[str, ...], when: str) -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in columns)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    return [
        (
            f"CREATE TRIGGER IF NOT EXISTS {table}_stay BEFORE UPDATE ON {table} "
            f"WHEN {when} AND ({changed}) {refuse}"
        ),
        f"CREATE TRIGGER IF NOT EXISTS {table}_remain BEFORE DELETE ON {table} WHEN {when} {refuse}",
    ]


def _postgres(table: str, columns: tuple[str, ...], when: str) -> list[str]:
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns)
    call = "FOR EACH ROW WHEN ({}) EXECUTE FUNCTION meetings_minutes_refuse()"
    return [
        f"CREATE OR REPLACE TRIGGER {table}_stay BEFORE UPDATE ON {table} "
        + call.format(f"{when} AND ({changed})"),
        f"CREATE OR REPLACE TRIGGER {table}_remain BEFORE DELETE ON {table} " + call.format(when),
    ]


_FUNCTION = f"""CREATE OR REPLACE FUNCTION meetings_minutes_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"""
_TABLES = (
    ("meetings_minutes", _KEPT, "OLD.stage = 'adopted'"),
    ("meetings_correction", _CORRECTED, "OLD.id IS NOT NULL"),
)


def lock(connection: BaseDatabaseWrapper) -> None:
    """Protect what is adopted; doing it again changes nothing. Tables that aren't there yet are left."""
    there = set(connection.introspection.table_names())
    if not {table for table, _columns, _when in _TABLES} <= there:
        return
    is_sqlite = connection.vendor == "sqlite"
    write = _sqlite if is_sqlite else _postgres
    statements = [] if is_sqlite else [_FUNCTION]
    for table, columns, when in _TABLES:
        statements += write(table, columns, when)
    _run(connection, statements)


def unlock(connection: BaseDatabaseWrapper) -> None:
    """Take the protection away for as long as rows are copied or a test empties its tables."""
    names = [f"{table}_{name}" for table, _columns, _when in _TABLES for name in ("stay", "remain")]
    on = "" if connection.vendor == "sqlite" else " ON {}"
    _run(
        connection,
        [f"DROP TRIGGER IF EXISTS {name}{on.format(name.rsplit('_', 1)[0])}" for name in names],
    )


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
