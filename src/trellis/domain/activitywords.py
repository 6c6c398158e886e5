"""What the words of a file of activities mean: organisations, kinds of work, groups of people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trellis.domain.activityasks import LEAVE_OUT, NEW, AskKind, Desk, named, option
from trellis.domain.activityfacts import Standing, Word
from trellis.domain.activitygather import Gathered
from trellis.domain.asks import NOTHING, Ask, Side
from trellis.domain.likeness import Named, Question, compare
from trellis.domain.problems import N_
from trellis.domain.resemblance import Likely
from trellis.domain.sentence import Sentence
from trellis.domain.snapshots import likely_spelling
from trellis.domain.text import fold

ORGANISATIONS = ("organisation", "funder", "implementer", "host", "giver")
_WHO_IS_IT = N_("Who is '%(text)s'?")
_WHAT_IS_IT = {
    AskKind.KIND: N_("'%(text)s' is no kind of work that is known here. What is it?"),
    AskKind.GROUP: N_("'%(text)s' is no group of people that is known here. Who is it?"),
}
_RENAMED = N_("The last file had '%(before)s', and this one hasn't: it may have another name now.")


@dataclass(slots=True)
class Words:
    """What folded words mean, by kind of word: an id, `new:` and the folded word, or nothing.

    `new` gives the names of those to be added, `means` the spellings that an answer gave a meaning.
    """

    meant: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    new: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    means: list[tuple[str, str, str]] = field(default_factory=list)

    def of(self, about: str, text: str) -> str:
        """Give what a text means, '' where nothing, or where it isn't known yet."""
        return self.meant[about].get(fold(text), "")

    def take(self, about: str, text: str, answer: str) -> None:
        """Let a text mean what somebody answered; until then it counts as something new."""
        if answer in {"", NEW}:
            target = f"{NEW}:{fold(text)}"
            self.new[about][target] = text
            self.meant[about][fold(text)] = target
        elif answer in {NOTHING, LEAVE_OUT}:
            self.meant[about][fold(text)] = ""
        else:
            self.meant[about][fold(text)] = answer
            self.means.append((about, text, answer))


def words_of(gathered: Gathered, standing: Standing, desk: Desk, unmeant: str = NOTHING) -> Words:
    """Find out what the words mean, and ask about those that nobody knows.

    `unmeant` is what may be answered of a kind or group that is neither known nor new.
    """
    words = Words()
    _organisations(words, gathered, standing, desk)
    _vocabulary(words, gathered, (AskKind.KIND, standing.kinds, unmeant), desk)
    _vocabulary(words, gathered, (AskKind.GROUP, standing.groups, unmeant), desk)
    return words


def _organisations(words: Words, gathered: Gathered, standing: Standing, desk: Desk) -> None:
    found = gathered.spellings(ORGANISATIONS)
    new = [Named(folded, (text,)) for folded, (text, _rows, _row) in found.items()]
    compared = compare(standing.organisations, new)
    for folded, known in compared.same.items():
        words.meant["organisation"][str(folded)] = str(known)
    alike: dict[str, list[Question]] = defaultdict(list)
    for question in compared.questions:
        if question.other_is_known:
            alike[str(question.new.key)].append(question)
    for folded, (text, rows, row) in found.items():
        if folded not in words.meant["organisation"]:
            ask = _who(text, (rows, row), alike[folded], standing.names)
            words.take("organisation", text, desk.ask(ask))


_MOST_OFFERED = 150


def _who(text: str, rows: tuple[int, int], alike: Sequence[Question], names: Mapping[str, str]) -> Ask:
    """Ask who an organisation is; those that look alike come first, with the reason."""
    likely = [str(each.other.key) for each in alike]
    offered = (
        [*likely, *(each for each in names if each not in likely)] if len(names) < _MOST_OFFERED else likely
    )
    sides = [Side(text, "", "", rows[0], is_known=False)] if alike else []
    sides += [Side(names[each], "", "", 0, is_known=True) for each in likely]
    sure = [each for each in alike if each.likely is Likely.SAME]
    return Ask(
        id=f"{AskKind.ORGANISATION}:{fold(text)}",
        kind=AskKind.ORGANISATION,
        says=Sentence(_WHO_IS_IT, {"text": text}),
        options=(option(NEW), *(named(each, names[each]) for each in offered), option(LEAVE_OUT)),
        guess="" if alike else NEW,
        must=True,
        rows=(rows[1],),
        sides=tuple(sides),
        why=sure[0].why if sure else None,
    )


def _vocabulary(
    words: Words, gathered: Gathered, known: tuple[AskKind, Sequence[Word], str], desk: Desk
) -> None:
    about, listed, unmeant = known
    spelled = {fold(each): word.id for word in listed for each in word.spellings}
    found = gathered.spellings((about.value,))
    missing = _missing(listed, found)
    for folded, (text, _rows, row) in found.items():
        if folded in spelled:
            words.meant[about.value][folded] = spelled[folded]
            continue
        before = likely_spelling(folded, missing)
        ask = _what(about, text, row, (listed, missing.get(before, ""), unmeant))
        words.take(about.value, text, desk.ask(ask))


def _missing(listed: Iterable[Word], found: Mapping[str, object]) -> dict[str, str]:
    """Give the words of the network that the file doesn't have: one of them may have another name now."""
    return {
        fold(word.name): word.id for word in listed if not any(fold(each) in found for each in word.spellings)
    }


def _what(about: AskKind, text: str, row: int, known: tuple[Sequence[Word], str, str]) -> Ask:
    listed, guess, unmeant = known
    name = next((each.name for each in listed if each.id == guess), "")
    return Ask(
        id=f"{about}:{fold(text)}",
        kind=about,
        says=Sentence(_WHAT_IS_IT[about], {"text": text}),
        options=(option(NEW), *(named(each.id, each.name) for each in listed), option(unmeant)),
        guess=guess or NEW,
        must=True,
        rows=(row,),
        why=Sentence(_RENAMED, {"before": name}) if name else None,
    )
