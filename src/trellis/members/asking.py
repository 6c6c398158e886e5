"""What the room of asks must know of members: their names, who speaks for them, where they belong."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from trellis.asks.directory import Belongs
from trellis.members import naming
from trellis.members.models import (
    Constituency,
    Membership,
    Organisation,
    Representative,
    Seat,
    Standing,
)
from trellis.members.rules import in_force
from trellis.networks.models import Network
from trellis.networks.queries.homes import units_of_places
from trellis.search import entries
from trellis.ui.names import name_text


def names(organisations: Iterable[UUID]) -> dict[UUID, str]:
    """Give the names of organisations, in the reader's language."""
    rows = Organisation.objects.filter(pk__in=set(organisations)).values_list("pk", "names")
    return {pk: name_text(words) for pk, words in rows}


def spoken_for(person: UUID) -> QuerySet[Any, Any]:
    """Give the ids of the organisations for which a person speaks today, as a subquery."""
    return Representative.objects.filter(in_force(), person=person).values("organisation")


def speakers(organisations: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Give who speaks for each organisation today, its head first."""
    found: dict[UUID, list[UUID]] = {}
    rows = Representative.objects.filter(in_force(), organisation__in=set(organisations))
    for seat in sorted(rows, key=lambda row: (row.seat != Seat.HEAD, row.pk)):
        found.setdefault(seat.organisation_id, []).append(seat.person_id)
    return found


def _memberships(network: UUID) -> QuerySet[Membership]:
    rows = Membership.objects.filter(network=network, standing=Standing.MEMBER, organisation__same_as=None)
    return rows.order_by("organisation__sort_name", "organisation")


def members(network: UUID) -> list[UUID]:
    """Give the organisations that are members of a network today."""
    return list(dict.fromkeys(_memberships(network).values_list("organisation", flat=True)))


def belonging(network: UUID, organisations: Iterable[UUID]) -> dict[UUID, Belongs]:
    """Give where each organisation belongs in a network: its constituency, and the unit of its home."""
    rows = _memberships(network).filter(organisation__in=set(organisations))
    listed = list(rows.values_list("organisation", "constituency", "organisation__home"))
    homes = {home for _pk, _constituency, home in listed}
    units = units_of_places(Network.objects.get(pk=network), homes)
    return {
        pk: Belongs(constituency, units[home].pk if home in units else None)
        for pk, constituency, home in listed
    }


def constituencies(network: UUID) -> dict[UUID, str]:
    """Give the names of a network's constituencies, in their order."""
    rows = Constituency.objects.filter(network=network).order_by("pk")
    return {each.pk: name_text(each.names) for each in rows}


def named(network: UUID, words: str) -> QuerySet[Any, Any]:
    """Give the ids of the organisations of a network that words find, as a subquery."""
    here = Organisation.objects.filter(network=network, same_as=None)
    return here.filter(entries.fits(naming.KIND, words)).values("pk")
