"""Whether the authorities allow what is to start: which places no approval covers, and until when (C1.3).

An approval is for an activity, for all work in an area, or for an activity in an area. Paths lead from the
widest place to the place itself, each step of the same length, so that one place lies in another when its
path begins with the other's. A place that is known only in words has the path "": only an approval without
an area covers it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """An approval that was given: its key, its area (none: "") and from when until when it holds."""

    key: str
    area: str = ""
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def covers(self, path: str) -> bool:
        """Say whether a place lies in its area."""
        return path.startswith(self.area)


@dataclass(frozen=True, slots=True)
class Permission:
    """What is allowed on a day: the sites without an approval, who covers the others, and until when."""

    uncovered: tuple[str, ...]
    by: Mapping[str, tuple[str, ...]]
    until: date | None

    @property
    def is_given(self) -> bool:
        """Say whether work may go on at each site."""
        return not self.uncovered


def permission(sites: Mapping[str, str], approvals: Iterable[Approved], day: date) -> Permission:
    """Work out what is allowed on a day; `sites` gives the path of each. Without sites there's one, unnamed.

    `until` is the last day on which each site that is covered now still is; None when no approval ends.
    """
    valid = [each for each in approvals if each.holds_on(day)]
    places = dict(sites) or {"": ""}
    found = {key: [each for each in valid if each.covers(path)] for key, path in places.items()}
    ends = [_last_day(each) for each in found.values() if each]
    return Permission(
        tuple(key for key, each in found.items() if not each),
        {key: tuple(one.key for one in each) for key, each in found.items() if each},
        min((day for day in ends if day is not None), default=None),
    )


def _last_day(approvals: Sequence[Approved]) -> date | None:
    """Give the last day of the longest of some approvals; None when one has no end."""
    days = [each.until for each in approvals]
    return None if None in days else max(day for day in days if day is not None)
