"""Whose telephone number something is, and at which somebody gets text messages."""

from django.db.models import Q

from trellis.accounts.models import Person
from trellis.accounts.numbers import international
from trellis.channels.models import Reach

LEAST = 7
"""A shorter number is a service's own, and nobody answers there."""


def number_of(person: Person) -> str:
    """Give the number at which a person gets text messages; empty when she has none."""
    reach = Reach.objects.filter(person=person).first()
    return (reach.number if reach else "") or international(person.phone)


def owners(number: str) -> list[Person]:
    """Give the people who have a number, given in international form: several may share a phone.

    Who has said another number for text messages isn't found by the phone of her details.
    """
    if not number:
        return []
    kept = Reach.objects.filter(number=number, person__is_active=True).select_related("person")
    own = Person.objects.filter(number=number, is_active=True)
    noted = own.filter(Q(reach=None) | Q(reach__number=""))
    found = {each.pk: each for each in (*(row.person for row in kept), *noted)}
    return sorted(found.values(), key=lambda person: person.pk)
