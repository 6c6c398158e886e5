"""What may be answered to an ask, and an answer as it was given: the same for every channel (C8.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from trellis.domain.problems import Problem
from trellis.domain.sentence import Labels, Sentence

Words = Mapping[str, Any]
"""A text by language (`{"en": …, "th": …}`), or a sentence to translate (`{"says": …, "with": {…}}`)."""


def words_of(sentence: Sentence) -> dict[str, Any]:
    """Give a sentence as it is kept: so that each reader gets it in her language."""
    return {
        "says": sentence.says,
        "with": {name: _detail_as_json(value) for name, value in sentence.details.items()},
    }


def words_of_problem(problem: Problem) -> dict[str, Any]:
    """Give a failure's sentence as it is kept."""
    return words_of(Sentence(problem.kind.says, problem.details))


def _detail_as_json(value: object) -> Any:
    """Give a detail so that it can still be written in the reader's way: dates, numbers, words of ours."""
    if isinstance(value, Sentence):
        return words_of(value)
    if isinstance(value, Problem):
        return words_of_problem(value)
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return {"number": str(value)}
    if isinstance(value, Labels | list | tuple | set | frozenset):
        return [_detail_as_json(each) for each in value]
    # A name in several languages stays so, until it is known who reads it.
    return dict(value) if isinstance(value, Mapping) else str(value)


def sentence_of(words: Words) -> Sentence:
    """Read a sentence that was kept, with its dates and numbers as they were."""
    return Sentence(words["says"], {name: _detail_of(value) for name, value in words.get("with", {}).items()})


def _detail_of(value: Any) -> object:
    if isinstance(value, list):
        return Labels(str(each) for each in value)
    if not isinstance(value, Mapping):
        return value
    if "number" in value:
        return Decimal(value["number"])
    if "day" in value:
        # A moment keeps its hour, a day has none.
        kind = datetime if "T" in value["day"] else date
        return kind.fromisoformat(value["day"])
    return sentence_of(value) if "says" in value else value


@dataclass(frozen=True)
class Choice:
    """One allowed answer: `key` is kept, `label` is shown; `words` are further spellings that mean it."""

    key: str
    label: Words
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bounds:
    """A number that is asked for, with its unit in words; a limit that is None doesn't hold."""

    least: Decimal | None = None
    most: Decimal | None = None
    unit: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What an answer may be.

    One of `choices` (any number of them when `several`), a `number`, a text (`wants_text`), or a mixture;
    `needs` may be ticked beside it, such as travel money. Everybody may add a remark.
    """

    choices: tuple[Choice, ...] = ()
    several: bool = False
    number: Bounds | None = None
    wants_text: bool = False
    needs: tuple[Choice, ...] = ()

    @property
    def is_either(self) -> bool:
        """Tell whether a number is asked for, or instead of it the only choice: that it isn't known."""
        return self.number is not None and len(self.choices) == 1


@dataclass(frozen=True, kw_only=True)
class Given:
    """An answer: the keys of the chosen, the number, the needs, and what was said beside it."""

    choices: tuple[str, ...] = ()
    number: Decimal | None = None
    needs: tuple[str, ...] = ()
    text: str = ""


def shape_as_json(shape: Shape) -> dict[str, Any]:
    """Give a shape as it is kept."""
    bounds = shape.number
    return {
        "choices": [_choice_as_json(each) for each in shape.choices],
        "several": shape.several,
        "number": None
        if bounds is None
        else {"least": _written(bounds.least), "most": _written(bounds.most), "unit": bounds.unit},
        "wants_text": shape.wants_text,
        "needs": [_choice_as_json(each) for each in shape.needs],
    }


def shape_from_json(kept: Mapping[str, Any]) -> Shape:
    """Read a shape that was kept."""
    bounds = kept.get("number")
    return Shape(
        choices=tuple(_choice_from_json(each) for each in kept.get("choices", [])),
        several=bool(kept.get("several")),
        number=None
        if bounds is None
        else Bounds(least=_number(bounds["least"]), most=_number(bounds["most"]), unit=bounds["unit"]),
        wants_text=bool(kept.get("wants_text")),
        needs=tuple(_choice_from_json(each) for each in kept.get("needs", [])),
    )


def given_as_json(given: Given) -> dict[str, Any]:
    """Give an answer as it is kept."""
    return {
        "choices": list(given.choices),
        "number": _written(given.number),
        "needs": list(given.needs),
        "text": given.text,
    }


def given_from_json(kept: Mapping[str, Any]) -> Given:
    """Read an answer that was kept."""
    return Given(
        choices=tuple(kept.get("choices", [])),
        number=_number(kept.get("number")),
        needs=tuple(kept.get("needs", [])),
        text=str(kept.get("text", "")),
    )


def _choice_as_json(choice: Choice) -> dict[str, Any]:
    return {"key": choice.key, "label": dict(choice.label), "words": list(choice.words)}


def _choice_from_json(kept: Mapping[str, Any]) -> Choice:
    return Choice(kept["key"], kept["label"], tuple(kept.get("words", [])))


def _written(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)
