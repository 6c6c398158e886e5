"""Reading tasks: mine, those overdue, those that nobody took."""

from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings import leading
from trellis.meetings.models import ActionItem, TaskStage
from trellis.meetings.queries.lines import OPEN_TASKS
from trellis.networks.models import Network

SHOWS = ("open", "mine", "overdue", "done")


def tasks_of(actor: Actor, network: Network, show: str = "open") -> QuerySet[ActionItem]:
    """Give a network's tasks that somebody may see, the earliest due first."""
    rows = ActionItem.objects.filter(leading.sees_row.where(actor), network=network)
    if show == "done":
        rows = rows.filter(stage__in=[TaskStage.DONE, TaskStage.DROPPED])
    else:
        rows = rows.filter(stage__in=OPEN_TASKS)
    if show == "mine":
        rows = rows.filter(of_mine(actor))
    if show == "overdue":
        rows = rows.filter(due__lt=timezone.localdate())
    rows = rows.select_related("organisation", "person", "meeting", "serves")
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def of_mine(actor: Actor) -> Q:
    """Give the filter for tasks that somebody is to do herself or for her member."""
    return leading.does_it.where(actor)


def task_in(actor: Actor, network: Network, pk: UUID) -> ActionItem:
    """Give a task, or the problem that there's none to be seen."""
    rows = ActionItem.objects.filter(leading.sees_row.where(actor), network=network, pk=pk)
    found = rows.select_related("meeting", "organisation", "person", "serves").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    if found.meeting is not None:
        found.meeting.network = network
    return found
