"""What goes on from one meeting to the next of the same line: its series, else its body."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from trellis.domain import carryover
from trellis.meetings.models import (
    ActionItem,
    AgendaItem,
    ItemStage,
    Meeting,
    Minutes,
    MinutesStage,
    Stage,
)
from trellis.meetings.queries.lines import FINISHED, OPEN_TASKS, line_of, next_of, times_carried


def _ended(meeting: Meeting) -> QuerySet[Meeting]:
    ended = Meeting.objects.filter(line_of(meeting), stage__in=[Stage.OVER, Stage.MINUTED, Stage.CANCELLED])
    return ended.exclude(pk=meeting.pk)


def pass_on(meeting: Meeting) -> int:
    """Let what stood on the agenda of a meeting that isn't held go on to the next one; count it."""
    left = AgendaItem.objects.filter(meeting=meeting, stage__in=[ItemStage.PROPOSED, ItemStage.ON])
    count = left.update(stage=ItemStage.CARRIED_OVER, version=F("version") + 1)
    following = next_of(meeting)
    if following is not None:
        bring(following)
    return count


def leave(meeting: Meeting) -> int:
    """Mark what isn't finished as carried over, and count it; tasks that go on are counted, too."""
    left = AgendaItem.objects.filter(meeting=meeting).exclude(stage__in=FINISHED)
    count = left.update(stage=ItemStage.CARRIED_OVER, version=F("version") + 1)
    former = ActionItem.objects.filter(meeting__in=_ended(meeting).values("pk"), stage__in=OPEN_TASKS)
    former.update(carried=F("carried") + 1)
    return count


def bring(meeting: Meeting) -> int:
    """Put what waits from former meetings at the head of an agenda, with minutes to be adopted before it."""
    ended = _ended(meeting).values("pk")
    waiting = AgendaItem.objects.filter(meeting__in=ended, stage=ItemStage.CARRIED_OVER, carried_to=None)
    rows = {str(each.pk): each for each in waiting}
    often = times_carried(rows.values())
    onward = carryover.items_onward(
        carryover.Item(id=key, place=row.position, carried=often[row.pk]) for key, row in rows.items()
    )
    made = [*_minutes_to_adopt(meeting, ended), *(_again(meeting, rows[each.id]) for each in onward)]
    if made:
        _renumber(meeting, [each.pk for each in made])
    not_held = ended.filter(stage=Stage.CANCELLED)
    unread = Minutes.objects.filter(adopted_in__in=not_held).exclude(stage=MinutesStage.ADOPTED)
    unread.update(adopted_in=meeting)
    return len(made)


def _again(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    kept = ("title", "text", "minutes", "person", "organisation", "leads", "proposal")
    return AgendaItem.objects.create(
        network=meeting.network,
        meeting=meeting,
        carried_from=item,
        stage=ItemStage.ON,
        **{name: getattr(item, name) for name in kept},
    )


def _minutes_to_adopt(meeting: Meeting, ended: QuerySet[Meeting, Any]) -> list[AgendaItem]:
    unread = Minutes.objects.filter(meeting__in=ended, adopted_in=None).exclude(stage=MinutesStage.ADOPTED)
    found = list(unread.select_related("meeting").order_by("meeting__number"))
    with override(meeting.network.language):
        made = [
            AgendaItem.objects.create(
                network=meeting.network,
                meeting=meeting,
                stage=ItemStage.ON,
                minutes=5,
                title=_("Adopt the minutes of meeting #%(number)s") % {"number": each.meeting.number},
            )
            for each in found
        ]
    Minutes.objects.filter(pk__in=[each.pk for each in found]).update(adopted_in=meeting)
    return made


def _renumber(meeting: Meeting, first: list[UUID]) -> None:
    others = AgendaItem.objects.filter(meeting=meeting).exclude(pk__in=first).order_by("position", "pk")
    for place, pk in enumerate([*first, *others.values_list("pk", flat=True)], start=1):
        AgendaItem.objects.filter(pk=pk).update(position=place)


def take_back(meeting: Meeting) -> None:
    """Take back what was carried over, where nobody has touched it in the next meeting."""
    gone = AgendaItem.objects.filter(
        carried_from__meeting=meeting, stage__in=[ItemStage.PROPOSED, ItemStage.ON], version=1
    )
    gone.delete()
    left = AgendaItem.objects.filter(meeting=meeting, stage=ItemStage.CARRIED_OVER, carried_to=None)
    left.update(stage=ItemStage.ON, ended_at=None, version=F("version") + 1)
