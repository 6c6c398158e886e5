"""Turns a room's sentence into the reader's language, with its dates and numbers."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext, override

from trellis.domain.sentence import Labels, Sentence
from trellis.ui.dates import date_words
from trellis.ui.numbers import number


def _filled(value: object) -> object:
    if isinstance(value, Labels):
        return ", ".join(gettext(label) for label in value)
    if isinstance(value, Sentence):
        return said(value)
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return number(value)
    return value


def said(sentence: Sentence) -> str:
    """Give a sentence in the reader's language."""
    return gettext(sentence.says) % {name: _filled(value) for name, value in sentence.details.items()}


def in_every_language(says: str) -> tuple[str, ...]:
    """Give a sentence that was marked for translation in each language that we have."""
    found = []
    for language, _label in settings.LANGUAGES:
        with override(language):
            found.append(gettext(says))
    return tuple(dict.fromkeys(found))
