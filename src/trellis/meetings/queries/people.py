"""Who belongs to a meeting: the members it is for, and those who speak for them."""

from uuid import UUID

from trellis.asks.directory import directory
from trellis.governance.queries.bodies import deciders
from trellis.meetings.models import Meeting
from trellis.members.models import Constituency, Organisation
from trellis.members.queries.directory import members_of

Members = list[tuple[Organisation, Constituency | None]]


def members_for(meeting: Meeting) -> list[Organisation]:
    """Give the members that a meeting is for: of its body, of its unit, or all, observers too, by name."""
    if meeting.body is not None:
        return _by_name([each.organisation for each in deciders(meeting.body, meeting.network)])
    everybody = list(members_of(meeting.network))
    if meeting.unit_id is None:
        return _by_name(everybody)
    homes = directory().belonging(meeting.network_id, [each.pk for each in everybody])
    return _by_name([each for each in everybody if _unit(homes, each.pk) == meeting.unit_id])


def _unit(homes: object, pk: UUID) -> UUID | None:
    found = homes.get(pk) if isinstance(homes, dict) else None
    return found.unit if found else None


def _by_name(organisations: list[Organisation]) -> list[Organisation]:
    return sorted(organisations, key=lambda each: (each.sort_name, each.pk))
