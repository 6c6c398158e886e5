"""Text as people write it: tidied for keeping, folded for comparing, keyed for sorting, in every script."""

import re
import unicodedata
from collections import Counter
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """The script of most letters of a text; the value is a language tag where only one language fits."""

    THAI = "th"
    LAO = "lo"
    KHMER = "km"
    BURMESE = "my"
    CHINESE = "zh"
    LATIN = "latin"
    OTHER = "other"


_RANGES = (
    (0x0041, 0x024F, Script.LATIN),
    (0x0E00, 0x0E7F, Script.THAI),
    (0x0E80, 0x0EFF, Script.LAO),
    (0x1000, 0x109F, Script.BURMESE),
    (0x1780, 0x17FF, Script.KHMER),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x3400, 0x4DBF, Script.CHINESE),
    (0x4E00, 0x9FFF, Script.CHINESE),
    (0xA9E0, 0xA9FF, Script.BURMESE),
    (0xAA60, 0xAA7F, Script.BURMESE),
    (0xF900, 0xFAFF, Script.CHINESE),
    (0x20000, 0x3FFFF, Script.CHINESE),
)
WITHOUT_SPACES = frozenset({Script.THAI, Script.LAO, Script.KHMER, Script.BURMESE, Script.CHINESE})

# A zero-width space marks where a line may break inside these scripts; anywhere else it is dirt.
_BREAKABLE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_BREAKS = re.compile("\u200b+")
_STRAY_BREAK = re.compile(f"(?<![{_BREAKABLE}])\u200b+|\u200b+(?![{_BREAKABLE}])")
_MARKERS = (0x00AD, 0x2060, 0xFEFF, *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = dict.fromkeys(_MARKERS)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")

_LATIN_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
# Letters that decompose to nothing simpler, though a keyboard without them writes them so.
_LATIN_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_APOSTROPHES = "'’‘ʼʻ`´＇\u02b9"
_DOTTED = re.compile(r"(?<!\w\w)(?<=\w)\.(?=\w(?!\w))")
# Sara am and its Lao sister, typed in pieces or with the tone mark on the wrong side.
_AM = (("\u0e4d", "\u0e48-\u0e4b", "\u0e32", "\u0e33"), ("\u0ecd", "\u0ec8-\u0ecb", "\u0eb2", "\u0eb3"))
_AM_PATTERNS = tuple(
    (re.compile(f"{ring}([{tones}]*){aa}"), rf"\1{am}") for ring, tones, aa, am in _AM
) + tuple((re.compile(f"([{tones}]+){ring}{aa}"), rf"\1{am}") for ring, tones, aa, am in _AM)
_NOTHING = frozenset(
    ["", "na", "n a", "nil", "none", "null", "nan", "unknown", "not known", "not applicable", "not available"]
).union(
    ["tbd", "tbc", "x", "xx", "xxx", "inconnu", "neant", "aucun", "aucune", "non disponible", "khong co"],
    ["ไม่มี", "ไม่ทราบ", "ไม่ระบุ", "无", "没有", "不详", "未知", "ບໍ່ມີ", "គ្មាន", "မရှိ"],
)
_BEFORE_ITS_CONSONANT = re.compile(
    "([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae\u0edc-\u0edf])"
)
_TONES = re.compile("[\u0e47-\u0e4c\u0e4e\u0ec8-\u0ecc]")
_NUMBER = re.compile(r"[0-9]+")


def clean(raw: str) -> str:
    """Give the text as it should be kept: one line, NFC, single spaces, without invisible dirt.

    Zero-width spaces stay between Thai, Lao, Khmer and Burmese letters, where they tell a browser how to
    break the line; joiners stay too, since they change how letters look.
    """
    text = unicodedata.normalize("NFC", raw).translate(_INVISIBLE)
    text = " ".join(_CONTROL.sub("", text).split())
    return " ".join(_STRAY_BREAK.sub("", _BREAKS.sub("\u200b", text)).split())


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Give the form in which two spellings are equal: lower case, no Latin accents, words apart by one space.

    Signs become spaces; apostrophes and the dots inside an abbreviation vanish (`U.N.` is `un`, `พ.ม.` is
    `พม`). Vowel signs and tone marks of Thai, Lao, Khmer and Burmese are letters and stay. Folding what is
    folded changes nothing.
    """
    folded = _fold_once(clean(text))
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_LATIN_LETTERS)
    text = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", text))
    for pattern, whole in _AM_PATTERNS:
        text = pattern.sub(whole, text)
    text = _DOTTED.sub("", text.replace("เเ", "แ"))
    return " ".join("".join(map(_fold_sign, text)).split())


@lru_cache(maxsize=8_192)
def _fold_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Cf" or sign in _APOSTROPHES or (category == "Cc" and not sign.isspace()):
        return ""
    return " " if category[0] in "PSZC" else sign


def says_nothing(text: str) -> bool:
    """Tell whether a cell only says that there is nothing to say, such as `-`, `#N/A`, `unknown` or `ไม่มี`."""
    return fold(text) in _NOTHING


@lru_cache(maxsize=8_192)
def _script_of(letter: str) -> Script | None:
    if unicodedata.category(letter)[0] not in "LM":
        return None
    point = ord(letter)
    return next((script for first, last, script in _RANGES if first <= point <= last), Script.OTHER)


def guess_script(text: str) -> Script:
    """Give the script of most of the letters; without letters it is `OTHER`."""
    counts = Counter(filter(None, map(_script_of, text)))
    return counts.most_common(1)[0][0] if counts else Script.OTHER


def guess_language(text: str, otherwise: str = "en") -> str:
    """Give the language tag that the script gives away (`th lo km my zh`), or else `otherwise`."""
    script = guess_script(text)
    return script.value if script in WITHOUT_SPACES else otherwise


def sort_key(text: str) -> str:
    """Give a text whose plain order is the order a reader expects.

    Thai and Lao vowels that stand before their consonant count after it, tone marks only break ties, numbers
    count as numbers, and Latin is folded. The key may be cut at any length.
    """
    folded = _BEFORE_ITS_CONSONANT.sub(r"\2\1", fold(text))
    main = _NUMBER.sub(lambda run: run[0].lstrip("0").zfill(6), _TONES.sub("", folded))
    marks = "".join(_TONES.findall(folded))
    return f"{main}\t{marks}" if marks else main
