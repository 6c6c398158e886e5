"""Reading series: their next dates, whose turn it is to host, and which meetings nobody has touched."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.schedule import Held, dates, next_hosts, rule_from_json
from trellis.meetings.models import Holiday, Meeting, Series, Stage
from trellis.members.models import Organisation
from trellis.members.queries.directory import members_of
from trellis.networks.models import Network
from trellis.networks.rules import sees_network

AHEAD = 3
"""How many meetings of a series stand in the list before they are held."""
SHOWN = 12


def holidays_of(network: Network) -> list[Holiday]:
    """Give the days on which the network holds no meeting."""
    return list(Holiday.objects.filter(network=network).order_by("day"))


def coming_of(series: Series, today: date, count: int) -> list[Held]:
    """Give the next dates of a series, with its end and the network's holidays."""
    off = set(Holiday.objects.filter(network=series.network_id).values_list("day", flat=True))
    found: list[Held] = []
    for each in dates(rule_from_json(series.rule), series.since, holidays=off, until=series.until):
        if each.day > today:
            found.append(each)
        if len(found) == count:
            break
    return found


def lacks_meetings(series: Series) -> bool:
    """Say whether a coming date isn't planned yet."""
    known = set(series.meetings.values_list("scheduled_for", flat=True))
    return any(each.scheduled not in known for each in coming_of(series, timezone.localdate(), AHEAD))


def hosts_ahead(series: Series, count: int) -> list[Organisation | None]:
    """Give who hosts the next meetings that aren't planned yet, by who really hosted the former ones."""
    wanted = {UUID(each): None for each in series.hosts}
    members = {each.pk: each for each in members_of(series.network).filter(pk__in=wanted)}
    held = series.meetings.exclude(stage=Stage.CANCELLED).exclude(host=None).order_by("starts_at", "number")
    hosted = list(held.values_list("host", flat=True))
    turns = next_hosts(list(wanted), hosted, set(members), count)
    return [members[each] for each in turns] or [None] * count


def untouched(series: Series, after: datetime) -> QuerySet[Meeting]:
    """Give the coming meetings that stand as the rule made them: nobody called, changed or filled them."""
    rows = series.meetings.filter(stage=Stage.PLANNED, sequence=0, starts_at__gte=after)
    return rows.filter(items=None, date_options=None)


def series_of(actor: Actor, network: Network) -> QuerySet[Series]:
    """Give a network's series that somebody may see: all of them, or none."""
    here = Series.objects.filter(network=network).select_related("body", "unit")
    return here.order_by("-since", "pk") if sees_network.test(actor, network) else here.none()


def series_seen(actor: Actor, network: Network, pk: UUID) -> Series:
    """Give a series, or the problem that there's none to be seen."""
    found = series_of(actor, network).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found
