"""Understands what somebody wrote to the asks that are open to her, and never guesses (C7.6, C8.8).

Codes may stand anywhere; answers are words of seven languages, choices, their numbers, or numbers in any
digits. What could be meant in two ways isn't taken: a wrong answer costs more than a second message.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from trellis.domain import codes
from trellis.domain.asking import Choice, Given, Shape
from trellis.domain.codes import Found, plain
from trellis.domain.digits import first_number, holds_a_number, number_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.text import clean
from trellis.domain.wording import Vocabulary, by_first_sign, texts, word_at
from trellis.domain.yesno import BEFORE, DOUBT, NOT, POLITE

EMPTY = N_("Nothing was written in it.")
NO_CODE = N_("It has no code, and more than one question is open.")
NOTHING_OPEN = N_("No question is open.")
UNKNOWN_CODE = N_("No open question has the code %(code)s.")
NO_ANSWER = N_("No answer stands after the code %(code)s.")
NOT_AN_ANSWER = N_("What was written to %(code)s isn't one of its answers.")
CONTRADICTION = N_("It says two different things to %(code)s.")
DOUBTFUL = N_("It isn't plain whether it means that to %(code)s: it says not, or, if, or asks back.")
TWO_MEANINGS = N_("What was written to %(code)s could mean more than one of its answers.")
NUMBER_UNCLEAR = N_("It isn't plain which number is meant for %(code)s.")

MOST = 4_000
"""So many signs of a message are read."""
_SKIN = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\ufe0f"
_SEPARATORS = f" \t\n.,;:!=()[]{{}}<>*#\"'“”‘’«»…|/\\-–—_~+。，、；：！（）။៖។{_SKIN}"
_CLAUSES = re.compile(r"[.,;!?\n。，；！？()။។]+")
_BEFORE, _DOUBT, _POLITE = by_first_sign(BEFORE), by_first_sign(DOUBT), by_first_sign(POLITE)
_DENIED = re.compile(
    "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in NOT)
)
_AND = by_first_sign(("and", "และ", "กับ", "ແລະ", "និង", "နဲ့", "和", "va", "&"))


@dataclass(frozen=True)
class Open:
    """A question that the sender may answer: its code, and what may be answered."""

    code: str
    shape: Shape


@dataclass(frozen=True)
class Heard:
    """What was heard to one question: the answer, or why there is none; `said` are the words read."""

    code: str
    said: str
    given: Given | None = None
    why: Sentence | None = None


@dataclass(frozen=True)
class Understanding:
    """What a message says: to each question what was heard, what is left over, and why nothing was heard."""

    heard: tuple[Heard, ...] = ()
    remark: str = ""
    why: Sentence | None = None


@dataclass(frozen=True)
class _Part:
    """A piece of a message that belongs to one question."""

    question: Open
    said: str

    def but(self, why: str) -> Heard:
        """Say why it isn't understood."""
        return Heard(self.question.code, self.said, why=Sentence(why, {"code": self.question.code}))

    def heard(self, given: Given) -> Heard:
        """Say what was understood."""
        return Heard(self.question.code, self.said, given=given)


def tidy(text: str) -> str:
    """Give a message for reading: no invisible signs, single spaces, its lines kept."""
    lines = (clean(line) for line in text[:MOST].splitlines())
    return "\n".join(line for line in lines if line)


def understand(text: str, questions: Sequence[Open]) -> Understanding:
    """Give what a message says to the questions that its sender may answer."""
    said = tidy(text)
    if not said:
        return Understanding(why=Sentence(EMPTY))
    found = codes.find(said, [each.code for each in questions])
    if found:
        return _with_codes(said, found, {each.code: each for each in questions})
    if strange := codes.looks_like_one(said):
        return Understanding(remark=said, why=Sentence(UNKNOWN_CODE, {"code": strange}))
    if len(questions) != 1:
        return Understanding(remark=said, why=Sentence(NO_CODE if questions else NOTHING_OPEN))
    return Understanding((_read(_Part(questions[0], said)),))


