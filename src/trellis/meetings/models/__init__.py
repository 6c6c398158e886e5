"""The rows of this room: meetings, their agenda, and what happened in them."""

from trellis.meetings.models.agenda import ActionItem, AgendaItem, ItemStage, TaskStage
from trellis.meetings.models.feed import Feed
from trellis.meetings.models.meetings import (
    Coming,
    DateOption,
    Form,
    Holiday,
    Invitation,
    Meeting,
    Series,
    Stage,
)
from trellis.meetings.models.room import (
    Attendance,
    CardBox,
    CardGiven,
    Correction,
    Minutes,
    MinutesStage,
    Presence,
    Turn,
)

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "CardBox",
    "CardGiven",
    "Coming",
    "Correction",
    "DateOption",
    "Feed",
    "Form",
    "Holiday",
    "Invitation",
    "ItemStage",
    "Meeting",
    "Minutes",
    "MinutesStage",
    "Presence",
    "Series",
    "Stage",
    "TaskStage",
    "Turn",
]
