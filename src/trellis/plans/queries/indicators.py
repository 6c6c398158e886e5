"""Reading what a network counts."""

from uuid import UUID

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.domain.periods import Every
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.plans import reporters
from trellis.plans.models import Indicator, Report

LENGTHS = tuple(Every)
"""From the shortest to the longest."""


def indicators_of(actor: Actor, network: Network, *, ended: bool = False) -> QuerySet[Indicator]:
    """Give the indicators that somebody may see, in the order in which they were made."""
    rows = Indicator.objects.filter(reporters.sees_reports.where(actor), network=network)
    return (
        rows.exclude(ended_on=None).order_by("number")
        if ended
        else rows.filter(ended_on=None).order_by("number")
    )


def indicator_in(actor: Actor, network: Network, pk: UUID) -> Indicator:
    """Give an indicator, or the problem that there's none to be seen."""
    rows = Indicator.objects.filter(reporters.sees_reports.where(actor), network=network, pk=pk)
    found = rows.select_related("objective").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def shorter_or_equal(every: Every) -> tuple[Every, ...]:
    """Give the lengths of period that add up to one of this length."""
    return LENGTHS[: LENGTHS.index(every) + 1]


def report_in(actor: Actor, network: Network, pk: UUID) -> Report:
    """Give a report, or the problem that there's none to be seen."""
    rows = Report.objects.filter(reporters.sees_reports.where(actor), network=network, pk=pk)
    found = rows.select_related("indicator", "unit", "place", "organisation", "person", "seen_by").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def history_of(report: Report) -> QuerySet[Report]:
    """Give all reports of the same indicator by the same one for the same period, the latest first."""
    same = Report.objects.filter(indicator=report.indicator_id, of=report.of, period=report.period)
    return same.select_related("person").order_by("-at", "-pk")


def lengths_in_use(actor: Actor, network: Network) -> list[Every]:
    """Give how long the periods are for which a network counts something, the shortest first."""
    used = set(indicators_of(actor, network).order_by().values_list("every", flat=True).distinct())
    return [each for each in LENGTHS if each.value in used]
