"""Why two spellings could mean one body: rules, each with its reason, the surest first."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA, JaroWinkler

from trellis.domain.problems import N_
from trellis.domain.spelling import GENERIC, LEGAL, NAMED_AFTER_A_PLACE, OFFICES, SMALL, Spelling, initials
from trellis.domain.text import Script


class Likely(StrEnum):
    """What a question proposes first; the person decides."""

    SAME = "same"
    PART_OF = "part_of"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A reason to ask: how sure (0 to 100), what is likely, and whether the first is the wider of the two.

    `says` has the places %(short)s and %(long)s, or %(one)s and %(other)s.
    """

    score: int
    likely: Likely
    says: str
    first_is_wider: bool | None = None


Rule = Callable[[Spelling, Spelling], Resemblance | None]


def resemble(one: Spelling, other: Spelling) -> Resemblance | None:
    """Give the surest reason why two spellings could mean the same body, a part of it, or its sister."""
    for rule in _RULES_UNSPACED if one.is_unspaced and other.is_unspaced else _RULES:
        if found := rule(one, other):
            return found
    return None


def _spaces(one: Spelling, other: Spelling) -> Resemblance | None:
    if one.compact != other.compact or len(one.compact) < 4:
        return None
    return Resemblance(97, Likely.SAME, N_("Only the spaces differ."))


def _order(one: Spelling, other: Spelling) -> Resemblance | None:
    if len(one.content) < 2 or sorted(one.content) != sorted(other.content):
        return None
    return Resemblance(94, Likely.SAME, N_("The same words, in another order or with other small words."))


def _misspelt(one: Spelling, other: Spelling) -> Resemblance | None:
    """Compare word by word, so that Chiang Mai and Chiang Rai stay two."""
    if len(one.words) != len(other.words):
        return _misspelt_whole(one, other)
    pairs = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(pairs) > 2 or not all(_is_slip(*pair) for pair in pairs):
        return None
    slips = sum(OSA.distance(*pair) for pair in pairs)
    says = (
        N_("The spelling differs by one letter.")
        if slips == 1
        else N_("The spelling differs by a few letters.")
    )
    return Resemblance(93 - 2 * slips, Likely.SAME, says)


def _misspelt_whole(one: Spelling, other: Spelling) -> Resemblance | None:
    if (
        min(len(one.compact), len(other.compact)) < 10
        or OSA.distance(one.compact, other.compact, score_cutoff=1) > 1
    ):
        return None
    return Resemblance(88, Likely.SAME, N_("The spelling differs by one letter and by spaces."))


def _is_slip(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    if shortest < 5 or one[0] != other[0] or not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other) <= (2 if shortest >= 8 else 1)


def _acronym(one: Spelling, other: Spelling) -> Resemblance | None:
    if one.compact in other.acronyms or other.compact in one.acronyms:
        return Resemblance(87, Likely.SAME, N_("'%(short)s' could be the acronym of '%(long)s'."))
    return _acronym_and_more(one, other) or _acronym_and_more(other, one, swapped=True)


def _acronym_and_more(short: Spelling, long: Spelling, *, swapped: bool = False) -> Resemblance | None:
    """Compare `MSF-B` with `Médecins Sans Frontières Belgique`: an acronym, then the rest of the name."""
    head, rest = short.words[0], short.words[1:]
    size = len(head)
    if not rest or size < 3 or initials(long.content[:size]) != head:
        return None
    tail = long.content[size:]
    if not tail:
        says = N_("'%(long)s' begins with what could be the acronym of '%(short)s'.")
        return Resemblance(66, Likely.PART_OF, says, first_is_wider=swapped)
    if len(tail) == len(rest) and all(map(_is_short_for, rest, tail)):
        return Resemblance(80, Likely.SAME, N_("'%(short)s' could be a short form of '%(long)s'."))
    return None


def _shortened(one: Spelling, other: Spelling) -> Resemblance | None:
    """Compare `BRAC SL` with `BRAC Sierra Leone` and `Min. of Health` with `Ministry of Health`."""
    a, b = _without_common_start(one.content, other.content)
    if len(a) == len(one.content) and len(a) != len(b):
        return None
    by_word = len(a) == len(b) and set(one.content) & set(other.content) and all(map(_is_short_for, a, b))
    if not by_word and not _stands_for(a, b) and not _stands_for(b, a):
        return None
    return Resemblance(85, Likely.SAME, N_("'%(short)s' could be a short form of '%(long)s'."))


def _stands_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == 1 and len(other) > 1 and one[0] == initials(other)


