"""Whom an ask may go to: all members, a constituency, a unit and below, people of a role, or by name."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from trellis.asks.directory import directory
from trellis.asks.raising import Addressee
from trellis.domain.problems import NAME_UNKNOWN, Problem
from trellis.domain.text import clean, fold
from trellis.networks.models import Network
from trellis.networks.queries import people_in
from trellis.networks.queries.roles import in_force


class Audience(StrEnum):
    """Ways to say whom something is asked of."""

    MEMBERS = "members"
    CONSTITUENCY = "constituency"
    UNIT = "unit"
    ROLE = "role"
    NAMED = "named"


@dataclass(frozen=True, kw_only=True)
class ToWhom:
    """Whom something is asked of; `group` is the constituency, unit or role, `names` those who are named."""

    audience: Audience
    group: UUID | None = None
    names: tuple[str, ...] = ()


def addressees(network: Network, to: ToWhom) -> list[Addressee]:
    """Give of whom something is asked today."""
    if to.audience is Audience.NAMED:
        return list(dict.fromkeys(_named(network, name) for name in to.names))
    if to.audience is Audience.ROLE:
        held = network.assignments.filter(in_force(), role=to.group)
        people = held.order_by("person").values_list("person", flat=True)
        return [Addressee(person=pk) for pk in dict.fromkeys(people)]
    return [Addressee(organisation=pk) for pk in _members(network, to)]


def _members(network: Network, to: ToWhom) -> list[UUID]:
    members = directory().members(network.pk)
    if to.audience is Audience.MEMBERS:
        return members
    belongs = directory().belonging(network.pk, members)
    if to.audience is Audience.CONSTITUENCY:
        return [pk for pk in members if pk in belongs and belongs[pk].constituency == to.group]
    units = _below(network, to.group)
    return [pk for pk in members if pk in belongs and belongs[pk].unit in units]


def _below(network: Network, unit: UUID | None) -> set[UUID]:
    """Give a unit and all below it."""
    found = network.units.filter(pk=unit).first() if unit else None
    return (
        set(network.units.filter(path__startswith=found.path).values_list("pk", flat=True))
        if found
        else set()
    )


def _named(network: Network, name: str) -> Addressee:
    """Give the one member or person of this name."""
    listed = directory().names(pk for (pk,) in directory().named(network.pk, name).values_list("pk")[:12])
    exact = [pk for pk, called in listed.items() if fold(called) == fold(name)] or list(listed)
    called = Q(name__iexact=clean(name)) | Q(also_written__iexact=clean(name))
    persons = people_in(network).filter(called).values_list("pk", flat=True)[:12]
    found = [Addressee(organisation=pk) for pk in exact] + [Addressee(person=pk) for pk in persons]
    if len(found) != 1:
        raise Problem(NAME_UNKNOWN, name=clean(name))
    return found[0]
