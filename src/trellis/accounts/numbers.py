"""Telephone numbers as they are kept and compared: in international form, nothing but digits."""

from typing import Any

import phonenumbers
from django.conf import settings
from django.db import models
from phonenumbers import NumberParseException, PhoneNumber

_WRITTEN = " -().\u200b\u00a0"


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


class NumberField(models.CharField):  # type: ignore[type-arg]
    """Keeps the number that a phone stands for, whenever its row is saved: to find whose it is at once."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:  # noqa: FBT001  Django's own signature
        """Read the phone anew."""
        setattr(model_instance, self.attname, international(model_instance.phone))
        return super().pre_save(model_instance, add)
