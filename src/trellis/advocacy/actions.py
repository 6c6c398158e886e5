"""The writers of this room: practices written up, changed, withdrawn, and the steps of their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Max
from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.advocacy import rules
from trellis.advocacy.models import Practice, Readers, Step
from trellis.decisions.actions.proposals import Matter, Wording, make_proposal
from trellis.decisions.models import Proposal
from trellis.domain.policytrack import STOP_LABELS, Outcome, Stop, furthest, holds_up, missing
from trellis.domain.policytrack import Step as Known
from trellis.domain.problems import (
    NOT_FOR_THAT,
    OTHER_NETWORK,
    PRACTICE_GONE,
    STEP_HOLDS_UP,
    STEP_STAGE,
    STEP_TOO_EARLY,
    Problem,
)
from trellis.domain.sentence import Labels
from trellis.members.actions.directory import not_ahead, reasoned, same_network
from trellis.members.authorship import person_of
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans.actions.objectives import Aim, add_objective
from trellis.plans.models import Activity, Plan

Held = TypeVar("Held", Practice, Step)


@dataclass(frozen=True, kw_only=True)
class Account:
    """What is written of a practice: the problem, what is done, the evidence, its price and its limits."""

    title: str
    problem: str
    does: str
    organisation: Organisation
    language: str = "en"
    evidence: str = ""
    costs: str = ""
    limits: str = ""
    needs: str = ""
    unit: Unit | None = None
    place: Place | None = None
    readers: Readers = Readers.MEMBERS
    activities: Sequence[Activity] = ()

    def columns(self) -> dict[str, Any]:
        """Give what stands in the practice's own row."""
        named = {name: value for name, value in vars(self).items() if name != "activities"}
        return {name: value.strip() if isinstance(value, str) else value for name, value in named.items()}