def _with_codes(said: str, found: Sequence[Found], questions: dict[str, Open]) -> Understanding:
    lead, *rest = codes.between(said, found)
    if _stripped(lead) and not _stripped(rest[-1]):
        # "yes A7K, no B3M": here the answers stand before their codes.
        lead, rest = "", [lead, *rest[:-1]]
    parts = [_Part(questions[each.code], _signed(piece)) for each, piece in zip(found, rest, strict=True)]
    heard = [_read(part) for part in parts]
    if _stripped(lead) and _answers(lead, parts[0].question):
        heard = [_with_lead(lead, parts)] if len(parts) == 1 else [part.but(TWO_MEANINGS) for part in parts]
        lead = ""
    return Understanding(tuple(_each_once(heard)), remark=_stripped(lead))


def _with_lead(lead: str, parts: list[_Part]) -> Heard:
    """Read "Yes A7K, only two of us" and the like: the answer before the code, something more after it."""
    part, before = parts[0], _read(_Part(parts[0].question, _stripped(lead)))
    after = _read(part)
    if after.given and before.given and _core(after.given) != _core(before.given):
        return part.but(CONTRADICTION)
    return _read(replace(part, said=f"{_stripped(lead)}, {part.said}"))


def _answers(said: str, question: Open) -> bool:
    heard = _read(_Part(question, _stripped(said)))
    return bool(heard.given and (heard.given.choices or heard.given.number is not None))


def _core(given: Given) -> tuple[tuple[str, ...], Decimal | None]:
    return given.choices, given.number


def _each_once(heard: Sequence[Heard]) -> list[Heard]:
    """Give one thing for each question: the same said twice is said once, two different things are none."""
    found: dict[str, Heard] = {}
    for each in heard:
        before = found.get(each.code)
        if before is None or (before.why and not before.said):
            found[each.code] = each
        elif each.given != before.given and each.said:
            found[each.code] = replace(before, given=None, why=Sentence(CONTRADICTION, {"code": each.code}))
    return list(found.values())


def _stripped(text: str) -> str:
    return text.strip(_SEPARATORS)


def _signed(piece: str) -> str:
    """Give a piece without separators around it, but with a minus that belongs to its number."""
    said = _stripped(piece)
    before = piece[: piece.find(said)] if said else ""
    return f"-{said}" if re.search(r"\s[-−]$", before) and first_number(said) else said


def _skip(text: str, at: int, signs: str = _SEPARATORS) -> int:
    while at < len(text) and text[at] in signs:
        at += 1
    return at


def _past(text: str, at: int, drawers: dict[str, tuple[str, ...]]) -> int:
    """Go past separators and such words, as many as there are."""
    at = _skip(text, at)
    while word := word_at(text, at, drawers):
        at = _skip(text, at + len(word))
    return at


def _read(part: _Part) -> Heard:
    shape, shown = part.question.shape, plain(part.said)
    if not part.said:
        return part.but(NO_ANSWER)
    if shape.choices and not (shape.is_either and first_number(shown[_past(shown, 0, _BEFORE) :])):
        return _read_choices(part, shown)
    if shape.number is not None:
        return _read_number(part, Given(), _past(shown, 0, _BEFORE))
    if shape.wants_text:
        return part.heard(_with_needs(part, Given(), part.said))
    return _read_needs(part)


def _read_choices(part: _Part, shown: str) -> Heard:
    words = Vocabulary(part.question.shape)
    start = _skip(shown, 0)
    first = words.at(shown, start) or words.at(shown, start := _past(shown, start, _BEFORE))
    if first is None:
        return part.but(NOT_AN_ANSWER)
    if len(first.keys) != 1:
        return part.but(TWO_MEANINGS if first.keys else NOT_AN_ANSWER)
    chosen, end = set(first.keys), first.end
    chosen, end = _further_choices(words, shown, chosen, end, several=part.question.shape.several)
    polite = _past(shown, end, _POLITE)
    if _is_doubted(shown, end) or _is_doubted(shown, polite):
        return part.but(DOUBTFUL)
    if _is_contradicted(words, shown[end:], chosen):
        return part.but(CONTRADICTION)
    ordered = tuple(each.key for each in part.question.shape.choices if each.key in chosen)
    return _beside(part, Given(choices=ordered), polite)


