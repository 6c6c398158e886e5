"""What the pages of a file show: pages of questions and of activities, likely answers, names of fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from trellis.domain.activityasks import AskKind
from trellis.domain.activityfacts import Deed
from trellis.domain.activityfields import LABELS
from trellis.domain.asks import Ask
from trellis.domain.problems import N_
from trellis.domain.text import fold
from trellis.imports.effects import model_of
from trellis.imports.leaves import Leaf, leaf
from trellis.plans.importing.undoing import Undoing
from trellis.ui.numbers import number

_ROWS, _QUESTIONS = 50, 20
_LIKELY = (AskKind.ORGANISATION, AskKind.KIND, AskKind.GROUP, AskKind.WORD, AskKind.ROWS)


def label(field: str, labels: Mapping[str, str] = LABELS) -> str:
    """Give what a field is called."""
    return _(labels[field]) if field in labels else field


_FIGURES = (
    ("rows", N_("Rows")),
    ("doubles", N_("Rows that are there twice, counted once")),
    ("without", N_("Rows without a place or a number, or left out")),
    ("create", N_("New")),
    ("update", N_("Changed")),
    ("same", N_("Left alone")),
    ("sites", N_("Places and groups added")),
    ("results", N_("Results added")),
    ("corrected", N_("Results corrected")),
    ("gone", N_("In the last file, and not in this one")),
    ("errors", N_("Questions that must be answered")),
    ("going_activities", N_("Activities taken away")),
    ("going_sites", N_("Places and groups taken away")),
    ("going_results", N_("Results taken away")),
    ("going_needs", N_("Needs taken away")),
    ("back_needs", N_("Needs that go back as they were")),
    ("kept", N_("Changed or used since, left as it is")),
)


def summary(figures: Mapping[str, int]) -> list[tuple[str, str]]:
    """Give figures with what each counts; those of which there are none are left out, but for the first."""
    told = [(_(says), figures[name]) for name, says in _FIGURES if figures.get(name)]
    return [(says, number(count)) for says, count in told]


def questions(asks: Sequence[Ask], only: str, wanted: str) -> Leaf[Ask]:
    """Give a page of questions: all of them, or those that wait."""
    return leaf([ask for ask in asks if ask.is_open or only == "all"], wanted, _QUESTIONS, only=only)


def rows(items: Iterable[Any], only: str, words: str, wanted: str) -> Leaf[Any]:
    """Give a page of what happens, of one deed or with some word in the name."""
    deeds = {deed.value for deed in Deed}
    found = [
        item
        for item in items
        if (only not in deeds or item.deed == only) and (not words or fold(words) in fold(item.name))
    ]
    return leaf(found, wanted, _ROWS, only=only, q=words)


def guesses(asks: Iterable[Ask]) -> dict[str, str]:
    """Give the likely answers to open questions, to be taken all at once; never where two look alike."""
    return {f"a:{ask.id}": ask.guess for ask in asks if ask.is_open and ask.guess and ask.kind in _LIKELY}


@dataclass(frozen=True)
class Left:
    """Something that undoing leaves as it is, and why."""

    kind: str
    why: str


def left(undoing: Undoing) -> list[Left]:
    """Tell what undoing would not put back, thing by thing."""
    return [Left(name, _("It was changed, or others use it by now.")) for name in undoing.kept()] + [
        Left(
            str(model_of(each.model)._meta.verbose_name),
            _("Others use it by now.") if each.used_by else _("It was changed since."),
        )
        for each in undoing.rest.clashes
    ]
