"""Telephone numbers as they are kept and compared: in international form, nothing but digits."""

from typing import Any

import phonenumbers
from django.conf import settings
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Replace
from phonenumbers import NumberParseException, PhoneNumber

from trellis.accounts.models import Person
from trellis.channels.models import Reach

LEAST = 7
"""A shorter number is a service's own, and nobody answers there."""
_WRITTEN = " -().\u200b\u00a0"
_TAIL = 7


def _parsed(written: str) -> PhoneNumber | None:
    international = f"+{written[2:]}" if written.startswith("00") else written
    try:
        found = phonenumbers.parse(international, settings.SMS_REGION)
    except NumberParseException:
        return None
    return found if phonenumbers.is_possible_number(found) else None


def international(written: str) -> str:
    """Give a number's digits in international form; empty when it isn't a number that somebody can have."""
    tidy = "".join(sign for sign in written[:40] if sign not in _WRITTEN)
    found = _parsed(tidy) or (_parsed(f"+{tidy}") if tidy.isdecimal() else None)
    if found is None:
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164).lstrip("+")


def number_of(person: Person) -> str:
    """Give the number at which a person gets text messages; empty when she has none."""
    reach = Reach.objects.filter(person=person).first()
    return (reach.number if reach else "") or international(person.phone)


def _with_phone_like(number: str) -> QuerySet[Person]:
    """Give people whose phone, as somebody wrote it, ends like this; who has a kept number isn't asked."""
    tidy: Any = F("phone")
    for sign in _WRITTEN:
        tidy = Replace(tidy, Value(sign), Value(""), output_field=CharField())
    rows = Person.objects.filter(Q(reach=None) | Q(reach__number=""), is_active=True).exclude(phone="")
    return rows.annotate(tidy=tidy).filter(tidy__endswith=number[-_TAIL:])


def owners(number: str) -> list[Person]:
    """Give the people who have a number, given in international form: several may share a phone."""
    if not number:
        return []
    kept = Reach.objects.filter(number=number, person__is_active=True).select_related("person")
    written = [each for each in _with_phone_like(number) if international(each.phone) == number]
    found = {each.pk: each for each in (*(row.person for row in kept), *written)}
    return sorted(found.values(), key=lambda person: person.pk)
