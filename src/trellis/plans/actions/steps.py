"""The writers of an activity's steps: who does what until when, after which; taken, done, asked about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks.closing import answered_elsewhere, close_asks
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, ask_again, raise_ask
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.ordering import loop_through
from trellis.domain.problems import N_, OTHER_NETWORK, STEP_CIRCLE, STEP_STAGE, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.text import clean
from trellis.members.actions.directory import in_order, same_network
from trellis.members.models import Organisation
from trellis.members.rules import represents
from trellis.plans import rules
from trellis.plans.actions.dues import end_of
from trellis.plans.models import Activity, Involved, Involvement, Reply, Step

STEP = "plans.step"
ANSWER_WITHIN = timedelta(days=7)
TAKES, DONE, NOT = "yes", "done", "no"
ANSWERS = Shape(
    choices=(
        Choice(TAKES, words_of(Sentence(N_("Yes, we do it"))), ("1",)),
        Choice(DONE, words_of(Sentence(N_("It is done"))), ("2",)),
        Choice(NOT, words_of(Sentence(N_("No"))), ("3",)),
    )
)


@dataclass(frozen=True, kw_only=True)
class Task:
    """What is to be done, by which member, from when until when, and after which other steps."""

    text: str
    organisation: Organisation | None = None
    since: date | None = None
    due: date | None = None
    after: Sequence[Step] = ()

    def columns(self) -> dict[str, Any]:
        """Give what stands in the step's own row."""
        own = {name: value for name, value in vars(self).items() if name != "after"}
        return own | {"text": clean(self.text)}


def _check(activity: Activity, task: Task) -> None:
    same_network(activity.network, task.organisation)
    in_order(task.since, task.due)
    for each in task.after:
        if each.activity_id != activity.pk:
            raise Problem(OTHER_NETWORK, what=str(each))


def _take_part(activity: Activity, organisation: Organisation | None) -> None:
    """Let whoever does a step take part in the whole: she must be able to read what it belongs to."""
    if organisation is None or organisation.pk == activity.organisation_id:
        return
    if not activity.involved.filter(organisation=organisation).exists():
        how = Involvement.IMPLEMENTS
        Involved.objects.get_or_create(activity=activity, organisation=organisation, how=how)


def _put_after(step: Step, after: Sequence[Step]) -> None:
    rows = Step.after.through.objects.filter(from_step__activity=step.activity_id)
    known: dict[Any, list[Any]] = {}
    for one, other in rows.values_list("from_step", "to_step"):
        known.setdefault(one, []).append(other)
    if loop_through(known | {step.pk: [each.pk for each in after]}, step.pk):
        raise Problem(STEP_CIRCLE)
    step.after.set(after)


@action("step.add", on="activity", allow=rules.may_change_activity)
def add_step(*, actor: Actor, activity: Activity, task: Task) -> Step:
    """Add a step at the end, and ask the member that is to do it if it takes it; its own it has taken."""
    found = hold(activity)
    _check(found, task)
    last = found.steps.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    made = Step(network_id=found.network_id, activity=found, position=position, **task.columns())
    made.reply = Reply.TAKEN if represents("organisation").test(actor, made) else ""
    made.save()
    made.after.set(task.after)
    _take_part(found, task.organisation)
    if not made.reply:
        _ask(actor, made)
    return made


@action("step.change", on="step", allow=rules.may_keep_step)
def change_step(*, actor: Actor, step: Step, task: Task, version: int) -> Step:
    """Change a step; a member that is new to it is asked if it takes it."""
    hold(step.activity)
    found = hold(step, version)
    _check(found.activity, task)
    is_another = found.organisation != task.organisation
    for name, value in task.columns().items():
        setattr(found, name, value)
    if is_another:
        found.reply, found.said = "", ""
        _stop(found)
    _put_after(found, task.after)
    _take_part(found.activity, task.organisation)
    _save(found)
    if is_another and found.done_on is None:
        _ask(actor, found)
    note(another=is_another)
    return found


def _save(step: Step) -> Step:
    step.version += 1
    step.save()
    return step


def _stop(step: Step) -> None:
    close_asks(STEP, step.pk, Sentence(N_("The step is settled, or somebody else's by now.")))


def _ask(actor: Actor, step: Step, until: date | None = None) -> bool:
    """Ask whoever speaks for the member that is to do it; nobody, and nobody is asked."""
    if step.organisation_id is None:
        return False
    of = [Addressee(organisation=step.organisation_id)]
    ends = end_of(until) if until else timezone.now() + ANSWER_WITHIN
    known = Ask.objects.filter(kind=STEP, about=step.pk, asked__organisation=step.organisation_id).first()
    if known is not None:
        ask_again(known, of, ends)
        return True
    says = N_("Do you do this step of “%(what)s”, or is it done? %(text)s")
    wanted = Wanted(
        kind=STEP,
        about=step.pk,
        title=words_of(Sentence(N_("A step for you"))),
        question=words_of(Sentence(says, {"what": step.activity.title, "text": step.text})),
        why=words_of(Sentence(N_("What nobody has taken isn't done."))),
        shape=ANSWERS,
        until=ends,
    )
    raise_ask(actor, step.network, wanted, of)
    return True


@action("step.ask", on="step", allow=rules.may_keep_step)
def ask_step(*, actor: Actor, step: Step, until: date) -> Step:
    """Ask the member that is to do it if it takes it, or if it is done."""
    if step.done_on is not None or not _ask(actor, step, until):
        raise Problem(STEP_STAGE)
    return step


@action("step.answer", on="step", allow=rules.may_tell_of_step, keeps=("takes",))
def answer_step(*, actor: Actor, step: Step, takes: bool, said: str = "") -> Step:
    """Say if one takes a step, or the one for whom one passes it on."""
    found = hold(step)
    if found.done_on is not None:
        raise Problem(STEP_STAGE)
    found.reply, found.said = Reply.TAKEN if takes else Reply.DECLINED, said.strip()[:300]
    return _save(found)


@action("step.finish", on="step", allow=rules.may_tell_of_step)
def finish_step(*, actor: Actor, step: Step, said: str = "") -> Step:
    """Say that a step is done."""
    found = hold(step)
    if found.done_on is not None:
        raise Problem(STEP_STAGE)
    found.done_on, found.said = timezone.localdate(), said.strip()[:300]
    if found.organisation_id:
        answered_elsewhere(STEP, found.pk, found.organisation_id, actor.channel.value)
    return _save(found)


@action("step.resume", on="step", allow=rules.may_tell_of_step)
def resume_step(*, actor: Actor, step: Step) -> Step:
    """Say that a step isn't done yet."""
    found = hold(step)
    if found.done_on is None:
        raise Problem(STEP_STAGE)
    found.done_on = None
    return _save(found)


@action("step.remove", on="step", allow=rules.may_keep_step)
def remove_step(*, actor: Actor, step: Step) -> Step:
    """Take a step out; whoever was asked isn't reminded any more."""
    found = hold(step)
    _stop(found)
    Step.objects.filter(pk=found.pk).delete()
    return found
