"""Whether an answer fits what was asked, and codes as people type them: the same for every channel (C8.8)."""

import unicodedata
from dataclasses import replace
from decimal import Decimal

from trellis.domain.asking import Bounds, Choice, Given, Shape
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import clean

LONGEST = 4_000
"""So many signs may an answer in words have."""
_LARGEST = Decimal(10) ** 12

OF_SOMEBODY_ELSE = N_(
    "It was asked of somebody else, so nothing was changed by it. "
    "Look at the code once more: each person has her own."
)
"""Why somebody else's answer is kept and can never count."""

_NOTHING = N_("nothing was answered yet; choose an answer, or write it")
_NOT_AMONG = N_("one of the answers isn't among those that may be given; choose again")
_ONLY_ONE = N_("only one of the answers may be chosen; choose the one that counts")
_NEED_UNKNOWN = N_("one of the needs isn't among those that may be named; write it as a remark")
_NO_NUMBER = N_("no number is asked for; write it as a remark")
_TOO_SMALL = N_("the number is too small; it begins at %(least)s")
_TOO_LARGE = N_("the number is too large; it ends at %(most)s")
_NO_SUCH_NUMBER = N_("the number can't be read; write it in digits")
_TOO_LONG = N_("the text is too long; %(longest)s signs are enough")


def tidied(given: Given, shape: Shape) -> Given:
    """Give an answer as it is kept: each choice once and in the order of the question, the text clean."""
    return replace(
        given,
        choices=_in_order(given.choices, shape.choices),
        needs=_in_order(given.needs, shape.needs),
        text="\n".join(clean(line) for line in given.text.splitlines()).strip(),
    )


def _in_order(chosen: tuple[str, ...], offered: tuple[Choice, ...]) -> tuple[str, ...]:
    places = {each.key: place for place, each in enumerate(offered)}
    return tuple(sorted(dict.fromkeys(chosen), key=lambda key: places.get(key, len(places))))


def misfit(given: Given, shape: Shape) -> Sentence | None:
    """Say why an answer doesn't fit what was asked, and what to do; None when it fits."""
    return (
        _of_choices(given, shape)
        or _of_number(given.number, shape.number)
        or _of_text(given)
        or _of_nothing(given, shape)
    )


def _of_choices(given: Given, shape: Shape) -> Sentence | None:
    if not {*given.choices} <= {each.key for each in shape.choices}:
        return Sentence(_NOT_AMONG)
    if len({*given.choices}) > 1 and not shape.several:
        return Sentence(_ONLY_ONE)
    if not {*given.needs} <= {each.key for each in shape.needs}:
        return Sentence(_NEED_UNKNOWN)
    return None


def _of_number(number: Decimal | None, bounds: Bounds | None) -> Sentence | None:
    if number is None:
        return None
    if bounds is None:
        return Sentence(_NO_NUMBER)
    if not number.is_finite() or abs(number) > _LARGEST:
        return Sentence(_NO_SUCH_NUMBER)
    if bounds.least is not None and number < bounds.least:
        return Sentence(_TOO_SMALL, {"least": bounds.least})
    if bounds.most is not None and number > bounds.most:
        return Sentence(_TOO_LARGE, {"most": bounds.most})
    return None


def _of_text(given: Given) -> Sentence | None:
    return Sentence(_TOO_LONG, {"longest": LONGEST}) if len(given.text) > LONGEST else None


def _of_nothing(given: Given, shape: Shape) -> Sentence | None:
    """Want a choice, a number or a text where one is asked; where only needs are, none is an answer too."""
    asks = shape.choices or shape.number is not None or shape.wants_text
    answered = given.choices or given.number is not None or (shape.wants_text and given.text)
    return Sentence(_NOTHING) if asks and not answered else None


# Signs that no code holds, and which one is meant where a letter stands, or a digit.
_AS_LETTER = str.maketrans("0", "D")
_AS_DIGIT = str.maketrans("SZGQ", "5269")


def tidy_code(typed: str) -> str:
    """Give a code as it is kept, however it was typed: any case, spaces, dashes, digits of any script.

    Letter and digit take turns in a code, so a sign that looks like another is read by where it stands.
    """
    signs = [_sign(each) for each in unicodedata.normalize("NFKC", typed) if each.isalnum()]
    return "".join(sign.translate(_AS_DIGIT if place % 2 else _AS_LETTER) for place, sign in enumerate(signs))


def _sign(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign.upper() if digit is None else str(digit)
