"""A number of an indicator that is due: the answer is a report, by whatever channel it comes."""

from decimal import Decimal

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_, NOT_FOUND, Problem
from trellis.plans.actions.dues import REPORT
from trellis.plans.actions.reports import Number, give_report
from trellis.plans.models import Due, Tree

_EXACT = Decimal("0.0001")
_WHOSE = (("unit", Tree.UNITS), ("place", Tree.PLACES), ("organisation", Tree.MEMBERS))


def _due(ask: Ask) -> Due:
    rows = Due.objects.select_related("indicator__network", "network", "unit", "place", "organisation")
    found = rows.filter(pk__in=[ask.about], indicator__isnull=False).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def tree_of(due: Due) -> Tree:
    """Give along which tree a number rolls up."""
    return next(tree for name, tree in _WHOSE if getattr(due, f"{name}_id"))


def _address(ask: Ask) -> str:
    due = _due(ask)
    address = reverse("report-give", args=[ask.network.slug, due.indicator_id])
    return f"{address}?tree={tree_of(due)}&of={due.of}&period={due.period}"


@kind(REPORT, N_("A report that is due"), address=_address)
def reported(actor: Actor, asked: Asked, given: Given) -> None:
    """Report the number; none says that it isn't known."""
    value = None if given.number is None else given.number.quantize(_EXACT)
    number = Number(value=value, remark=given.text)
    give_report(actor=actor, due=_due(asked.ask), number=number, asked=asked.pk)
