"""What the results of a site come to, worked out by the database: for one site or for a hundred thousand.

Contacts and services add up. How many different people were reached is only enclosed: the same ones may
have come in each period (at least the largest number of one period) or never twice (at most the sum). A
number that isn't known is left out, and where none is known the total isn't known; nought is a number.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from trellis.plans.models import Result, Site

AT_ONCE = 500
"""So many sites in one statement: SQLite takes only so many parameters."""


def _of_results(**what: Any) -> Subquery:
    """Give one number of a site's standing results."""
    (name,) = what
    standing = Result.objects.filter(site=OuterRef("pk"), is_standing=True).order_by()
    return Subquery(standing.values("site").annotate(**what).values(name))


def _totals() -> dict[str, Any]:
    return {
        "people_least": _of_results(least=Max("people")),
        "people_most": _of_results(most=Sum("people")),
        "contacts": _of_results(sum=Sum("contacts")),
        "services": _of_results(sum=Sum("services")),
        "reported_until": Coalesce(_of_results(until=Max("period")), Value("")),
    }


def settle_totals(sites: Iterable[UUID]) -> None:
    """Work out the totals of these sites anew from their standing results."""
    for part in _parts(sites):
        settle_rows(Site.objects.filter(pk__in=part))


def settle_rows(sites: QuerySet[Site]) -> None:
    """Work out the totals of all sites of a query in one statement."""
    sites.order_by().update(**_totals())


def _parts(sites: Iterable[UUID]) -> Iterator[tuple[UUID, ...]]:
    every = tuple(dict.fromkeys(sites))
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
