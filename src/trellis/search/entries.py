"""Putting names into the index and finding them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from trellis.domain import bigrams, text
from trellis.search import index
from trellis.search.models import Entry


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
    for word in text.fold(wanted).split():
        tokens = bigrams.query_tokens(word)
        if tokens:
            # A subquery of its own: Django renames this table when the whole is used inside another query.
            ids = RawSQL(index.IDS[connection.vendor], [index.question(connection, tokens)])  # noqa: S611  constant text
            found = found.filter(pk__in=ids)
        found = found.filter(text__contains=word)
    return found.values_list("object_id", flat=True)
