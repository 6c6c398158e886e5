"""The worker: takes a due job under a lease, does it, and lets go of it; whoever is slower finds it taken.

What a job writes and the mark that it is done are one transaction, so its effect on the database happens
exactly once, however often a worker is killed. An expired lease is taken over, with a higher fence: who lost
the lease finds another fence and writes nothing.
"""

import logging
import random
import time
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from threading import Event

from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.utils import timezone, translation

from trellis.domain.backing import pause_after
from trellis.jobs.later import BY_THE_CLOCK, OUTSIDE, REGULAR, WORKS, later
from trellis.jobs.models import Job, State

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
LEASE_OUTSIDE = timedelta(seconds=30)
"""Work outside keeps marks of its own, so that two at once do no harm: it is soon taken over."""
MOST_TRIES = 8
MOST_STARTS = 16
"""So often a job is begun whose worker stops each time: it may be the job that stops it."""
STOPPED = "WorkerStopped"
REST = 1.0
"""Seconds between two looks at an empty table."""
BREATH, SHORTEST_BREATH, LONGEST_BREATH = 0.25, 0.002, 0.25
"""A rest on SQLite between two jobs: a share of what the last one took, and its bounds in seconds."""
CLOCK = timedelta(minutes=5)
"""How often it is made sure that each regular work has its next time."""


class LeaseLost(Exception):
    """Another worker took the job over."""


class NoSuchWork(Exception):
    """No room does jobs of this name: it came from another version."""


def due() -> tuple[QuerySet[Job], QuerySet[Job]]:
    """Give the jobs that somebody may take now: those whose worker has stopped, and those that wait.

    Two questions, since each has an index of its own; asked together, every row would be sorted each time.
    """
    now = timezone.now()
    left = Job.objects.filter(state=State.RUNNING, leased_until__lt=now).order_by("leased_until")
    return left, Job.objects.filter(state=State.WAITING, run_at__lte=now).order_by("run_at")


def take() -> Job | None:
    """Take a job that a stopped worker left, else the one that has waited longest; None when none is due."""
    while any(rows.exists() for rows in due()):
        with transaction.atomic():
            found = (rows.select_for_update(skip_locked=True).first() for rows in due())
            job = next((each for each in found if each is not None), None)
            if job is None:
                return None
            if job.tries < MOST_STARTS:
                return _leased(job)
            # Taken again and again, it would keep all others waiting for ever.
            _stand_still(job, STOPPED)
    return None


def _leased(job: Job) -> Job:
    job.state, job.fence, job.tries = State.RUNNING, job.fence + 1, job.tries + 1
    job.leased_until = timezone.now() + (LEASE_OUTSIDE if job.name in OUTSIDE else LEASE)
    job.save(update_fields=["state", "fence", "tries", "leased_until"])
    return job


def _mine(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, fence=job.fence, state=State.RUNNING)


def _at_once(job: Job) -> AbstractContextManager[object]:
    return nullcontext() if job.name in OUTSIDE else transaction.atomic()


def _finish(job: Job) -> None:
    ended = {"state": State.DONE, "ended_at": timezone.now(), "leased_until": None, "fault": ""}
    if not _mine(job).update(**ended):
        raise LeaseLost
    _set_clock(job)


def _do(job: Job) -> None:
    does = WORKS.get(job.name)
    if does is None:
        raise NoSuchWork
    with _at_once(job):
        if job.name not in OUTSIDE and not _mine(job).select_for_update().exists():
            raise LeaseLost
        does(job.payload)
        _finish(job)


def _set_clock(job: Job) -> None:
    """Give a regular work its next time."""
    every = REGULAR.get(job.name)
    if every is not None and job.key == BY_THE_CLOCK:
        later(job.name, at=timezone.now() + every, key=BY_THE_CLOCK)


def _give_back(job: Job, fault: str) -> None:
    """Let a job that failed wait longer each time, and in the end stand still until a person looks."""
    with transaction.atomic():
        if not _mine(job).select_for_update().exists():
            return
        again = job.tries < MOST_TRIES
        twin = Job.objects.select_for_update().filter(name=job.name, key=job.key, state=State.WAITING)
        if again and job.key and twin.exists():
            # The same is asked for again already: one of them goes on, and remembers how often it failed.
            twin.update(tries=job.tries, fault=fault, run_at=_next_try(job))
            _mine(job).update(state=State.DONE, ended_at=timezone.now(), leased_until=None, fault=fault)
        elif again:
            _mine(job).update(state=State.WAITING, run_at=_next_try(job), leased_until=None, fault=fault)
        else:
            _stand_still(job, fault)


def _stand_still(job: Job, fault: str) -> None:
    """Let a job wait for a person; a regular work gets its next time all the same."""
    ended = {"state": State.FAILED, "ended_at": timezone.now()}
    _mine(job).update(leased_until=None, fault=fault, **ended)
    _set_clock(job)


def _next_try(job: Job) -> datetime:
    return timezone.now() + pause_after(job.tries, random.random())  # noqa: S311  only spreads the load


def work_on(job: Job) -> bool:
    """Do a job that was taken; say whether it was done."""
    try:
        with translation.override(None):
            _do(job)
    except LeaseLost:
        logger.warning("job %s: another worker took it over", job.name)
    except (Exception, SystemExit) as fault:  # noqa: BLE001  whatever a work raises, the others must go on
        # Only its kind: what a fault says may hold a person's name or address.
        kind = type(fault).__name__
        logger.warning("job %s failed, try %s: %s", job.name, job.tries, kind)
        _give_back(job, kind)
    else:
        return True
    return False


def work_off(stop: Event | None = None) -> int:
    """Do what is due until nothing is; give the count of jobs that were taken."""
    count = 0
    while not (stop and stop.is_set()):
        job = take()
        if job is None:
            break
        began = time.monotonic()
        work_on(job)
        count += 1
        _let_others_write(time.monotonic() - began)
    return count


def _let_others_write(worked: float) -> None:
    """Rest a little between two jobs where only one can write: who waits looks only now and then.

    Without it a page or a mail that comes may find the file locked for as long as there is work.
    """
    if connection.vendor == "sqlite":
        time.sleep(min(max(worked * BREATH, SHORTEST_BREATH), LONGEST_BREATH))


def set_clocks() -> None:
    """See to it that each regular work has its next time; a new one begins at once."""
    known = Job.objects.filter(key=BY_THE_CLOCK, state__in=[State.WAITING, State.RUNNING])
    going = set(known.values_list("name", flat=True))
    for name in sorted(REGULAR.keys() - going):
        later(name, key=BY_THE_CLOCK)


def keep_working(stop: Event) -> None:
    """Work until told to stop; the job at hand is finished first."""
    clock_at = timezone.now()
    while not stop.is_set():
        try:
            if timezone.now() >= clock_at:
                set_clocks()
                clock_at = timezone.now() + CLOCK
            work_off(stop)
        except Exception as fault:  # noqa: BLE001  a database that is away for a while comes back
            logger.warning("the worker waits: %s", type(fault).__name__)
            connections.close_all()
        _rest(stop)
    connections.close_all()


def _rest(stop: Event) -> None:
    if connection.vendor != "sqlite":
        connections.close_all()
    stop.wait(REST)
