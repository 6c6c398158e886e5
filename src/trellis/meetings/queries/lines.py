"""Meetings of one line (a series, else a body), and how often things went on from one to the next."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q

from trellis.domain import carryover
from trellis.meetings.models import AgendaItem, ItemStage, Meeting, Stage, TaskStage

FINISHED = (ItemStage.DONE, ItemStage.DROPPED)
OPEN_TASKS = (TaskStage.OFFERED, TaskStage.OPEN, TaskStage.DECLINED)
"""Stages of tasks that are still to be done, or to be given to somebody else."""


def line_of(meeting: Meeting) -> Q:
    """Give the filter for the meetings of a meeting's line."""
    if meeting.series_id:
        return Q(network=meeting.network_id, series=meeting.series_id)
    return Q(network=meeting.network_id, series=None, body=meeting.body_id)


def next_of(meeting: Meeting) -> Meeting | None:
    """Give the next meeting that is planned in a meeting's line."""
    ahead = Meeting.objects.filter(line_of(meeting), stage__in=[Stage.PLANNED, Stage.CALLED])
    later = ahead.exclude(pk=meeting.pk).select_related("network")
    return later.order_by(F("starts_at").asc(nulls_last=True), "number").first()


def times_carried(items: Iterable[AgendaItem]) -> dict[UUID, int]:
    """Give how often each item was carried over, with one query for each step back."""
    found, parents = list(items), dict[str, str | None]()
    wanted = {each.pk for each in found}
    while wanted:
        rows = AgendaItem.objects.filter(pk__in=wanted).values_list("pk", "carried_from")
        step = {str(pk): str(before) if before else None for pk, before in rows}
        parents |= step
        wanted = {UUID(before) for before in step.values() if before and before not in parents}
    return {each.pk: carryover.times_carried(str(each.pk), parents) for each in found}
