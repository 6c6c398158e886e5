"""Turns a failure of the catalogue into a sentence in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from trellis.domain.problems import Problem
from trellis.domain.sentence import Sentence
from trellis.ui.numbers import number
from trellis.ui.sentences import said

# These details carry sentences of the catalogue (a rule's reason, a field's name).
# All others are people's own words and stay as they are.
_OURS = frozenset({"what", "why", "reason", "reasons"})


def translated(sentence: object) -> str:
    """Give a sentence that was marked for translation in the reader's language; empty stays empty."""
    words = str(sentence)
    return gettext(words) if words else ""


def _detail(key: str, value: Any) -> Any:
    if isinstance(value, Problem):
        return sentence(value)
    if isinstance(value, Sentence):
        return said(value)
    if isinstance(value, str):
        return translated(value) if key in _OURS else value
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, Iterable):
        return "; ".join(str(_detail(key, one)) for one in value)
    return value


def sentence(problem: Problem) -> str:
    """Give what went wrong and what to do next, as one sentence."""
    details = {key: _detail(key, value) for key, value in problem.details.items()}
    return gettext(problem.kind.says) % details
