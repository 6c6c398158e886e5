"""What a choice among options is made from and what comes out: papers, terms, rounds, result (C8.2).

Every figure is a whole number or a Fraction; nothing is rounded unless a round says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import lcm

from trellis.domain.sentence import Sentence

Ranking = tuple[tuple[str, ...], ...]
Choice = frozenset[str] | Mapping[str, int] | Ranking

NOTHING = Fraction(0)
_LARGEST_WRITTEN = 999
_DECIMALS = 5


class Quota(StrEnum):
    """How many voices surely win a seat: of v voices and s seats.

    `DROOP` is v/(s+1) rounded down, and 1; `DROOP_EXACT` is v/(s+1), to be exceeded; `HARE` is v/s.
    """

    DROOP = "droop"
    DROOP_EXACT = "droop_exact"
    HARE = "hare"


class Transfer(StrEnum):
    """How a surplus moves on: every paper of the pile at an equal share of its value.

    That is the weighted inclusive Gregory method.
    """

    GREGORY = "gregory"


class Borda(StrEnum):
    """What a place is worth.

    `STANDARD` is n-1 to 0 of n options, `MODIFIED` m to 1 of the m that a paper ranks.
    """

    STANDARD = "standard"
    MODIFIED = "modified"


class TieBreak(StrEnum):
    """What settles a tie that the count itself can't: nothing, the chair's own paper, or the lot."""

    STATUS_QUO = "status_quo"
    CHAIR = "chair"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class Paper:
    """One ballot paper and what it weighs.

    The choice is a set (approval), points by option (score, dots), or ranks from the first to the last,
    each a tuple of options that are liked alike; options left out aren't ranked.
    """

    choice: Choice
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The part of a rule that a choice among options needs.

    `seed` was published before anybody could know the outcome; `casting` is the paper that decides under
    `TieBreak.CHAIR`. Sortition: `strata` says in which constituency each option is, `seats_by_stratum` how
    many it sends.
    """

    quota: Quota = Quota.DROOP
    transfer: Transfer = Transfer.GREGORY
    borda: Borda = Borda.STANDARD
    tie: TieBreak = TieBreak.STATUS_QUO
    casting: Choice | None = None
    seed: str = ""
    least_score: int = 0
    most_score: int = 5
    dots_each: int = 5
    dots_on_one: int | None = None
    approvals: int | None = None
    strata: Mapping[str, str] = field(default_factory=dict)
    seats_by_stratum: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Election:
    """What is to be counted; `names` are what sentences call the options, their ids where there's none."""

    options: tuple[str, ...]
    seats: int
    papers: tuple[Paper, ...]
    terms: Terms = field(default_factory=Terms)
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, options: Iterable[str]) -> str:
        """Give the names of some options, in the order of the list."""
        wanted = set(options)
        return ", ".join(self.names.get(option, option) for option in self.options if option in wanted)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two options against each other: how much prefers the first, the second, and how strong each path is."""

    first: str
    second: str
    for_first: Fraction
    for_second: Fraction
    path_first: Fraction = NOTHING
    path_second: Fraction = NOTHING

    def as_json(self) -> dict[str, object]:
        """Give it as JSON, with the margin by which the first is ahead."""
        return {
            "first": self.first,
            "second": self.second,
            "for_first": plain(self.for_first),
            "for_second": plain(self.for_second),
            "margin": plain(self.for_first - self.for_second),
            "path_first": plain(self.path_first),
            "path_second": plain(self.path_second),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One step of a count, as it is printed.

    `tallies` holds each option still in; `moved` what went from an option to others in this step;
    `exhausted` all that names nobody still in, `lost` all that rounding took so far.
    """

    number: int
    tallies: Mapping[str, Fraction]
    quota: Fraction | None = None
    elected: tuple[str, ...] = ()
    eliminated: tuple[str, ...] = ()
    moved: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    exhausted: Fraction = NOTHING
    lost: Fraction = NOTHING
    pairs: tuple[Pair, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give it as JSON: whole numbers as they are, fractions as texts."""
        return {
            "number": self.number,
            "tallies": _plain(self.tallies),
            "quota": None if self.quota is None else plain(self.quota),
            "elected": list(self.elected),
            "eliminated": list(self.eliminated),
            "moved": {source: _plain(targets) for source, targets in self.moved.items()},
            "exhausted": plain(self.exhausted),
            "lost": plain(self.lost),
            "pairs": [pair.as_json() for pair in self.pairs],
            "sentences": [str(sentence) for sentence in self.sentences],
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: who is surely chosen, and among whom the rest can't be told apart.

    `set_aside` is the weight of the papers that the rule's bounds don't allow.
    """

    winners: tuple[str, ...]
    tied: tuple[str, ...]
    rounds: tuple[Round, ...]
    sentences: tuple[Sentence, ...]
    convention: Sentence
    set_aside: Fraction = NOTHING


def weighed(papers: Iterable[Paper]) -> tuple[dict[Ranking, int], int]:
    """Add up papers that rank alike: whole numbers, so many of which make one voice."""
    weights: defaultdict[Ranking, Fraction] = defaultdict(Fraction)
    for ranking, weight in (
        (paper.choice, paper.weight) for paper in papers if isinstance(paper.choice, tuple)
    ):
        weights[ranking] += weight
    unit = lcm(*(weight.denominator for weight in weights.values()))
    return {ranking: int(weight * unit) for ranking, weight in weights.items()}, unit


def plain(number: Fraction) -> int | str:
    """Give a number as JSON keeps it exactly: a whole one as it is, any other as `"2/3"`."""
    return number.numerator if number.denominator == 1 else str(number)


def figure(number: Fraction) -> str:
    """Write a number for people: 12, 3 1/3, and cut to five decimals where the fraction is unwieldy."""
    whole, rest = divmod(number, 1)
    if not rest:
        return str(whole)
    if rest.denominator <= _LARGEST_WRITTEN:
        return f"{whole} {rest}" if whole else str(rest)
    return f"{whole}.{rest * 10**_DECIMALS // 1:0{_DECIMALS}}…"


def _plain(numbers: Mapping[str, Fraction]) -> dict[str, object]:
    return {key: plain(number) for key, number in numbers.items()}
