"""The writers of membership: asking to join, admitting, declining, changing, leaving and coming back."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.problems import (
    ANSWERED_ALREADY,
    CHANGED_MEANWHILE,
    ENDED_ALREADY,
    MEMBER_ALREADY,
    Problem,
)
from trellis.members import rules
from trellis.members.actions import organisations
from trellis.members.actions.directory import in_order, not_ahead, reasoned, same_network
from trellis.members.actions.endings import end_what_hangs_on, restore_what_ended
from trellis.members.models import Constituency, Membership, Organisation, Standing
from trellis.networks.models import Network
from trellis.networks.rules import holds

OPEN = (Standing.REQUESTED, Standing.MEMBER)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """In which constituency an organisation is a member, since when, what it brings and what it hopes for."""

    constituency: Constituency | None = None
    joined_on: date | None = None
    brings: str = ""
    hopes: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to answer when an organisation asks to join."""

    name: str
    email: str = ""
    phone: str = ""
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What an organisation says of itself when it asks to join."""

    details: organisations.Details
    contact: Contact
    brings: str = ""
    hopes: str = ""
    constituency: Constituency | None = field(default=None)


def _refuse_second(organisation: Organisation) -> None:
    if organisation.memberships.filter(standing__in=OPEN).exists():
        raise Problem(MEMBER_ALREADY, name=str(organisation))


@action("membership.request", on="network", allow=rules.may_ask_to_join)
def request_membership(*, actor: Actor, network: Network, request: Request) -> Membership:
    """Let an organisation ask to join: no account is needed, and nothing of the directory is told."""
    same_network(network, request.constituency)
    return Membership.objects.create(
        network=network,
        organisation=organisations.create(network, request.details),
        constituency=request.constituency,
        standing=Standing.REQUESTED,
        brings=request.brings.strip(),
        hopes=request.hopes.strip(),
        contact={name: value for name, value in vars(request.contact).items() if value},
        requested_at=timezone.now(),
    )


@action("membership.admit", on="organisation", allow=holds("membership.admit"), keeps=("reason",))
def admit(*, actor: Actor, organisation: Organisation, terms: Terms, reason: str = "") -> Membership:
    """Make an organisation a member: one of the directory, or one that has asked."""
    same_network(organisation.network, terms.constituency)
    # Two who admit at once would each find no membership: so one at a time for an organisation.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    columns: dict[str, Any] = {**vars(terms), "standing": Standing.MEMBER, "reason": reason.strip()}
    columns["joined_on"] = terms.joined_on or timezone.localdate()
    asked = Membership.objects.filter(organisation=organisation, standing=Standing.REQUESTED)
    if asked.exists():
        membership = asked.get()
        if not asked.update(**columns, version=F("version") + 1):
            raise Problem(ANSWERED_ALREADY)
        membership.refresh_from_db()
        return membership
    _refuse_second(organisation)
    return Membership.objects.create(network=organisation.network, organisation=organisation, **columns)


@action("membership.decline", on="membership", allow=holds("membership.decline"), keeps=("reason",))
def decline(*, actor: Actor, membership: Membership, reason: str) -> Membership:
    """Decline a request to join, with a reason that stays."""
    open_request = Membership.objects.filter(pk=membership.pk, standing=Standing.REQUESTED)
    columns = {"standing": Standing.DECLINED, "reason": reasoned(reason)}
    if not open_request.update(**columns, version=F("version") + 1):
        raise Problem(ANSWERED_ALREADY)
    membership.refresh_from_db()
    return membership


@action("membership.reconsider", on="membership", allow=holds("membership.decline"))
def reconsider(*, actor: Actor, membership: Membership) -> Membership:
    """Take back that a request was declined: it waits for an answer again."""
    _refuse_second(membership.organisation)
    declined = Membership.objects.filter(pk=membership.pk, standing=Standing.DECLINED)
    note(before=membership.reason)
    if not declined.update(standing=Standing.REQUESTED, reason="", version=F("version") + 1):
        raise Problem(ANSWERED_ALREADY)
    membership.refresh_from_db()
    return membership


def _write(membership: Membership, version: int, **columns: Any) -> Membership:
    before = Membership.objects.get(pk=membership.pk)
    here = Membership.objects.filter(pk=membership.pk, version=version)
    if not here.update(**columns, version=F("version") + 1):
        raise Problem(CHANGED_MEANWHILE)
    changed = [name for name, value in columns.items() if getattr(before, name) != value]
    note(before={name: getattr(before, name) for name in changed}, after={n: columns[n] for n in changed})
    membership.refresh_from_db()
    return membership


@action("membership.change", on="membership", allow=holds("membership.change"))
def change_membership(*, actor: Actor, membership: Membership, version: int, terms: Terms) -> Membership:
    """Change constituency, dates and what a member brings and hopes for."""
    same_network(membership.network, terms.constituency)
    in_order(terms.joined_on, membership.left_on)
    return _write(membership, version, **vars(terms))


@action("membership.describe", on="membership", allow=rules.may_describe)
def describe_membership(
    *, actor: Actor, membership: Membership, version: int, brings: str, hopes: str
) -> Membership:
    """Say what a member brings and hopes for; whoever speaks for it may say so herself."""
    return _write(membership, version, brings=brings.strip(), hopes=hopes.strip())


@action("membership.end", on="membership", allow=holds("membership.end"), keeps=("reason", "left_on"))
def end_membership(
    *, actor: Actor, membership: Membership, reason: str, left_on: date | None = None
) -> Membership:
    """End a membership, and with it the member's parts and seats; it can be taken back."""
    day = not_ahead(left_on)
    in_order(membership.joined_on, day)
    columns = {"standing": Standing.LEFT, "left_on": day, "reason": reasoned(reason)}
    here = Membership.objects.filter(pk=membership.pk, standing=Standing.MEMBER)
    if not here.update(**columns, version=F("version") + 1):
        raise Problem(ENDED_ALREADY)
    membership.refresh_from_db()
    membership.left_with = end_what_hangs_on(membership, day)
    membership.save(update_fields=["left_with"])
    return membership


@action("membership.resume", on="membership", allow=holds("membership.end"))
def resume_membership(*, actor: Actor, membership: Membership) -> Membership:
    """Take back that a membership ended: everything that ended with it runs on as before."""
    _refuse_second(membership.organisation)
    note(before={"left_on": membership.left_on, "reason": membership.reason})
    ended = Membership.objects.filter(pk=membership.pk, standing=Standing.LEFT)
    columns: dict[str, Any] = {"standing": Standing.MEMBER, "left_on": None, "reason": "", "left_with": {}}
    if not ended.update(**columns, version=F("version") + 1):
        raise Problem(ANSWERED_ALREADY)
    restore_what_ended(membership.left_with)
    membership.refresh_from_db()
    return membership
