"""Who answers for whom: the contact who relays for somebody without a way of her own (C7.6)."""

from uuid import UUID

from django.db.models import QuerySet

from trellis.accounts.models import Person
from trellis.asks.rules import when_relaying


@when_relaying
def relays_for(person: UUID) -> QuerySet[Person]:
    """Give the people for whom somebody relays."""
    return Person.objects.filter(reach__relay=person)
