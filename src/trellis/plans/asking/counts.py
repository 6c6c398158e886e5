"""How many different people were reached: the answer is a result, by whatever channel it comes."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.periods import read_period
from trellis.domain.problems import N_, NOT_FOUND, NUMBER_NOT_WHOLE, Problem
from trellis.plans.actions.dues import COUNT
from trellis.plans.actions.results import numbers_of, record, standing_result, withdraw
from trellis.plans.models import Due, Result, Site


def _due(ask: Ask) -> Due:
    rows = Due.objects.select_related("site__activity__network", "site__network")
    found = rows.filter(pk__in=[ask.about], site__isnull=False).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _site(due: Due) -> Site:
    if due.site is None:
        raise Problem(NOT_FOUND)
    return due.site


def _address(ask: Ask) -> str:
    due = _due(ask)
    address = reverse("site-results", args=[ask.network.slug, _site(due).activity_id])
    return f"{address}?period={due.period}"


def _whole(given: Given) -> int | None:
    """Give the number of people; None where it isn't known."""
    if given.number is None:
        return None
    if given.number % 1:
        raise Problem(NUMBER_NOT_WHOLE)
    return int(given.number)


def taken_back(actor: Actor, asked: Asked) -> bool:
    """Take back what an answer noted that isn't hers; say whether it stood."""
    found = Result.objects.filter(asked=asked.pk, is_standing=True).select_related("site__activity").first()
    if found is None:
        return False
    withdraw(actor=actor, site=found.site, result=found)
    return True


@kind(
    COUNT,
    N_("How many people were reached?"),
    address=_address,
    undoes=taken_back,
)
def counted(actor: Actor, asked: Asked, given: Given) -> None:
    """Note how many people a site reached; what is known of contacts and services stays."""
    due = _due(asked.ask)
    site, period = _site(due), read_period(due.period)
    numbers = numbers_of(standing_result(site, period)).with_people(_whole(given))
    record(actor=actor, site=site, period=period, numbers=numbers, asked=asked.pk)
