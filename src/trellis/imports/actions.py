"""The lasting steps of a batch, as parts of the deeds of the rooms that bring lists in."""

from typing import IO, Any
from uuid import UUID

from django.core.files import File
from django.db.models import Q
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import IMPORT_FORGOTTEN, IMPORT_NOT_APPLIED, IMPORT_NOT_OPEN, Problem
from trellis.imports.models import LONGEST, Batch, State
from trellis.imports.queries import digest_of


def keep(*, actor: Actor, kind: str, network: UUID | None, name: str, content: IO[bytes]) -> Batch:
    """Keep a file that somebody brought, to be looked at."""
    batch = Batch(
        kind=kind,
        network=network,
        file_name=name[-200:],
        digest=digest_of(content),
        made_by_id=actor.person_id,
    )
    content.seek(0)
    # The name that the person gave is shown, never used as a path.
    batch.file.save(f"{batch.pk}.list", File(content), save=False)
    batch.save(force_insert=True)
    return batch


def held(batch: Batch, state: State) -> Batch:
    """Take hold of a batch until the deed is done, in the state it must be in."""
    found = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if found.state != state:
        raise Problem(IMPORT_NOT_OPEN if state == State.PREVIEW else IMPORT_NOT_APPLIED)
    if found.forgotten_at:
        raise Problem(IMPORT_FORGOTTEN)
    return found


def begin(batch: Batch) -> bool:
    """Say that a batch is being brought in from now on; false when it is already, or isn't open any more."""
    if batch.is_under_way:
        return False
    stale = Q(started_at=None) | Q(started_at__lt=timezone.now() - LONGEST)
    waiting = Batch.objects.filter(stale, pk=batch.pk, state=State.PREVIEW)
    return waiting.update(started_at=timezone.now()) == 1


def stop(batch: Batch) -> None:
    """Say that a batch isn't being brought in any more, when it couldn't be."""
    Batch.objects.filter(pk=batch.pk, state=State.PREVIEW).update(started_at=None)


def settle(batch: Batch, **values: Any) -> Batch:
    """Write down how a batch stands now."""
    for name, value in values.items():
        setattr(batch, name, value)
    batch.version += 1
    batch.save(update_fields=[*values, "version"])
    return batch


def applied(batch: Batch, **values: Any) -> Batch:
    """Say that a batch is in."""
    return settle(batch, state=State.APPLIED, applied_at=timezone.now(), **values)


def undone(batch: Batch, **values: Any) -> Batch:
    """Say that a batch was undone; what stood before is needed no longer, and holds people's addresses."""
    batch.effects.all().delete()
    return settle(batch, state=State.UNDONE, undone_at=timezone.now(), **values)
