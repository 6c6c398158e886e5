"""Where the rows of a file of activities are: a known place, words only, or nowhere at all."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from trellis.domain.activityasks import BY_CODE, BY_NAME, LEAVE_OUT, WORDS, AskKind, Desk, named, option
from trellis.domain.activityfacts import Spot, Standing
from trellis.domain.activitygather import WHERE, Gathered
from trellis.domain.asks import Ask
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

SPOT = WHERE[:6]
"""The fields of a place: its names, the widest first, and its code."""
_CODE = len(SPOT) - 1
SpotKey = tuple[str, ...]
_WHICH = N_("The place '%(text)s' can't be told for certain. Which one is it?")
_TWO_NAMES = N_("The code %(code)s stands beside different names: %(names)s. What is right?")


@dataclass(frozen=True, slots=True)
class Meant:
    """Where something is: the id of a place, or words, or neither; `is_out` leaves its rows out."""

    place: str = ""
    said: str = ""
    is_exact: bool = True
    is_out: bool = False


def label_of(key: SpotKey) -> str:
    """Give what a row says of a place as one text, the narrowest name first."""
    names = [name for name in reversed(key[:_CODE]) if name]
    return ", ".join(names) or key[_CODE]


def spot_keys(gathered: Gathered) -> dict[SpotKey, tuple[int, int]]:
    """Give what the file says of places, each once, with how many rows say it and the first one."""
    found: dict[SpotKey, tuple[int, int]] = {}
    entries = gathered.where
    for key, count, row in zip(entries.keys, entries.counts, entries.rows, strict=True):
        spot = spot_key(gathered, key)
        before, first = found.get(spot, (0, row))
        found[spot] = (before + count, first)
    return found


def spot_key(gathered: Gathered, key: Sequence[int]) -> SpotKey:
    """Give what an entry says of a place, field by field."""
    return tuple(gathered.text(name, number) for name, number in zip(SPOT, key, strict=False))


def without_code(key: SpotKey) -> SpotKey:
    """Give the names alone."""
    return (*key[:_CODE], "")


def spots_of(
    gathered: Gathered, standing: Standing, desk: Desk, *, in_words: bool = True
) -> dict[SpotKey, Meant]:
    """Find out where everything is, and ask about what isn't certain.

    Without an answer it stays words; where it can't stay `in_words`, an answer is needed.
    """
    keys = spot_keys(gathered)
    by_name = _codes_that_are_wrong(keys, desk)
    found: dict[SpotKey, Meant] = {}
    for key, (_rows, row) in keys.items():
        if not any(key):
            found[key] = Meant()
            continue
        looked = without_code(key) if key[_CODE] in by_name else key
        spots = standing.spots.get(looked, ())
        spelled = standing.spellings.get(fold(label_of(looked)))
        if spelled is not None:
            found[key] = Meant(spelled.id)
        elif len(spots) == 1 and spots[0].is_exact:
            found[key] = Meant(spots[0].id)
        else:
            ask = _which(label_of(looked), spots, row, in_words=in_words)
            found[key] = _meant(label_of(looked), spots, desk.ask(ask))
    return found


def _meant(label: str, spots: Sequence[Spot], answer: str) -> Meant:
    if answer == LEAVE_OUT:
        return Meant(is_out=True)
    chosen = next((each for each in spots if each.id == answer), None)
    if chosen is None:
        return Meant(said=label[:300])
    return Meant(chosen.id, said="" if chosen.is_exact else label[:300], is_exact=chosen.is_exact)


def _which(label: str, spots: Sequence[Spot], row: int, *, in_words: bool) -> Ask:
    otherwise = (WORDS, LEAVE_OUT) if in_words else (LEAVE_OUT,)
    return Ask(
        id=f"{AskKind.PLACE}:{fold(label)[:300]}",
        kind=AskKind.PLACE,
        says=Sentence(_WHICH, {"text": label}),
        options=(*(named(each.id, each.label) for each in spots), *map(option, otherwise)),
        must=not in_words,
        rows=(row,),
    )


def _codes_that_are_wrong(keys: dict[SpotKey, tuple[int, int]], desk: Desk) -> set[str]:
    """Ask about codes that carry two names; give those of which somebody says that the names are right."""
    names: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for key, (_rows, row) in keys.items():
        named_there = [name for name in key[1:_CODE] if name]
        if key[_CODE] and named_there:
            names[key[_CODE]].setdefault(fold(named_there[-1]), (named_there[-1], row))
    wrong = set()
    for code, found in names.items():
        if len(found) > 1 and desk.ask(_two_names(code, list(found.values()))) == BY_NAME:
            wrong.add(code)
    return wrong


def _two_names(code: str, found: list[tuple[str, int]]) -> Ask:
    listed = ", ".join(f"'{name}'" for name, _row in found[:5])
    return Ask(
        id=f"{AskKind.CODE}:{fold(code)}",
        kind=AskKind.CODE,
        says=Sentence(_TWO_NAMES, {"code": code, "names": listed}),
        options=(option(BY_CODE), option(BY_NAME)),
        guess=BY_CODE,
        rows=tuple(row for _name, row in found[:5]),
    )
