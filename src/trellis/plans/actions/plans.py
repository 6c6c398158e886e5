"""The writers of plans: made, changed, put in force, closed, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import (
    PLAN_ADOPTION_MISSING,
    PLAN_NOT_YOURS,
    PLAN_STAGE,
    PLAN_WHOSE,
    Problem,
)
from trellis.members.actions.directory import in_order, reasoned, same_network
from trellis.members.models import Organisation
from trellis.networks.lineage import STRANDS
from trellis.networks.models import Network, Unit
from trellis.plans import rules
from trellis.plans.models import Plan, PlanKind, PlanStage
from trellis.plans.queries.making import DECISION

LED = (PlanKind.MEMBER, PlanKind.JOINT, PlanKind.LOCAL)
"""Plans that some member leads."""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """What a plan says: whose it is, what it wants, from when until when, when to look at it again."""

    title: str
    kind: PlanKind = PlanKind.NETWORK
    goal: str = ""
    mandate: str = ""
    unit: Unit | None = None
    organisation: Organisation | None = None
    partners: Sequence[Organisation] = ()
    since: date | None = None
    until: date | None = None
    review_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """Give what stands in the plan's own row; only a unit's plan has a unit."""
        columns = {name: value for name, value in vars(self).items() if name != "partners"}
        words = {name: columns[name].strip() for name in ("title", "goal", "mandate")}
        unit = self.unit if self.kind == PlanKind.UNIT else None
        led_by = self.organisation if self.kind != PlanKind.UNIT else None
        return columns | words | {"unit": unit, "organisation": led_by}


@dataclass(frozen=True, kw_only=True)
class Adopted:
    """How a plan came into force: by a decision of the network, or as a note says."""

    decision: UUID | None = None
    note: str = ""
    on: date | None = None


def _check(network: Network, outline: Outline) -> None:
    same_network(network, outline.unit, outline.organisation, *outline.partners)
    in_order(outline.since, outline.until)
    if outline.kind == PlanKind.UNIT and outline.unit is None:
        raise Problem(PLAN_WHOSE)
    if outline.kind in LED and outline.organisation is None:
        raise Problem(PLAN_WHOSE)


def _is_theirs(actor: Actor, plan: Plan) -> bool:
    """Say whether somebody without the verb may make this plan: a network's own she may not."""
    if plan.kind == PlanKind.UNIT:
        return rules.keeps().test(actor, plan)
    return plan.kind in LED and rules.leads.test(actor, plan)


def next_number(network: Network) -> int:
    """Give the network's next number of a plan; two who make one at once wait for each other."""
    Network.objects.select_for_update().get(pk=network.pk)
    return (Plan.objects.filter(network=network).aggregate(last=Max("number"))["last"] or 0) + 1


def write(network: Network, outline: Outline, **columns: Any) -> Plan:
    """Write a plan with the network's next number; others call it within a deed."""
    _check(network, outline)
    number = next_number(network)
    made = Plan.objects.create(network=network, number=number, **outline.columns(), **columns)
    made.partners.set(outline.partners)
    return made


@action("plan.make", on="network", allow=rules.may_make)
def make_plan(*, actor: Actor, network: Network, outline: Outline) -> Plan:
    """Begin a plan as a draft: the network's, a unit's, a member's, or one of several members."""
    _check(network, outline)
    drafted = Plan(network=network, **outline.columns())
    if not (rules.may_make_any.test(actor, drafted) or _is_theirs(actor, drafted)):
        raise Problem(PLAN_NOT_YOURS)
    made = write(network, outline)
    note(number=made.number, kind=made.kind)
    return made


@action("plan.change", on="plan", allow=rules.may_change)
def change_plan(*, actor: Actor, plan: Plan, outline: Outline, version: int) -> Plan:
    """Word a plan anew; whose plan it is stays."""
    found = hold(plan, version)
    same = {"kind": PlanKind(found.kind), "unit": found.unit}
    outline = Outline(**(vars(outline) | same))
    _check(found.network, outline)
    for name, value in outline.columns().items():
        setattr(found, name, value)
    found.version += 1
    found.save()
    found.partners.set(outline.partners)
    return found


@action("plan.adopt", on="plan", allow=rules.may_adopt)
def adopt_plan(*, actor: Actor, plan: Plan, adopted: Adopted) -> Plan:
    """Put a plan in force, by a decision of the network or with a note of who agreed to it, and when."""
    found = _at(plan, PlanStage.DRAFT, PlanStage.CLOSED)
    if adopted.decision is None and not adopted.note.strip():
        raise Problem(PLAN_ADOPTION_MISSING)
    if adopted.decision is not None:
        strand = STRANDS.get(DECISION)
        if strand is None or not strand.things(actor, found.network, [adopted.decision]):
            raise Problem(PLAN_ADOPTION_MISSING)
    found.decided_by, found.adopted_note = adopted.decision, adopted.note.strip()
    found.adopted_on = adopted.on or timezone.localdate()
    return _to(found, PlanStage.CURRENT)


@action("plan.close", on="plan", allow=rules.may_adopt)
def close_plan(*, actor: Actor, plan: Plan, reason: str) -> Plan:
    """End a plan, with what became of it."""
    found = _at(plan, PlanStage.DRAFT, PlanStage.CURRENT)
    found.closed_note = reasoned(reason)
    return _to(found, PlanStage.CLOSED)


@action("plan.reopen", on="plan", allow=rules.may_adopt)
def reopen_plan(*, actor: Actor, plan: Plan) -> Plan:
    """Take back that a plan was closed: it is again what it was before."""
    found = _at(plan, PlanStage.CLOSED)
    found.closed_note = ""
    return _to(found, PlanStage.CURRENT if found.adopted_on else PlanStage.DRAFT)


def _at(plan: Plan, *stages: PlanStage) -> Plan:
    found = hold(plan)
    if found.stage not in stages:
        raise Problem(PLAN_STAGE)
    return found


def _to(plan: Plan, stage: PlanStage) -> Plan:
    plan.stage = stage
    plan.version += 1
    plan.save()
    return plan
