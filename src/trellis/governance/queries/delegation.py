"""Who carries what, and how much of it lies outside the core group (C5.5)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.governance.models import Delegation
from trellis.governance.queries.bodies import playing
from trellis.members import naming
from trellis.members.models import PartKind
from trellis.members.queries.paging import Cursor, Slice, slice_of
from trellis.networks.models import Network
from trellis.networks.rules import sees
from trellis.search import entries

OPEN, ENDED = "open", "ended"


@dataclass(frozen=True)
class Carried:
    """A page of what is delegated, with how many members carry something, outside the core group too."""

    page: Slice[Any]
    tasks: int
    outside: int
    has_core: bool


def overdue(today: date) -> Q:
    """Give the filter for what should have been done by now."""
    return Q(ended_on=None, until__lt=today)


def delegation_seen(actor: Actor, network: Network, pk: UUID) -> Delegation:
    """Give what was delegated, or the problem that there's none to be seen."""
    here = Delegation.objects.filter(sees().where(actor), network=network, pk=pk)
    found = here.select_related("network", "organisation", "body", "given_by").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _found(network: Network, wanted: str, shown: str) -> QuerySet[Delegation]:
    rows = Delegation.objects.filter(network=network, ended_on__isnull=shown != ENDED)
    words = wanted.strip()
    if not words:
        return rows
    named = Q(organisation__in=entries.matches(naming.KIND, words))
    return rows.filter(named | Q(task__icontains=words))


def carried(network: Network, *, wanted: str, shown: str, cursor: Cursor) -> Carried:
    """Read who carries what in a network that the reader sees, the longest first."""
    whole = Delegation.objects.select_related("organisation", "body")
    page = slice_of(_found(network, wanted, shown), cursor, sort="since", whole=whole)
    core = playing(network, PartKind.CORE, timezone.localdate())
    running = Delegation.objects.filter(network=network, ended_on=None)
    outside = running.exclude(organisation__in=core).count() if core else 0
    return Carried(page, running.count(), outside, has_core=bool(core))
