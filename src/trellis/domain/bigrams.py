"""Search tokens: single characters, overlapping pairs and triples: words are found by their middle too.

A database's own word splitter makes one word of a Thai sentence or drops its vowel signs, so each token is
written as one plain ASCII word, which FTS5 (unicode61) and to_tsvector('simple') keep as it is. The index
gives candidates; `contains` verifies them, since tokens may stand apart in the text.
"""

from functools import lru_cache

from trellis.domain.text import fold

LONGEST = 3
_DIGITS = str.maketrans("0123456789", "ghijklmnop")
_NIBBLES = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")


@lru_cache(maxsize=8_192)
def _spelled(sign: str) -> str:
    """Spell a character in ASCII; four letters from g to v stand for the code point in other scripts."""
    return sign if sign.isascii() else f"{ord(sign):04x}".translate(_NIBBLES)


def _runs(word: str, length: int) -> list[str]:
    """Give the tokens of all runs of so many characters in a word."""
    signs = [_spelled(sign) for sign in word]
    return ["x" + "".join(signs[at : at + length]) for at in range(len(signs) - length + 1)]


def tokens(text: str) -> list[str]:
    """Give the distinct tokens under which a text is indexed: each run of up to three in a word."""
    found: dict[str, None] = {}
    for word in fold(text).split():
        for length in range(1, LONGEST + 1):
            found.update(dict.fromkeys(_runs(word, length)))
    return list(found)


def scope_token(scope: str) -> str:
    """Give the token of what a text belongs to, such as a kind of thing or a network's id; no sign has it."""
    plain = "".join(sign for sign in scope.lower() if sign.isascii() and sign.isalnum())
    return "w" + plain.translate(_DIGITS)


def query_tokens(query: str) -> list[str]:
    """Give the tokens that every text containing the query's words has; none without a letter or digit."""
    found: dict[str, None] = {}
    for word in fold(query).split():
        found.update(dict.fromkeys(_runs(word, min(len(word), LONGEST))))
    return list(found)


def contains(text: str, query: str) -> bool:
    """Tell whether each word of the query stands in the text, at the beginning, middle or end of a word."""
    folded = fold(text)
    return all(word in folded for word in fold(query).split())
