"""The full-text index of each engine: FTS5 with triggers on SQLite, a GIN expression index on PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = [
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_index
       USING fts5(tokens, content='search_entry', content_rowid='id', detail=none)""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_added AFTER INSERT ON search_entry
       BEGIN INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens); END""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_gone AFTER DELETE ON search_entry
       BEGIN INSERT INTO search_index(search_index, rowid, tokens)
             VALUES ('delete', old.id, old.tokens); END""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_changed AFTER UPDATE ON search_entry
       BEGIN INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', old.id, old.tokens);
             INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens); END""",
]
_POSTGRES = [
    "CREATE INDEX IF NOT EXISTS search_entry_tokens ON search_entry USING gin (to_tsvector('simple', tokens))"
]

IDS = {
    "sqlite": "SELECT rowid FROM search_index WHERE search_index MATCH %s",
    "postgresql": (
        "SELECT id FROM search_entry WHERE to_tsvector('simple', tokens) @@ to_tsquery('simple', %s)"
    ),
}
FOUND = {
    # SQLite keeps to the order of a CROSS JOIN: the index of words leads, and stops at the limit.
    "sqlite": (
        "SELECT e.object_id FROM search_index CROSS JOIN search_entry e ON e.id = search_index.rowid"
        " WHERE search_index MATCH %s AND e.kind = %s"
    ),
    "postgresql": (
        "SELECT e.object_id FROM search_entry e"
        " WHERE to_tsvector('simple', e.tokens) @@ to_tsquery('simple', %s) AND e.kind = %s"
    ),
}
WITHIN = " AND e.network = %s"
CONTAINING = " AND e.text LIKE %s ESCAPE '\\'"
GLUE = {"sqlite": " AND ", "postgresql": " & "}


def ensure(connection: BaseDatabaseWrapper) -> None:
    """Make the index when it isn't there."""
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRES:
            cursor.execute(statement)


def question(connection: BaseDatabaseWrapper, tokens: list[str]) -> str:
    """Join tokens to a query that wants all of them."""
    return GLUE[connection.vendor].join(
        f'"{token}"' if connection.vendor == "sqlite" else f"'{token}'" for token in tokens
    )
