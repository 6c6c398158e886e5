"""An ask and an answer in words, in any language: the same for page, mail, text message and paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from trellis.asks.directory import directory
from trellis.asks.models import Answer, Asked, Standing
from trellis.domain.asking import Choice, Given, Shape, Words, given_from_json, shape_from_json
from trellis.ui.dates import date_words, moment
from trellis.ui.names import choose, name_text, reader_language
from trellis.ui.numbers import number


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An ask as one who is asked reads it.

    `choices` and `needs` are (key, label); `unit`, `least` and `most` tell of the number, `name` of the
    member for which she is asked; all but ids and keys is in her language.
    """

    asked: UUID
    title: str
    question: str
    why: str
    choices: tuple[tuple[str, str], ...]
    several: bool
    needs: tuple[tuple[str, str], ...]
    wants_number: bool
    unit: str
    least: Decimal | None
    most: Decimal | None
    wants_text: bool
    until: str
    code: str
    name: str
    network: str


def worded(words: Words, default: str = "") -> str:
    """Give kept words in the reader's language: a text by language, or a sentence that is translated."""
    if "says" not in words:
        return choose(words, reader_language(), default)[1]
    details = {name: _detail(value, default) for name, value in words.get("with", {}).items()}
    says = words["says"]
    return _(says) % details if says else ""


def _detail(value: Any, default: str) -> str:
    if isinstance(value, list):
        return ", ".join(_detail(each, default) for each in value)
    if not isinstance(value, Mapping):
        return _(value) if value else ""
    if "number" in value:
        return number(Decimal(value["number"]))
    if "day" in value:
        day = value["day"]
        return moment(datetime.fromisoformat(day)) if "T" in day else date_words(date.fromisoformat(day))
    return worded(value, default)


def end_of(asked: Asked) -> datetime | None:
    """Give until when somebody may answer."""
    return asked.until or asked.ask.until


def shape_of(asked: Asked) -> Shape:
    """Give what may be answered."""
    return shape_from_json(asked.ask.shape)


def _labels(choices: Sequence[Choice], default: str) -> tuple[tuple[str, str], ...]:
    return tuple((each.key, worded(each.label, default)) for each in choices)


def _shown(asked: Asked, names: Mapping[UUID, str]) -> Shown:
    ask, shape, own = asked.ask, shape_of(asked), asked.ask.network.language
    bounds = shape.number
    return Shown(
        asked=asked.pk,
        title=worded(ask.title, own),
        question=worded(ask.question, own),
        why=worded(ask.why, own) if ask.why else "",
        choices=_labels(shape.choices, own),
        several=shape.several,
        needs=_labels(shape.needs, own),
        wants_number=bounds is not None,
        unit=worded(bounds.unit, own) if bounds and bounds.unit else "",
        least=bounds.least if bounds else None,
        most=bounds.most if bounds else None,
        wants_text=shape.wants_text,
        until=moment(end_of(asked)),
        code=asked.code or "",
        name=names.get(asked.organisation, "") if asked.organisation else "",
        network=name_text(ask.network.names, own),
    )


def shown_all(asked: Iterable[Asked], language: str) -> list[Shown]:
    """Word many at once in a language, with one question for all names; `ask__network` should be fetched."""
    listed = list(asked)
    with override(language):
        names = directory().names(each.organisation for each in listed if each.organisation)
        return [_shown(each, names) for each in listed]


def shown(asked: Asked, language: str) -> Shown:
    """Word what is asked of somebody in a language."""
    return shown_all([asked], language)[0]


def given_words(given: Given, shape: Shape, default: str = "") -> str:
    """Give an answer in one line: "yes; 40 km; needs: travel money; we come by van"."""
    labels = {each.key: worded(each.label, default) for each in (*shape.choices, *shape.needs)}
    parts = [", ".join(labels.get(key, key) for key in given.choices)]
    if given.number is not None:
        unit = worded(shape.number.unit, default) if shape.number and shape.number.unit else ""
        parts.append(f"{number(given.number)} {unit}".strip())
    if given.needs:
        needs = ", ".join(labels.get(key, key) for key in given.needs)
        parts.append(_("needs: %(needs)s") % {"needs": needs})
    parts.append(" ".join(given.text.split()))
    return "; ".join(part for part in parts if part)


def answer_words(answer: Answer) -> str:
    """Give an answer as it was understood, in the reader's language."""
    asked = answer.asked
    return given_words(given_from_json(answer.content), shape_of(asked), asked.ask.network.language)


def reply(answer: Answer) -> str:
    """Tell whoever answered what became of it and what she may do next, in the reader's language."""
    said = {"answer": answer_words(answer), "until": moment(end_of(answer.asked))}
    if answer.standing == Standing.CURRENT and said["until"]:
        return _("Thank you. Your answer counts: %(answer)s. You may change it until %(until)s.") % said
    if answer.standing == Standing.CURRENT:
        return _("Thank you. Your answer counts: %(answer)s. You may change it.") % said
    if answer.standing == Standing.WAITING:
        return _("Thank you. It counts when a second person has typed the same: %(answer)s.") % said
    if answer.standing == Standing.REPLACED:
        return _("A later answer counts instead of this one: %(answer)s.") % said
    why = worded(answer.why_kept, answer.asked.ask.network.language)
    return _("Thank you, your answer is kept: %(answer)s. It doesn't count yet. %(why)s") % (
        said | {"why": why}
    )
