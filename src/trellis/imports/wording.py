"""What a sentence of an import says to whoever reads it."""

from django.utils.translation import gettext as _

from trellis.domain.sentence import Sentence


def told(sentence: Sentence) -> str:
    """Give a sentence in the reader's language."""
    return (_(sentence.says) if sentence.says else "") % sentence.details
