"""How a room asks for work to be done later, and says how it is done."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from trellis.jobs.models import Job, State

Work = Callable[[Mapping[str, Any]], None]
WORKS: dict[str, Work] = {}
REGULAR: dict[str, timedelta] = {}


def work(name: str, *, every: timedelta | None = None) -> Callable[[Work], Work]:
    """Let a function do the jobs of a name; with `every` one such job always waits for its next time.

    It may be called again for the same job after a stop, so doing it twice must be the same as once. The
    module `work` of each room is read at the start.
    """

    def keep(does: Work) -> Work:
        WORKS[name] = does
        if every is not None:
            REGULAR[name] = every
        return does

    return keep


def later(
    name: str,
    payload: Mapping[str, Any] | None = None,
    *,
    at: datetime | None = None,
    key: str = "",
    network: UUID | None = None,
) -> None:
    """Ask for a job, in the transaction of the deed that wants it: a deed that fails leaves none behind.

    With a `key` nothing is added while one of this name and key waits; it is then done at the earlier time.
    """
    due = at or timezone.now()
    waiting = Job.objects.filter(name=name, key=key, state=State.WAITING) if key else Job.objects.none()
    if waiting.exists():
        waiting.filter(run_at__gt=due).update(run_at=due)
        return
    with transaction.atomic():
        Job.objects.bulk_create(
            [Job(name=name, payload=dict(payload or {}), key=key, network=network, run_at=due)],
            ignore_conflicts=bool(key),
        )
