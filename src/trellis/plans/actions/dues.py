"""Asking for numbers that are due: how many people were reached, and what an indicator comes to (C7.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, ask_again, raise_ask
from trellis.domain.asking import Bounds, Choice, Shape, words_of
from trellis.domain.periods import Every, Period, read_period
from trellis.domain.problems import N_, NO_KEEPER, NOTHING_LATE, OTHER_NETWORK, Problem
from trellis.domain.sentence import Sentence
from trellis.members.rules import in_force
from trellis.networks.models import Network
from trellis.plans import reporters
from trellis.plans.models import Activity, Due, Indicator, Keeper, Rhythm, Site
from trellis.plans.wording import period_sentence

COUNT, REPORT = "plans.count", "plans.report"
NOT_KNOWN = Choice("unknown", words_of(Sentence(N_("Not known"))), ("?", "x"))
HOW_MANY = Shape(choices=(NOT_KNOWN,), number=Bounds(least=Decimal(0)))
HOW_MUCH = Shape(choices=(NOT_KNOWN,), number=Bounds())
REPORT_WHY = N_(
    "It goes into the figures of the level above, which wait for nobody. Nought is a number, too."
)


def end_of(day: date) -> datetime:
    """Give the last moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.max))


def _question(site: Site, period: Period) -> Sentence:
    details: dict[str, object] = {"period": period_sentence(period), "what": site.activity.title}
    where = site.place.names if site.place is not None else site.said
    if not where:
        return Sentence(N_("How many different people did you reach in %(period)s with “%(what)s”?"), details)
    says = N_("How many different people did you reach in %(period)s in %(place)s with “%(what)s”?")
    return Sentence(says, details | {"place": where})


def _ask(actor: Actor, due: Due, wanted: Wanted, organisation: UUID) -> None:
    """Ask for a number, or go on with what was asked of it before."""
    of = [Addressee(organisation=organisation)]
    known = Ask.objects.filter(kind=wanted.kind, about=due.pk).first()
    if known is None:
        raise_ask(actor, due.network, wanted, of)
        return
    Ask.objects.filter(pk=known.pk).update(why=dict(wanted.why))
    known.refresh_from_db()
    ask_again(known, of, wanted.until)


def ask_count(actor: Actor, site: Site, period: Period, until: date) -> Due:
    """Ask whoever leads the work how many people a site reached; others call it within a deed."""
    due, _made = Due.objects.get_or_create(
        network_id=site.network_id, site=site, of=site.pk, period=str(period), indicator=None
    )
    wanted = Wanted(
        kind=COUNT,
        about=due.pk,
        title=words_of(Sentence(N_("People reached"))),
        question=words_of(_question(site, period)),
        why=words_of(Sentence(N_("From this one sees where nobody works yet, and where two do the same."))),
        shape=HOW_MANY,
        until=end_of(until),
    )
    _ask(actor, due, wanted, site.activity.organisation_id)
    return due


def reporter_of(due: Due) -> UUID | None:
    """Give the organisation that reports a number: the member, or the keeper of the unit or of the place."""
    if due.organisation_id:
        return due.organisation_id
    kept = Keeper.objects.filter(in_force(), network=due.network_id)
    if due.unit_id:
        return kept.filter(unit=due.unit_id).values_list("organisation", flat=True).first()
    above = [*due.place.ids_above(), due.place_id] if due.place else []
    near = kept.filter(unit__covers__in=above).order_by("-unit__covers__depth", "unit__sort_name")
    return near.values_list("organisation", flat=True).first()


def name_of_due(due: Due) -> object:
    """Give the names of the unit, the place or the member that a number is of."""
    whose = due.unit or due.place or due.organisation
    return dict(whose.names) if whose is not None else ""


def ask_report(actor: Actor, due: Due, until: date, doubt: str = "") -> Due:
    """Ask whoever reports for a unit, a place or a member for a number; others call it within a deed.

    Raises Problem NO_KEEPER where nobody reports for it.
    """
    organisation, indicator = reporter_of(due), due.indicator
    if organisation is None or indicator is None:
        raise Problem(NO_KEEPER, name=str(due.unit or due.place or due.organisation))
    due.save()
    details: dict[str, object] = {
        "what": dict(indicator.names),
        "name": name_of_due(due),
        "period": period_sentence(read_period(due.period)),
    }
    why = Sentence(N_("What looks wrong: %(doubt)s"), {"doubt": doubt}) if doubt else Sentence(REPORT_WHY)
    wanted = Wanted(
        kind=REPORT,
        about=due.pk,
        title=words_of(Sentence(N_("Your report"))),
        question=words_of(Sentence(N_("%(what)s: how many in %(period)s, for %(name)s?"), details)),
        why=words_of(why),
        shape=HOW_MUCH,
        until=end_of(until),
    )
    _ask(actor, due, wanted, organisation)
    return due


@action("report.ask", on="indicator", allow=reporters.may_ask)
def ask_reports(*, actor: Actor, indicator: Indicator, dues: Iterable[Due], until: date) -> Indicator:
    """Ask those who are late for their numbers; who has nobody to report for them is counted."""
    asked, nobody, name = 0, 0, ""
    periods: set[str] = set()
    for due in dues:
        if due.network_id != indicator.network_id or due.indicator_id != indicator.pk:
            raise Problem(OTHER_NETWORK, what=str(indicator))
        periods.add(due.period)
        try:
            ask_report(actor, due, until)
            asked += 1
        except Problem as problem:
            if problem.kind != NO_KEEPER:
                raise
            nobody, name = nobody + 1, str(problem.details["name"])
    if not asked:
        raise Problem(NO_KEEPER, name=name) if nobody else Problem(NOTHING_LATE)
    note(period=min(periods), count=asked, nobody=nobody)
    return indicator


@action("result.ask", on="activity", allow=reporters.may_ask_counts)
def ask_counts(
    *, actor: Actor, activity: Activity, sites: Iterable[Site], period: Period, until: date
) -> Activity:
    """Ask whoever leads an activity how many people each of some sites reached in a period."""
    asked = [ask_count(actor, site, period, until) for site in sites if site.activity_id == activity.pk]
    note(period=str(period), count=len(asked))
    concern([activity.organisation_id])
    return activity


@dataclass(frozen=True, kw_only=True)
class Often:
    """How often a network asks by itself: for results (none: never), for reports, and how long one has."""

    counts_every: Every | None
    asks_reports: bool
    days: int = 14


@action("report.rhythm", on="network", allow=reporters.may_set_rhythm)
def set_rhythm(*, actor: Actor, network: Network, often: Often) -> Rhythm:
    """Say how often results and reports are asked for by themselves."""
    values = {
        "counts_every": often.counts_every.value if often.counts_every else "",
        "asks_reports": often.asks_reports,
        "days": often.days,
    }
    made, _is_new = Rhythm.objects.update_or_create(network=network, defaults=values)
    return made
