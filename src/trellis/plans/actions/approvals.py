"""The writers of approvals (C1.3): wanted, asked for, given with the letter, refused, withdrawn."""

from dataclasses import dataclass, field
from datetime import date

from django.core.files import File

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import (
    APPROVAL_ABOUT,
    APPROVAL_AUTHORITY,
    APPROVAL_NOT_YOURS,
    APPROVAL_STAGE,
    OTHER_NETWORK,
    Problem,
)
from trellis.domain.text import clean
from trellis.members import letters
from trellis.members.actions.directory import in_order, not_ahead, reasoned, same_network
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans import rules
from trellis.plans.models import Activity, Approval, ApprovalStage

WAITING = (ApprovalStage.WANTED, ApprovalStage.ASKED)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be allowed, and by which authority: one of the directory, or one in words."""

    activity: Activity | None = None
    area: Place | None = None
    authority: Organisation | None = None
    authority_said: str = ""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What an authority allowed: from when until when, under which conditions, by which letter."""

    on: date | None = None
    since: date | None = None
    until: date | None = None
    reference: str = ""
    conditions: str = ""
    letter: File | None = field(default=None, compare=False)  # type: ignore[type-arg]


def _check(network: Network, wish: Wish) -> None:
    same_network(network, wish.authority)
    if wish.activity is None and wish.area is None:
        raise Problem(APPROVAL_ABOUT)
    if wish.authority is None and not clean(wish.authority_said):
        raise Problem(APPROVAL_AUTHORITY)
    if wish.activity is not None and wish.activity.network_id != network.pk:
        raise Problem(OTHER_NETWORK, what=f"#{wish.activity.number}")


@action("approval.want", on="network", allow=rules.may_want_approval)
def want_approval(*, actor: Actor, network: Network, wish: Wish) -> Approval:
    """Note that an authority must allow an activity, or all work in an area."""
    _check(network, wish)
    made = Approval(
        network=network,
        activity=wish.activity,
        area=wish.area,
        path=wish.area.path if wish.area else "",
        authority=wish.authority,
        authority_said="" if wish.authority else clean(wish.authority_said),
    )
    if not rules.may_ask_approval.test(actor, made):
        raise Problem(APPROVAL_NOT_YOURS)
    made.save()
    concern([wish.authority.pk] if wish.authority else [])
    return made


def _at(approval: Approval, *stages: ApprovalStage) -> Approval:
    found = hold(approval)
    if found.stage not in stages:
        raise Problem(APPROVAL_STAGE)
    concern([found.authority_id] if found.authority_id else [])
    return found


def _to(approval: Approval, stage: ApprovalStage, reason: str = "") -> Approval:
    approval.stage, approval.reason = stage, reason
    approval.version += 1
    approval.save()
    return approval


@action("approval.ask", on="approval", allow=rules.may_ask_approval)
def ask_approval(*, actor: Actor, approval: Approval, on: date | None = None) -> Approval:
    """Note that the authority was asked; after a refusal or a withdrawal too."""
    found = _at(approval, ApprovalStage.WANTED, ApprovalStage.REFUSED, ApprovalStage.WITHDRAWN)
    found.asked_on, found.answered_on = not_ahead(on), None
    return _to(found, ApprovalStage.ASKED)


@action("approval.give", on="approval", allow=rules.may_answer_approval)
def give_approval(*, actor: Actor, approval: Approval, grant: Grant) -> Approval:
    """Note what the authority allowed, and keep its letter."""
    found = _at(approval, *WAITING, ApprovalStage.REFUSED)
    in_order(grant.since, grant.until)
    found.answered_on, found.since, found.until = not_ahead(grant.on), grant.since, grant.until
    found.reference, found.conditions = clean(grant.reference), grant.conditions.strip()
    if grant.letter is not None:
        kind = letters.kind_of(grant.letter, grant.letter.name or "")
        found.letter_name = letters.shown_name(grant.letter.name or "", kind)
        found.letter.save(letters.stored_name(kind), grant.letter, save=False)
    note(since=found.since, until=found.until, letter=bool(grant.letter))
    return _to(found, ApprovalStage.GIVEN)


@action("approval.refuse", on="approval", allow=rules.may_answer_approval)
def refuse_approval(*, actor: Actor, approval: Approval, reason: str) -> Approval:
    """Note that the authority refused, and why."""
    found = _at(approval, *WAITING)
    found.answered_on = not_ahead(None)
    return _to(found, ApprovalStage.REFUSED, reasoned(reason))


@action("approval.withdraw", on="approval", allow=rules.may_answer_approval)
def withdraw_approval(*, actor: Actor, approval: Approval, reason: str) -> Approval:
    """Note that an approval holds no longer, or is no longer wanted, and why."""
    return _to(_at(approval, *WAITING, ApprovalStage.GIVEN), ApprovalStage.WITHDRAWN, reasoned(reason))
