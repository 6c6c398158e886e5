"""What the pages of an import show: pages of questions and rows, cells by their names, what undoing would
leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from trellis.domain.asks import Ask
from trellis.domain.memberasks import AskKind
from trellis.domain.memberfacts import Deed, Item
from trellis.domain.text import fold
from trellis.imports.effects import model_of
from trellis.imports.leaves import Leaf, leaf
from trellis.imports.undoing import Clash
from trellis.members.importing.looking import Look
from trellis.members.models import Constituency, Organisation
from trellis.ui.names import name_text

_ROWS, _QUESTIONS = 50, 20
ERRORS_SHOWN = 50


def questions(look: Look, only: str, wanted: str) -> Leaf[Ask]:
    """Give a page of questions: all of them, or those that wait."""
    asks = [ask for ask in look.plan.asks if ask.is_open or only == "all"]
    return leaf(asks, wanted, _QUESTIONS, only=only)


def rows(look: Look, only: str, words: str, wanted: str) -> Leaf[Item]:
    """Give a page of what happens to organisations, those of one deed or with some word in the name."""
    deeds = {deed.value for deed in Deed}
    found = [
        item
        for item in look.plan.items
        if (only not in deeds or item.deed == only) and (not words or fold(words) in fold(item.name))
    ]
    return leaf(found, wanted, _ROWS, only=only, q=words)


def guesses(look: Look) -> dict[str, str]:
    """Give the likely answers to the open questions about words, to be taken all at once; never about
    identity."""
    about_words = {AskKind.TYPE, AskKind.CONSTITUENCY, AskKind.PART, AskKind.ROW}
    return {
        f"a:{ask.id}": ask.guess
        for ask in look.plan.asks
        if ask.is_open and ask.guess and ask.kind in about_words
    }


@dataclass(frozen=True)
class Left:
    """Something that undoing leaves as it is: what it is called, and why."""

    about: str
    name: str
    kind: str
    differences: list[tuple[str, str, str]]
    used_by: str
    may_force: bool


def left_by_undoing(clashes: Iterable[Clash]) -> list[Left]:
    """Tell what undoing would not put back by itself, thing by thing."""
    listed = list(clashes)
    ids = [UUID(each.about) for each in listed if len(each.about) == len(str(UUID(int=0)))]
    named: list[Organisation | Constituency] = list(Organisation.objects.filter(pk__in=ids))
    named += Constituency.objects.filter(pk__in=ids)
    names = {str(row.pk): name_text(row.names) for row in named}
    return [
        Left(
            about=each.about,
            name=names.get(each.about, ""),
            kind=str(model_of(each.model)._meta.verbose_name),
            differences=[
                (_field_name(each.model, one.field), _value(one.ours), _value(one.theirs))
                for one in each.differences
            ],
            used_by=", ".join(
                dict.fromkeys(str(model_of(label)._meta.verbose_name) for label, _id in each.used_by)
            ),
            may_force=each.may_force,
        )
        for each in listed
    ]


def _field_name(model: str, column: str) -> str:
    field = next(each for each in model_of(model)._meta.concrete_fields if each.attname == column)
    return str(field.verbose_name)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(str(each) for each in value.values())
    return "" if value is None else str(value)
