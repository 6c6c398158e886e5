"""Reading what was handed down: the list, one, and the whole chain of it through all levels (C7.3)."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.access.actor import Actor
from trellis.domain.cascading import Answer, LevelSum, by_level, depth_of, skipped
from trellis.domain.comparing import Piece, compare
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network, Unit
from trellis.networks.rules import sees_network
from trellis.plans import rules
from trellis.plans.models import Handing, HandingStage, Keeper, Objective, Plan
from trellis.plans.queries.keeping import keepers_by_unit

PAGE = 50
MOST_LEVELS = 20
MOST_UNITS = 400
_WITH = (
    "unit",
    "source",
    "plan__unit",
    "objective__plan__unit",
    "made_plan",
    "made_objective__plan",
    "answered_by",
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for among what was handed down; `before` is the id of the last one shown."""

    stage: str = ""
    unit: UUID | None = None
    mine: bool = False
    before: UUID | None = None


@dataclass(frozen=True)
class HandingsPage:
    """Fifty things that were handed down, the latest first, and the id to go on from."""

    rows: list[Handing]
    next: UUID | None


@dataclass(frozen=True)
class Node:
    """One unit in the chain: what became of it there, who answers for it, where its wording differs."""

    handing: Handing
    keeper: Keeper | None
    depth: int
    skipped: int
    title: list[Piece] = field(default_factory=list)
    text: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Chain:
    """What became of something through all levels below: each unit, and the sum of each level."""

    nodes: list[Node]
    levels: list[LevelSum]


def handings_of(actor: Actor, network: Network) -> QuerySet[Handing]:
    """Give what was handed down in a network, to whoever sees its inside."""
    here = Handing.objects.filter(network=network)
    return here.select_related(*_WITH) if sees_network.test(actor, network) else here.none()


def handings_page(actor: Actor, network: Network, wanted: Wanted) -> HandingsPage:
    """Give a page of what was handed down."""
    rows = handings_of(actor, network)
    if wanted.stage in HandingStage.values:
        rows = rows.filter(stage=wanted.stage)
    if wanted.unit is not None:
        rows = rows.filter(unit=wanted.unit)
    if wanted.mine:
        rows = rows.filter(rules.keeps().where(actor))
    if wanted.before is not None:
        rows = rows.filter(pk__lt=wanted.before)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return HandingsPage(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


def handing_seen(actor: Actor, network: Network, pk: UUID) -> Handing:
    """Give one, or the problem that there's none to be seen."""
    found = handings_of(actor, network).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    for each in (found.unit, found.source):
        if each is not None:
            each.network = network
    return found


def waiting(actor: Actor) -> QuerySet[Handing]:
    """Give what was handed down to units for which somebody speaks, and isn't answered yet."""
    return Handing.objects.filter(rules.keeps().where(actor), stage=HandingStage.OFFERED)


def units_below(network: Network, unit: Unit | None) -> list[Unit]:
    """Give the units below one, or all of the network, in the order of the tree."""
    rows = network.units.all() if unit is None else network.units.filter(path__startswith=unit.path)
    if unit is not None:
        rows = rows.exclude(pk=unit.pk)
    return list(rows.order_by("path")[:MOST_UNITS])


def chain_of(thing: Plan | Objective) -> Chain:
    """Follow something down: what was handed on of each copy too, one query for each level."""
    rows: list[Handing] = []
    wave: set[UUID] = {thing.pk}
    is_plan = isinstance(thing, Plan)
    for _level in range(MOST_LEVELS):
        found = list(_from(wave, is_plan=is_plan).select_related(*_WITH)[:MOST_UNITS])
        if not found:
            break
        rows += found
        wave = {made for each in found if (made := each.made_plan_id if is_plan else each.made_objective_id)}
    return _as_chain(rows)


def _from(ids: set[UUID], *, is_plan: bool) -> QuerySet[Handing]:
    return Handing.objects.filter(Q(plan__in=ids) if is_plan else Q(objective__in=ids))


def _as_chain(rows: list[Handing]) -> Chain:
    ordered = sorted(rows, key=lambda each: (each.unit.path, each.offered_at))
    keepers = keepers_by_unit([each.unit for each in ordered])
    nodes = [_node(each, keepers.get(each.unit_id)) for each in ordered]
    return Chain(nodes, by_level((each.unit.path, Answer(each.stage)) for each in ordered))


def _node(handing: Handing, keeper: Keeper | None) -> Node:
    title, text = differences(handing)
    source = handing.source.path if handing.source else ""
    path = handing.unit.path
    return Node(handing, keeper, depth_of(path), max(skipped(source, path), 0), title, text)


def differences(handing: Handing) -> tuple[list[Piece], list[Piece]]:
    """Compare what was handed down with the unit's own words, where it adapted it."""
    if handing.stage != HandingStage.ADAPTED:
        return [], []
    if handing.objective is not None:
        before, made = (handing.objective.title, handing.objective.text), handing.made_objective
        after = (made.title, made.text) if made else before
    else:
        source, plan = handing.plan, handing.made_plan
        before = (source.title, source.goal) if source else ("", "")
        after = (plan.title, plan.goal) if plan else before
    return compare(before[0], after[0]), compare(before[1], after[1])
