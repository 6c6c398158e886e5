"""The words by which the choices of an ask may be named, and how a word is found in a text of any script."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from trellis.domain.asking import Choice, Shape, Words
from trellis.domain.codes import plain
from trellis.domain.text import WITHOUT_SPACES, Script, clean, guess_script
from trellis.domain.yesno import ALONE, INSTEAD, JOINED, POLITE, SENSE_OF_KEY, WORDS, Sense

_UNSPACED = frozenset(WITHOUT_SPACES)


def by_first_sign(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Sort words into drawers by their first sign, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda one: (-len(one), one)):
        found.setdefault(word[0], []).append(word)
    return {sign: tuple(listed) for sign, listed in found.items()}


_COMMON = by_first_sign(WORDS)
_POLITE = by_first_sign(POLITE)
_JOINED = by_first_sign(JOINED)


class Named(NamedTuple):
    """A word that was found: where it ends, and the keys of the choices that it may mean."""

    end: int
    keys: frozenset[str]


def _goes_on(text: str, at: int) -> bool:
    """Say whether a word that ends here goes on: by a letter, without spaces by one of its script."""
    if at >= len(text) or at == 0:
        return False
    before, after = guess_script(text[at - 1]), guess_script(text[at])
    if before in _UNSPACED:
        return after == before
    if not text[at - 1].isalnum():
        return False
    has_tail = text[at] in "'’" and text[at + 1 : at + 2].isalnum()
    return has_tail or (text[at].isalnum() and after not in _UNSPACED)


def word_at(text: str, at: int, drawers: Mapping[str, tuple[str, ...]]) -> str:
    """Give the longest of these words that stands here and ends here; nothing when none does."""
    for word in drawers.get(text[at : at + 1], ()):
        if text.startswith(word, at) and not _goes_on(text, at + len(word)):
            return word
    return ""


def end_of_answer(text: str, at: int) -> int | None:
    """Give where an answer ends, past politeness, before a word such as but; None when it goes on."""
    while _goes_on(text, at):
        polite = next((word for word in _POLITE.get(text[at], ()) if text.startswith(word, at)), "")
        if not polite:
            joined = any(text.startswith(word, at) for word in _JOINED.get(text[at], ()))
            return at if joined else None
        at += len(polite)
    return at


def _is_answer(word: str, text: str, end: int) -> bool:
    """Say whether a word ends here and may be an answer: the shortest only when no word follows."""
    if end_of_answer(text, end) is None:
        return False
    return word not in ALONE or text[end:].lstrip(" ")[:1] in {*",.;!:\n", ""}


def texts(words: Words) -> list[str]:
    """Give a text in each of its languages; of a sentence that is to be translated, the English."""
    found = [words["says"]] if "says" in words else words.values()
    return [clean(str(text)) for text in found if str(text).strip()]


def _spellings(choice: Choice) -> set[str]:
    written = [choice.key.replace("-", " ").replace("_", " "), choice.key]
    return {plain(clean(each)) for each in (*written, *texts(choice.label), *choice.words) if clean(each)}


def sense_of(choice: Choice) -> Sense | None:
    """Give what a choice means in everyday words, by its key or by its label."""
    found = SENSE_OF_KEY.get(choice.key.casefold().replace("_", "-"))
    return found or next((WORDS[word] for word in sorted(_spellings(choice)) if WORDS.get(word)), None)


def is_plain(shape: Shape) -> bool:
    """Say whether every choice is an everyday word of its own, such as yes, no and maybe."""
    senses = [sense_of(choice) for choice in shape.choices]
    return None not in senses and len(set(senses)) == len(senses)


class Vocabulary:
    """What may be said to one ask: the spellings of its choices, and everyday words that mean one of them."""

    def __init__(self, shape: Shape) -> None:
        """Read the choices of an ask."""
        self._keys: dict[str, frozenset[str]] = {}
        for choice in shape.choices:
            for word in _spellings(choice):
                self._keys[word] = self._keys.get(word, frozenset()) | {choice.key}
        self._own = by_first_sign(self._keys)
        self._senses: dict[Sense, frozenset[str]] = {}
        for choice in shape.choices:
            if sense := sense_of(choice):
                self._senses[sense] = self._senses.get(sense, frozenset()) | {choice.key}
        numbered = shape.number is None and not is_plain(shape)
        self._places = tuple(choice.key for choice in shape.choices) if numbered else ()

    def at(self, text: str, at: int) -> Named | None:
        """Give what a text says here: a choice, an everyday word, or the number of a choice."""
        found = [
            (word, self._keys_of(word))
            for drawers in (self._own, _COMMON)
            for word in drawers.get(text[at : at + 1], ())
            if text.startswith(word, at) and _is_answer(word, text, at + len(word))
        ]
        if not found:
            return self._place_at(text, at)
        word, keys = max(found, key=lambda one: len(one[0]))
        return Named(end_of_answer(text, at + len(word)) or len(text), keys)

    def _keys_of(self, word: str) -> frozenset[str]:
        if word in self._keys:
            return self._keys[word]
        sense = WORDS[word]
        return self._senses.get(sense) or self._senses.get(INSTEAD.get(sense, sense), frozenset())

    def _place_at(self, text: str, at: int) -> Named | None:
        """Read the number of a choice in the list as it was printed: one or two digits, nothing more."""
        end = at
        while end < len(text) and text[end].isdecimal():
            end += 1
        number = text[at:end]
        if not 0 < len(number) <= 2 or (end < len(text) and guess_script(text[end]) is Script.LATIN):
            return None
        place = int(number)
        return Named(end, frozenset({self._places[place - 1]})) if 0 < place <= len(self._places) else None
