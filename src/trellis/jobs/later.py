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
OUTSIDE: set[str] = set()
"""Names of works that speak with other machines: these have no transaction around them."""
BY_THE_CLOCK = "by the clock"
"""The key of the one job of a regular work that waits for its next time."""


def work(name: str, *, every: timedelta | None = None, outside: bool = False) -> Callable[[Work], Work]:
    """Let a function do the jobs of a name; with `every` one such job always waits for its next time.

    What it writes is written together with the mark that the job is done: both or neither. One that waits
    for other machines is `outside`: it writes in transactions of its own, and may be called again for the
    same job after a stop, so doing it twice must be the same as once. The module `work` of each room is read
    at the start.
    """

    def keep(does: Work) -> Work:
        WORKS[name] = does
        if every is not None:
            REGULAR[name] = every
        if outside:
            OUTSIDE.add(name)
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
    if not key:
        add_job(name, payload, at=at, network=network)
        return
    due = at or timezone.now()
    while not _waits(name, key, due):
        new = Job(name=name, payload=dict(payload or {}), key=key, network=network, run_at=due)
        with transaction.atomic():
            Job.objects.bulk_create([new], ignore_conflicts=True)


def add_job(
    name: str,
    payload: Mapping[str, Any] | None = None,
    *,
    at: datetime | None = None,
    network: UUID | None = None,
) -> Job:
    """Add a job, whatever waits already."""
    return Job.objects.create(
        name=name, payload=dict(payload or {}), network=network, run_at=at or timezone.now()
    )


@transaction.atomic
def _waits(name: str, key: str, due: datetime) -> bool:
    """Say whether one waits, at this time at the latest; no worker takes it before the deed is done.

    Held, since a worker that took it now wouldn't see yet what the deed writes, and nobody would look again.
    """
    waiting = Job.objects.select_for_update().filter(name=name, key=key, state=State.WAITING)
    found = waiting.values_list("run_at", flat=True).first()
    if found is not None and found > due:
        waiting.update(run_at=due)
    return found is not None
