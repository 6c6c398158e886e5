"""Questions that every page asks: turned into SQL once, then asked again with other values.

Django writes a query's SQL anew each time, which costs more than the database takes to answer it.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, QuerySet, Value

Answer = TypeVar("Answer")


class _Hole(Value):
    """The place of a value that each asking gives."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(None, output_field=field)
        self.name = name

    def as_sql(self, *_: Any) -> tuple[str, tuple[Any, ...]]:
        """Stand among the parameters itself, to be filled later."""
        return "%s", (self,)


class _WorkedOut(NamedTuple, Generic[Answer]):
    """A query of one kind of database, with its SQL and where in it the values go."""

    rows: "QuerySet[Any, Answer]"
    compiler: Any
    sql: str
    places: tuple[Any, ...]


class Question(Generic[Answer]):
    """A query with holes: `Question(lambda pk: Alias.objects.filter(organisation=pk), pk=UUIDField())`.

    It is worked out when first asked. A hole stands where Django takes an expression, as beside `=` and `<`,
    and is never None. Whatever changes is a hole, so today is one too.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Answer]], **holes: "Field[Any, Any]") -> None:
        """Keep how the query is built, and the fields whose values it is given."""
        self._build, self._holes = build, holes
        self._known: dict[str, _WorkedOut[Answer]] = {}

    def _worked_out(self, connection: BaseDatabaseWrapper) -> _WorkedOut[Answer]:
        found = self._known.get(connection.vendor)
        if found is None:
            rows = self._build(**{name: _Hole(name, field) for name, field in self._holes.items()})
            compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
            found = self._known[connection.vendor] = _WorkedOut(rows, compiler, *compiler.as_sql())
        return found

    def ask(self, **values: object) -> list[Answer]:
        """Give the answer for these values, as the query would."""
        connection = connections[DEFAULT_DB_ALIAS]
        known = self._worked_out(connection)
        given = {
            name: field.get_db_prep_value(values[name], connection) for name, field in self._holes.items()
        }
        params = tuple(given[each.name] if isinstance(each, _Hole) else each for each in known.places)
        # Each thread has a connection of its own, so each asking has its own compiler.
        compiler = copy(known.compiler)
        compiler.connection, compiler.as_sql = connection, lambda: (known.sql, params)
        asked: Any = known.rows.all()
        asked.query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(asked)
