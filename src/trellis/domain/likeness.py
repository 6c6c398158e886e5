"""Which names in a new list are known already: equal ones are matched, similar ones are asked about.

A wrong merge is worse than a missed one, so nothing is matched that isn't equal after folding; and a long
list of questions isn't answered, so each name is asked about a few times at most, for a reason in words.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from trellis.domain.problems import N_
from trellis.domain.resemblance import Likely, Resemblance, resemble
from trellis.domain.sentence import Sentence
from trellis.domain.spelling import GENERIC, Spelling, initials, spellings
from trellis.domain.text import fold, says_nothing

__all__ = ["Comparison", "Likely", "Named", "Question", "compare"]

# A beginning or a word that more names share says nothing about any two of them.
_LARGEST_BLOCK = 40
_MOST_SISTERS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A body with its names (all languages and aliases) and acronyms; `key` is the caller's own."""

    key: Hashable
    names: tuple[str, ...]
    acronyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Is the new one the same as the other, a part of it, or different?

    `score` runs from 0 to 100; `likely` is what to propose first; `whole` is the key of the wider of the two
    where one is likely a part of the other; `why` is the reason in words.
    """

    new: Named
    other: Named
    other_is_known: bool
    score: int
    likely: Likely
    whole: Hashable | None
    why: Sentence


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is certain (`same`: new to known key, `twins`: new to earlier new key) and what is to be asked."""

    same: dict[Hashable, Hashable]
    twins: dict[Hashable, Hashable]
    questions: tuple[Question, ...]


@dataclass(eq=False)
class _Entry:
    named: Named
    is_known: bool
    place: int
    folded: tuple[str, ...] = ()
    spellings: list[Spelling] = field(default_factory=list)


def compare(known: Sequence[Named], new: Sequence[Named], *, at_most: int = 3) -> Comparison:
    """Match new names with known ones and with each other; ask about at most so many for each new name.

    Same: equal after `text.fold` to a name or alias of exactly one known body. A name that says nothing
    (`unknown`, `-`) is neither matched nor asked about.
    """
    entries = [_entry(each, place, is_known=True) for place, each in enumerate(known)]
    by_name: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for name in entry.folded:
            by_name[name].append(entry)
    same: dict[Hashable, Hashable] = {}
    twins: dict[Hashable, Hashable] = {}
    questions: list[Question] = []
    for place, each in enumerate(new, start=len(known)):
        entry = _entry(each, place, is_known=False)
        equals = list(dict.fromkeys(found for name in entry.folded for found in by_name[name]))
        if len(equals) == 1:
            (same if equals[0].is_known else twins)[each.key] = equals[0].named.key
            continue
        questions += [_ambiguous(entry, other) for other in equals]
        if not equals and entry.spellings:
            entries.append(entry)
            for name in entry.folded:
                by_name[name].append(entry)
    return Comparison(same, twins, (*questions, *_chosen(list(_asked(entries)), at_most)))


def _entry(named: Named, place: int, *, is_known: bool) -> _Entry:
    written = [name for name in named.names if not says_nothing(name)]
    found = {each.folded: each for name in written for each in spellings(name)}
    found.update({each.folded: each for name in named.acronyms for each in spellings(name)})
    folded = tuple(dict.fromkeys(name for name in map(fold, written) if name))
    return _Entry(named, is_known, place, folded, list(found.values()))


def _ambiguous(entry: _Entry, other: _Entry) -> Question:
    why = Sentence(N_("More than one body has the name '%(name)s'."), {"name": entry.spellings[0].shown})
    return Question(entry.named, other.named, other.is_known, 100, Likely.SAME, None, why)


def _asked(entries: Sequence[_Entry]) -> Iterator[Question]:
    """Compare the pairs that share something."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(entries):
        for later in block:
            if later.is_known:
                continue
            for other in block:
                pair = (later.place, other.place)
                if other.place < later.place and pair not in seen:
                    seen.add(pair)
                    yield from _question(later, other)


def _blocks(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    blocks: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for key in {key for spelling in entry.spellings for key in _keys(spelling)}:
            blocks[key].append(entry)
    return (block for block in blocks.values() if 1 < len(block) <= _LARGEST_BLOCK)


def _keys(spelling: Spelling) -> Iterator[str]:
    """Give what two spellings must share to be compared: a word, a beginning, an end or an acronym."""
    core = spelling.kind_and_core[1]
    yield from (core[:3], core[:6], "$" + core[-6:], "=" + "".join(sorted(spelling.content))[:40])
    yield from (f"w{word}" for word in spelling.content if word not in GENERIC and len(word) > 2)
    yield from (f"a{acronym}" for acronym in spelling.acronyms)
    yield from (f"a{initials(spelling.content[:size])}" for size in (2, 3, 4, 5))
    yield from (f"a{spelling.words[0]}", f"a{spelling.content[-1]}")
    yield f"2{' '.join(spelling.content[:2])}"


def _question(later: _Entry, other: _Entry) -> Iterator[Question]:
    found = [
        (likeness, one, two)
        for one in later.spellings
        for two in other.spellings
        if (likeness := _equal_part(one, two) or resemble(one, two))
    ]
    if found:
        likeness, one, two = max(found, key=lambda each: each[0].score)
        yield _asking(later, other, likeness, (one.shown, two.shown))


def _equal_part(one: Spelling, two: Spelling) -> Resemblance | None:
    """Take a spelling that is equal though the whole names aren't: an acronym, or what stands in brackets."""
    if one.folded != two.folded:
        return None
    return Resemblance(96, Likely.SAME, N_("Both are written '%(one)s' in one place."))


def _asking(later: _Entry, other: _Entry, likeness: Resemblance, shown: tuple[str, str]) -> Question:
    short, long = sorted(shown, key=len)
    why = Sentence(likeness.says, {"short": short, "long": long, "one": shown[0], "other": shown[1]})
    whole = None
    if likeness.first_is_wider is not None:
        whole = later.named.key if likeness.first_is_wider else other.named.key
    return Question(later.named, other.named, other.is_known, likeness.score, likeness.likely, whole, why)


def _chosen(questions: list[Question], at_most: int) -> list[Question]:
    """Keep the best few for each new name, and doubtful ones only where no surer one covers them."""
    questions.sort(key=lambda each: -each.score)
    sure = [each for each in questions if each.likely is not Likely.DIFFERENT]
    partners: dict[Hashable, set[Hashable]] = defaultdict(set)
    for each in sure:
        partners[each.new.key].add(each.other.key)
        partners[each.other.key].add(each.new.key)
    doubtful = [
        each
        for each in questions
        if each.likely is Likely.DIFFERENT and not partners[each.new.key] & partners[each.other.key]
    ]
    sisters = _count(doubtful)
    doubtful = [
        each for each in doubtful if max(sisters[each.new.key], sisters[each.other.key]) < _MOST_SISTERS
    ]
    asked: Counter[Hashable] = Counter()
    kept = []
    for each in [*sure, *doubtful]:
        asked[each.new.key] += 1
        if asked[each.new.key] <= at_most:
            kept.append(each)
    return kept


def _count(questions: Iterable[Question]) -> Counter[Hashable]:
    return Counter(key for each in questions for key in (each.new.key, each.other.key))
