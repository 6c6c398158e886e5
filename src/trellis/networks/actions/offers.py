"""The writers of offers: a person of other networks is asked, and takes a role or doesn't."""

from datetime import date

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import DATES_REVERSED, Problem
from trellis.networks import rules
from trellis.networks.actions.roles import seat
from trellis.networks.models import Assignment, Network, Offer, Role


def _in_order(since: date | None, until: date | None) -> None:
    if until and until < (since or timezone.localdate()):
        raise Problem(DATES_REVERSED)


@action("role.offer", on="role", allow=rules.holds("role.assign"), keeps=("person", "since", "until"))
def offer_role(
    *, actor: Actor, role: Role, person: Person, since: date | None = None, until: date | None = None
) -> Offer:
    """Ask a person of other networks to take a role here; asking again changes its days."""
    _in_order(since, until)
    note(role=role.pk)
    given = {"network": role.network, "since": since, "until": until}
    return Offer.objects.update_or_create(role=role, person=person, defaults=given)[0]


@action("role.accept", on="offer", allow=rules.is_offered)
def accept_role(*, actor: Actor, offer: Offer) -> Assignment:
    """Take a role that was offered; it begins today at the earliest."""
    today = timezone.localdate()
    _in_order(today, offer.until)
    note(person=offer.person_id, role=offer.role_id)
    since = max(offer.since or today, today)
    taken = seat(offer.role, offer.person, since, offer.until)
    offer.delete()
    return taken


@action("role.refuse", on="offer", allow=rules.is_offered)
def refuse_role(*, actor: Actor, offer: Offer) -> Network:
    """Leave a role that was offered to others."""
    return _end(offer)


@action("role.withdraw", on="offer", allow=rules.holds("role.assign"))
def withdraw_offer(*, actor: Actor, offer: Offer) -> Network:
    """Take back that a role was offered, before the person has answered."""
    return _end(offer)


def _end(offer: Offer) -> Network:
    note(person=offer.person_id, role=offer.role_id)
    offer.delete()
    return offer.network
