"""Reading who speaks, who waits to speak, and how the time was shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from trellis.domain import speaking
from trellis.domain.speaking import Share
from trellis.meetings.models import Attendance, Meeting, Presence, Turn
from trellis.members.models import Membership, Standing

AWAY = (Presence.EXCUSED, Presence.ABSENT)


@dataclass(frozen=True)
class Speakers:
    """Who has the floor, and who waits, in the order in which they speak."""

    running: Turn | None
    waiting: list[Turn]


def _turns(meeting: Meeting) -> list[Turn]:
    return list(meeting.turns.select_related("organisation", "person", "meeting").order_by("asked_at", "pk"))


def _constituencies(meeting: Meeting, members: Iterable[UUID]) -> dict[UUID, str]:
    rows = Membership.objects.filter(
        network=meeting.network_id, standing=Standing.MEMBER, organisation__in=list(members)
    )
    found = rows.exclude(constituency=None).values_list("organisation", "constituency")
    return {pk: str(group) for pk, group in found}


def _as_domain(meeting: Meeting, rows: Iterable[Turn]) -> list[speaking.Turn]:
    listed = list(rows)
    groups = _constituencies(meeting, {each.organisation_id for each in listed if each.organisation_id})
    return [
        speaking.Turn(
            id=str(row.pk),
            asked_at=row.asked_at,
            member=str(row.organisation_id or row.person_id or ""),
            constituency=groups.get(row.organisation_id, "") if row.organisation_id else "",
            began_at=row.began_at,
            ended_at=row.ended_at,
            seconds=row.seconds,
            placed=row.position,
        )
        for row in listed
    ]


def speakers_of(meeting: Meeting) -> Speakers:
    """Give who speaks and who speaks next: the order lets those come first who haven't spoken."""
    rows = {str(each.pk): each for each in _turns(meeting)}
    turns = _as_domain(meeting, rows.values())
    before = sorted((t for t in turns if t.began_at), key=lambda t: t.began_at or t.asked_at)
    waiting = [each for each in turns if each.waits]
    ordered = speaking.order(waiting, before, alternate=meeting.alternates)
    running = next((row for row in rows.values() if row.began_at and not row.ended_at), None)
    return Speakers(running, [rows[each.id] for each in ordered])


def shares_of(meeting: Meeting) -> tuple[Share, ...]:
    """Give how the time was shared among the members that were there."""
    there = Attendance.objects.filter(meeting=meeting, organisation__isnull=False).exclude(presence__in=AWAY)
    keys = [
        str(pk) for pk in there.order_by("organisation__sort_name").values_list("organisation", flat=True)
    ]
    until = meeting.closed_at or timezone.now()
    return speaking.shares(_as_domain(meeting, _turns(meeting)), until, there=dict.fromkeys(keys))
