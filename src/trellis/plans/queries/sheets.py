"""Reading one's own numbers: what a unit, a place or a member reported, period by period."""

from collections.abc import Sequence
from uuid import UUID

from trellis.domain.periods import Period
from trellis.networks.models import Network
from trellis.plans.models import Indicator, Report


def standing_of(
    network: Network, of: UUID, indicators: Sequence[Indicator], periods: Sequence[Period]
) -> dict[tuple[UUID, str], Report]:
    """Give what stands of one who reports, by indicator and period."""
    rows = Report.objects.filter(
        network=network,
        indicator__in=[each.pk for each in indicators],
        of=of,
        period__in=[str(each) for each in periods],
        is_standing=True,
    )
    return {(each.indicator_id, each.period): each for each in rows}


def standing_report(indicator: Indicator, of: UUID, period: Period) -> Report | None:
    """Give what stands of an indicator."""
    rows = Report.objects.filter(indicator=indicator, of=of, period=str(period), is_standing=True)
    return rows.first()
