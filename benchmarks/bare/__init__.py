"""The limit of an ordinary view: plain Django, its ORM, paginator and templates, 50 rows, on SQLite."""
