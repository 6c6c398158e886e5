"""Reading what a day brings: ballots that have ended, and those that headquarters have had their time for."""

from django.db.models import QuerySet
from django.utils import timezone

from trellis.decisions.models import Ballot
from trellis.networks.models import Status


def _open() -> QuerySet[Ballot]:
    rows = Ballot.objects.exclude(network__status=Status.CLOSED)
    return rows.select_related("proposal__network").order_by("closes_at", "pk")


def ended_ballots() -> list[Ballot]:
    """Give the ballots that have ended and aren't counted yet."""
    return list(_open().filter(closed_at=None, closes_at__lte=timezone.now()))


def waited_for_long_enough() -> list[Ballot]:
    """Give the ballots that were counted both ways and whose last day for headquarters has passed."""
    today = timezone.localdate()
    return list(_open().filter(settled_at=None, confirm_until__lt=today).exclude(closed_at=None))
