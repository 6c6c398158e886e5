"""What this room wants of somebody: to say what became of a step whose day has passed."""

from typing import Any

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.advocacy.queries import late_steps
from trellis.domain.problems import N_
from trellis.networks.notices import Urgency, counting


@counting(
    what=N_("Steps from practice to policy that are overdue: %(count)s"),
    why=N_("Somebody promised to take them further. Note what came of them, or that they were declined."),
    page="practices",
    urgency=Urgency.SOMETIME,
    icon="award",
)
def steps_late(actor: Actor) -> list[QuerySet[Any]]:
    """Count the steps whose day has passed."""
    return [late_steps(actor)]
