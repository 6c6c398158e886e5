"""Django's interface of background work: what `enqueue()` is given becomes a job of our own table."""

from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_module_path, normalize_json

from trellis.jobs.later import add_job, work

NAME = "jobs.task"


class JobsBackend(BaseTaskBackend):
    """Keeps a task as a job, in the transaction of whoever asks for it."""

    supports_defer = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Keep the function's address and what it is given."""
        self.validate_task(task)
        payload = {
            "does": get_module_path(task.func),
            "args": normalize_json(args),
            "kwargs": normalize_json(kwargs),
        }
        job = add_job(NAME, payload, at=task.run_after)
        return TaskResult(
            task=task,
            id=str(job.pk),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


@work(NAME)
def do_task(payload: Any) -> None:
    """Call a task that was kept."""
    task = import_string(payload["does"])
    task.call(*payload["args"], **payload["kwargs"])
