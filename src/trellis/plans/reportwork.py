"""Results and reports that are asked for by themselves, each period, where a network wishes it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.domain.periods import Every, period_of
from trellis.domain.problems import NO_KEEPER, NOTHING_LATE, Problem
from trellis.domain.reached import touching
from trellis.jobs.later import work
from trellis.networks.models import Status
from trellis.plans.actions.dues import ask_counts, ask_reports
from trellis.plans.models import Activity, Due, Indicator, Result, Rhythm, Site, Tier, Tree
from trellis.plans.models import Status as Stage
from trellis.plans.queries.dues import dues_of
from trellis.plans.queries.figures import known_of
from trellis.plans.queries.scopes import scope_of

AT_ONCE = 500
"""So many are asked of one network in one day; the next day goes on."""


@work("plans.ask-by-itself", every=timedelta(days=1))
def ask_by_itself(_payload: Mapping[str, Any]) -> None:
    """Ask for what is due of the period that is over, once."""
    actor = Actor.operator("reports", channel=Channel.JOB)
    for rhythm in Rhythm.objects.exclude(network__status=Status.CLOSED).select_related("network"):
        if rhythm.counts_every:
            _ask_counts(actor, rhythm)
        if rhythm.asks_reports:
            _ask_reports(actor, rhythm)


def _ask_counts(actor: Actor, rhythm: Rhythm) -> None:
    """Ask for the results of each site of what is under way, unless they were given or asked for."""
    today = timezone.localdate()
    period = period_of(Every(rhythm.counts_every), today).later(-1)
    known = Result.objects.filter(site=OuterRef("pk"), is_standing=True, period__in=touching(period))
    asked = Due.objects.filter(site=OuterRef("pk"), period=str(period))
    under_way = Activity.objects.filter(network=rhythm.network, status=Stage.ACTIVE)
    under_way = under_way.exclude(since__gt=period.last_day)
    sites = Site.objects.filter(~Exists(known), ~Exists(asked), activity__in=under_way.values("pk"))
    by_activity: dict[UUID, list[Site]] = defaultdict(list)
    for site in sites.select_related("activity", "network", "place")[:AT_ONCE]:
        by_activity[site.activity_id].append(site)
    until = today + timedelta(days=rhythm.days)
    for found in by_activity.values():
        ask_counts(actor=actor, activity=found[0].activity, sites=found, period=period, until=until)


def _ask_reports(actor: Actor, rhythm: Rhythm) -> None:
    """Ask for the last period of each indicator, those of whom it wasn't asked yet."""
    today = timezone.localdate()
    until = today + timedelta(days=rhythm.days)
    for indicator in Indicator.objects.filter(network=rhythm.network, ended_on=None).order_by("number"):
        tree = Tree.MEMBERS if indicator.tier == Tier.MEMBER else Tree.UNITS
        period = period_of(Every(indicator.every), today).later(-1)
        scope = scope_of(rhythm.network, tree)
        known = known_of(scope, [indicator], period, period)[indicator.pk]
        new = [due for due in dues_of(known, period) if due.is_new]
        try:
            ask_reports(actor=actor, indicator=indicator, dues=new, until=until)
        except Problem as problem:
            if problem.kind not in {NO_KEEPER, NOTHING_LATE}:
                raise
