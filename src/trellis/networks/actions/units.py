"""The writers of the network's own tree: committee, provincial group, district centre, village group."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain import tree
from trellis.domain.problems import (
    OTHER_NETWORK,
    TREE_CYCLE,
    UNIT_BACK_ALREADY,
    UNIT_HAS_CHILDREN,
    UNIT_NAME_MISSING,
    UNIT_TOO_DEEP,
    Problem,
)
from trellis.domain.text import clean, sort_key
from trellis.networks import rules
from trellis.networks.models import Network, Unit
from trellis.places.models import Place

DEEPEST = 12
"""As many ids as a path holds."""


def _names(names: dict[str, str]) -> dict[str, str]:
    tidied = {language: clean(name) for language, name in names.items() if clean(name)}
    if not tidied:
        raise Problem(UNIT_NAME_MISSING)
    return tidied


def _sort_name(network: Network, names: dict[str, str]) -> str:
    return sort_key(names.get(network.language) or next(iter(names.values())))[:200]


def _hang(unit: Unit, parent: Unit | None) -> None:
    """Put a unit below another one, or at the top; `path` are the ids from the top down to itself."""
    if parent is not None and parent.network_id != unit.network_id:
        raise Problem(OTHER_NETWORK, what=str(parent))
    if parent is not None and parent.depth + 1 >= DEEPEST:
        raise Problem(UNIT_TOO_DEEP, limit=DEEPEST)
    unit.parent = parent
    unit.path = f"{parent.path if parent else ''}{unit.pk.hex}/"
    unit.depth = parent.depth + 1 if parent else 0


@action("unit.add", on="network", allow=rules.holds("unit.add", via=""), keeps=("names", "parent", "covers"))
def add_unit(
    *,
    actor: Actor,
    network: Network,
    names: dict[str, str],
    level: str = "",
    parent: Unit | None = None,
    covers: Iterable[Place] = (),
) -> Unit:
    """Add a unit to the tree, with the places that it covers."""
    tidied = _names(names)
    unit = Unit(network=network, names=tidied, level=clean(level), sort_name=_sort_name(network, tidied))
    _hang(unit, parent)
    unit.save(force_insert=True)
    unit.covers.set(covers)
    return unit


@action("unit.change", on="unit", allow=rules.holds("unit.change"), keeps=("names", "level", "covers"))
def change_unit(
    *,
    actor: Actor,
    unit: Unit,
    names: dict[str, str],
    level: str,
    covers: list[Place],
    version: int | None = None,
) -> Unit:
    """Change what a unit is called and which places it covers; `version` is the one that the writer saw."""
    hold(unit, version)
    note(before={"names": unit.names, "covers": list(unit.covers.values_list("pk", flat=True))})
    unit.names = _names(names)
    unit.level, unit.sort_name = clean(level), _sort_name(unit.network, unit.names)
    unit.version += 1
    unit.save(update_fields=["names", "level", "sort_name", "version"])
    unit.covers.set(covers)
    return unit


@action("unit.move", on="unit", allow=rules.holds("unit.move"), keeps=("parent",))
def move_unit(*, actor: Actor, unit: Unit, parent: Unit | None, version: int | None = None) -> Unit:
    """Hang a unit, with all below it, under another one; never under one of its own."""
    # Two moves at once could each be right and together make a circle: so one at a time in a network.
    Network.objects.select_for_update().get(pk=unit.network_id)
    hold(unit, version)
    units = {each.pk: each for each in Unit.objects.filter(network=unit.network_id)}
    parents: dict[UUID, UUID | None] = {pk: each.parent_id for pk, each in units.items()}
    if parent is not None and not tree.may_move(unit.pk, parent.pk, parents):
        raise Problem(TREE_CYCLE, circle=f"{unit} → {parent} → {unit}")
    note(before=unit.parent_id)
    _hang(units[unit.pk], parent)
    parents[unit.pk] = parent.pk if parent else None
    for pk in tree.in_order(parents):
        if pk == unit.pk or unit.pk.hex in units[pk].path:
            above = parents[pk]
            _hang(units[pk], units[above] if above else None)
    units[unit.pk].version += 1
    Unit.objects.bulk_update(units.values(), ["parent", "path", "depth", "version"])
    unit.refresh_from_db()
    return unit


@action("unit.remove", on="unit", allow=rules.holds("unit.remove"))
def remove_unit(*, actor: Actor, unit: Unit) -> Network:
    """Take a unit without any below it out of the tree; the record keeps what it was."""
    hold(unit)
    if unit.children.exists():
        raise Problem(UNIT_HAS_CHILDREN, name=str(unit))
    note(
        unit=unit.pk,
        names=unit.names,
        level=unit.level,
        parent=unit.parent_id,
        covers=list(unit.covers.values_list("pk", flat=True)),
    )
    network = unit.network
    unit.delete()
    return network


@dataclass(frozen=True, kw_only=True)
class Former:
    """A unit as it was when it was removed."""

    id: UUID
    names: dict[str, str]
    level: str
    parent: UUID | None
    covers: tuple[UUID, ...]


@action("unit.put-back", on="network", allow=rules.holds("unit.remove", via=""))
def put_back_unit(*, actor: Actor, network: Network, former: Former) -> Unit:
    """Put a removed unit back (at the top if its parent is gone) with those of its places that exist."""
    if Unit.objects.filter(pk=former.id).exists():
        raise Problem(UNIT_BACK_ALREADY)
    tidied = _names(former.names)
    sort_name = _sort_name(network, tidied)
    unit = Unit(pk=former.id, network=network, names=tidied, level=clean(former.level), sort_name=sort_name)
    _hang(unit, network.units.filter(pk__in=[former.parent]).first())
    unit.save(force_insert=True)
    unit.covers.set(Place.objects.filter(pk__in=former.covers))
    note(names=unit.names, parent=unit.parent_id)
    return unit
