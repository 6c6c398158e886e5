"""What was reached, by site and period, of a file: counted once, and never twice for one day."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trellis.domain.activityasks import LAST, LEAVE_OUT, SUM, AskKind, Desk, named, option
from trellis.domain.activityfacts import Reached, ResultLines, SiteLine
from trellis.domain.activitygather import Gathered
from trellis.domain.activityvalues import Reader, period
from trellis.domain.asks import Ask
from trellis.domain.periods import Period
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

_NO_PERIOD = N_("Rows give numbers, and no period. To which period do these belong?")
_AGAIN = N_(
    "Rows give more than one number for the same activity, place, group and period (%(count)s times). "
    "What does that mean?"
)
_OVERLAP = N_(
    "Numbers are given for periods that are partly the same time, such as %(one)s and %(other)s (%(count)s "
    "times): they would count twice. Leave those of the longer period out, or correct the file."
)
_YEARS = 3


@dataclass(slots=True)
class Heap:
    """Results by site and period: three numbers each, -1 where nothing is known."""

    periods: list[Period]
    at: dict[int, int] = field(default_factory=dict)
    lines: ResultLines = field(default_factory=ResultLines)
    again: list[int] = field(default_factory=list)

    def add(self, key: int, numbers: tuple[int, int, int], *, adds_up: bool) -> bool:
        """Put numbers to a site and period; true when there were others already."""
        place = self.at.setdefault(key, len(self.lines.sites))
        lines = self.lines
        if place == len(lines.sites):
            site, of = divmod(key, len(self.periods))
            lines.sites.append(site)
            lines.periods.append(of)
            lines.people.append(numbers[0])
            lines.contacts.append(numbers[1])
            lines.services.append(numbers[2])
            return False
        for column, number in zip((lines.people, lines.contacts, lines.services), numbers, strict=True):
            if number >= 0:
                column[place] = column[place] + number if adds_up and column[place] >= 0 else number
        return True


class Reaching:
    """Reads the numbers of a file."""

    def __init__(self, gathered: Gathered, desk: Desk, this_year: int) -> None:
        """Read the texts."""
        self.gathered, self.desk = gathered, desk
        reader = Reader(gathered, desk)
        self.period_of, self.periods = reader.periods()
        self.counts = [reader.counts(name) for name in ("people", "contacts", "services")]
        self.years = [str(this_year - back) for back in range(_YEARS)]

    def heap(self, sites: "array[int]") -> Heap:
        """Give the results; `sites` gives each line's site, -1 for a line that is left out."""
        usual = self._usual_period()
        heap = Heap(self.periods)
        adds_up = self.desk.answers.get(f"{AskKind.AGAIN}:numbers", "") == SUM
        people, contacts, services = self.counts
        size, without, again = len(self.periods) or 1, [], []
        for line, (site, said, *numbers) in enumerate(zip(sites, *self.gathered.values, strict=True)):
            if site < 0 or not (numbers[0] or numbers[1] or numbers[2]):
                continue
            three = (people[numbers[0]], contacts[numbers[1]], services[numbers[2]])
            of = self.period_of[said]
            if of < 0:
                without.append(line)
                of = usual
            if three == (-1, -1, -1) or of < 0:
                continue
            if heap.add(site * size + of, three, adds_up=adds_up):
                again.append(line)
        self._ask(without, again)
        return heap

    def _usual_period(self) -> int:
        """Give the period of rows that name none, by the answer; -1 for leaving their numbers out."""
        answer = self.desk.answers.get(f"{AskKind.PERIOD}:none", "")
        found = period(answer) if answer in self.years else None
        if found is None:
            return -1
        if found not in self.periods:
            self.periods.append(found)
        return self.periods.index(found)

    def _ask(self, without: list[int], again: list[int]) -> None:
        numbers = self.gathered.numbers
        if without:
            self.desk.ask(
                Ask(
                    id=f"{AskKind.PERIOD}:none",
                    kind=AskKind.PERIOD,
                    says=Sentence(_NO_PERIOD),
                    options=(*(named(year, year) for year in self.years), option(LEAVE_OUT)),
                    must=True,
                    rows=tuple(numbers[line] for line in without[:20]),
                )
            )
        if again:
            self.desk.ask(
                Ask(
                    id=f"{AskKind.AGAIN}:numbers",
                    kind=AskKind.AGAIN,
                    says=Sentence(_AGAIN, {"count": len(again)}),
                    options=(option(SUM), option(LAST)),
                    must=True,
                    rows=tuple(numbers[line] for line in again[:20]),
                )
            )


