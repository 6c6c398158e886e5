"""Meetings as files for calendars: one, or all of a person's by an address that only she has."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.actor import Actor, Channel
from trellis.access.request import Request
from trellis.accounts.models import Person
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings.actions.feeds import renew_feed
from trellis.meetings.icsfile import published
from trellis.meetings.queries.feeds import behind, feed_of, meetings_for, secret
from trellis.meetings.queries.meetings import meeting_seen
from trellis.networks.queries import network_named
from trellis.ui.deeds import done
from trellis.ui.jinja import url

TYPE = "text/calendar; charset=utf-8"


@require_GET
def meeting_file(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give one meeting for a calendar."""
    found = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    answer = HttpResponse(published([found]), content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="meeting-{found.number}.ics"'
    return answer


@require_GET
def feed(request: Request, named: str) -> HttpResponse:
    """Give a person's calendar to a program that has only its address."""
    person = behind(named)
    with translation.override(person.language or settings.LANGUAGE_CODE):
        actor = Actor(channel=Channel.API, person=person)
        content = published(meetings_for(actor), name=_("Meetings"))
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    if tag in request.headers.get("If-None-Match", ""):
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = HttpResponse(content, content_type=TYPE)
    answer["ETag"], answer["Cache-Control"] = tag, "private, max-age=900"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_http_methods(["GET", "POST"])
def my_calendar(request: Request) -> HttpResponse:
    """Show the address of one's calendar; a button makes it, or makes it anew."""
    person = request.actor.person
    if not isinstance(person, Person):
        raise Problem(NOT_FOUND)
    if request.method == "POST":
        renew_feed(actor=request.actor, person=person)
        return done(request, _("This is the new address of your calendar."), "my-calendar")
    found = feed_of(person)
    address = settings.SITE_ADDRESS + url("calendar-feed", secret(found)) if found else ""
    return render(request, "meetings/my_calendar.html", {"address": address})
