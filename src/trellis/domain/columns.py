"""Which column means which field, guessed from its name in many wordings or from its hashtag."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from trellis.domain.sheet import Header
from trellis.domain.text import fold

_EXACT, _TAG, _SAME_WORDS, _MISSPELT, _WITHIN = 100, 95, 90, 80, 60
_LONG_ENOUGH_TO_MISSPELL = 5


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column may hold, as the caller knows it.

    `wordings` are names in any language, the most usual first; `hashtags` are HXL tags (`#org+name`); a field
    with `many` may have several columns (aliases, say).
    """

    name: str
    wordings: tuple[str, ...]
    hashtags: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """The columns of each field that was found, as indexes, and the columns that mean nothing known."""

    columns: dict[str, tuple[int, ...]]
    leftovers: tuple[int, ...]


def wordings(catalogue: Sequence[Field]) -> list[str]:
    """Give every wording of every field, for finding the header."""
    return [wording for field in catalogue for wording in field.wordings]


def guess(header: Header, catalogue: Sequence[Field]) -> Guess:
    """Give each column to the field that its name or hashtag fits best; one for each field without `many`.

    Of two columns that fit equally the first gets it; the other is left over, for the person to decide.
    """
    fits = sorted(
        (
            (-score, column, rank, field)
            for column, (name, tag) in enumerate(zip(header.names, header.tags, strict=True))
            for rank, field in enumerate(catalogue)
            if (score := _fit(name, tag, field))
        ),
        key=lambda fit: fit[:3],
    )
    columns: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for _, column, _, field in fits:
        if column not in taken and (field.many or field.name not in columns):
            taken.add(column)
            columns[field.name] = (*columns.get(field.name, ()), column)
    leftovers = tuple(column for column in range(len(header.names)) if column not in taken)
    return Guess({name: tuple(sorted(found)) for name, found in columns.items()}, leftovers)


def _fit(name: str, tag: str, field: Field) -> int:
    """Give how well a column fits a field, 0 for not at all."""
    by_tag = _TAG if tag and any(_tag(tag) == _tag(known) for known in field.hashtags) else 0
    folded = fold(name)
    return (
        max([by_tag, *(_likeness(folded, fold(wording)) for wording in field.wordings)]) if folded else by_tag
    )


def _tag(tag: str) -> tuple[str, frozenset[str]]:
    """Take a hashtag apart: the order of its attributes means nothing."""
    hashtag, *attributes = (part.strip() for part in tag.lower().split("+"))
    return hashtag, frozenset(attributes)


@lru_cache(maxsize=65_536)
def _likeness(name: str, wording: str) -> int:
    if name == wording:
        return _EXACT
    if sorted(name.split()) == sorted(wording.split()) or name.replace(" ", "") == wording.replace(" ", ""):
        return _SAME_WORDS
    if (
        min(len(name), len(wording)) >= _LONG_ENOUGH_TO_MISSPELL
        and DamerauLevenshtein.distance(name, wording) == 1
    ):
        return _MISSPELT
    return _WITHIN if _contains(name, wording) else 0


def _contains(name: str, wording: str) -> bool:
    """Tell whether the wording stands whole in the name: `Organisation (full name)` holds `organisation`."""
    if wording.isascii() or " " in wording:
        return f" {wording} " in f" {name} "
    return len(wording) > 1 and wording in name