@dataclass(frozen=True, kw_only=True)
class Intent:
    """Who sees to a step, by when, to whom or by whom it is done."""

    organisation: Organisation | None = None
    due: date | None = None
    unit: Unit | None = None
    whom: str = ""


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came of a step: when, in words, with which paper or decision.

    `into` is the plan in which it becomes an objective; `asks_members` puts it to them as a proposal.
    """

    result: str
    on: date | None = None
    reference: str = ""
    proposal: Proposal | None = None
    into: Plan | None = None
    asks_members: bool = False


def known(steps: Sequence[Step]) -> list[Known]:
    """Give steps as the domain reckons with them."""
    return [Known(Stop(each.stop), Outcome(each.outcome), each.due) for each in steps]


def _check(network: Network, account: Account) -> None:
    same_network(network, account.organisation, account.unit)
    for each in account.activities:
        if each.network_id != network.pk:
            raise Problem(OTHER_NETWORK, what=str(each))


@action("practice.write", on="network", allow=rules.may_write)
def write_practice(*, actor: Actor, network: Network, account: Account) -> Practice:
    """Write up a practice that works; whoever speaks for a member writes up its own."""
    _check(network, account)
    drafted = Practice(network=network, organisation=account.organisation)
    if not rules.may_change.test(actor, drafted):
        raise Problem(NOT_FOR_THAT)
    # Two who write at once would take the same number: so one at a time for a network.
    Network.objects.select_for_update().get(pk=network.pk)
    last = Practice.objects.filter(network=network).aggregate(last=Max("number"))["last"] or 0
    made = Practice.objects.create(
        network=network, number=last + 1, person=person_of(actor), **account.columns()
    )
    made.activities.set(account.activities)
    note(number=made.number)
    concern([account.organisation.pk])
    return made


@action("practice.change", on="practice", allow=rules.may_change)
def change_practice(*, actor: Actor, practice: Practice, account: Account, version: int) -> Practice:
    """Word a practice anew; which member did it stays."""
    found = hold(practice, version)
    account = Account(**(vars(account) | {"organisation": found.organisation}))
    _check(found.network, account)
    for name, value in account.columns().items():
        setattr(found, name, value)
    found.version += 1
    found.save()
    found.activities.set(account.activities)
    return found


@action("practice.withdraw", on="practice", allow=rules.may_change, keeps=("reason",))
def withdraw_practice(*, actor: Actor, practice: Practice, reason: str) -> Practice:
    """Withdraw a practice: it stays on record, with the reason, and nobody takes it further."""
    return _settle(hold(practice), withdrawn_on=timezone.localdate(), withdrawn_reason=reasoned(reason))


@action("practice.resume", on="practice", allow=rules.may_change)
def resume_practice(*, actor: Actor, practice: Practice) -> Practice:
    """Take up again a practice that was withdrawn."""
    return _settle(hold(practice), withdrawn_on=None, withdrawn_reason="")


def _settle(row: Held, **columns: Any) -> Held:
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*columns, "version"])
    return row


def _all_steps(practice: Practice) -> list[Step]:
    return list(Step.objects.filter(practice=practice).order_by("begun_at", "pk"))


def _count_reached(practice: Practice) -> None:
    """Keep how far it came in its own row, for lists."""
    far = furthest(known(_all_steps(practice)))
    Practice.objects.filter(pk=practice.pk).update(reached=far or "")


@action("practice.begin-step", on="practice", allow=rules.may_begin)
def begin_step(*, actor: Actor, practice: Practice, stop: Stop, intent: Intent) -> Step:
    """Begin a step of the way: who sees to it, by when."""
    found = hold(practice)
    if found.withdrawn_on is not None:
        raise Problem(PRACTICE_GONE)
    same_network(found.network, intent.organisation, intent.unit)
    wanted = missing(stop, known(_all_steps(found)))
    if wanted is not None:
        raise Problem(STEP_TOO_EARLY, what=Labels([STOP_LABELS[wanted]]))
    note(stop=stop)
    return Step.objects.create(
        network_id=found.network_id, practice=found, stop=stop, **vars(intent) | {"whom": intent.whom.strip()}
    )


def _held(step: Step, *outcomes: Outcome) -> Step:
    hold(step.practice)
    found = hold(step)
    if found.outcome not in outcomes:
        raise Problem(STEP_STAGE)
    note(stop=found.stop)
    return found


@action("practice.finish-step", on="step", allow=rules.may_end)
def finish_step(*, actor: Actor, step: Step, came: Came) -> Step:
    """Note that a step was done: what came of it, when, with which paper, and what is made of it."""
    found = _held(step, Outcome.OPEN)
    said = {"result": came.result.strip(), "reference": came.reference.strip()}
    done = _settle(
        found, outcome=Outcome.DONE, ended_on=not_ahead(came.on), **said, **_made(actor, found, came)
    )
    _count_reached(done.practice)
    return done


def _made(actor: Actor, step: Step, came: Came) -> dict[str, Any]:
    """Make the objective and the proposal that a step leads to, by the deeds of their own rooms."""
    practice, made = step.practice, {"proposal": came.proposal}
    if came.proposal is not None and came.proposal.network_id != step.network_id:
        raise Problem(OTHER_NETWORK, what=str(came.proposal))
    if came.asks_members:
        words = Wording(
            title=practice.title, text=practice.does, why=practice.problem, language=practice.language
        )
        made["proposal"] = make_proposal(
            actor=actor, network=practice.network, wording=words, matter=Matter(need={})
        )
    if came.into is None:
        return made
    if came.into.network_id != step.network_id:
        raise Problem(OTHER_NETWORK, what=str(came.into))
    aim = Aim(title=practice.title, text=practice.evidence or practice.problem)
    return made | {"plan": came.into, "objective": add_objective(actor=actor, plan=came.into, aim=aim)}


@action("practice.decline-step", on="step", allow=rules.may_end, keeps=("reason",))
def decline_step(*, actor: Actor, step: Step, reason: str) -> Step:
    """Note that a step was turned down, and why; it can be tried again."""
    why = reasoned(reason)
    found = _held(step, Outcome.OPEN)
    return _settle(found, outcome=Outcome.DECLINED, ended_on=timezone.localdate(), result=why)


@action("practice.reopen-step", on="step", allow=rules.may_end)
def reopen_step(*, actor: Actor, step: Step) -> Step:
    """Take back what was noted of a step; not while a later one stands on it."""
    found = _held(step, Outcome.DONE, Outcome.DECLINED)
    if found.outcome == Outcome.DONE and holds_up(Stop(found.stop), known(_all_steps(found.practice))):
        raise Problem(STEP_HOLDS_UP)
    again = _settle(found, outcome=Outcome.OPEN, ended_on=None)
    _count_reached(again.practice)
    return again
