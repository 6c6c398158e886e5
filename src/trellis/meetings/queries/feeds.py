"""Reading a private calendar by its address: the meetings of those networks in which she takes part."""

from datetime import timedelta

from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.channels.tokens import named_by, token
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings.models import Feed, Meeting
from trellis.networks.rules import takes_part

PURPOSE = "calendar"
KEPT = timedelta(days=180)
MOST = 500


def secret(feed: Feed) -> str:
    """Give what stands in the address of a calendar."""
    return token(PURPOSE, feed.pk)


def feed_of(person: Person) -> Feed | None:
    """Give somebody's calendar, if she has made one."""
    return Feed.objects.filter(person=person.pk).first()


def behind(text: str) -> Person:
    """Give whose calendar an address names, or the problem that there's none."""
    ids = named_by(PURPOSE, text)
    rows = Feed.objects.filter(pk=ids[0], person__is_active=True) if ids else Feed.objects.none()
    found = rows.select_related("person").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found.person


def meetings_for(actor: Actor) -> list[Meeting]:
    """Give the dated meetings of a person's networks, from half a year ago on."""
    if actor.person is None:
        return []
    rows = Meeting.objects.filter(takes_part().where(actor), starts_at__gte=timezone.now() - KEPT)
    return list(rows.select_related("network").order_by("starts_at", "pk")[:MOST])
