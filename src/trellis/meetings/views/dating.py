"""Pages of a search for a date."""

from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings.actions import dating as actions
from trellis.meetings.forms.dating import DatesForm
from trellis.meetings.forms.meetings import at
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.views.show import address, form_page, to_meeting
from trellis.networks.queries import network_named
from trellis.ui.addresses import an_id
from trellis.ui.deeds import attempt, done, not_done


@require_http_methods(["GET", "POST"])
def meeting_dates(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask the members on which of some dates they can come."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    require(request, "meeting.ask-dates", found)
    form = DatesForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"begins": form.begins(), "minutes": form.cleaned_data["minutes"]}
        given["until"] = at(form.cleaned_data["until"], time(23, 59))
        if attempt(form, lambda: actions.ask_dates(actor=request.actor, meeting=found, **given)):
            return done(request, _("The members are asked."), address(found, network))
    way, lead = (
        to_meeting(network, found),
        _("Each member answers by the way it has, also by a text message."),
    )
    return form_page(request, network, form, title=_("Look for a date"), way=way, lead=lead, submit=_("Ask"))


@require_POST
def meeting_choose_date(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Set the meeting on one of the dates."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    wanted = an_id(request.POST.get("option", ""))
    option = next((each for each in found.date_options.all() if each.pk == wanted), None)
    if option is None:
        raise Problem(NOT_FOUND)
    try:
        actions.choose_date(actor=request.actor, meeting=found, option=option)
    except Problem as problem:
        return not_done(request, problem, address(found, network))
    return done(request, _("The date is set. Now invite the members."), address(found, network))
