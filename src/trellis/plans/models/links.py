"""The chain (C8.1): what an objective or an activity serves in other rooms, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.networks.models import Network
from trellis.plans.models.activities import Activity
from trellis.plans.models.goals import Objective


class Way(models.TextChoices):
    """Up to what it serves, or down to what came of it."""

    UP = "up", _("serves")
    DOWN = "down", _("led to")


class Link(Row):
    """A link from an objective or an activity to a thing of another room.

    `kind` is a kind of thing that some room has registered, see `networks.lineage`; `thing` is its id.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    objective = models.ForeignKey(Objective, null=True, on_delete=models.CASCADE, related_name="links")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.CASCADE, related_name="links")
    way = models.CharField(max_length=4, choices=Way.choices)
    kind = models.CharField(max_length=30)
    thing = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(objective=None, activity__isnull=False)
                | Q(activity=None, objective__isnull=False),
                name="plans_link_one_thing",
            ),
            models.UniqueConstraint(fields=["objective", "kind", "thing"], name="plans_link_objective_once"),
            models.UniqueConstraint(fields=["activity", "kind", "thing"], name="plans_link_activity_once"),
        ]
        indexes = [models.Index(fields=["network", "kind", "thing"], name="plans_link_by_thing")]

    def __str__(self) -> str:
        """Give the kind."""
        return self.kind

    def facts(self) -> Facts:
        """Say which network."""
        return Facts(network=self.network_id)
