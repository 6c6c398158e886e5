"""The short codes of asks, as people write them: in any case, with gaps, sometimes with a slip (C8.8).

A code is a letter, a digit, a letter and so on. It holds no sign that looks or sounds like another of its
kind, so a slip can often be mended: only when exactly one of the codes that may be meant fits.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import prod
from typing import NamedTuple

LETTERS = "ACDEFHJKMNPRTVWXY"
DIGITS = "2345679"
SHORTEST, LONGEST = 3, 8
CROWDED = 10
"""So many more codes of a length there must be than are taken: a slip then rarely meets another's."""

_GAP = r"[ \-‐‑–._]{0,2}"
_BEFORE, _AFTER = r"(?<![a-z0-9])", r"(?![a-z0-9])"
# Signs of one group are taken for each other, in handwriting and on a small screen.
_ALIKE = ("0oqd", "1il7", "5s", "2z", "8b", "6g", "uv", "9p")
_FIRST_ALIKE = {sign: group[0] for group in _ALIKE for sign in group}
_TYPED = re.compile(rf"{_BEFORE}[a-z0-9](?:{_GAP}[a-z0-9]){{2,7}}{_AFTER}")
_LIKE_A_CODE = re.compile(rf"{_BEFORE}[a-z][0-9][a-z](?:[0-9](?:[a-z](?:[0-9](?:[a-z][0-9]?)?)?)?)?{_AFTER}")
_SPACED = re.compile(rf"{_BEFORE}[{LETTERS.lower()}](?:{_GAP}[{DIGITS}]{_GAP}[{LETTERS.lower()}])")


class Found(NamedTuple):
    """A code in a text, and where it stands."""

    code: str
    start: int
    end: int


@lru_cache(maxsize=8_192)
def _plain_sign(sign: str) -> str:
    if unicodedata.category(sign) == "Nd":
        return str(unicodedata.decimal(sign))
    folded = unicodedata.normalize("NFKC", sign).casefold()
    base = unicodedata.normalize("NFKD", folded)[:1] if len(folded) == 1 else sign
    return {"đ": "d", "ı": "i"}.get(base, base) if base else sign


def _pattern(length: int) -> list[str]:
    return [DIGITS if place % 2 else LETTERS for place in range(length)]


def length_for(taken: int) -> int:
    """Give how long codes must be when so many are taken."""
    lengths = range(SHORTEST, LONGEST + 1)
    return next(length for length in lengths if prod(map(len, _pattern(length))) >= CROWDED * taken)


def draw(length: int, *, after: str = "") -> str:
    """Draw a code by chance, of so many signs with those that it begins with."""
    return after + "".join(map(secrets.choice, _pattern(length)[len(after) :]))


def plain(text: str) -> str:
    """Give a text for comparing, sign by sign as long as it was: lower case, plain digits, no accents."""
    return "".join(map(_plain_sign, text))


def candidates(text: str) -> set[str]:
    """Give whatever in a text could be a code, to be looked up: also what stands with gaps."""
    found: set[str] = set()
    for run in _TYPED.finditer(plain(text)):
        signs = re.sub(_GAP, "", run[0]).upper()
        found |= {signs[:length] for length in range(SHORTEST, LONGEST + 1) if len(signs) >= length}
    return {code for code in found if _has_pattern(code)}


def _has_pattern(code: str) -> bool:
    return all(sign in signs for sign, signs in zip(code, _pattern(len(code)), strict=True))


def _written(code: str) -> re.Pattern[str]:
    return re.compile(_BEFORE + _GAP.join(map(re.escape, plain(code))) + _AFTER)


def _exactly(text: str, codes: Iterable[str]) -> list[Found]:
    return [Found(code, *run.span()) for code in codes for run in _written(code).finditer(text)]


def _skeleton(signs: str) -> str:
    return "".join(_FIRST_ALIKE.get(sign, sign) for sign in plain(signs))


def _slips(text: str, codes: Sequence[str]) -> list[Found]:
    """Find codes with a slip: the word must hold a digit, and be like one of the codes and no other."""
    found = []
    for run in re.finditer(r"[a-z0-9]+", text):
        alike = [code for code in codes if _skeleton(code) == _skeleton(run[0])]
        if len(alike) == 1 and re.search("[0-9]", run[0]):
            found.append(Found(alike[0], *run.span()))
    return found


def _without_overlap(found: Iterable[Found]) -> list[Found]:
    """Keep the longest where two overlap; those written without gaps come first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.end - one.start - len(one.code), -len(one.code))):
        if all(each.end <= one.start or each.start >= one.end for one in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.start)


def find(text: str, codes: Sequence[str]) -> list[Found]:
    """Give where these codes stand in a text, in its order; a slip counts only where none stands exactly."""
    shown = plain(text)
    exact = _without_overlap(_exactly(shown, dict.fromkeys(codes)))
    return _without_overlap([*exact, *(slip for slip in _slips(shown, codes) if _is_free(slip, exact))])


def _is_free(slip: Found, exact: Sequence[Found]) -> bool:
    return all(slip.end <= one.start or slip.start >= one.end for one in exact)


def looks_like_one(text: str) -> str:
    """Give what stands like a code at the very beginning or end of a text; nothing when nothing does."""
    shown = plain(text).strip(" \n\t.,;:!?-–()[]\"'")
    runs = [*_LIKE_A_CODE.finditer(shown), *_SPACED.finditer(shown)]
    at_an_end = [run for run in runs if run.start() == 0 or run.end() == len(shown)]
    return re.sub(_GAP, "", at_an_end[0][0]).upper() if at_an_end else ""


def between(text: str, found: Sequence[Found]) -> list[str]:
    """Give what stands before the first code, and after each."""
    marks = [(0, 0), *((each.start, each.end) for each in found), (len(text), len(text))]
    return [text[one[1] : two[0]] for one, two in pairwise(marks)]