def compare(heap: Heap, sites: Sequence[SiteLine], standing: Iterable[Reached], desk: Desk) -> ResultLines:
    """Leave out what stands already or would count twice; tell what replaces a number that stands."""
    lines = heap.lines
    size = len(heap.periods) or 1
    number_of = {str(each): number for number, each in enumerate(heap.periods)}
    site_of = {each.id: number for number, each in enumerate(sites) if each.id}
    keep = bytearray(b"\x01") * len(lines)
    lines.is_new = bytearray(b"\x01") * len(lines)
    clashes = Clashes(heap, keep)
    for site_id, written, *numbers in standing:
        site, of = site_of[site_id], number_of.get(written)
        place = heap.at.get(site * size + of) if of is not None else None
        if place is not None:
            lines.is_new[place] = 0
            three = (lines.people[place], lines.contacts[place], lines.services[place])
            keep[place] = three != tuple(-1 if each is None else each for each in numbers)
        clashes.with_standing(site, written)
    clashes.among_themselves()
    clashes.ask(desk)
    return _kept(lines, keep)


class Clashes:
    """Results of periods that are partly the same time at one site: those of the longer one are left out."""

    def __init__(self, heap: Heap, keep: bytearray) -> None:
        """Find out which periods of the file overlap at all."""
        self.heap, self.keep, self.size = heap, keep, len(heap.periods) or 1
        self.example: tuple[str, str] | None = None
        self.count = 0
        self.of_written: dict[str, list[int]] = {}

    def _overlapping(self, one: Period) -> list[int]:
        return [
            number
            for number, other in enumerate(self.heap.periods)
            if other != one and other.first_day <= one.last_day and one.first_day <= other.last_day
        ]

    def with_standing(self, site: int, written: str) -> None:
        """Leave out what would count days twice that a standing result counts."""
        if written not in self.of_written:
            found = period(written)
            self.of_written[written] = self._overlapping(found) if found else []
        for of in self.of_written[written]:
            self._drop(site * self.size + of, (str(self.heap.periods[of]), written))

    def among_themselves(self) -> None:
        """Leave out what would count days twice that another row of the file counts."""
        overlapping = [self._overlapping(each) for each in self.heap.periods]
        if not any(overlapping):
            return
        for key in list(self.heap.at):
            site, of = divmod(key, self.size)
            for other in overlapping[of]:
                if site * self.size + other in self.heap.at:
                    one, two = self.heap.periods[of], self.heap.periods[other]
                    if (one.last_day - one.first_day) >= (two.last_day - two.first_day):
                        self._drop(key, (str(one), str(two)))

    def _drop(self, key: int, periods: tuple[str, str]) -> None:
        place = self.heap.at.get(key)
        if place is not None and self.keep[place]:
            self.keep[place] = 0
            self.count += 1
            self.example = self.example or periods

    def ask(self, desk: Desk) -> None:
        """Ask whether that is meant."""
        if self.example:
            one, other = self.example
            desk.ask(
                Ask(
                    id=f"{AskKind.OVERLAP}:periods",
                    kind=AskKind.OVERLAP,
                    says=Sentence(_OVERLAP, {"one": one, "other": other, "count": self.count}),
                    options=(option(LEAVE_OUT),),
                    must=True,
                )
            )


def _kept(lines: ResultLines, keep: bytearray) -> ResultLines:
    if all(keep):
        return lines
    found = ResultLines()
    for place, stays in enumerate(keep):
        if stays:
            found.sites.append(lines.sites[place])
            found.periods.append(lines.periods[place])
            found.people.append(lines.people[place])
            found.contacts.append(lines.contacts[place])
            found.services.append(lines.services[place])
            found.is_new.append(lines.is_new[place])
    return found
