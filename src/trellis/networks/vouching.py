"""Who looks after whose account: whoever holds the verb in every network where the person takes part."""

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
    """Give the ids of those who take part, now or soon, in such networks only; never of stewards."""
    held, today = networks(actor, verb), timezone.localdate()
    hers = Assignment.objects.filter(Q(until=None) | Q(until__gte=today), person=OuterRef("pk"))
    inside, outside = Exists(hers.filter(network__in=held)), Exists(hers.exclude(network__in=held))
    found = Person.objects.filter(Q(inside) | Q(added_in__in=held), ~outside, is_steward=False)
    return found.values_list("pk", flat=True)
