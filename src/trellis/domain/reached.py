"""What an activity reached in a period: different people, contacts with them, services (C1.5).

The three are different things. Each is a number (nought is one) or None, where it isn't known.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from trellis.domain.periods import Every, Period, period_of, periods_between, read_period
from trellis.domain.problems import RESULT_BELOW_ZERO, RESULT_OVERLAPS, Problem


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many different `people` were reached, in how many `contacts`, with how many `services`."""

    people: int | None = None
    contacts: int | None = None
    services: int | None = None

    @property
    def is_unknown(self) -> bool:
        """Tell whether none of the three is known."""
        return self.people is None and self.contacts is None and self.services is None

    def checked(self) -> "Numbers":
        """Give them back. Raises Problem RESULT_BELOW_ZERO where one is below nought."""
        if any(each is not None and each < 0 for each in (self.people, self.contacts, self.services)):
            raise Problem(RESULT_BELOW_ZERO)
        return self

    def with_people(self, people: int | None) -> "Numbers":
        """Give them with another number of people; the others stay as they are."""
        return Numbers(people, self.contacts, self.services)


def overlapping(period: Period, others: Iterable[str]) -> str:
    """Give the first of some written periods that is partly the same time without being the same; else ""."""
    for other in sorted(set(others) - {str(period)}):
        known = read_period(other)
        if known.first_day <= period.last_day and period.first_day <= known.last_day:
            return other
    return ""


def refuse_overlap(period: Period, others: Iterable[str]) -> None:
    """Raise Problem RESULT_OVERLAPS where a number of this period would count some days twice."""
    if other := overlapping(period, others):
        raise Problem(RESULT_OVERLAPS, other=other)


def touching(period: Period) -> tuple[str, ...]:
    """Give every period of whatever length that is partly the same time, as it is written."""
    found = []
    for every in Every:
        first, last = period_of(every, period.first_day), period_of(every, period.last_day)
        found += [str(each) for each in periods_between(first, last)]
    return tuple(found)
