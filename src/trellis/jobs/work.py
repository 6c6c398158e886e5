"""What this room does itself: it forgets jobs that were done some weeks ago."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.jobs.actions import forget_jobs
from trellis.jobs.later import work
from trellis.jobs.models import Job, State

KEPT = timedelta(weeks=3)


@work("jobs.forget", every=timedelta(days=1))
def forget(_payload: Mapping[str, Any]) -> None:
    """Forget old jobs, when there are any."""
    before = timezone.now() - KEPT
    if Job.objects.filter(state=State.DONE, ended_at__lt=before).exists():
        forget_jobs(actor=Actor.operator("forgetting", Channel.JOB), before=before)
