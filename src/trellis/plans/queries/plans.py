"""Reading plans, always for somebody: the list, one, the network's common plan, what is to be reviewed."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.rules import sees_network
from trellis.plans import rules
from trellis.plans.models import GoalStage, Objective, ObjectiveReview, Plan, PlanKind, PlanStage

PAGE = 50
REVIEWED_AHEAD = timedelta(days=14)
DUE_SHOWN = 20
_LEAST_FIRST = {PlanStage.CURRENT: 0, PlanStage.DRAFT: 1, PlanStage.CLOSED: 2}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for among plans; `before` is the number of the last one already shown."""

    words: str = ""
    kind: str = ""
    stage: str = ""
    unit: UUID | None = None
    before: int | None = None

    @property
    def narrow(self) -> bool:
        """Say whether anything but the search narrows the list."""
        return bool(self.kind or self.stage or self.unit)


@dataclass(frozen=True)
class PlansPage:
    """Fifty plans, the latest first, and the number to go on from if there are more."""

    rows: list[Plan]
    next: int | None


def plans_of(actor: Actor, network: Network) -> QuerySet[Plan]:
    """Give a network's plans that somebody may see: all of them, or none."""
    here = Plan.objects.filter(network=network)
    return here if sees_network.test(actor, network) else here.none()


def plans_page(actor: Actor, network: Network, wanted: Wanted) -> PlansPage:
    """Give a page of the list, the latest first."""
    rows = plans_of(actor, network)
    if wanted.words.strip():
        said = Q(title__icontains=wanted.words.strip()) | Q(goal__icontains=wanted.words.strip())
        rows = rows.filter(said | Q(organisation__sort_name__icontains=wanted.words.strip()))
    if wanted.kind in PlanKind.values:
        rows = rows.filter(kind=wanted.kind)
    if wanted.stage in PlanStage.values:
        rows = rows.filter(stage=wanted.stage)
    if wanted.unit is not None:
        rows = rows.filter(unit=wanted.unit)
    if wanted.before is not None:
        rows = rows.filter(number__lt=wanted.before)
    found = list(rows.select_related("organisation", "unit").order_by("-number")[: PAGE + 1])
    shown = found[:PAGE]
    return PlansPage(shown, shown[-1].number if len(found) > PAGE else None)


def plan_seen(actor: Actor, network: Network, pk: UUID) -> Plan:
    """Give a plan, or the problem that there's none to be seen."""
    here = plans_of(actor, network).filter(pk=pk)
    found = here.select_related("organisation", "unit", "taken_from").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def common_plan(actor: Actor, network: Network) -> Plan | None:
    """Give the network's own plan: the latest in force, else the latest draft, else the last there was."""
    nearest = Case(
        *(When(stage=stage, then=Value(place)) for stage, place in _LEAST_FIRST.items()),
        output_field=IntegerField(),
    )
    here = plans_of(actor, network).filter(kind=PlanKind.NETWORK).order_by(nearest, "-number")
    found = here.select_related("organisation").first()
    if found is not None:
        found.network = network
    return found


def objective_seen(actor: Actor, network: Network, pk: UUID) -> Objective:
    """Give an objective with its plan, or the problem that there's none to be seen."""
    here = Objective.objects.filter(network=network, pk=pk)
    found = here.select_related(
        "plan__organisation", "plan__unit", "parent", "organisation", "serves"
    ).first()
    if found is None or not sees_network.test(actor, network):
        raise Problem(NOT_FOUND)
    found.network = found.plan.network = network
    return found


def reviews_of(objective: Objective) -> list[ObjectiveReview]:
    """Give the looks at an objective, the latest first."""
    return list(objective.reviews.select_related("person", "organisation").order_by("-at", "-pk")[:PAGE])


def reviews_in(plan: Plan) -> list[ObjectiveReview]:
    """Give the latest looks at the objectives of a plan."""
    here = ObjectiveReview.objects.filter(objective__plan=plan)
    return list(here.select_related("objective", "person", "organisation").order_by("-at", "-pk")[:DUE_SHOWN])


def objectives_due(actor: Actor) -> QuerySet[Objective]:
    """Give the objectives that somebody may review, and whose day has come or comes soon (C5.1)."""
    by = timezone.localdate() + REVIEWED_AHEAD
    here = Objective.objects.filter(stage=GoalStage.OPEN, review_on__lte=by).exclude(
        plan__stage=PlanStage.CLOSED
    )
    return here.filter(rules.may_review.where(actor))


def plans_due(actor: Actor) -> QuerySet[Plan]:
    """Give the plans that somebody may change, and whose day has come or comes soon."""
    by = timezone.localdate() + REVIEWED_AHEAD
    here = Plan.objects.filter(review_on__lte=by).exclude(stage=PlanStage.CLOSED)
    return here.filter(rules.may_change.where(actor))


@dataclass(frozen=True)
class Due:
    """What is to be looked at again in a network by its reader."""

    objectives: list[Objective]
    plans: list[Plan]


def due_in(actor: Actor, network: Network) -> Due:
    """Give what waits in a network for its reader to be looked at again, the earliest first."""
    objectives = objectives_due(actor).filter(network=network).select_related("plan")
    plans = plans_due(actor).filter(network=network)
    return Due(
        list(objectives.order_by("review_on", "pk")[:DUE_SHOWN]),
        list(plans.order_by("review_on", "pk")[:DUE_SHOWN]),
    )
