"""Which encoding a text file is in: the one in which its letters stand as some language writes them.

Lao, Khmer and Burmese never had a legacy encoding in wide use, so these are UTF-8 or nothing.
"""

import codecs
import re
from collections.abc import Callable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 400_000

_THAI = re.compile("[\u0e01-\u0e5b]")
# A mark without a letter to sit on, or a leading vowel without a consonant after it: no Thai writes that.
_THAI_FAULT = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]"
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_HIGH = re.compile("[^\x00-\x7f]")
_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARK_ON_VOWEL = re.compile(f"(?<=[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]){_MARK.pattern}")
_LATIN_WORD_LETTER = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ffŒœŠšŽžŸƒ‘’“”–—…•€«»°ªº·¡¿§©®\u00a0]")
_CAPITAL_INSIDE = re.compile("(?<=[a-z])[\u00c0-\u00d6\u00d8-\u00de]")


def guess_encoding(raw: bytes) -> str:
    """Give the name of a Python codec that decodes `raw`: by byte order mark, else UTF-8, else the likeliest.

    Of cp874 (Thai), gb18030 (Chinese), cp1258 (Vietnamese) and cp1252 the one wins whose letters stand best.
    The last resort, latin-1, always decodes.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    if _decodes(raw, "utf-8"):
        return "utf-8"
    ranked = sorted(_PLAUSIBLE, key=lambda name: _weigh(raw[:_SAMPLE], name), reverse=True)
    return next((name for name in ranked if _decodes(raw, name)), "latin-1")


def _decodes(raw: bytes, name: str) -> bool:
    try:
        raw.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _weigh(sample: bytes, name: str) -> float:
    # The sample may end inside a letter of two bytes.
    text = sample.decode(name, errors="replace")
    high = len(_HIGH.findall(text))
    return _PLAUSIBLE[name](text, high) if high else 0.0


def _thai(text: str, high: int) -> float:
    return (len(_THAI.findall(text)) - 3 * len(_THAI_FAULT.findall(text))) / high


def _chinese(text: str, high: int) -> float:
    """Weigh by the 3,755 everyday characters of GB 2312's first level."""
    everyday = sum(_is_everyday(sign) for sign in text if not sign.isascii())
    return everyday / high - 0.05


def _is_everyday(sign: str) -> bool:
    try:
        pair = sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xA1 <= pair[0] <= 0xA3 or 0xB0 <= pair[0] <= 0xD7


def _vietnamese(text: str, high: int) -> float:
    """Weigh by the tone marks, which stand apart from their vowel here; without any, cp1252 does as well."""
    marks = len(_MARK.findall(text))
    seated = len(_MARK_ON_VOWEL.findall(text))
    return (_latin(_MARK.sub("é", text), high) - 2 * (marks - seated) / high + 0.1) if seated else 0.0


def _latin(text: str, high: int) -> float:
    letters = len(_LATIN_WORD_LETTER.findall(text)) + sum(text.count(letter) for letter in "ăĂđĐơƠưƯ₫")
    return 0.6 * letters / high - len(_CAPITAL_INSIDE.findall(text)) / high


_PLAUSIBLE: dict[str, Callable[[str, int], float]] = {
    "cp1252": _latin,
    "cp1258": _vietnamese,
    "cp874": _thai,
    "gb18030": _chinese,
}
