"""Reading what waits, is under way, is done and failed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.jobs import rules
from trellis.jobs.models import Job, State

SHOWN = 50


def jobs_seen_by(actor: Actor) -> QuerySet[Job]:
    """Give the jobs that somebody may see."""
    return Job.objects.filter(rules.sees_jobs.where(actor))


def job_to(actor: Actor, pk: UUID) -> Job:
    """Give a job, or the problem that there's none to be seen."""
    found = jobs_seen_by(actor).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@dataclass(frozen=True)
class Pile:
    """How many jobs of a name wait, and since when the oldest of them is due."""

    name: str
    count: int
    oldest: datetime
    is_late: bool


def piles(actor: Actor) -> list[Pile]:
    """Give what waits, by name; late is what should have been done a while ago."""
    rows = jobs_seen_by(actor).filter(state=State.WAITING).order_by().values("name")
    now = timezone.now()
    return [
        Pile(row["name"], row["count"], row["oldest"], (now - row["oldest"]).total_seconds() > 600)
        for row in rows.annotate(count=Count("pk"), oldest=Min("run_at")).order_by("name")
    ]


def failed(actor: Actor, page: int = 1) -> list[Job]:
    """Give the jobs that failed for good, the latest first, and one more than fits when there are more."""
    rows = jobs_seen_by(actor).filter(state=State.FAILED).order_by("-ended_at", "-pk")
    start = (page - 1) * SHOWN
    return list(rows[start : start + SHOWN + 1])


def under_way(actor: Actor) -> list[Job]:
    """Give the jobs that a worker has, the first fifty."""
    return list(jobs_seen_by(actor).filter(state=State.RUNNING).order_by("leased_until")[:SHOWN])


def last_done(actor: Actor) -> datetime | None:
    """Give when a job was done last: how one sees that a worker works."""
    rows = jobs_seen_by(actor).filter(state=State.DONE).order_by("-ended_at")
    found: datetime | None = rows.values_list("ended_at", flat=True).first()
    return found


def how_many_failed(actor: Actor) -> int:
    """Count the jobs that failed for good."""
    return jobs_seen_by(actor).filter(state=State.FAILED).count()
