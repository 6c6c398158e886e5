"""How somebody is reached, for whoever may change it, and who could relay for her."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.channels.models import Reach
from trellis.networks.models import Assignment
from trellis.networks.rules import open_assignments

MOST = 300


def reach_of(person: Person) -> Reach:
    """Give how somebody is reached; one who chose nothing has no row yet, and version 0."""
    found = Reach.objects.filter(person=person).select_related("relay").first()
    return found or Reach(person=person, version=0)


def who_could_relay(actor: Actor, person: Person) -> QuerySet[Person]:
    """Give the people who take part in a network of whoever asks: one of them may relay for somebody."""
    today = timezone.localdate()
    held = Assignment.objects.filter(Q(until=None) | Q(until__gte=today), since__lte=today)
    near = held.filter(network__in=open_assignments(actor).values("network"))
    chosen = Q(relays_for__person=person)
    found = Person.objects.filter(Q(pk__in=near.values("person")) | chosen, is_active=True)
    return found.exclude(pk=person.pk).distinct().order_by("name", "pk")
