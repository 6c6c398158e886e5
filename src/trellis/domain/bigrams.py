"""Search tokens: single characters and overlapping pairs, so that words are found by their middle too.

A database's own word splitter makes one word of a Thai sentence or drops its vowel signs, so each pair is
written as one plain ASCII word, which FTS5 (unicode61) and to_tsvector('simple') keep as it is. The index
gives candidates; `contains` verifies them, since pairs may stand apart in the text.
"""

from functools import lru_cache
from itertools import pairwise

from trellis.domain.text import fold

_NIBBLES = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")


@lru_cache(maxsize=8_192)
def _spelled(sign: str) -> str:
    """Spell a character in ASCII; four letters from g to v stand for the code point in other scripts."""
    return sign if sign.isascii() else f"{ord(sign):04x}".translate(_NIBBLES)


def _pair(first: str, second: str) -> str:
    return "x" + _spelled(first) + _spelled(second)


def tokens(text: str) -> list[str]:
    """Give the distinct tokens under which a text is indexed: each character and each pair inside a word."""
    found: dict[str, None] = {}
    for word in fold(text).split():
        found.update(dict.fromkeys("x" + _spelled(sign) for sign in word))
        found.update(dict.fromkeys(_pair(first, second) for first, second in pairwise(word)))
    return list(found)


def query_tokens(query: str) -> list[str]:
    """Give the tokens that every text containing the query's words has; none without a letter or digit."""
    found: dict[str, None] = {}
    for word in fold(query).split():
        pairs = [_pair(first, second) for first, second in pairwise(word)]
        found.update(dict.fromkeys(pairs or ["x" + _spelled(word)]))
    return list(found)


def contains(text: str, query: str) -> bool:
    """Tell whether each word of the query stands in the text, at the beginning, middle or end of a word."""
    folded = fold(text)
    return all(word in folded for word in fold(query).split())
