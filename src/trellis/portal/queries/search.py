"""Finding things by any part of a name, in every script: only what the reader may see, and never too many."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain import text
from trellis.members.models import Organisation, Representative
from trellis.members.naming import KIND as ORGANISATION
from trellis.members.queries import people_seen_by
from trellis.members.queries.directory import is_member
from trellis.members.rules import in_force, sees_row
from trellis.networks import rules
from trellis.networks.models import Assignment, Network, Section
from trellis.networks.queries import networks_of
from trellis.places.models import Place
from trellis.places.queries import suggest
from trellis.search import entries

SHOWN, ALL = 20, 100
"""How many of each kind are shown beside the others, and how many alone."""
CANDIDATES = 300
"""Of things with a fitting name, no more than these are ranked: who finds more must write more."""


@dataclass(frozen=True)
class Hit:
    """Something found: itself, the network by whose page one reads about it, and whether from inside."""

    thing: Any
    network: Network | None = None
    is_inside: bool = False
    seat: Representative | None = None


@dataclass(frozen=True)
class Group:
    """What was found of one kind, and whether there's more."""

    kind: str
    hits: list[Hit]
    is_more: bool


def _nearness(names: list[str], wanted: str) -> tuple[int, int]:
    """Rank by how well the best name fits: whole, at its beginning, at a word's beginning, inside."""
    best = (4, 0)
    for folded in (text.fold(name) for name in names if name):
        if wanted not in folded:
            continue
        rank = (
            0 if folded == wanted else 1 if folded.startswith(wanted) else 2 if f" {wanted}" in folded else 3
        )
        best = min(best, (rank, len(folded)))
    return best


def _shows_members() -> QuerySet[Network, Any]:
    written = Network.objects.annotate(sections=Cast("published", TextField()))
    return written.filter(sections__contains=f'"{Section.MEMBERS.value}"').values("pk")


def _organisations(actor: Actor, wanted: str, at_most: int) -> list[Hit]:
    inside = set(networks_of(actor).values_list("pk", flat=True))
    public = Q(is_member(), network__in=_shows_members())
    rows = Organisation.objects.filter(sees_row.where(actor) | public, same_as=None)
    found = entries.found_among(rows, ORGANISATION, wanted).select_related("network")[:CANDIDATES]
    folded = text.fold(wanted)
    ranked = sorted(
        found, key=lambda row: (*_nearness([*row.names.values(), row.acronym], folded), row.sort_name)
    )
    return [Hit(row, row.network, row.network_id in inside) for row in ranked[:at_most]]


def _homes(people: list[Person], actor: Actor) -> dict[UUID, Network]:
    """Give for each person a network in which the reader sees her: her page stands there."""
    found: dict[UUID, Network] = {}
    for model in (Assignment, Representative):
        here: QuerySet[Any] = QuerySet(model).filter(person__in=people, network__in=networks_of(actor))
        for row in here.select_related("network").order_by("until", "pk"):
            found.setdefault(row.person_id, row.network)
    return found


def _people(actor: Actor, wanted: str, at_most: int) -> list[Hit]:
    found = entries.found_among(people_seen_by(actor), "person", wanted)[:CANDIDATES]
    folded = text.fold(wanted)
    ranked = sorted(found, key=lambda row: (*_nearness([row.name, row.also_written], folded), row.name))[
        :at_most
    ]
    homes = _homes(ranked, actor)
    here = Representative.objects.filter(in_force(), person__in=ranked, network__in=list(homes.values()))
    seats = {seat.person_id: seat for seat in here.select_related("organisation")}
    return [Hit(row, homes.get(row.pk), row.pk in homes, seats.get(row.pk)) for row in ranked]


def _places(_actor: Actor, wanted: str, at_most: int) -> list[Hit]:
    found: list[Place] = suggest(wanted, at_most)
    return [Hit(row) for row in found]


def _networks(actor: Actor, wanted: str, at_most: int) -> list[Hit]:
    inside = set(networks_of(actor).values_list("pk", flat=True))
    shown = Network.objects.filter(rules.sees_network.where(actor) | rules.shows_itself.where(actor))
    found = entries.found_among(shown, "network", wanted).order_by("slug")[:at_most]
    return [Hit(row, row, row.pk in inside) for row in found]


FINDERS: dict[str, Callable[[Actor, str, int], list[Hit]]] = {
    "organisations": _organisations,
    "people": _people,
    "places": _places,
    "networks": _networks,
}


def find(actor: Actor, wanted: str, kind: str = "") -> list[Group]:
    """Give what was found, by kind: twenty of each, or a hundred of the one that is asked for."""
    if not text.fold(wanted):
        return []
    at_most = ALL if kind in FINDERS else SHOWN
    kinds = [kind] if kind in FINDERS else list(FINDERS)
    found = [(each, FINDERS[each](actor, wanted, at_most + 1)) for each in kinds]
    return [Group(each, hits[:at_most], len(hits) > at_most) for each, hits in found if hits]
