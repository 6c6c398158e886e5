"""By which way somebody is reached, and when: her own ways first, never in her quiet hours (C7.6, C8.8)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

USUAL = ("mail", "sms", "phone")
"""The ways of somebody who chose none: what she has, else through the people to call."""
LAST = "phone"
PACES = {"each": timedelta(0), "daily": timedelta(days=1), "weekly": timedelta(days=7)}
MARGIN = timedelta(hours=12)
"""So long before its end an ask must be with her, whatever pace she likes."""


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """Hours of the day in which nobody is disturbed; they may go over midnight."""

    begins: time
    ends: time

    def holds(self, at: time) -> bool:
        """Say whether a time of the day lies within."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


def ways(
    wanted: Sequence[str], *, usable: Collection[str], stopped: Collection[str], tried: Collection[str]
) -> list[str]:
    """Give the ways that are left for somebody, the best first.

    `usable` are those that she has and this installation can carry. What she stopped isn't used, and what was
    tried in vain isn't tried again. The people to call are always the last.
    """
    listed = [*(wanted or USUAL), LAST]
    found = [way for way in listed if way in usable and way not in stopped and way not in tried]
    return list(dict.fromkeys(found))


def out_of_quiet(at: datetime, quiet: Quiet | None) -> datetime:
    """Give the first moment from `at` on that isn't in her quiet hours; `at` is in her time zone."""
    if quiet is None or not quiet.holds(at.time()):
        return at
    ends = at.replace(hour=quiet.ends.hour, minute=quiet.ends.minute, second=0, microsecond=0)
    return ends if ends > at else ends + timedelta(days=1)


def when(
    now: datetime, *, pace: str, last: datetime | None, quiet: Quiet | None, until: datetime | None
) -> datetime:
    """Give when to write: at her pace after the last message, sooner when something ends, never in quiet."""
    wished = max(now, last + PACES[pace]) if last else now
    if until is not None:
        wished = max(now, min(wished, until - MARGIN))
    return out_of_quiet(wished, quiet)
