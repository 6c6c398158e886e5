"""How an indicator is broken down (by sex, by age …), and where a breakdown contradicts its whole (C5.11).

A contradiction is told and never blocks: the reporter knows best which of the two is wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from trellis.domain.problems import N_
from trellis.domain.rollup import Report, Way
from trellis.domain.sentence import Sentence

Parts = Mapping[str, Fraction | None]
"""The number of each value of each breakdown, by `sex.f`; a value that is missing wasn't reported."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a breakdown, such as women."""

    key: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to break a number down, such as by sex."""

    key: str
    names: Mapping[str, str]
    values: tuple[Value, ...]

    @property
    def part_keys(self) -> tuple[str, ...]:
        """Give the keys of its values as `Parts` has them."""
        return tuple(f"{self.key}.{value.key}" for value in self.values)


def breakdowns_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Breakdown, ...]:
    """Read breakdowns as an indicator keeps them."""
    return tuple(
        Breakdown(
            each["key"],
            dict(each.get("names", {})),
            tuple(Value(value["key"], dict(value.get("names", {}))) for value in each.get("values", [])),
        )
        for each in kept
    )


def breakdowns_as_json(breakdowns: Iterable[Breakdown]) -> list[dict[str, Any]]:
    """Give breakdowns as an indicator keeps them."""
    return [
        {
            "key": each.key,
            "names": dict(each.names),
            "values": [{"key": value.key, "names": dict(value.names)} for value in each.values],
        }
        for each in breakdowns
    ]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where a breakdown and its whole can't both be right."""

    breakdown: Breakdown
    says: Sentence


_SUM = N_("%(by)s: the parts come to %(parts)s, the whole is %(whole)s")
_ABOVE = N_("%(by)s: the parts known come to %(parts)s already, the whole is only %(whole)s")
_LARGEST = N_("%(by)s: the largest part is %(parts)s, the whole is %(whole)s")
_OUTSIDE = N_("%(by)s: the mean of the whole is %(whole)s, which lies outside its parts")


def contradictions(
    whole: Fraction | None, parts: Parts, breakdowns: Sequence[Breakdown], way: Way
) -> tuple[Contradiction, ...]:
    """Give where the parts can't belong to their whole; parts that nobody reported contradict nothing."""
    if whole is None:
        return ()
    found = [(each, _misfit(whole, each, parts, way)) for each in breakdowns]
    return tuple(Contradiction(each, says) for each, says in found if says is not None)


def _misfit(whole: Fraction, breakdown: Breakdown, parts: Parts, way: Way) -> Sentence | None:
    numbers = [parts.get(key) for key in breakdown.part_keys]
    known = [each for each in numbers if each is not None]
    if not known:
        return None
    is_whole = len(known) == len(numbers)
    details: dict[str, object] = {"by": dict(breakdown.names), "whole": _shown(whole)}
    if way in {Way.SUM, Way.UNIQUE}:
        total = sum(known, Fraction())
        details["parts"] = _shown(total)
        if total > whole:
            return Sentence(_SUM if is_whole else _ABOVE, details)
        return Sentence(_SUM, details) if is_whole and total < whole else None
    if way == Way.MEAN:
        is_inside = min(known) <= whole <= max(known) or not is_whole
        return None if is_inside else Sentence(_OUTSIDE, details)
    details["parts"] = _shown(max(known))
    is_wrong = max(known) > whole or (is_whole and max(known) != whole)
    return Sentence(_LARGEST, details) if is_wrong else None


def _shown(number: Fraction) -> str:
    """Write a number for reading: whole where it is whole, else with two decimals."""
    if number.denominator == 1:
        return str(number.numerator)
    sign, hundredths = "-" if number < 0 else "", round(abs(number) * 100)
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"


def reports_of_part(reports: Iterable[tuple[Report, Parts]], key: str) -> tuple[Report, ...]:
    """Give what was reported of one part, so that it rolls up as its whole does.

    Who reported the whole without this part said nothing of the part: it isn't known, it is no zero.
    """
    return tuple(
        Report(report.unit, report.period, parts.get(key), report.weight, report.version)
        for report, parts in reports
    )
