"""What the stories of meetings under way begin with: a meeting of the north, its agenda, who is there."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.people import North, by
from trellis.accounts.models import Person
from trellis.meetings.actions.attendance import Came, note_attendance
from trellis.meetings.actions.holding import open_meeting
from trellis.meetings.models import AgendaItem, Attendance, ItemStage, Meeting, Minutes, Presence, Stage
from trellis.members.models import Organisation


def meeting(north: North, number: int = 1, **more: object) -> Meeting:
    """Plan a meeting that Somchai chairs and Malee writes down."""
    starts = timezone.now() - timedelta(hours=1)
    columns = {
        "names": {"en": f"Meeting {number}"},
        "stage": Stage.CALLED,
        "starts_at": starts + timedelta(days=30 * (number - 1)),
        "chair": north.somchai,
        "secretary": north.malee,
        **more,
    }
    return Meeting.objects.create(network=north.network, number=number, **columns)


def item(north: North, of: Meeting, title: str = "Volunteers", **more: object) -> AgendaItem:
    """Put something on an agenda."""
    columns = {"stage": ItemStage.ON, "position": of.items.count() + 1, **more}
    return AgendaItem.objects.create(network=north.network, meeting=of, title=title, **columns)


def under_way(north: North, of: Meeting | None = None) -> Meeting:
    """Open a meeting."""
    return open_meeting(actor=by(north.somchai), meeting=of or meeting(north))


def came(
    north: North,
    of: Meeting,
    organisation: Organisation,
    person: Person | None = None,
    presence: Presence = Presence.PRESENT,
    **more: object,
) -> Attendance:
    """Let Malee note who is there."""
    given = Came(presence=presence, organisation=organisation, person=person, **more)  # type: ignore[arg-type]
    return note_attendance(actor=by(north.malee), meeting=of, came=given)


def minutes_of(of: Meeting) -> Minutes:
    """Give the minutes of a meeting."""
    return Minutes.objects.get(meeting=of)


def tap(client: Client, who: Person, name: str, *args: object, **fields: object) -> str:
    """Let somebody tap a button; give what the page says then."""
    client.force_login(who)
    answer = client.post(reverse(name, args=["north", *args]), fields, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return str(answer.content.decode())


def look(client: Client, who: Person, name: str, *args: object) -> str:
    """Let somebody open a page."""
    client.force_login(who)
    answer = client.get(reverse(name, args=["north", *args]))
    assert answer.status_code == 200
    return str(answer.content.decode())
