"""Reading meetings, always for somebody: those to come, those that were, a month, one."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings.models import Meeting, Series, Stage
from trellis.networks.models import Network
from trellis.networks.rules import sees_network

PAGE = 50
COMING, PAST = "coming", "past"
AHEAD = (Stage.PLANNED, Stage.CALLED, Stage.OPEN)
BEHIND = (Stage.OVER, Stage.MINUTED, Stage.CANCELLED)


@dataclass(frozen=True)
class MeetingsPage:
    """Fifty meetings and the number to go on from if there are more."""

    rows: list[Meeting]
    next: int | None


def meetings_of(actor: Actor, network: Network) -> QuerySet[Meeting]:
    """Give a network's meetings that somebody may see: all of them, or none."""
    here = Meeting.objects.filter(network=network)
    return here if sees_network.test(actor, network) else here.none()


def coming(actor: Actor, network: Network) -> list[Meeting]:
    """Give the meetings to come: first those whose date is looked for, then by time."""
    rows = meetings_of(actor, network).filter(stage__in=AHEAD).select_related("host", "series", "body")
    return list(rows.order_by(F("starts_at").asc(nulls_first=True), "number")[: 2 * PAGE])


def past(actor: Actor, network: Network, before: int | None = None) -> MeetingsPage:
    """Give those that were, or were cancelled, the latest number first."""
    rows = meetings_of(actor, network).filter(stage__in=BEHIND)
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.select_related("host", "series", "body").order_by("-number")[: PAGE + 1])
    shown = found[:PAGE]
    return MeetingsPage(shown, shown[-1].number if len(found) > PAGE else None)


def _at_midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def within(actor: Actor, network: Network, first: date, end: date) -> list[Meeting]:
    """Give the meetings that begin on a day from `first` on and before `end`."""
    rows = meetings_of(actor, network).filter(
        starts_at__gte=_at_midnight(first), starts_at__lt=_at_midnight(end)
    )
    return list(rows.select_related("host", "series").order_by("starts_at", "number")[: 4 * PAGE])


def meeting_seen(actor: Actor, network: Network, pk: UUID) -> Meeting:
    """Give a meeting, or the problem that there's none to be seen."""
    here = meetings_of(actor, network).filter(pk=pk)
    found = here.select_related("host", "chair", "secretary", "series", "body", "unit").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def upcoming_in(series: Series) -> list[Meeting]:
    """Give the meetings of a series that are still to come."""
    rows = series.meetings.filter(stage__in=AHEAD).select_related("host")
    return list(rows.order_by("starts_at", "number"))
