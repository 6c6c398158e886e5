"""A unit answers what was handed down to it: takes it over, adapts it, declines it, changes its mind."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks.closing import answered_elsewhere
from trellis.domain import cascading
from trellis.domain.cascading import Answer
from trellis.domain.dimensions import dimensions_of
from trellis.domain.problems import HANDING_STAGE, HANDING_STOOD_ON, Problem
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import person_of
from trellis.plans import rules
from trellis.plans.actions.handing import HANDING, keepers_today
from trellis.plans.actions.objectives import Aim
from trellis.plans.actions.objectives import write as write_objective
from trellis.plans.actions.plans import Outline
from trellis.plans.actions.plans import write as write_plan
from trellis.plans.models import (
    Activity,
    GoalStage,
    Handing,
    HandingStage,
    Objective,
    Plan,
    PlanKind,
    PlanStage,
    Status,
)
from trellis.ui.names import name_text

_STANDING = [each.value for each in cascading.STANDING]
_OVER = (Status.ENDED, Status.DROPPED)


@action("handing.take", on="handing", allow=rules.may_answer)
def take_over(*, actor: Actor, handing: Handing) -> Handing:
    """Take over what was handed down: it is copied into the unit's own plan, with its results."""
    found = _answer(actor, handing, Answer.TAKEN, "")
    _copy(found, "", "")
    return _save(found)


@action("handing.adapt", on="handing", allow=rules.may_answer)
def adapt(*, actor: Actor, handing: Handing, title: str, text: str = "", reason: str = "") -> Handing:
    """Take over what was handed down in the unit's own words; both wordings stay readable."""
    found = _answer(actor, handing, Answer.ADAPTED, reason.strip())
    _copy(found, reasoned(title), text.strip())
    return _save(found)


@action("handing.decline", on="handing", allow=rules.may_answer)
def decline(*, actor: Actor, handing: Handing, reason: str) -> Handing:
    """Decline what was handed down, with the reason; what was taken over before is dropped, not deleted."""
    found = _answer(actor, handing, Answer.DECLINED, reasoned(reason))
    _drop(found)
    return _save(found)


@action("handing.ask-again", on="handing", allow=rules.may_answer)
def ask_again(*, actor: Actor, handing: Handing) -> Handing:
    """Take back an answer that wasn't the unit's: it hasn't answered yet."""
    found = hold(handing)
    if found.stage in {HandingStage.OFFERED, HandingStage.WITHDRAWN}:
        raise Problem(HANDING_STAGE)
    found.reason = ""
    _drop(found)
    found.stage, found.answered_at, found.answered_by = HandingStage.OFFERED, None, None
    return _save(found)


def _answer(actor: Actor, handing: Handing, answer: Answer, reason: str) -> Handing:
    found = hold(handing)
    found.stage = HandingStage(cascading.become(Answer(found.stage), answer).value)
    found.reason, found.answered_at, found.answered_by = reason, timezone.now(), person_of(actor)
    keeper = keepers_today([found.unit_id]).get(found.unit_id)
    if keeper is not None:
        concern([keeper.organisation_id])
        answered_elsewhere(HANDING, found.pk, keeper.organisation_id, actor.channel.value)
    note(on_behalf=not rules.keeps().test(actor, found), channel=actor.channel.value)
    return found


def _save(handing: Handing) -> Handing:
    handing.version += 1
    handing.save()
    return handing


def _check_free(handing: Handing) -> None:
    """See to it that nothing stands on the unit's copy: neither handed on nor being done."""
    made, plan = handing.made_objective_id, handing.made_plan_id
    if handing.objective_id is not None:
        on_it = Q(objective=made) | Q(objective__parent=made)
    else:
        on_it = Q(plan=plan) | Q(objective__plan=plan)
    is_handed_on = Handing.objects.filter(on_it, stage__in=_STANDING).exists()
    if is_handed_on or Activity.objects.filter(on_it).exclude(status__in=_OVER).exists():
        raise Problem(HANDING_STOOD_ON, unit=name_text(handing.unit.names, handing.network.language))


