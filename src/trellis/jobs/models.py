"""A piece of work that waits, is under way, or is done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("Waits")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed for good")


class Job(Row):
    """Work to be done at a time: by whoever takes its lease first, and again when that one stopped.

    `fence` grows with each lease, so a worker that was thought dead can't finish what another took over.
    `key` names a job that mustn't wait twice. `fault` tells the kind of the last failure, never what a person
    wrote.
    """

    name = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    network = models.UUIDField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    run_at = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "key"], condition=Q(state="waiting") & ~Q(key=""), name="jobs_waits_once"
            )
        ]
        indexes = [
            models.Index(fields=["run_at"], condition=Q(state="waiting"), name="jobs_due"),
            models.Index(fields=["leased_until"], condition=Q(state="running"), name="jobs_leases"),
            models.Index(fields=["state", "ended_at"], name="jobs_by_end"),
        ]

    def __str__(self) -> str:
        """Give its name."""
        return self.name

    def facts(self) -> Facts:
        """Say that it is the installation's own affair, whichever network it works for."""
        return Facts()
