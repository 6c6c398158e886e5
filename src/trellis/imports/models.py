"""A file that was brought in, what it changed, and the answers given on the way."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row

LONGEST = timedelta(minutes=3)
"""A list that isn't in after this long never will be: whatever was bringing it in has stopped."""


class State(models.TextChoices):
    """Where a batch stands."""

    PREVIEW = "preview", _("Being looked at")
    APPLIED = "applied", _("Brought in")
    UNDONE = "undone", _("Undone")
    DROPPED = "dropped", _("Dropped")


class Batch(Row):
    """One file on its way in, with how its columns were read and the answers: so it can be worked out again.

    `seen` are the ids of all that the file held when it was brought in: the next file is asked about those
    it lacks.
    """

    network = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    file = models.FileField(upload_to="imports/%Y/%m")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREVIEW)
    mapping = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    seen = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "kind", "-made_at"], name="imports_by_network")]

    def __str__(self) -> str:
        """Name the batch by its file."""
        return self.file_name

    @property
    def is_under_way(self) -> bool:
        """Tell whether it is being brought in at this moment."""
        began = self.started_at if self.state == State.PREVIEW else None
        return began is not None and timezone.now() - began < LONGEST

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network)


class Effect(models.Model):
    """What a batch did to one row of the database: `before` null means created, `after` null removed.

    `about` is what a person would call the thing, such as the organisation that a membership is of: what
    one batch created about one thing is undone together or not at all. `line` is the line of the file.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="effects")
    number = models.PositiveIntegerField()
    model = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    about = models.CharField(max_length=40, blank=True)
    line = models.PositiveIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="imports_one_effect_number")]
        indexes = [models.Index(fields=["model", "object_id"], name="imports_by_object")]

    def __str__(self) -> str:
        """Name the effect."""
        return f"{self.model} {self.object_id}"
