"""The writers of objectives and of the results that are expected under them: added, worded anew, moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Max

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.dimensions import Dimension, bits_of
from trellis.domain.problems import OBJECTIVE_AGREED, OBJECTIVE_PLACE, OTHER_NETWORK, PLAN_STAGE, Problem
from trellis.governance.models import Document
from trellis.members.actions.directory import same_network
from trellis.members.models import Organisation
from trellis.plans import rules
from trellis.plans.models import Level, Objective, Plan, PlanStage


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What is to be reached, how one will see it, by when, who leads it, and what it comes from."""

    title: str
    text: str = ""
    dimensions: Iterable[Dimension] = ()
    organisation: Organisation | None = None
    due: date | None = None
    review_on: date | None = None
    serves: Document | None = None

    def columns(self) -> dict[str, Any]:
        """Give what stands in the objective's row."""
        words = {"title": self.title.strip(), "text": self.text.strip()}
        return vars(self) | words | {"dimensions": bits_of(self.dimensions)}


def check(plan: Plan, aim: Aim) -> None:
    """See to it that what an objective names belongs to its network."""
    same_network(plan.network, aim.organisation)
    if aim.serves is not None and aim.serves.network_id != plan.network_id:
        raise Problem(OTHER_NETWORK, what=str(aim.serves))


def write(plan: Plan, aim: Aim, under: Objective | None = None, **columns: Any) -> Objective:
    """Write an objective at the end of its plan, or a result under one; others call it within a deed."""
    check(plan, aim)
    if under is not None and (under.plan_id != plan.pk or under.parent_id is not None):
        raise Problem(OBJECTIVE_PLACE)
    last = Objective.objects.filter(plan=plan, parent=under).aggregate(last=Max("position"))["last"]
    return Objective.objects.create(
        network_id=plan.network_id,
        plan=plan,
        parent=under,
        level=Level.RESULT if under else Level.OBJECTIVE,
        position=0 if last is None else last + 1,
        **aim.columns(),
        **columns,
    )


@action("objective.add", on="plan", allow=rules.may_add)
def add_objective(*, actor: Actor, plan: Plan, aim: Aim, under: Objective | None = None) -> Objective:
    """Add an objective to a plan, or under an objective a result that is expected on the way to it."""
    found = hold(plan)
    if found.stage == PlanStage.CLOSED:
        raise Problem(PLAN_STAGE)
    return write(found, aim, under)


@action("objective.change", on="objective", allow=rules.may_change_objective)
def change_objective(*, actor: Actor, objective: Objective, aim: Aim, version: int) -> Objective:
    """Change an objective; once its plan is in force its words are changed by a review, which keeps both."""
    found = hold(objective, version)
    check(found.plan, aim)
    is_same = (found.title, found.text) == (aim.title.strip(), aim.text.strip())
    if found.plan.stage == PlanStage.CURRENT and not is_same:
        raise Problem(OBJECTIVE_AGREED)
    for name, value in aim.columns().items():
        setattr(found, name, value)
    found.version += 1
    found.save()
    return found


@action("objective.move", on="objective", allow=rules.may_drop, keeps=("up",))
def move_objective(*, actor: Actor, objective: Objective, up: bool) -> Objective:
    """Put an objective before the one above it, or after the one below; at the end nothing happens."""
    hold(objective.plan)
    rows = Objective.objects.filter(plan=objective.plan_id, parent=objective.parent_id)
    order = list(rows.order_by("position", "pk").values_list("pk", flat=True))
    here = order.index(objective.pk)
    there = min(max(here + (-1 if up else 1), 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    for position, pk in enumerate(order):
        rows.filter(pk=pk).exclude(position=position).update(position=position, version=F("version") + 1)
    objective.refresh_from_db()
    return objective
