"""Who is asked, by name: the person, or the member with whoever speaks for it."""

from collections.abc import Iterable
from uuid import UUID

from trellis.accounts.models import Person
from trellis.asks.models import Asked
from trellis.channels.people import who_is_written_to


def names_of_asked(asked: Iterable[Asked]) -> dict[UUID, str]:
    """Give the name of the person of whom each is asked."""
    whose = who_is_written_to(asked)
    names = dict(Person.objects.filter(pk__in=set(whose.values())).values_list("pk", "name"))
    return {pk: names[person] for pk, person in whose.items() if person in names}
