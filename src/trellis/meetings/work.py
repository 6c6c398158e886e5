"""What this room does later: the next meetings of each series are planned in time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from trellis.access.actor import Actor, Channel
from trellis.jobs.later import work
from trellis.meetings.actions.series import plan_ahead
from trellis.meetings.models import Series
from trellis.meetings.queries.series import lacks_meetings
from trellis.networks.models import Status


@work("meetings.plan-ahead", every=timedelta(days=1))
def plan_all_ahead(_payload: Mapping[str, Any]) -> None:
    """Plan the next meetings of every series that goes on."""
    actor = Actor.operator("meetings", channel=Channel.JOB)
    for series in Series.objects.filter(ended_at=None).exclude(network__status=Status.CLOSED):
        if lacks_meetings(series):
            plan_ahead(actor=actor, series=series)
