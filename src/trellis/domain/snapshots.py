"""Two tables of who does what where, one later than the other: what came, went, changed or was only renamed.

What is missing in the later one is asked about, never dropped: nobody knows whether the work ended or the row
was forgotten (C1.5, C5.11).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from trellis.domain.activityrows import Line
from trellis.domain.likeness import Named, compare
from trellis.domain.problems import N_
from trellis.domain.resemblance import Likely
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

COMPARED = ("organisation", "kind", "place")
"""The vocabularies in which a word may have been renamed."""
_ALIKE = 88

Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """A word of one vocabulary that may have become another one: a question, never done by itself.

    `rows` is how many rows would then be the same.
    """

    field: str
    before: str
    after: str
    rows: int
    why: Sentence


@dataclass(frozen=True, slots=True)
class Pair:
    """A row that is in both tables, with the fields that say something else now: name, before, after."""

    before: Line
    after: Line
    changed: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshots:
    """What became of each row; a row that is there several times is counted so often."""

    same: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    renamed: tuple[Pair, ...]
    gone: tuple[Line, ...]
    added: tuple[Line, ...]
    renames: tuple[Rename, ...]


def words(line: Line, field: str) -> str:
    """Give what a line says in a vocabulary: of places its code first, which no spelling changes."""
    if field != "place":
        return line.of(field)
    return line.of("place_code") or line.place


def compare_snapshots(
    before: Sequence[Line], after: Sequence[Line], aliases: Mapping[str, str] | None = None
) -> Snapshots:
    """Compare two tables; `aliases` gives a name's usual spelling, by what `text.fold` makes of it.

    Rows are the same when organisation, kind, place, title and group are equal after folding. What is left is
    compared once more under the renames that are likely; those rows are told apart from what really went.
    """
    known = {fold(name): fold(usual) for name, usual in (aliases or {}).items()}

    def plain(word: str) -> str:
        return known.get(fold(word), fold(word))

    pairs, gone, added = _match(before, after, lambda line: _identity(line, plain))
    renames = _renames(gone, added, plain)
    becomes = {(each.field, plain(each.before)): plain(each.after) for each in renames}
    renamed, gone, added = _match(
        gone, added, lambda line: _identity(line, plain, becomes), lambda line: _identity(line, plain)
    )
    counted = _counted(renames, renamed, plain)
    told = [_pair(old, new) for old, new in pairs]
    return Snapshots(
        same=tuple(each for each in told if not each.changed),
        changed=tuple(each for each in told if each.changed),
        renamed=tuple(_pair(old, new) for old, new in renamed),
        gone=tuple(gone),
        added=tuple(added),
        renames=counted,
    )


def _identity(
    line: Line, plain: Callable[[str], str], becomes: Mapping[tuple[str, str], str] | None = None
) -> Identity:
    said = [plain(words(line, field)) for field in COMPARED]
    if becomes:
        said = [becomes.get((field, word), word) for field, word in zip(COMPARED, said, strict=True)]
    if line.of("id"):
        return ("id", fold(line.of("id")))
    return (*said, fold(line.of("title")), fold(line.of("group")), fold(line.of("period")))


def _match(
    before: Iterable[Line],
    after: Iterable[Line],
    identity: Callable[[Line], Identity],
    identity_after: Callable[[Line], Identity] | None = None,
) -> tuple[list[tuple[Line, Line]], list[Line], list[Line]]:
    """Pair rows of one identity, in their order; give the pairs and what is left on either side."""
    waiting: dict[Identity, list[Line]] = defaultdict(list)
    for line in after:
        waiting[(identity_after or identity)(line)].append(line)
    pairs, gone = [], []
    for line in before:
        found = waiting[identity(line)]
        if found:
            pairs.append((line, found.pop(0)))
        else:
            gone.append(line)
    return pairs, gone, [line for lines in waiting.values() for line in lines]


def _pair(old: Line, new: Line) -> Pair:
    names = [name for name in dict.fromkeys((*old.said, *new.said)) if name in old.said and name in new.said]
    changed = tuple(
        (name, old.of(name), new.of(name)) for name in names if fold(old.of(name)) != fold(new.of(name))
    )
    return Pair(old, new, changed)


def _renames(gone: Sequence[Line], added: Sequence[Line], plain: Callable[[str], str]) -> list[Rename]:
    found: list[Rename] = []
    for field in COMPARED:
        was, now = _vocabulary(gone, field, plain), _vocabulary(added, field, plain)
        only_was = {word: shown for word, shown in was.items() if word not in now}
        only_now = {word: shown for word, shown in now.items() if word not in was}
        found += _likely(field, only_was, only_now)
    return found


def _vocabulary(lines: Iterable[Line], field: str, plain: Callable[[str], str]) -> dict[str, str]:
    shown: dict[str, str] = {}
    for line in lines:
        word = words(line, field)
        if word:
            shown.setdefault(plain(word), word)
    return shown


def _likely(field: str, was: Mapping[str, str], now: Mapping[str, str]) -> list[Rename]:
    """Give the words that may be one: of organisations as the list of members asks, else by spelling."""
    if field == "organisation":
        return _likely_organisations(was, now)
    found: list[Rename] = []
    for word, before in was.items():
        other = likely_spelling(word, now)
        if other:
            why = Sentence(N_("The spelling is alike, or one holds the other whole."))
            found.append(Rename(field, before, now[other], 0, why))
    return found


def likely_spelling(word: str, others: Iterable[str]) -> str:
    """Give the one of some folded words that another one may have become by its spelling, or ''."""
    score, other = max(((_alike(word, each), each) for each in others), default=(0, ""))
    return other if score >= _ALIKE else ""


def _alike(one: str, other: str) -> int:
    inside = set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
    return 100 if inside and min(len(one), len(other)) > 3 else round(fuzz.ratio(one, other))


def _likely_organisations(was: Mapping[str, str], now: Mapping[str, str]) -> list[Rename]:
    known = [Named(word, (shown,)) for word, shown in was.items()]
    asked = compare(known, [Named(word, (shown,)) for word, shown in now.items()], at_most=1).questions
    found: dict[str, Rename] = {}
    for each in sorted(asked, key=lambda question: -question.score):
        before, after = str(each.other.key), str(each.new.key)
        if each.other_is_known and each.likely is Likely.SAME and before not in found:
            found[before] = Rename("organisation", was[before], now[after], 0, each.why)
    return list(found.values())


def _counted(
    renames: Sequence[Rename], pairs: Sequence[tuple[Line, Line]], plain: Callable[[str], str]
) -> tuple[Rename, ...]:
    """Say of each rename how many rows it explains; one that explains none isn't asked about."""
    counts: Counter[tuple[str, str]] = Counter()
    for old, new in pairs:
        for field in COMPARED:
            before, after = plain(words(old, field)), plain(words(new, field))
            if before != after:
                counts[field, before] += 1
    told = [
        Rename(each.field, each.before, each.after, counts[each.field, plain(each.before)], each.why)
        for each in renames
    ]
    return tuple(sorted((each for each in told if each.rows), key=lambda each: -each.rows))
