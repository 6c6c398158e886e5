"""What meetings and what follows them want of somebody: tasks, minutes to be read, cleared or adopted."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.meetings import leading
from trellis.meetings.models import ActionItem, Meeting, Minutes, MinutesStage, Stage, TaskStage
from trellis.networks.notices import Notice, Urgency, source

SHOWN = 20


def _soonest(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.select_related("network").order_by("starts_at", "pk")


def _about_meetings(
    meetings: Iterable[Meeting], what: str, why: str, *, page: str, urgency: Urgency
) -> list[Notice]:
    return [
        Notice(
            what=Sentence(what, {"number": str(each.number)}),
            why=Sentence(why),
            href=reverse(page, args=[each.network.slug, each.pk]),
            urgency=urgency,
            network=each.network,
            icon="calendar",
        )
        for each in meetings
    ]


@source
def under_way(actor: Actor) -> list[Notice]:
    """Say which meetings are under way."""
    if actor.person is None:
        return []
    here = Meeting.objects.filter(leading.takes_part_in.where(actor), stage=Stage.OPEN)
    return _about_meetings(
        _soonest(here)[:SHOWN],
        N_("Meeting #%(number)s is under way"),
        N_("Its agenda, the list of speakers and the motions are on its page."),
        page="room",
        urgency=Urgency.NOW,
    )


@source
def today(actor: Actor) -> list[Notice]:
    """Say which meetings are held today."""
    if actor.person is None:
        return []
    begins = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    here = Meeting.objects.filter(
        leading.takes_part_in.where(actor),
        stage=Stage.CALLED,
        starts_at__range=(begins, begins + timedelta(days=1)),
    )
    return _about_meetings(
        _soonest(here)[:SHOWN],
        N_("Meeting #%(number)s is today"),
        N_("Where, when and what about stands on its page."),
        page="meeting",
        urgency=Urgency.NOW,
    )


@source
def my_tasks(actor: Actor) -> list[Notice]:
    """Say which of one's own tasks are overdue or wait to be taken."""
    if actor.person is None:
        return []
    due = Q(stage=TaskStage.OPEN, due__lt=timezone.localdate())
    mine = ActionItem.objects.filter(leading.does_it.where(actor), due | Q(stage=TaskStage.OFFERED))
    rows = mine.select_related("network").order_by("due", "pk")[:SHOWN]
    return [
        Notice(
            what=Sentence(_task_says(each), {"text": each.text}),
            why=Sentence(N_("The next meeting goes through the tasks of the last one.")),
            href=reverse("tasks", args=[each.network.slug]) + "?show=mine",
            urgency=Urgency.SOON,
            network=each.network,
            icon="check",
        )
        for each in rows
    ]


def _task_says(task: ActionItem) -> str:
    is_offered = task.stage == TaskStage.OFFERED
    return N_("A task is offered to you: %(text)s") if is_offered else N_("Overdue: %(text)s")


@source
def minutes_due(actor: Actor) -> list[Notice]:
    """Say which minutes wait to be written and sent, or to be cleared."""
    if actor.person is None:
        return []
    drafts = Minutes.objects.filter(leading.may_write.where(actor), stage=MinutesStage.DRAFT)
    waiting = Minutes.objects.filter(leading.may_clear.where(actor), stage=MinutesStage.CLEARING)
    # Minutes are at one stage only, so one query finds both kinds.
    either = Q(pk__in=drafts.values("meeting"), stage=Stage.OVER) | Q(pk__in=waiting.values("meeting"))
    found = list(_soonest(Meeting.objects.filter(either)).select_related("written")[: 5 * SHOWN])
    return [
        *_about_meetings(
            [each for each in found if each.written.stage == MinutesStage.DRAFT][:SHOWN],
            N_("The minutes of meeting #%(number)s wait to be sent"),
            N_("They have written themselves from the record. Add what it can't know, then send them."),
            page="minutes",
            urgency=Urgency.SOON,
        ),
        *_about_meetings(
            [each for each in found if each.written.stage == MinutesStage.CLEARING][:SHOWN],
            N_("The minutes of meeting #%(number)s wait for you to clear them"),
            N_("How long it takes is kept. Members wait for them."),
            page="minutes",
            urgency=Urgency.NOW,
        ),
    ]
