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
    "sqlite": "SELECT rowid AS id FROM search_index WHERE search_index MATCH %s",
    "postgresql": (
        "SELECT id FROM search_entry WHERE to_tsvector('simple', tokens) @@ to_tsquery('simple', %s)"
    ),
}
# Both engines keep to the order written here: the index of words leads, and nothing goes beyond a limit.
MET = """
    WITH near AS MATERIALIZED ({ids} LIMIT {near}),
    met AS MATERIALIZED (
        SELECT e.object_id FROM near CROSS JOIN search_entry e
        WHERE e.id = near.id{conditions} LIMIT {at_most}
    )
    SELECT object_id, NULL AS size FROM met UNION ALL SELECT NULL, count(*) FROM near
"""
OF_KIND = " AND e.kind = %s"
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
