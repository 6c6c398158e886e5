"""The writers of reviews: what a look at an objective came to, with its wording until then (C5.1)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import NEXT_LOOK_PAST, OBJECTIVE_STAGE, Problem
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import author_of
from trellis.members.models import Organisation
from trellis.plans import rules
from trellis.plans.actions.objectives import Aim, check
from trellis.plans.models import GoalStage, Objective, ObjectiveReview, ReviewVerdict

STAGES = {
    ReviewVerdict.KEEP: GoalStage.OPEN,
    ReviewVerdict.CHANGE: GoalStage.OPEN,
    ReviewVerdict.MET: GoalStage.MET,
    ReviewVerdict.DROP: GoalStage.DROPPED,
}


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a look at an objective came to: why, when to look again, and the new wording if it changes."""

    verdict: ReviewVerdict
    why: str
    next_on: date | None = None
    aim: Aim | None = None
    organisation: Organisation | None = field(default=None)
    """The member for which the reviewer speaks, when she speaks for several."""


def wording(objective: Objective) -> dict[str, Any]:
    """Give an objective as it stands, for keeping."""
    return {
        "title": objective.title,
        "text": objective.text,
        "dimensions": objective.dimensions,
        "due": objective.due.isoformat() if objective.due else None,
        "organisation": str(objective.organisation_id) if objective.organisation_id else None,
        "stage": objective.stage,
    }


def _write(actor: Actor, objective: Objective, look: Look) -> ObjectiveReview:
    author = author_of(actor, objective.network, look.organisation)
    return ObjectiveReview.objects.create(
        network_id=objective.network_id,
        objective=objective,
        verdict=look.verdict,
        why=reasoned(look.why),
        next_on=look.next_on,
        before=wording(objective),
        person=author.person,
        organisation=author.organisation,
    )


def _settle(objective: Objective, stage: GoalStage, next_on: date | None) -> None:
    objective.stage = stage
    objective.review_on = next_on if stage == GoalStage.OPEN else None
    objective.version += 1
    objective.save()


def _open(objective: Objective, version: int | None = None) -> Objective:
    found = hold(objective, version)
    if found.stage != GoalStage.OPEN:
        raise Problem(OBJECTIVE_STAGE)
    return found


@action("objective.review", on="objective", allow=rules.may_review)
def review_objective(
    *, actor: Actor, objective: Objective, look: Look, version: int | None = None
) -> ObjectiveReview:
    """Look at an objective again: keep it, change it, call it met, or drop it; its wording so far stays."""
    found = _open(objective, version)
    if look.next_on is not None and look.next_on <= timezone.localdate():
        raise Problem(NEXT_LOOK_PAST)
    made = _write(actor, found, look)
    if look.verdict == ReviewVerdict.CHANGE and look.aim is not None:
        check(found.plan, look.aim)
        for name, value in look.aim.columns().items():
            setattr(found, name, value)
    _settle(found, STAGES[look.verdict], look.next_on)
    note(verdict=look.verdict)
    return made


@action("objective.drop", on="objective", allow=rules.may_drop)
def drop_objective(*, actor: Actor, objective: Objective, reason: str) -> ObjectiveReview:
    """Drop an objective, with the reason; it can be taken up again."""
    found = _open(objective)
    made = _write(actor, found, Look(verdict=ReviewVerdict.DROP, why=reason))
    _settle(found, GoalStage.DROPPED, None)
    return made


@action("objective.resume", on="objective", allow=rules.may_review)
def resume_objective(*, actor: Actor, objective: Objective, reason: str) -> ObjectiveReview:
    """Take up again what was met or dropped."""
    found = hold(objective)
    if found.stage == GoalStage.OPEN:
        raise Problem(OBJECTIVE_STAGE)
    made = _write(actor, found, Look(verdict=ReviewVerdict.KEEP, why=reason))
    _settle(found, GoalStage.OPEN, None)
    return made
