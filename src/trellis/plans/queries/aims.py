"""Reading a plan as a tree: its objectives, what is expected under each, and the activities for it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.dimensions import BITS, Dimension
from trellis.domain.progress import Aim, Progress, Stage, progress
from trellis.plans import rules
from trellis.plans.models import Activity, Objective, Plan, Status

SHOWN = 5
"""So many activities of an objective stand on a page; the others are a link away."""


@dataclass(frozen=True)
class Work:
    """The activities that serve an objective: how many by status, and the first few."""

    counts: dict[Status, int] = field(default_factory=dict)
    first: list[Activity] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Count them."""
        return sum(self.counts.values())

    @property
    def further(self) -> int:
        """Count those that aren't shown."""
        return self.number - len(self.first)


@dataclass(frozen=True)
class Branch:
    """An objective or an expected result, with what is below it."""

    objective: Objective
    work: Work
    results: list["Branch"] = field(default_factory=list)
    is_overdue: bool = False

    @property
    def progress(self) -> Progress:
        """Say how far its expected results are; without any, how far it is itself."""
        rows = [each.objective for each in self.results] or [self.objective]
        return progress_of(rows)


def _aim(objective: Objective) -> Aim:
    return Aim(Stage(objective.stage), objective.due)


def progress_of(objectives: Iterable[Objective]) -> Progress:
    """Count objectives by what became of them."""
    return progress((_aim(each) for each in objectives), timezone.localdate())


def _first_of(here: QuerySet[Activity]) -> list[UUID]:
    """Give the ids of the first few of each objective: alone, so that the database sorts short rows."""
    place = Window(RowNumber(), partition_by=F("objective"), order_by=["number"])
    numbered = here.order_by().annotate(place=place).filter(place__lte=SHOWN)
    return list(numbered.values_list("pk", flat=True))


def work_of(actor: Actor, objectives: Iterable[UUID]) -> dict[UUID, Work]:
    """Give the activities that serve some objectives, as far as somebody may see them."""
    ids = list(objectives)
    here = Activity.objects.filter(rules.sees_activity.where(actor), objective__in=ids)
    counts: dict[UUID, dict[Status, int]] = {}
    for pk, status, count in (
        here.order_by().values("objective", "status").annotate(count=Count("pk"))
    ).values_list("objective", "status", "count"):
        counts.setdefault(pk, {})[Status(status)] = count
    first: dict[UUID, list[Activity]] = {}
    rows = Activity.objects.filter(pk__in=_first_of(here)).select_related("organisation").defer("text")
    for each in rows.order_by("number"):
        if each.objective_id is not None:
            first.setdefault(each.objective_id, []).append(each)
    return {pk: Work(counts[pk], first.get(pk, [])) for pk in counts}


def tree_of(actor: Actor, plan: Plan) -> list[Branch]:
    """Give the objectives of a plan with all below them, in their order."""
    rows = list(plan.objectives.select_related("organisation").order_by("position", "pk"))
    work, today = work_of(actor, [each.pk for each in rows]), timezone.localdate()
    below: dict[UUID | None, list[Branch]] = {}
    for each in sorted(rows, key=lambda row: row.parent_id is None):
        each.plan, each.network = plan, plan.network
        results = below.get(each.pk, [])
        overdue = _aim(each).is_overdue(today)
        below.setdefault(each.parent_id, []).append(Branch(each, work.get(each.pk, Work()), results, overdue))
    return below.get(None, [])


def bits_in(branch: Branch) -> int:
    """Give the dimensions of an objective and of all that is expected under it (C1.1)."""
    bits = branch.objective.dimensions
    for each in branch.results:
        bits |= each.objective.dimensions
    return bits


def seen_from(tree: list[Branch], dimension: Dimension | None) -> list[Branch]:
    """Give the objectives that have a dimension, themselves or in what is expected under them."""
    return [each for each in tree if dimension is None or bits_in(each) & BITS[dimension]]


def dimensions_in(tree: list[Branch]) -> Counter[Dimension]:
    """Count the objectives seen from each dimension; one that has two counts under both."""
    return Counter(each for branch in tree for each, bit in BITS.items() if bits_in(branch) & bit)


def all_of(tree: list[Branch]) -> list[Objective]:
    """Give the objectives of a tree, without what is expected under them."""
    return [each.objective for each in tree]
