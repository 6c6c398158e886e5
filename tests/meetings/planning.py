"""What the stories of meetings begin with: a meeting that is planned, called, or looking for its date."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.people import North, by
from trellis.meetings.actions.invitations import call_meeting
from trellis.meetings.actions.meetings import Plan, plan_meeting
from trellis.meetings.models import Meeting


def next_week(hour: int = 9) -> datetime:
    """Give an hour of the day in a week, in the installation's time zone."""
    day = timezone.localtime() + timedelta(days=7)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def plan(**more: Any) -> Plan:
    """Give the plan of a monthly meeting in a week, two hours long."""
    given: dict[str, Any] = {"names": {"en": "Monthly meeting", "th": "ประชุมประจำเดือน"}, "venue": "Town hall"}
    return Plan(**{**given, "starts_at": next_week(), **more})


def planned(north: North, **more: Any) -> Meeting:
    """Let Malee plan a meeting that Somchai leads."""
    more.setdefault("chair", north.somchai)
    return plan_meeting(actor=by(north.malee), network=north.network, plan=plan(**more))


def called(north: North, **more: Any) -> Meeting:
    """Let Malee plan a meeting and invite all members to it."""
    return call_meeting(actor=by(north.malee), meeting=planned(north, **more))
