"""What reports want of somebody: one is due, numbers below are late, one is doubted, a figure changed."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.periods import Every, Period, period_of, read_period
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.members.rules import in_force, seats_of
from trellis.networks.models import Network, Status, Unit
from trellis.networks.notices import Notice, Urgency, source
from trellis.networks.rules import has_verb
from trellis.plans import reporters
from trellis.plans.models import Indicator, Keeper, Report, Telling, Tier, Tree
from trellis.plans.wording import period_sentence
from trellis.ui.names import name_text

SHOWN = 10
LATELY = timedelta(days=14)


def _last(indicator: Indicator) -> Period:
    return period_of(Every(indicator.every), timezone.localdate()).later(-1)


def _indicators(networks: Iterable[UUID]) -> list[Indicator]:
    here = Indicator.objects.filter(network__in=list(networks), ended_on=None)
    return list(here.exclude(tier=Tier.MEMBER).order_by("network", "number"))


def _reported(indicators: list[Indicator], of: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Give who reported which indicator for its last period."""
    periods = {(each.pk, str(_last(each))) for each in indicators}
    rows = Report.objects.filter(
        indicator__in=[each.pk for each in indicators],
        period__in={period for _pk, period in periods},
        of__in=list(of),
        is_standing=True,
    )
    listed = rows.values_list("indicator", "period", "of")
    return {(indicator, whose) for indicator, period, whose in listed if (indicator, period) in periods}


@source
def my_reports(actor: Actor) -> list[Notice]:
    """Say for which units one's member still has to report."""
    if actor.person is None:
        return []
    mine = Keeper.objects.filter(in_force(), organisation__in=seats_of(actor).values("organisation"))
    kept = list(mine.select_related("unit__network").order_by("unit__sort_name")[: 5 * SHOWN])
    if not kept:
        return []
    indicators = _indicators({each.network_id for each in kept})
    done = _reported(indicators, [each.unit_id for each in kept])
    found = []
    for keeper in kept:
        missing = [
            each
            for each in indicators
            if each.network_id == keeper.network_id and (each.pk, keeper.unit_id) not in done
        ]
        if missing:
            found.append(_due(keeper.unit, missing))
    return found[:SHOWN]


def _due(unit: Unit, missing: list[Indicator]) -> Notice:
    period = _last(missing[0])
    address = reverse("report-sheet", args=[unit.network.slug, Tree.UNITS, unit.pk])
    return Notice(
        what=Sentence(
            N_("Numbers of %(name)s for %(period)s are due: %(count)s"),
            {"name": name_text(unit.names), "period": period_sentence(period), "count": len(missing)},
        ),
        why=Sentence(N_("The level above waits for nobody: what is missing is told as missing.")),
        href=f"{address}?period={period}",
        urgency=Urgency.SOON,
        network=unit.network,
        icon="chart",
    )


def _leaves(networks: QuerySet[Network]) -> list[tuple[UUID, UUID]]:
    """Give the units at the end of the tree that have a keeper, with their network."""
    children = Unit.objects.filter(parent=OuterRef("unit"))
    kept = Keeper.objects.filter(in_force(), network__in=networks.values("pk"))
    rows = kept.filter(~Exists(children)).values_list("network", "unit")
    return list(rows.distinct())


@source
def late_below(actor: Actor) -> list[Notice]:
    """Say how many numbers are late, to whoever may ask for them."""
    if actor.person is None:
        return []
    mine = Network.objects.filter(has_verb("report.ask", "").where(actor)).exclude(status=Status.CLOSED)
    leaves = _leaves(mine)
    if not leaves:
        return []
    indicators = _indicators({network for network, _unit in leaves})
    done = _reported(indicators, [unit for _network, unit in leaves])
    late = Counter(
        network
        for each in indicators
        for network, unit in leaves
        if network == each.network_id and (each.pk, unit) not in done
    )
    networks = {each.pk: each for each in mine.filter(pk__in=list(late))}
    return [_late(networks[pk], count) for pk, count in late.most_common(SHOWN) if pk in networks]


def _late(network: Network, count: int) -> Notice:
    return Notice(
        what=Sentence(N_("Numbers of units that are late: %(count)s"), {"count": count}),
        why=Sentence(N_("Each figure says who is late, and asks them with one button.")),
        href=reverse("reports", args=[network.slug]),
        urgency=Urgency.SOMETIME,
        network=network,
        icon="chart",
    )


@source
def doubted(actor: Actor) -> list[Notice]:
    """Say which of one's reports somebody has asked back about."""
    if actor.person is None:
        return []
    mine = Report.objects.filter(reporters.reports_it.where(actor), is_standing=True).exclude(doubt="")
    rows = mine.exclude(network__status=Status.CLOSED).select_related("network").order_by("-seen_at")[:SHOWN]
    return [
        Notice(
            what=Sentence(
                N_("Somebody asks back about your number for %(period)s"),
                {"period": period_sentence(read_period(each.period))},
            ),
            why=Sentence(N_("Look once more: if it is right report it again, if not another one.")),
            href=reverse("report", args=[each.network.slug, each.pk]),
            urgency=Urgency.SOON,
            network=each.network,
            icon="question",
        )
        for each in rows
    ]


@source
def corrected(actor: Actor) -> list[Notice]:
    """Say which figures that were told have changed lately, to those to whom they were told."""
    if actor.person is None:
        return []
    kept = reporters.kept_units(seats_of(actor).values("organisation"))
    told = has_verb("report.see").where(actor) | Q(unit__parent__in=kept)
    rows = Telling.objects.filter(told, corrected_by=None, at__gte=timezone.now() - LATELY)
    rows = rows.exclude(corrects=None).select_related("network", "indicator").order_by("-at", "-pk")
    return [
        Notice(
            what=Sentence(
                N_("A figure that was told has changed: %(name)s, %(period)s"),
                {
                    "name": name_text(each.indicator.names),
                    "period": period_sentence(read_period(each.period)),
                },
            ),
            why=Sentence(N_("Late paper came. Both versions are there, with what changed.")),
            href=reverse("telling", args=[each.network.slug, each.pk]),
            urgency=Urgency.SOMETIME,
            network=each.network,
            icon="chart",
        )
        for each in rows[:SHOWN]
    ]
