"""Reading the quorum of a meeting, to expect or reached, by the rule by which its body decides (C5.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from trellis.domain.attending import Chair, Presence, Span, over_time, quorum_at
from trellis.domain.ballots import Count, Member, Named
from trellis.domain.quorum import conditions, said
from trellis.domain.rulereading import read_rule
from trellis.domain.sentence import Sentence
from trellis.domain.verdict import Condition
from trellis.domain.voices import Heard
from trellis.governance.queries.bodies import Holder, deciders
from trellis.governance.queries.ruling import ruling_for
from trellis.governance.subjects import Subject
from trellis.meetings.models import Attendance, Meeting
from trellis.members.models import Seat
from trellis.members.queries.representatives import seats_today
from trellis.networks.models import Unit
from trellis.networks.queries.homes import units_of_places
from trellis.ui.names import name_text


@dataclass(frozen=True)
class Deciding:
    """Who decides in a meeting, with the constituency of each, and the count by which a quorum is asked."""

    holders: list[Holder]
    count: Count


def deciding(meeting: Meeting) -> Deciding:
    """Give who decides in a meeting, and by which quorum."""
    ruling = ruling_for(meeting.network, Subject.ORDINARY, meeting.body)
    body = meeting.body or (ruling.version.rule.body if ruling.version else None)
    listed = deciders(body, meeting.network)
    homes = [each.organisation.home_id for each in listed]
    units = units_of_places(meeting.network, filter(None, homes))
    groups = {each.constituency.pk: each.constituency for each in listed if each.constituency}
    count = Count(
        rule=read_rule(ruling.terms),
        members=tuple(_member(each, units) for each in listed),
        constituencies=tuple(Named(str(pk), name_text(each.names)) for pk, each in groups.items()),
        units=tuple(Named(str(each.pk), name_text(each.names)) for each in {*units.values()}),
    )
    return Deciding(listed, count)


def _member(holder: Holder, units: dict[UUID, Unit]) -> Member:
    home = holder.organisation.home_id
    unit = units.get(home) if home else None
    return Member(
        id=str(holder.organisation.pk),
        name=name_text(holder.organisation.names),
        constituency=str(holder.constituency.pk) if holder.constituency else "",
        unit=str(unit.pk) if unit else "",
    )


def expected(found: Deciding, there: Iterable[UUID]) -> tuple[list[Sentence], bool]:
    """Say for those who would be there what the quorum asks, line by line; and whether it is met."""
    members = found.count.members
    present = frozenset(map(str, there)) & {each.id for each in members}
    lines = conditions(found.count, Heard(entitled=members, present=present, voices=(), firm=()))
    return [said(each) for each in lines], all(each.is_met for each in lines)


def chairs_of(meeting: Meeting) -> list[Chair]:
    """Give everybody's place in the room, for whom she is there and since when."""
    heads = set(seats_today(meeting.network).filter(seat=Seat.HEAD).values_list("organisation", "person"))
    return [_chair(row, heads) for row in meeting.attendance.all()]


def _chair(row: Attendance, heads: set[tuple[UUID, UUID]]) -> Chair:
    return Chair(
        member=str(row.organisation_id or ""),
        person=str(row.person_id or row.pk),
        presence=Presence(row.presence),
        came_at=row.came_at,
        left_at=row.left_at,
        is_head=(row.organisation_id, row.person_id) in heads,
    )


def quorum_now(meeting: Meeting, found: Deciding, at: datetime | None = None) -> tuple[Condition, ...]:
    """Give each condition of the quorum as it stands now."""
    return quorum_at(found.count, chairs_of(meeting), at or meeting.closed_at or timezone.now())


def quorum_through(meeting: Meeting, found: Deciding) -> tuple[Span, ...]:
    """Give the quorum from the beginning of a meeting to its end, or until now."""
    if meeting.opened_at is None:
        return ()
    return over_time(found.count, chairs_of(meeting), meeting.opened_at, meeting.closed_at or timezone.now())
