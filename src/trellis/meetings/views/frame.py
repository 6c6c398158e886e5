"""What the pages of a meeting under way have in common: the way to them, and one tap that does one deed."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.domain.problems import Problem
from trellis.meetings.models import Meeting
from trellis.meetings.views.show import title, to_meeting
from trellis.networks.pages import Crumb
from trellis.ui.deeds import not_done


def title_of(meeting: Meeting) -> str:
    """Give a meeting's number and name."""
    return title(meeting, meeting.network)


def room_address(meeting: Meeting, name: str = "room") -> str:
    """Give the address of one of a meeting's pages."""
    return reverse(name, args=[meeting.network.slug, meeting.pk])


def to_room(meeting: Meeting) -> tuple[Crumb, ...]:
    """Give the steps to a meeting's room."""
    return (*to_meeting(meeting.network, meeting), (_("In the room"), room_address(meeting)))


def tapped(request: Request, deed: Callable[[], object], where: str, anchor: str = "") -> HttpResponse:
    """Do a deed behind one tap, and go back to where it was tapped; why it failed stands there."""
    try:
        deed()
    except Problem as problem:
        return not_done(request, problem, where)
    return redirect(f"{where}#{anchor}" if anchor else where)