def _further_choices(
    words: Vocabulary, shown: str, chosen: set[str], end: int, *, several: bool
) -> tuple[set[str], int]:
    """Go on reading choices where several may be given; where one may, only the same once more."""
    found = set(chosen)
    while True:
        at = _past(shown, end, _AND)
        more = words.at(shown, at) if at > end else None
        if more is None or len(more.keys) != 1 or not (several or more.keys == found):
            return found, end
        found |= more.keys
        end = more.end


def _is_doubted(shown: str, end: int) -> bool:
    at = _skip(shown, end, " ,")
    return bool(word_at(shown, at, _DOUBT)) or shown[at : at + 1] in {"?", "？"}


def _is_contradicted(words: Vocabulary, rest: str, chosen: set[str]) -> bool:
    """Say whether something else is said right after, or as a sentence of its own further on."""
    straight = words.at(rest, _skip(rest, 0, " /-&+"))
    if straight and straight.keys and not straight.keys <= chosen:
        return True
    for clause in _CLAUSES.split(rest):
        at = _past(clause, 0, _BEFORE)
        other = words.at(clause, at)
        if (
            other
            and other.keys
            and not other.keys <= chosen
            and not clause[_past(clause, other.end, _POLITE) :]
        ):
            return True
    return False


def _beside(part: _Part, given: Given, end: int) -> Heard:
    """Read the number that stands beside a choice, where one is asked for, then needs and remark."""
    shown = plain(part.said)
    at = _past(shown, end, _BEFORE)
    if part.question.shape.number is not None and first_number(shown[at:]):
        return _read_number(part, given, at)
    return part.heard(_with_needs(part, given, _stripped(part.said[end:])))


def _read_number(part: _Part, given: Given, at: int) -> Heard:
    found = first_number(part.said[at:])
    if found is None:
        return part.but(NUMBER_UNCLEAR if holds_a_number(part.said) else NOT_AN_ANSWER)
    written, length = found
    number, rest = number_of(written), part.said[at + length :]
    if number is None or _is_below_nothing(part, at) or holds_a_number(rest) or _is_doubted(plain(rest), 0):
        return part.but(NUMBER_UNCLEAR)
    before = _stripped(part.said[:at]) if not given.choices else ""
    return part.heard(_with_needs(part, replace(given, number=number), f"{before} {_stripped(rest)}".strip()))


def _is_below_nothing(part: _Part, at: int) -> bool:
    """Say whether a minus before a number may be meant: where numbers begin at nought it's only a dash."""
    bounds = part.question.shape.number
    begins = bounds.least if bounds else None
    return part.said[at - 1 : at] in {"-", "−"} and (begins is None or begins < 0)


def _read_needs(part: _Part) -> Heard:
    given = _with_needs(part, Given(), part.said)
    return part.heard(given) if given.needs else part.but(NOT_AN_ANSWER)


def _with_needs(part: _Part, given: Given, remark: str) -> Given:
    """Tick the needs that are named in a clause which denies nothing; the remark stays as it was written."""
    named = [
        need.key
        for need in part.question.shape.needs
        if any(_names(need, clause) for clause in _CLAUSES.split(plain(remark)))
    ]
    return replace(given, needs=tuple(named), text=remark)


def _names(need: Choice, clause: str) -> bool:
    if _DENIED.search(clause):
        return False
    written = (need.key.replace("-", " "), *texts(need.label), *need.words)
    return any(_stands_in(plain(word), clause) for word in written if word.strip())


def _stands_in(word: str, clause: str) -> bool:
    """Say whether a word stands in a clause; where scripts write no spaces, anywhere in it."""
    if not word.isascii():
        return word in clause
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", clause))
