"""The limit of an ordinary view: plain Django, its ORM, its paginator, its templates, 50 rows, the standard middlewares, SQLite."""
