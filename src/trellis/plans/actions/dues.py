"""Asking for numbers that are due: how many people were reached, and what an indicator comes to (C7.3)."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, ask_again, raise_ask
from trellis.domain.asking import Bounds, Choice, Shape, words_of
from trellis.domain.periods import Period
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.plans import reporters
from trellis.plans.models import Activity, Due, Site
from trellis.plans.wording import period_sentence

COUNT = "plans.count"
NOT_KNOWN = Choice("unknown", words_of(Sentence(N_("Not known"))), ("?", "x"))
HOW_MANY = Shape(choices=(NOT_KNOWN,), number=Bounds(least=Decimal(0)))


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


def ask_count(actor: Actor, site: Site, period: Period, until: date) -> Due:
    """Ask whoever leads the work how many people a site reached; others call it within a deed."""
    due, _made = Due.objects.get_or_create(
        network_id=site.network_id, site=site, of=site.pk, period=str(period), indicator=None
    )
    of = [Addressee(organisation=site.activity.organisation_id)]
    known = Ask.objects.filter(kind=COUNT, about=due.pk).first()
    if known is not None:
        ask_again(known, of, end_of(until))
        return due
    wanted = Wanted(
        kind=COUNT,
        about=due.pk,
        title=words_of(Sentence(N_("People reached"))),
        question=words_of(_question(site, period)),
        why=words_of(Sentence(N_("From this one sees where nobody works yet, and where two do the same."))),
        shape=HOW_MANY,
        until=end_of(until),
    )
    raise_ask(actor, site.network, wanted, of)
    return due


@action("result.ask", on="activity", allow=reporters.may_ask_counts)
def ask_counts(
    *, actor: Actor, activity: Activity, sites: Iterable[Site], period: Period, until: date
) -> Activity:
    """Ask whoever leads an activity how many people each of some sites reached in a period."""
    asked = [ask_count(actor, site, period, until) for site in sites if site.activity_id == activity.pk]
    note(period=str(period), count=len(asked))
    concern([activity.organisation_id])
    return activity
