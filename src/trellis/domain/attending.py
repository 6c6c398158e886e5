"""Who is there at a moment of a meeting, who gives a member's one voice, and whether they are enough (C8.2).

Being there is of people, a voice is of a member: however many come for it, it is there once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from trellis.domain.ballots import Count
from trellis.domain.quorum import conditions
from trellis.domain.verdict import Condition
from trellis.domain.voices import hear


class Presence(StrEnum):
    """Whether somebody was there."""

    PRESENT = "present"
    LATE = "late"
    LEFT = "left"
    EXCUSED = "excused"
    ABSENT = "absent"


THERE = frozenset({Presence.PRESENT, Presence.LATE, Presence.LEFT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Somebody's place in the room: for which member, since when, until when.

    `speaks` says that she may give the member's voice, `is_head` that she goes before its alternates.
    """

    member: str
    person: str = ""
    presence: Presence = Presence.PRESENT
    came_at: datetime | None = None
    left_at: datetime | None = None
    speaks: bool = True
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a meeting during which the same members were there."""

    since: datetime
    until: datetime
    present: frozenset[str]
    conditions: tuple[Condition, ...] = ()

    @property
    def is_met(self) -> bool:
        """Tell whether enough were there; where nothing is asked, they are."""
        return all(each.is_met for each in self.conditions)


def is_there(chair: Chair, at: datetime) -> bool:
    """Tell whether somebody is there at a moment; without times, she was there from beginning to end."""
    came = chair.came_at is None or chair.came_at <= at
    stays = chair.left_at is None or at < chair.left_at
    return chair.presence in THERE and came and stays


def voices(chairs: Iterable[Chair], at: datetime) -> dict[str, Chair]:
    """Give who gives each member's one voice: its head when she is there, else an alternate.

    A member whose people may only listen isn't among them.
    """
    found: dict[str, Chair] = {}
    for each in sorted(chairs, key=lambda chair: (not chair.is_head, chair.person)):
        if each.member and each.speaks and is_there(each, at):
            found.setdefault(each.member, each)
    return found


def members_there(chairs: Iterable[Chair], at: datetime) -> frozenset[str]:
    """Give the members that are there by anybody, for the quorum."""
    return frozenset(each.member for each in chairs if each.member and is_there(each, at))


def quorum_at(count: Count, chairs: Iterable[Chair], at: datetime) -> tuple[Condition, ...]:
    """Give each condition of the rule's quorum with who is there at a moment."""
    entitled = {each.id for each in count.members}
    asked = replace(count, present=members_there(chairs, at) & entitled)
    return conditions(asked, hear(asked))


def over_time(count: Count, chairs: Sequence[Chair], since: datetime, until: datetime) -> tuple[Span, ...]:
    """Give the meeting in stretches, from one coming or going to the next, with the quorum in each."""
    times = {each.came_at for each in chairs} | {each.left_at for each in chairs}
    within = sorted({since, *(time for time in times if time is not None and since < time < until)})
    found: list[Span] = []
    for begins, ends in zip(within, [*within[1:], until], strict=True):
        present = members_there(chairs, begins)
        if found and found[-1].present == present:
            found[-1] = replace(found[-1], until=ends)
        else:
            found.append(Span(begins, ends, present, quorum_at(count, chairs, begins)))
    return tuple(found)
