"""Pages of fifty, found by the last row of the page before: as quick at the end of a list as at its start."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

PAGE = 50
COUNTED = 1000

Thing = TypeVar("Thing", bound=Model)


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after a row, or (going back) before one."""

    after: UUID | None = None
    before: UUID | None = None


@dataclass(frozen=True)
class Slice(Generic[Thing]):
    """Fifty rows, and the ids to go on from in either direction, where there's more."""

    rows: list[Thing]
    previous: UUID | None
    next: UUID | None


@dataclass(frozen=True)
class Count:
    """How many there are: exact up to a thousand, then only that there are more."""

    number: int
    is_more: bool


def counted(rows: QuerySet[Any], cap: int | None = None) -> Count:
    """Count rows without reading more of them than anybody wants to know."""
    cap = cap or COUNTED
    found = rows.order_by().values("pk")[: cap + 1].count()
    return Count(min(found, cap), found > cap)


def _from(rows: QuerySet[Thing], sort: str, pk: UUID, *, going_back: bool) -> QuerySet[Thing]:
    place = QuerySet(rows.model).filter(pk=pk).values_list(sort, flat=True).first()
    if place is None:
        return rows
    way = "lt" if going_back else "gt"
    # The first condition alone lets the index begin at the right row; the second settles equal names.
    beyond = Q(**{f"{sort}__{way}": place}) | Q(**{f"pk__{way}": pk})
    return rows.filter(Q(**{f"{sort}__{way}e": place}), beyond)


def slice_of(
    rows: QuerySet[Thing],
    cursor: Cursor,
    sort: str = "sort_name",
    whole: QuerySet[Thing] | None = None,
    *,
    latest_first: bool = False,
) -> Slice[Thing]:
    """Give the page of rows that a cursor points to, in the order of a column and then of ids.

    With `whole`, which rows those are is asked first and alone, so that the index on that order answers it;
    then they are read from `whole`, which may fetch more with them. Ids grow with time: by "pk" and
    `latest_first` the newest rows come first.
    """
    going_back = cursor.before is not None
    pk = cursor.before or cursor.after
    if pk is not None:
        rows = _from(rows, sort, pk, going_back=going_back != latest_first)
    order = (f"-{sort}", "-pk") if going_back != latest_first else (sort, "pk")
    if whole is None:
        found = list(rows.order_by(*order)[: PAGE + 1])
        is_more, shown = len(found) > PAGE, found[:PAGE]
    else:
        ids = list(rows.order_by(*order).values_list("pk", flat=True)[: PAGE + 1])
        read = whole.in_bulk(ids[:PAGE])
        is_more, shown = len(ids) > PAGE, [read[each] for each in ids[:PAGE]]
    if going_back:
        shown.reverse()
    has_previous, has_next = (is_more, True) if going_back else (pk is not None, is_more)
    return Slice(
        shown,
        shown[0].pk if shown and has_previous else None,
        shown[-1].pk if shown and has_next else None,
    )
