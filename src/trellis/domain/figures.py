"""The numbers of a count, for the whole and for each group: who may vote, who is there, what was cast.

Heads are counted for the quorum, weights for the voices where weights count. In every base a member that is
recused is missing, and one that gave a voice by any way is present.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from trellis.domain.ballotfile import WORDS
from trellis.domain.ballots import Count, Named
from trellis.domain.decisionrule import Bar, Base, Method
from trellis.domain.exact import ONE, least, step
from trellis.domain.verdict import Figures, Part
from trellis.domain.voices import Heard, Voice

RESOLVED = "resolved"
_NOTHING = Fraction(0)


class Placed(Protocol):
    """A member or a voice, by the groups to which it belongs."""

    @property
    def constituency(self) -> str:
        """Its constituency, empty without one."""
        ...

    @property
    def unit(self) -> str:
        """Its unit, empty without one."""
        ...

    @property
    def beneficiary(self) -> bool:
        """Whether it is a group of beneficiaries."""
        ...


Belongs = Callable[[Placed], bool]


def whole(_: Placed) -> bool:
    """Tell that everybody belongs to the whole."""
    return True


def of(part: Part, one: str) -> Belongs:
    """Give the test whether somebody belongs to a constituency or a unit."""
    return lambda each: (each.constituency if part is Part.CONSTITUENCY else each.unit) == one


def groups(count: Count, part: Part) -> tuple[Named, ...]:
    """Give the constituencies or the units: those listed, then others that members or papers name."""
    by = "constituency" if part is Part.CONSTITUENCY else "unit"
    listed = count.constituencies if part is Part.CONSTITUENCY else count.units
    found = {each.id: each for each in listed}
    named: list[str] = [getattr(each, by) for each in count.members]
    if part is Part.CONSTITUENCY:
        named += sorted({each.constituency for each in count.ballots})
    for one in filter(None, named):
        found.setdefault(one, Named(one))
    return tuple(found.values())


def heads(count: Count, heard: Heard, belongs: Belongs) -> tuple[int, int]:
    """Count who may vote and who is there, in heads; without a list of members the papers are everybody."""
    cast = sum(each.heads for each in heard.voices if belongs(each))
    if not count.members:
        return cast, cast
    mine = [each for each in heard.entitled if belongs(each)]
    return len(mine), max(sum(each.id in heard.present for each in mine), cast)


def weighs(count: Count) -> bool:
    """Tell whether voices are counted by weight; objections and blocks never are."""
    return count.is_weighted and count.rule.method not in {Method.CONSENT, Method.CONSENSUS}


def figures(count: Count, heard: Heard, voices: Iterable[Voice], belongs: Belongs) -> Figures:
    """Give the numbers of a group without asking for a threshold."""
    weighted = weighs(count)
    mine = [each for each in voices if belongs(each)]
    cast = _sum(mine, weighted=weighted)
    if not count.members:
        return Figures(entitled=cast, present=cast, cast=cast, voices=_by_choice(count, mine))
    may = [each for each in heard.entitled if belongs(each)]
    weights = [(each.weight if weighted else ONE, each.id in heard.present) for each in may]
    present = sum((weight for weight, there in weights if there), start=_NOTHING)
    # Papers without a hand say that somebody was there, though not who.
    heard_of = _sum([each for each in heard.voices if belongs(each)], weighted=weighted)
    return Figures(
        entitled=sum((weight for weight, _ in weights), start=_NOTHING),
        present=max(present, heard_of),
        cast=cast,
        voices=_by_choice(count, mine),
    )


def measured(numbers: Figures, bar: Bar, unit: Fraction) -> Figures:
    """Add what a bar asks: its base, what must say yes at least, and how much is missing."""
    yes, no = numbers.voices["yes"], numbers.voices["no"]
    bases = {
        Base.YES_NO: yes + no,
        Base.CAST: numbers.cast,
        Base.PRESENT: numbers.present,
        Base.ENTITLED: numbers.entitled,
    }
    base = bases[bar.base]
    needed = least(bar.threshold, base, strict=bar.strict, unit=unit)
    return Figures(
        entitled=numbers.entitled,
        present=numbers.present,
        cast=numbers.cast,
        voices=numbers.voices,
        base=base,
        needed=needed,
        short=max(needed - yes, _NOTHING),
    )


def unit_of(count: Count) -> Fraction:
    """Give the smallest amount by which voices can differ: 1 for heads and whole weights."""
    if not weighs(count):
        return ONE
    return step([*(each.weight for each in count.members), *(each.weight for each in count.ballots)])


def _sum(voices: Iterable[Voice], *, weighted: bool) -> Fraction:
    return sum((each.weight if weighted else Fraction(each.heads) for each in voices), start=_NOTHING)


def _by_choice(count: Count, voices: Iterable[Voice]) -> Mapping[str, Fraction]:
    """Sum up voices by what they say, where a choice is a word; an objection may be resolved."""
    words, weighted = WORDS.get(count.rule.method, ()), weighs(count)
    found = dict.fromkeys(words, _NOTHING)
    if count.rule.method is Method.CONSENT:
        found[RESOLVED] = _NOTHING
    for each in voices:
        if isinstance(each.choice, str):
            said = RESOLVED if each.choice == "object" and each.resolved else each.choice
            found[said] += each.weight if weighted else each.heads
    return found
