"""What a file of ranked ballots holds, whatever its format, and how much of it is read at most.

Candidates are known by their numbers in the file, papers that say the same are added up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trellis.domain.election import Ranking, plain
from trellis.domain.problems import (
    RANKED_COUNT_TOO_HIGH,
    RANKED_FILE_TOO_BIG,
    RANKED_LINE_TOO_LONG,
    RANKED_OPTION_TWICE,
    RANKED_OPTION_UNKNOWN,
    RANKED_TOO_MANY_OPTIONS,
    RANKED_TOO_MANY_PAPERS,
    Problem,
)

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1_000_000
MOST_OPTIONS = 200
MOST_PAPERS = 200_000
MOST_ALIKE = 1_000_000
LONGEST_LINE = 10_000
SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedFile:
    """The candidates by number and name, those that withdrew, and how many papers rank them how.

    `seats` is None when the format doesn't say.
    """

    title: str
    seats: int | None
    names: Mapping[str, str]
    withdrawn: tuple[str, ...]
    papers: Mapping[Ranking, Fraction]

    def as_count(self, rule: Mapping[str, object], seats: int | None = None) -> dict[str, object]:
        """Give it as a count file under a rule; those that withdrew are left out of list and papers."""
        left = [option for option in self.names if option not in self.withdrawn]
        added: defaultdict[Ranking, Fraction] = defaultdict(Fraction)
        for ranking, weight in self.papers.items():
            added[self._without_withdrawn(ranking)] += weight
        return {
            "format": 1,
            "title": self.title,
            "rule": dict(rule),
            "seats": seats or self.seats or 1,
            "options": [{"id": option, "name": self.names[option]} for option in left],
            "ballots": [_ballot(ranking, weight) for ranking, weight in sorted(added.items())],
        }

    def _without_withdrawn(self, ranking: Ranking) -> Ranking:
        tiers = (tuple(option for option in tier if option not in self.withdrawn) for tier in ranking)
        return tuple(tier for tier in tiers if tier)


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Give the lines with their numbers, from 1. Raises a Problem as soon as there is too much of them."""
    size = 0
    for number, line in enumerate(lines, start=1):
        size += len(line)
        if size > MOST_BYTES:
            raise Problem(RANKED_FILE_TOO_BIG, limit=MOST_MEGABYTES)
        if len(line) > LONGEST_LINE:
            raise Problem(RANKED_LINE_TOO_LONG, line=number, limit=LONGEST_LINE)
        yield number, line.strip().removeprefix("\ufeff")


def checked_options(line: int, count: int) -> int:
    """Refuse more candidates than can be counted."""
    if count > MOST_OPTIONS:
        raise Problem(RANKED_TOO_MANY_OPTIONS, line=line, count=count, limit=MOST_OPTIONS)
    return count


class PaperPile:
    """The papers of a file as they are read, added up where they say the same."""

    def __init__(self, options: int) -> None:
        """Start with no papers; candidates are numbered from 1 to `options`."""
        self.options = options
        self.lines = 0
        self.papers: defaultdict[Ranking, Fraction] = defaultdict(Fraction)

    def add(self, line: int, weight: Fraction, tiers: Sequence[Sequence[str]]) -> None:
        """Add what a line says; tiers are numbers as they were written."""
        self.lines += 1
        if self.lines > MOST_PAPERS:
            raise Problem(RANKED_TOO_MANY_PAPERS, line=line, limit=MOST_PAPERS)
        if weight > MOST_ALIKE:
            raise Problem(RANKED_COUNT_TOO_HIGH, line=line, count=plain(weight), limit=MOST_ALIKE)
        ranking = tuple(tuple(self.option(line, number) for number in tier) for tier in tiers)
        seen: set[str] = set()
        for option in (option for tier in ranking for option in tier):
            if option in seen:
                raise Problem(RANKED_OPTION_TWICE, line=line, option=option)
            seen.add(option)
        if weight:
            self.papers[ranking] += weight

    def option(self, line: int, number: str) -> str:
        """Give the candidate of a number."""
        if len(number) > SHOWN or not 1 <= int(number) <= self.options:
            raise Problem(RANKED_OPTION_UNKNOWN, line=line, option=number[:SHOWN], count=self.options)
        return str(int(number))


def _ballot(ranking: Ranking, weight: Fraction) -> dict[str, object]:
    choice = [tier[0] if len(tier) == 1 else list(tier) for tier in ranking]
    if weight.denominator == 1 and weight <= MOST_ALIKE:
        return {"choice": choice, "count": weight.numerator}
    return {"choice": choice, "weight": plain(weight)}
