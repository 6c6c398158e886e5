"""How many parts a text message takes, and how it is kept short without cutting a letter in two.

The letters of GSM 03.38 (3GPP TS 23.038, 6.2.1) fit 160 to a message, those of its extension counting twice,
or 153 to a part; any other letter makes the whole message UCS-2, with 70, or 67 to a part.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPE = 0x1B
_EXTENSION = dict(
    zip("\f^{}\\[~]|€", (0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65), strict=True)
)
_ESCAPED = {code: sign for sign, code in _EXTENSION.items()}
_UNITS = {sign: 1 for sign in _BASIC if sign != "\x1b"} | dict.fromkeys(_EXTENSION, 2)
# Signs that look the same in GSM 03.38: taking them saves a message from UCS-2.
_SAME = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
        "\u200b": "",
    }
)
_JOINS = "\u200d"
_AFTER = "\u0e33\u0eb3\u200d\ufe0f"
_BEFORE_ITS_CONSONANT = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"
# The signs that stack the next consonant below: Khmer coeng, Burmese virama.
_STACKS = "\u17d2\u1039"
ELLIPSIS = "…"


@dataclass(frozen=True)
class Measure:
    """What a text takes: whether all its letters are GSM's, how many units, in how many parts."""

    is_gsm: bool
    units: int
    parts: int


def lightened(text: str) -> str:
    """Give a text with plain quotation marks and dashes, where that makes it fit GSM's letters."""
    light = text.translate(_SAME)
    return light if all(sign in _UNITS for sign in light) else text


def measure(text: str) -> Measure:
    """Count the units and parts of a text."""
    is_gsm = all(sign in _UNITS for sign in text)
    units = sum(map(_width(is_gsm=is_gsm), text))
    return Measure(is_gsm, units, len(parts_of(text)))


def _width(*, is_gsm: bool) -> Callable[[str], int]:
    return _UNITS.__getitem__ if is_gsm else lambda sign: 1 + (ord(sign) > 0xFFFF)


def parts_of(text: str) -> list[str]:
    """Give a text in the parts in which it is sent: an escaped or surrogate pair is never torn."""
    is_gsm = all(sign in _UNITS for sign in text)
    width, single, part = (_width(is_gsm=is_gsm), *((160, 153) if is_gsm else (70, 67)))
    if sum(map(width, text)) <= single:
        return [text] if text else []
    parts, room = [""], part
    for sign in text:
        if width(sign) > room:
            parts.append("")
            room = part
        parts[-1] += sign
        room -= width(sign)
    return parts


def as_gsm(text: str) -> bytes:
    """Give a text in GSM 03.38, a letter to a byte; it must be measured to fit."""
    found = bytearray()
    for sign in text:
        found += bytes([_ESCAPE, _EXTENSION[sign]]) if sign in _EXTENSION else bytes([_BASIC.index(sign)])
    return bytes(found)


def from_gsm(body: bytes) -> str:
    """Read a text in GSM 03.38; what it doesn't know becomes a question mark."""
    found, codes = "", iter(body)
    for code in codes:
        if code == _ESCAPE:
            found += _ESCAPED.get(next(codes, -1), "?")
        else:
            found += _BASIC[code] if code < len(_BASIC) else "?"
    return found


def clusters(text: str) -> list[str]:
    """Give the letters of a text with all that belongs to each: never cut within one."""
    found: list[str] = []
    for sign in text:
        if found and _belongs(found[-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _belongs(before: str, sign: str) -> bool:
    """Say whether a sign goes on the letter before it: marks, stacked consonants, vowels written in front."""
    last = before[-1]
    if last.isspace() or sign.isspace():
        return False
    return (
        sign in _AFTER
        or unicodedata.category(sign)[0] == "M"
        or unicodedata.category(sign) == "Sk"
        or last in _JOINS + _STACKS + _BEFORE_ITS_CONSONANT
        or (_is_flag(sign) and _is_flag(last) and len(before) % 2 == 1)
    )


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def shortened(text: str, signs: int) -> str:
    """Give a text of at most so many signs: cut between letters, between words where scripts write spaces."""
    if len(text) <= signs:
        return text
    ends = accumulate(map(len, clusters(text)))
    kept = text[: max((end for end in ends if end + len(ELLIPSIS) <= signs), default=0)]
    word = kept.rpartition(" ")[0]
    return (word if len(word) * 2 > len(kept) else kept).rstrip() + ELLIPSIS if kept else ""


def fitted(before: str, text: str, after: str, parts: int) -> str:
    """Give a message of at most so many parts: what may be shortened is `text`, the rest stands whole."""

    def whole(kept: str) -> str:
        return lightened("\n".join(piece for piece in (before, kept, after) if piece))

    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if measure(whole(shortened(text, middle))).parts <= parts:
            least = middle
        else:
            most = middle - 1
    return whole(shortened(text, least))
