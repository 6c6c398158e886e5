"""The writers of tasks: given to a member or a person, who takes it or doesn't; done, changed, dropped."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.asks.closing import close_asks
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.problems import CHANGED_MEANWHILE, N_, OTHER_NETWORK, TASK_STAGE, Problem
from trellis.domain.sentence import Sentence
from trellis.governance.models import Document
from trellis.meetings import leading
from trellis.meetings.models import ActionItem, AgendaItem, Meeting, TaskStage
from trellis.members.actions.directory import reasoned, same_network
from trellis.members.models import Organisation

TAKE, PROGRESS = "task.take", "task.progress"
ANSWER_WITHIN = timedelta(days=7)
YES_OR_NO = Shape(
    choices=(
        Choice("yes", words_of(Sentence(N_("Yes"))), ("1",)),
        Choice("no", words_of(Sentence(N_("No"))), ("2",)),
    )
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is to be done, by which member or person, until when, and which objective it serves."""

    text: str
    organisation: Organisation | None = None
    person: Person | None = None
    due: date | None = None
    serves: Document | None = None
    serves_words: str = ""

    def columns(self) -> dict[str, Any]:
        """Give what stands in the task's row."""
        words = {"text": self.text.strip(), "serves_words": self.serves_words.strip()}
        return {**vars(self), **words}


def _check(meeting: Meeting, work: Work) -> None:
    same_network(meeting.network, work.organisation)
    if work.serves is not None and work.serves.network_id != meeting.network_id:
        raise Problem(OTHER_NETWORK, what=str(work.serves))


def owner_of(task: ActionItem) -> list[Addressee]:
    """Give of whom a task is asked: of the person, else of whoever speaks for the member."""
    if task.person_id:
        return [Addressee(person=task.person_id)]
    return [Addressee(organisation=task.organisation_id)] if task.organisation_id else []


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def ask_to_take(actor: Actor, task: ActionItem) -> None:
    """Ask whoever a task is meant for if she can take it; others call it within a deed."""
    of = owner_of(task)
    if not of:
        return
    wanted = Wanted(
        kind=TAKE,
        about=task.pk,
        title=words_of(Sentence(N_("A task for you"))),
        question=words_of(Sentence(N_("Can you take this task? %(text)s"), {"text": task.text})),
        why=words_of(Sentence(N_("What nobody has taken isn't done."))),
        shape=YES_OR_NO,
        until=timezone.now() + ANSWER_WITHIN,
    )
    raise_ask(actor, task.network, wanted, of)


def make(meeting: Meeting, work: Work, item: AgendaItem | None = None) -> ActionItem:
    """Write a task; others call it within a deed."""
    _check(meeting, work)
    return ActionItem.objects.create(network=meeting.network, meeting=meeting, item=item, **work.columns())


@action("task.give", on="meeting", allow=leading.may_give_task)
def give_task(*, actor: Actor, meeting: Meeting, work: Work, item: AgendaItem | None = None) -> ActionItem:
    """Note a task and ask whoever is to do it; what she gives herself she has taken."""
    made = make(meeting, work, item if item is not None and item.meeting_id == meeting.pk else None)
    if leading.does_it.test(actor, made):
        ActionItem.objects.filter(pk=made.pk).update(stage=TaskStage.OPEN)
        made.refresh_from_db()
        return made
    ask_to_take(actor, made)
    return made


def _stop_asking(task: ActionItem) -> None:
    """Let nobody be reminded of a task that is settled, or somebody else's by now."""
    for kind in (TAKE, PROGRESS):
        close_asks(kind, task.pk, Sentence(N_("The task is settled, or somebody else's by now.")))


def _settle(task: ActionItem, *stages: TaskStage, **columns: Any) -> ActionItem:
    changed = _change(task, *stages, **columns)
    _stop_asking(changed)
    return changed


def _change(task: ActionItem, *stages: TaskStage, **columns: Any) -> ActionItem:
    standing = ActionItem.objects.filter(pk=task.pk, stage__in=stages)
    if not standing.update(**columns, version=F("version") + 1):
        raise Problem(TASK_STAGE)
    task.refresh_from_db()
    return task


@action("task.answer", on="task", allow=leading.may_answer_task, keeps=("takes",))
def answer_task(*, actor: Actor, task: ActionItem, takes: bool, reason: str = "") -> ActionItem:
    """Say whether one takes a task, or the one for whom one passes it on."""
    stage = TaskStage.OPEN if takes else TaskStage.DECLINED
    here = (TaskStage.OFFERED, TaskStage.DECLINED, TaskStage.OPEN)
    return _change(task, *here, stage=stage, reason=reason.strip())


@action("task.finish", on="task", allow=leading.may_tell_of_task)
def finish_task(*, actor: Actor, task: ActionItem, says: str = "") -> ActionItem:
    """Say that a task is done."""
    here = (TaskStage.OFFERED, TaskStage.OPEN)
    return _settle(task, *here, stage=TaskStage.DONE, done_on=timezone.localdate(), reason=says.strip())


@action("task.resume", on="task", allow=leading.may_tell_of_task)
def resume_task(*, actor: Actor, task: ActionItem) -> ActionItem:
    """Say that a task isn't done yet, or wanted again after all."""
    here = (TaskStage.DONE, TaskStage.DROPPED, TaskStage.DECLINED)
    return _change(task, *here, stage=TaskStage.OPEN, done_on=None)


@action("task.drop", on="task", allow=leading.may_keep_task, keeps=("reason",))
def drop_task(*, actor: Actor, task: ActionItem, reason: str) -> ActionItem:
    """Drop a task, with the reason."""
    here = (TaskStage.OFFERED, TaskStage.OPEN, TaskStage.DECLINED)
    return _settle(task, *here, stage=TaskStage.DROPPED, reason=reasoned(reason))


@action("task.change", on="task", allow=leading.may_keep_task)
def change_task(*, actor: Actor, task: ActionItem, work: Work, version: int) -> ActionItem:
    """Change what a task says, or who is to do it; somebody else is asked anew."""
    if task.meeting is not None:
        _check(task.meeting, work)
    found = ActionItem.objects.select_for_update(of=("self",)).select_related("network").get(pk=task.pk)
    if found.version != version:
        raise Problem(CHANGED_MEANWHILE)
    before = owner_of(found)
    for name, value in work.columns().items():
        setattr(found, name, value)
    is_another = owner_of(found) != before
    if is_another and found.stage in {TaskStage.OPEN, TaskStage.DECLINED}:
        found.stage = TaskStage.OFFERED
    found.version += 1
    found.save()
    if is_another:
        _stop_asking(found)
    if is_another and found.stage == TaskStage.OFFERED:
        ask_to_take(actor, found)
    note(another=is_another)
    return found


@action("task.ask", on="task", allow=leading.may_keep_task)
def ask_progress(*, actor: Actor, task: ActionItem, until: date) -> ActionItem:
    """Ask whoever took a task if it is done."""
    if task.stage != TaskStage.OPEN or not owner_of(task):
        raise Problem(TASK_STAGE)
    wanted = Wanted(
        kind=PROGRESS,
        about=task.pk,
        title=words_of(Sentence(N_("A task you took"))),
        question=words_of(Sentence(N_("Is it done? %(text)s"), {"text": task.text})),
        why=words_of(Sentence(N_("The next meeting goes through the tasks of the last one."))),
        shape=YES_OR_NO,
        until=_end_of(until),
    )
    raise_ask(actor, task.network, wanted, owner_of(task))
    return task