def _without_common_start(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[same:], other[same:]


def _is_short_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    return not long.isdigit() and (
        long.startswith(short) or (3 <= len(short) <= 5 and _is_within(short, long))
    )


def _is_within(short: str, long: str) -> bool:
    """Tell whether the letters of the short one stand in the long one in this order, both beginning alike."""
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def _contained(one: Spelling, other: Spelling) -> Resemblance | None:
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    more = set(long.words[len(short.words) :]) - SMALL
    if not short.is_distinct or long.words[: len(short.words)] != short.words or len(short.compact) < 4:
        return None
    if more <= LEGAL:
        return Resemblance(83, Likely.SAME, N_("'%(long)s' only adds a word that is often left away."))
    says = N_("'%(long)s' begins with '%(short)s' and adds to it, as the name of a branch does.")
    return Resemblance(78, Likely.PART_OF, says, first_is_wider=short is one)


def _introduced(one: Spelling, other: Spelling) -> Resemblance | None:
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    before = long.words[: len(long.words) - len(short.words)]
    if not short.is_distinct or long.words[len(before) :] != short.words or not set(before) <= LEGAL | SMALL:
        return None
    return Resemblance(82, Likely.SAME, N_("'%(long)s' only adds a word that is often left away."))


def _office_of_government(one: Spelling, other: Spelling) -> Resemblance | None:
    return _office_of(one, other, wider=True) or _office_of(other, one, wider=False)


def _office_of(government: Spelling, office: Spelling, *, wider: bool) -> Resemblance | None:
    country = tuple(word for word in government.content if word != "government")
    if len(country) != len(government.content) - 1 or not country or not OFFICES.intersection(office.content):
        return None
    start = office.content[: len(country)]
    spelt_out = len(country) == 1 and len(country[0]) == 2 and initials(office.content[:2]) == country[0]
    if start != country and not spelt_out:
        return None
    says = (
        N_("'%(other)s' could be an office of '%(one)s'.")
        if wider
        else N_("'%(one)s' could be an office of '%(other)s'.")
    )
    return Resemblance(58, Likely.PART_OF, says, first_is_wider=wider)


def _sisters(one: Spelling, other: Spelling) -> Resemblance | None:
    """Ask, with doubt, about two names that begin alike and end differently, as sister branches do."""
    alike = _common_start(one, other)
    tails = one.content[alike[0] :], other.content[alike[1] :]
    start = one.content[: alike[0]] if alike[0] >= alike[1] else other.content[: alike[1]]
    if len(start) < 2 or not (0 < len(tails[0]) <= 2 and 0 < len(tails[1]) <= 2):
        return None
    distinct = [word for word in start if word not in GENERIC]
    if sum(map(len, distinct)) < 4 and alike[0] == alike[1]:
        return None
    says = N_("Both begin alike and end differently: branches of one body, or two bodies.")
    return Resemblance(50, Likely.DIFFERENT, says)


def _common_start(one: Spelling, other: Spelling) -> tuple[int, int]:
    """Give how many content words of each begin alike, allowing slips and words written together."""
    same = 0
    for a, b in zip(one.content, other.content, strict=False):
        if a != b and not _is_slip(a, b):
            break
        same += 1
    if same:
        return same, same
    joined = [(1, 2), (2, 1)]
    return next(
        (sizes for sizes in joined if _joined(one.content[: sizes[0]], other.content[: sizes[1]])), (0, 0)
    )


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return "".join(one) == "".join(other) and len("".join(one)) >= 8


def _every_word(one: Spelling, other: Spelling) -> Resemblance | None:
    """Ask, with doubt, about names whose words resemble each other one by one, as in sister languages."""
    if len(one.words) != len(other.words) or len(one.content) < 2:
        return None
    both = zip(one.words, other.words, strict=True)
    pairs = [(a, b) for a, b in both if not (a in SMALL and b in SMALL)]
    if not all(a[0] == b[0] and JaroWinkler.similarity(a, b) >= 0.7 for a, b in pairs):
        return None
    long = [pair for pair in pairs if min(map(len, pair)) >= 5]
    if len(long) < 2 or {a for a, _ in pairs} & {b for _, b in pairs} & GENERIC:
        return None
    return Resemblance(
        45, Likely.DIFFERENT, N_("Each word resembles the other's: perhaps one name in two languages.")
    )


def _kind_left_away(one: Spelling, other: Spelling) -> Resemblance | None:
    (kind, core), (other_kind, other_core) = one.kind_and_core, other.kind_and_core
    equal = core == other_core and not (kind and other_kind and kind != other_kind)
    if not equal and core != other.compact and other_core != one.compact:
        return None
    return Resemblance(86, Likely.SAME, N_("Only the word for the kind of body differs."))


def _misspelt_unspaced(one: Spelling, other: Spelling) -> Resemblance | None:
    """Allow one slip in a long name; never in Chinese, where one character is a whole word."""
    (kind, core), (other_kind, other_core) = one.kind_and_core, other.kind_and_core
    least = 12 if kind in NAMED_AFTER_A_PLACE else 8
    if one.script is Script.CHINESE or kind != other_kind or min(len(core), len(other_core)) < least:
        return None
    if OSA.distance(core, other_core, score_cutoff=1) > 1 or any(map(str.isdigit, core + other_core)):
        return None
    return Resemblance(84, Likely.SAME, N_("The spelling differs by one letter."))


def _contained_unspaced(one: Spelling, other: Spelling) -> Resemblance | None:
    short, long = (one, other) if len(one.compact) < len(other.compact) else (other, one)
    least = 5 if short.script is Script.CHINESE else 8
    if len(short.kind_and_core[1]) < least or not long.compact.startswith(short.compact):
        return None
    says = N_("'%(long)s' begins with '%(short)s' and adds to it, as the name of a branch does.")
    return Resemblance(74, Likely.PART_OF, says, first_is_wider=short is one)


def _shortened_chinese(one: Spelling, other: Spelling) -> Resemblance | None:
    """Compare 云南省妇联 with 云南省妇女联合会: a few characters of the long name, in its order."""
    short, long = (one, other) if len(one.compact) < len(other.compact) else (other, one)
    if one.script is not Script.CHINESE or len(short.compact) < 4 or short.compact[:2] != long.compact[:2]:
        return None
    if not _is_within(short.compact, long.compact):
        return None
    return Resemblance(80, Likely.SAME, N_("'%(short)s' could be a short form of '%(long)s'."))


_RULES: tuple[Rule, ...] = (
    _spaces,
    _order,
    _misspelt,
    _acronym,
    _shortened,
    _contained,
    _introduced,
    _office_of_government,
    _sisters,
    _every_word,
)
_RULES_UNSPACED: tuple[Rule, ...] = (
    _spaces,
    _order,
    _kind_left_away,
    _misspelt_unspaced,
    _contained_unspaced,
    _shortened_chinese,
)