def _drop(handing: Handing) -> None:
    if handing.made_plan is not None:
        _check_free(handing)
    if handing.made_objective is not None:
        _set(handing.made_objective, stage=GoalStage.DROPPED)
    if handing.made_plan is not None and handing.objective is None:
        _set(handing.made_plan, stage=PlanStage.CLOSED, closed_note=handing.reason)


def _set(row: Plan | Objective, **columns: Any) -> None:
    found = hold(row)
    for name, value in columns.items():
        setattr(found, name, value)
    found.version += 1
    found.save()


def _copy(handing: Handing, title: str, text: str) -> None:
    if handing.objective is not None:
        _copy_objective(handing, handing.objective, title, text)
    elif handing.plan is not None:
        _copy_plan(handing, handing.plan, title, text)


def _copies(handing: Handing, sources: Iterable[Objective]) -> dict[UUID, Objective]:
    """Give what the unit's plans hold already of some objectives, by what it was taken from."""
    rows = Objective.objects.filter(plan__unit=handing.unit_id, taken_from__in=[each.pk for each in sources])
    standing = rows.exclude(stage=GoalStage.DROPPED).exclude(plan__stage=PlanStage.CLOSED)
    return {each.taken_from_id: each for each in standing.select_related("plan") if each.taken_from_id}


def _copy_objective(handing: Handing, source: Objective, title: str, text: str) -> None:
    made = handing.made_objective or _copies(handing, [source]).get(source.pk)
    if made is not None:
        words = {"title": title or source.title, "text": text if title else source.text}
        _set(made, stage=GoalStage.OPEN, **words)
    else:
        made = _write_with_results(_own_plan(handing, source.plan), source, _aim(source, title, text))
    handing.made_objective, handing.made_plan = made, made.plan


def _write_with_results(plan: Plan, source: Objective, aim: Aim) -> Objective:
    made = write_objective(plan, aim, taken_from=source)
    for each in source.results.filter(stage=GoalStage.OPEN).order_by("position", "pk"):
        write_objective(plan, _aim(each), under=made, taken_from=each)
    return made


def _copy_plan(handing: Handing, source: Plan, title: str, text: str) -> None:
    words = {"title": title or source.title, "goal": text if title else source.goal}
    if handing.made_plan is not None:
        stage = PlanStage.CURRENT if handing.made_plan.adopted_on else PlanStage.DRAFT
        _set(handing.made_plan, stage=stage, closed_note="", **words)
        return
    plan = _begin(handing, source, **words)
    handing.made_plan = plan
    every = list(source.objectives.filter(parent=None, stage=GoalStage.OPEN).order_by("position", "pk"))
    known = _copies(handing, every)
    for each in every:
        if each.pk not in known:
            _write_with_results(plan, each, _aim(each))


def _own_plan(handing: Handing, source: Plan) -> Plan:
    """Give the unit's plan that is in force, else its draft; a unit without one begins one."""
    own = Plan.objects.filter(unit=handing.unit_id, kind=PlanKind.UNIT).exclude(stage=PlanStage.CLOSED)
    # "current" comes before "draft".
    found = own.order_by("stage", "-number").first()
    return hold(found) if found else _begin(handing, source, title=source.title, goal=source.goal)


def _begin(handing: Handing, source: Plan, **words: str) -> Plan:
    outline = Outline(
        kind=PlanKind.UNIT,
        unit=handing.unit,
        since=source.since,
        until=source.until,
        review_on=source.review_on,
        **words,  # type: ignore[arg-type]
    )
    return write_plan(handing.network, outline, taken_from=source)


def _aim(source: Objective, title: str = "", text: str = "") -> Aim:
    """Give what an objective wants, or the unit's own words for it; who leads it there isn't known yet."""
    return Aim(
        title=title or source.title,
        text=text if title else source.text,
        dimensions=dimensions_of(source.dimensions),
        due=source.due,
        review_on=source.review_on,
        serves=source.serves,
    )
