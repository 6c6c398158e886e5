"""What a typist presses for an answer: a digit for each choice, y or n, a letter for each need (C8.8)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NEEDS = "abcdefghjkm"
"""The keys of the needs, in their order: none that could be y, n, or be taken for a digit."""
_YES_NO = {"y": "yes", "n": "no"}
_LONG_WORDS = 20


@dataclass(frozen=True)
class Pressed:
    """The keys of the chosen and of the needs."""

    choices: tuple[str, ...]
    needs: tuple[str, ...]


def key_of_choice(place: int, key: str) -> str:
    """Give what is pressed for a choice: "1 or y" for a yes in the first place."""
    sign = next((sign for sign, meant in _YES_NO.items() if meant == key), "")
    return f"{place + 1} / {sign}" if sign else str(place + 1)


def key_of_need(place: int) -> str:
    """Give what is pressed for a need; "" when there are more needs than keys."""
    return NEEDS[place] if place < len(NEEDS) else ""


def pressed(typed: str, choices: Sequence[str], needs: Sequence[str]) -> Pressed | None:
    """Give what was pressed, such as "1a" or "y a b"; None when a key stands for nothing."""
    found = [_meant(sign, choices, needs) for sign in _signs(typed, len(choices))]
    if len(found) > _LONG_WORDS or None in found:
        return None
    meant = [each for each in found if each is not None]
    return Pressed(
        tuple(dict.fromkeys(key for is_need, key in meant if not is_need)),
        tuple(dict.fromkeys(key for is_need, key in meant if is_need)),
    )


def _signs(typed: str, count: int) -> list[str]:
    """Take typing apart: with ten choices or more, digits that touch are one number."""
    plain = "".join(_plain(sign) for sign in unicodedata.normalize("NFKC", typed)).casefold()
    return re.findall(r"\d+|[^\W\d]|[^\w\s,;.+]" if count > 9 else r"\d|[^\W\d]|[^\w\s,;.+]", plain)


def _plain(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _meant(sign: str, choices: Sequence[str], needs: Sequence[str]) -> tuple[bool, str] | None:
    if sign.isdecimal():
        place = int(sign) - 1
        return (False, choices[place]) if 0 <= place < len(choices) else None
    if _YES_NO.get(sign) in choices:
        return False, _YES_NO[sign]
    place = NEEDS.find(sign)
    return (True, needs[place]) if 0 <= place < len(needs) else None
