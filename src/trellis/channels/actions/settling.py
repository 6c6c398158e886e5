"""The writers of what a person makes of a message that no rule could read, or that came to no network."""

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.channels import rules
from trellis.channels.models import Inbound, Understood


@action("inbound.settle", on="inbound", allow=rules.may_settle)
def settle_inbound(*, actor: Actor, inbound: Inbound, version: int | None = None) -> Inbound:
    """Say that a message that came needs nothing more: it was entered for her, or asks for nothing."""
    return _settle(actor, inbound, version)


@action("stray.settle", on="inbound", allow=rules.sees_strays)
def settle_stray(*, actor: Actor, inbound: Inbound, version: int | None = None) -> Inbound:
    """Say that a message that came to no network needs nothing more."""
    return _settle(actor, inbound, version)


@action("stray.forget", on="inbound", allow=rules.sees_strays)
def forget_stray(*, actor: Actor, inbound: Inbound, version: int | None = None) -> Inbound:
    """Forget what a message that came to no network said and where it came from; that it came stays."""
    inbound = _settle(actor, inbound, version)
    inbound.said, inbound.sender, inbound.raw, inbound.why = "", "", b"", {}
    inbound.save(update_fields=["said", "sender", "raw", "why"])
    return inbound


def _settle(actor: Actor, inbound: Inbound, version: int | None) -> Inbound:
    if inbound.understood == Understood.SETTLED:
        return inbound
    inbound = hold(inbound, version)
    note(before=inbound.understood)
    inbound.understood = Understood.SETTLED
    inbound.settled_by = actor.person if isinstance(actor.person, Person) else None
    inbound.read_at = inbound.read_at or timezone.now()
    inbound.version += 1
    inbound.save(update_fields=["understood", "settled_by", "read_at", "version"])
    return inbound
