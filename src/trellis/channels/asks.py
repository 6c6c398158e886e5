"""Who answers for whom (C7.6), and who has a way of her own: what this room tells the room of asks."""

from uuid import UUID

from django.db.models import QuerySet

from trellis.accounts.models import Person
from trellis.asks.queries import when_connected
from trellis.asks.rules import when_relaying
from trellis.channels.models import Way
from trellis.channels.people import known


@when_relaying
def relays_for(person: UUID) -> QuerySet[Person]:
    """Give the people for whom somebody relays."""
    return Person.objects.filter(reach__relay=person)


@when_connected
def gets_texts(people: set[UUID]) -> set[UUID]:
    """Give the people whom text messages or mail reach by themselves, not through somebody else."""
    read = known(people)
    return {each for each in people & read.people.keys() if {Way.MAIL, Way.SMS} & set(read.ways(each))}
