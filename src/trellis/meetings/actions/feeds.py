"""The writer of private calendars: an address is made, and made anew when somebody else has got it."""

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.meetings import rules
from trellis.meetings.models import Feed


@action("calendar.renew", on="person", allow=rules.is_oneself)
def renew_feed(*, actor: Actor, person: Person) -> Feed:
    """Give one's calendar a new address; the former one shows nothing any more."""
    Feed.objects.filter(person=person).delete()
    return Feed.objects.create(person=person)
