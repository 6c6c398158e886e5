"""Who looks after whose account: the network that brought a person in, while she takes part in no other."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.networks.models import Assignment, RoleVerb
from trellis.networks.rules import open_assignments


def networks(actor: Actor, verb: str) -> QuerySet[Any, UUID]:
    """Give the ids of the networks in which somebody's role has this verb."""
    granted = RoleVerb.objects.filter(verb=verb).values("role")
    return open_assignments(actor).filter(role__in=granted).values_list("network", flat=True)


def people(actor: Actor, verb: str) -> QuerySet[Any, UUID]:
    """Give the ids of those whom such networks brought in who are in no other; never of stewards."""
    held, today = networks(actor, verb), timezone.localdate()
    hers = Assignment.objects.filter(Q(until=None) | Q(until__gte=today), person=OuterRef("pk"))
    # A role isn't enough: anybody may open a network and give a role in it to whoever has an e-mail address.
    found = Person.objects.filter(
        ~Exists(hers.exclude(network__in=held)), added_in__in=held, is_steward=False
    )
    return found.values_list("pk", flat=True)
