"""The writers of delegation: a task or a subject put into a member's hands, accepted, ended (C5.5)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.domain.problems import (
    ACCEPTED_ALREADY,
    ENDED_ALREADY,
    NOT_A_MEMBER,
    NOT_ENDED,
    OTHER_NETWORK,
    OUTCOME_MISSING,
    TASK_MISSING,
    Problem,
)
from trellis.governance.models import Body, Delegation
from trellis.governance.subjects import Subject
from trellis.members.actions.directory import in_order, not_ahead, same_network
from trellis.members.models import Organisation, Standing
from trellis.members.rules import represents
from trellis.networks.models import Network
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Task:
    """What is delegated, within which limits, for how long, and by which body; none: by all."""

    task: str
    subject: Subject | None = None
    limits: str = ""
    since: date | None = None
    until: date | None = None
    body: Body | None = None


_TERMS = ("task", "subject", "limits", "until", "body_id")


def _columns(network: Network, task: Task) -> dict[str, Any]:
    words = task.task.strip()
    if not words:
        raise Problem(TASK_MISSING)
    if task.body is not None and task.body.network_id != network.pk:
        raise Problem(OTHER_NETWORK, what=str(task.body))
    since = task.since or timezone.localdate()
    in_order(since, task.until)
    return {
        "task": words,
        "subject": task.subject.value if task.subject else "",
        "limits": task.limits.strip(),
        "since": since,
        "until": task.until,
        "body_id": task.body.pk if task.body else None,
    }


@action("delegation.give", on="network", allow=holds("delegation.give", via=""), keeps=("decided_by",))
def delegate(
    *, actor: Actor, network: Network, organisation: Organisation, task: Task, decided_by: UUID | None = None
) -> Delegation:
    """Put a task or a subject into a member's hands; it carries it once it has accepted."""
    same_network(network, organisation)
    if not organisation.memberships.filter(standing=Standing.MEMBER).exists():
        raise Problem(NOT_A_MEMBER, name=str(organisation))
    columns = _columns(network, task)
    note(body=task.body, subject=columns["subject"], since=columns["since"], until=task.until)
    given_by = actor.person if isinstance(actor.person, Person) else None
    return Delegation.objects.create(
        network=network, organisation=organisation, given_by=given_by, decided_by=decided_by, **columns
    )


@action("delegation.accept", on="delegation", allow=represents("organisation") | holds("delegation.accept"))
def accept(*, actor: Actor, delegation: Delegation) -> Delegation:
    """Accept what is delegated, for the member; or note that the member said so."""
    held = hold(delegation)
    if held.accepted_at is not None or held.ended_on is not None:
        raise Problem(ACCEPTED_ALREADY)
    held.accepted_at = timezone.now()
    held.version += 1
    held.save(update_fields=["accepted_at", "version"])
    return held


@action("delegation.change", on="delegation", allow=holds("delegation.give"))
def change_delegation(*, actor: Actor, delegation: Delegation, version: int, task: Task) -> Delegation:
    """Change what is delegated, within which limits or until when; the member accepts it anew."""
    columns = _columns(delegation.network, task)
    held = hold(delegation, version)
    if held.ended_on is not None:
        raise Problem(ENDED_ALREADY)
    changed = [name for name, value in columns.items() if getattr(held, name) != value]
    note(changed=[name.removesuffix("_id") for name in changed])
    for name, value in columns.items():
        setattr(held, name, value)
    if set(changed) & set(_TERMS):
        held.accepted_at = None
    held.version += 1
    held.save(update_fields=[*columns, "accepted_at", "version"])
    return held


@action("delegation.end", on="delegation", allow=represents("organisation") | holds("delegation.end"))
def end_delegation(
    *, actor: Actor, delegation: Delegation, came_of_it: str, ended_on: date | None = None
) -> Delegation:
    """End what was delegated, saying what came of it: whoever gave it may, and the member that carries it."""
    outcome, day = came_of_it.strip(), not_ahead(ended_on)
    if not outcome:
        raise Problem(OUTCOME_MISSING)
    held = hold(delegation)
    if held.ended_on is not None:
        raise Problem(ENDED_ALREADY)
    in_order(held.since, day)
    note(ended_on=day)
    held.ended_on, held.came_of_it = day, outcome
    held.version += 1
    held.save(update_fields=["ended_on", "came_of_it", "version"])
    return held


@action("delegation.reopen", on="delegation", allow=holds("delegation.end"))
def reopen_delegation(*, actor: Actor, delegation: Delegation) -> Delegation:
    """Take back that it ended: the member carries it on."""
    held = hold(delegation)
    if held.ended_on is None:
        raise Problem(NOT_ENDED)
    note(before=held.ended_on)
    held.ended_on = None
    held.version += 1
    held.save(update_fields=["ended_on", "version"])
    return held
