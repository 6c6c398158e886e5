"""Meetings and their tasks as part of the chain (C8.1)."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.meetings import rules
from trellis.meetings.models import ActionItem, Meeting, Stage, TaskStage
from trellis.networks.lineage import Strand, Thing, strand
from trellis.networks.models import Network
from trellis.ui.dates import date_words
from trellis.ui.names import name_text

TASK, MEETING = "task", "meeting"
SHOWN = 30


def _tasks(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = ActionItem.objects.filter(rules.sees_row.where(actor), narrowed, network=network)
    return [
        Thing(
            kind=TASK,
            pk=each.pk,
            title=each.text,
            href=reverse("tasks", args=[network.slug]),
            note=_("Task: %(state)s") % {"state": each.get_stage_display()},
        )
        for each in here.order_by("-made_at", "-pk")[:SHOWN]
    ]


def _when(meeting: Meeting) -> str:
    begins = meeting.starts_at
    return date_words(timezone.localtime(begins).date()) if begins else str(meeting.get_stage_display())


def _meetings(actor: Actor, network: Network, narrowed: Q) -> list[Thing]:
    here = Meeting.objects.filter(rules.sees_row.where(actor), narrowed, network=network)
    return [
        Thing(
            kind=MEETING,
            pk=each.pk,
            title=f"#{each.number} {name_text(each.names, network.language)}",
            href=reverse("meeting", args=[network.slug, each.pk]),
            note=_("Meeting: %(state)s") % {"state": _when(each)},
        )
        for each in here.order_by("-number")[:SHOWN]
    ]


strand(
    Strand(
        kind=TASK,
        label=N_("Tasks"),
        choices=lambda actor, network: _tasks(actor, network, ~Q(stage=TaskStage.DROPPED)),
        things=lambda actor, network, ids: _tasks(actor, network, Q(pk__in=ids)),
    )
)
strand(
    Strand(
        kind=MEETING,
        label=N_("Meetings"),
        choices=lambda actor, network: _meetings(actor, network, ~Q(stage=Stage.CANCELLED)),
        things=lambda actor, network, ids: _meetings(actor, network, Q(pk__in=ids)),
    )
)
