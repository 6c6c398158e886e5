"""Reading batches of a network."""

import hashlib
from typing import IO
from uuid import UUID

from django.db.models import QuerySet

from trellis.domain.problems import NOT_FOUND, Problem
from trellis.imports.models import Batch, State

_BLOCK = 1 << 20


def digest_of(content: IO[bytes]) -> str:
    """Give the SHA-256 of a file, by which the same one is known again."""
    digest = hashlib.sha256()
    content.seek(0)
    while block := content.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def batches(network: UUID | None, kind: str) -> QuerySet[Batch]:
    """Give a network's batches of a kind, the newest first, without the long lists of what they held."""
    found = Batch.objects.filter(network=network, kind=kind).exclude(state=State.DROPPED)
    return found.order_by("-made_at", "-pk").defer("seen", "answers").select_related("made_by")


def batch_of(network: UUID | None, kind: str, batch_id: UUID) -> Batch:
    """Give one batch of a network, or the problem that there is none."""
    found = Batch.objects.filter(network=network, kind=kind, pk=batch_id).exclude(state=State.DROPPED).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def last_applied(network: UUID | None, kind: str) -> Batch | None:
    """Give the batch that was brought in last and still stands."""
    return (
        Batch.objects.filter(network=network, kind=kind, state=State.APPLIED).order_by("-applied_at").first()
    )
