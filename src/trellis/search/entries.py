"""Putting names into the index and finding them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Exists, Model, OuterRef, QuerySet, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from trellis.domain import bigrams, text
from trellis.search import index
from trellis.search.models import Entry

FEW = 1500
"""Of what is found up to this many times the index of words is asked; more are common."""

Thing = TypeVar("Thing", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Words:
    """An object and the words by which it is found."""

    kind: str
    object_id: UUID
    network: UUID | None
    texts: tuple[str, ...]

    def entry(self) -> Entry:
        """Give the row for the index."""
        folded = " | ".join(dict.fromkeys(text.fold(each) for each in self.texts if each.strip()))
        return Entry(
            kind=self.kind,
            object_id=self.object_id,
            network=self.network,
            text=folded,
            tokens=" ".join(dict.fromkeys(bigrams.tokens(folded))),
        )


def put(words: Iterable[Words]) -> None:
    """Make objects findable by these words, instead of those before."""
    Entry.objects.bulk_create(
        [each.entry() for each in words],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["network", "text", "tokens"],
    )


def forget(kind: str, ids: Iterable[UUID]) -> None:
    """Take objects out of the index."""
    Entry.objects.filter(kind=kind, object_id__in=list(ids)).delete()


def matches(kind: str, wanted: str) -> QuerySet[Entry, UUID]:
    """Give the ids of the objects of a kind whose words contain each of the wanted words, as a subquery."""
    found = Entry.objects.filter(kind=kind)
    tokens = bigrams.query_tokens(wanted)
    if tokens:
        # A subquery of its own: Django renames this table when the whole is used inside another query. The
        # kind is cast so that no index of kinds seems useful: the index of words names the few that can fit.
        ids = RawSQL(index.IDS[connection.vendor], [index.question(connection, tokens)])  # noqa: S611  constant text
        cast = Entry.objects.alias(of=Cast("kind", TextField()))
        found = cast.filter(of=kind, pk__in=ids)
    return _containing(found, wanted).values_list("object_id", flat=True)


def _containing(found: QuerySet[Entry], wanted: str) -> QuerySet[Entry]:
    for word in text.fold(wanted).split():
        found = found.filter(text__contains=word)
    return found


def fits(kind: str, wanted: str) -> Exists:
    """Give the condition that a row's words contain each of the wanted words: for common ones, row by row."""
    return Exists(_containing(Entry.objects.filter(kind=kind, object_id=OuterRef("pk")), wanted))


@dataclass(frozen=True)
class Candidates:
    """Ids of things that were found; unless `is_all`, there are more of them."""

    ids: list[UUID]
    is_all: bool


def candidates(kind: str, wanted: str, at_most: int, network: UUID | None = None) -> Candidates:
    """Give the objects of a kind whose words contain each of the wanted words, in no order.

    With a network only its own; the index of words is asked at once about all words, and not for more than
    are wanted, so this is as quick among many things as among few.
    """
    tokens = bigrams.query_tokens(wanted)
    if not tokens:
        # No sign by which the index could name anything.
        return Candidates([], is_all=False)
    sql, given = index.FOUND[connection.vendor], [index.question(connection, tokens), kind]
    for word in text.fold(wanted).split():
        sql += index.CONTAINING
        given.append(f"%{connection.ops.prep_for_like_query(word)}%")
    if network:
        sql += index.WITHIN
        given.append(Entry._meta.get_field("network").get_db_prep_value(network, connection))
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {at_most + 1:d}", given)
        ids = [UUID(str(pk)) for (pk,) in cursor.fetchall()]
    return Candidates(ids, len(ids) <= at_most)


def found_among(rows: QuerySet[Thing], kind: str, wanted: str) -> QuerySet[Thing]:
    """Give those of some rows whose words contain each of the wanted words, however rare or common these are.

    The index of words names a rare word's few; a common one's are soon met among the rows themselves.
    """
    met = candidates(kind, wanted, FEW)
    return rows.filter(pk__in=met.ids) if met.is_all else rows.filter(fits(kind, wanted))
