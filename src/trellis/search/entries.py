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
NEAR = 6000
"""So many entries with the signs of the wanted words are looked at, before more is asked of them."""

Thing = TypeVar("Thing", bound=Model)


def _scope(kind: str, network: UUID | None) -> list[str]:
    """Give the tokens of kind and network: a word common elsewhere is then still rare here."""
    scopes = [kind] if network is None else [kind, network.hex]
    return [bigrams.scope_token(each) for each in scopes]


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
            tokens=" ".join([*_scope(self.kind, self.network), *bigrams.tokens(folded)]),
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
        asked = index.question(connection, [*_scope(kind, None), *tokens])
        ids = RawSQL(index.IDS[connection.vendor], [asked])  # noqa: S611  constant text
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

    With a network only its own. The index of words is asked for no more than a bounded number, so this is as
    quick among many things as among few. A word that is common elsewhere is asked again with its scope: not
    at once, since that is the commonest word of all.
    """
    tokens = bigrams.query_tokens(wanted)
    if not tokens:
        # No sign by which the index could name anything.
        return Candidates([], is_all=False)
    conditions, given = _conditions(kind, wanted, network)
    ids, near = _met(tokens, conditions, given, at_most)
    if near > NEAR and len(ids) <= at_most:
        scope = bigrams.scope_token(network.hex if network else kind)
        ids, near = _met([*tokens, scope], conditions, given, at_most)
    return Candidates(ids, near <= NEAR and len(ids) <= at_most)


def _conditions(kind: str, wanted: str, network: UUID | None) -> tuple[str, list[str]]:
    conditions, given = index.OF_KIND, [kind]
    for word in text.fold(wanted).split():
        conditions += index.CONTAINING
        given.append(f"%{connection.ops.prep_for_like_query(word)}%")
    if network:
        conditions += index.WITHIN
        given.append(Entry._meta.get_field("network").get_db_prep_value(network, connection))
    return conditions, given


def _met(tokens: list[str], conditions: str, given: list[str], at_most: int) -> tuple[list[UUID], int]:
    """Give what fits among all that has the tokens, and how much that is, up to one beyond `NEAR`."""
    ids = index.IDS[connection.vendor]
    sql = index.MET.format(ids=ids, near=NEAR + 1, conditions=conditions, at_most=at_most + 1)
    with connection.cursor() as cursor:
        cursor.execute(sql, [index.question(connection, tokens), *given])
        *met, (_, near) = cursor.fetchall()
    return [UUID(str(pk)) for pk, _ in met], near


def found_among(rows: QuerySet[Thing], kind: str, wanted: str) -> QuerySet[Thing]:
    """Give those of some rows whose words contain each of the wanted words, however rare or common these are.

    The index of words names a rare word's few; a common one's are soon met among the rows themselves.
    """
    met = candidates(kind, wanted, FEW)
    return rows.filter(pk__in=met.ids) if met.is_all else rows.filter(fits(kind, wanted))
