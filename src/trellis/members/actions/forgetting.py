"""The writer that forgets: what was kept to be taken back or answered goes when nobody will ask for it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rules import is_operator
from trellis.imports.models import Batch, Effect, State
from trellis.members.queries.forgetting import forgettable
from trellis.networks.models import Network


def _let_files_go(batches: Iterable[Batch]) -> None:
    """Delete files when the deed is done: what fails deletes nothing."""
    for batch in batches:
        if batch.file:
            transaction.on_commit(lambda file=batch.file: file.storage.delete(file.name))  # type: ignore[misc]


@action("retention.forget", on="network", allow=is_operator, keeps=("before",))
def forget(*, actor: Actor, network: Network | None, before: datetime) -> dict[str, int]:
    """Forget what a network needs no longer: how to undo old lists, lists never brought in, old contacts.

    What the lists brought in stays, and so does every line of the record.
    """
    old = forgettable(network, before)
    figures = old.figures()
    never_in, undo = list(old.never_in), list(old.undo)
    old.contacts.update(contact={}, version=F("version") + 1)
    Effect.objects.filter(batch__in=undo).delete()
    _let_files_go([*never_in, *undo])
    kept = Batch.objects.filter(pk__in=[each.pk for each in undo])
    kept.update(file="", forgotten_at=timezone.now(), version=F("version") + 1)
    dropped = Batch.objects.filter(pk__in=[each.pk for each in never_in])
    dropped.update(file="", state=State.DROPPED, answers={}, version=F("version") + 1)
    note(**figures)
    return figures
