"""The writers of jobs that people or the clock call; workers write the rest."""

from datetime import datetime

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import JOB_NOT_FAILED, Problem
from trellis.jobs import rules
from trellis.jobs.later import later
from trellis.jobs.models import Job, State


@action("job.retry", on="job", allow=rules.may_retry)
def retry_job(*, actor: Actor, job: Job) -> Job:
    """Let a job that failed for good be tried again.

    When one of its kind waits already, that one does it, and doesn't wait any longer.
    """
    hold(job)
    if job.state != State.FAILED:
        raise Problem(JOB_NOT_FAILED)
    note(name=job.name, fault=job.fault)
    waits = job.key and Job.objects.filter(name=job.name, key=job.key, state=State.WAITING).exists()
    if waits:
        later(job.name, job.payload, key=job.key, network=job.network)
        job.state = State.DONE
    else:
        job.state, job.ended_at = State.WAITING, None
        job.tries, job.run_at = 0, timezone.now()
    job.save(update_fields=["state", "ended_at", "tries", "run_at"])
    return job


@action("job.forget", on="before", allow=rules.may_forget, keeps=("before",))
def forget_jobs(*, actor: Actor, before: datetime) -> int:
    """Forget jobs that were done before a moment; what failed stays until a person has looked."""
    count, _ = Job.objects.filter(state=State.DONE, ended_at__lt=before).delete()
    note(count=count)
    return count
