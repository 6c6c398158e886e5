"""Pages of one meeting: planned, read, changed, cancelled."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.channels import deskrules
from trellis.channels.queries.waiting import is_open_about
from trellis.meetings.actions import meetings as actions
from trellis.meetings.forms.meetings import MeetingForm
from trellis.meetings.queries.agenda import agenda_of, items_changeable
from trellis.meetings.queries.dating import search_of
from trellis.meetings.queries.invitations import invited_to, mine
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.views.show import address, form_page, page, state, title, to_list, to_meeting
from trellis.members.forms.membership import ReasonForm
from trellis.members.queries.rights import verbs_held
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, renew

ABOUT_IT = (
    "meeting.change",
    "meeting.cancel",
    "meeting.call",
    "agenda.propose",
    "agenda.ask",
)


@require_GET
def meeting(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a meeting: when, where, its agenda, who comes, what happened."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    held = verbs_held(request.actor, network)
    context: dict[str, Any] = {
        "meeting": found,
        "state": state(found),
        "agenda": agenda_of(found),
        "changeable": {each.pk for each in items_changeable(request.actor, found)},
        "invited": invited_to(found),
        "search": search_of(found),
        "mine": mine(request.actor, found),
        "deeds": held | {verb for verb in ABOUT_IT if may(verb, request.actor, found)},
        "prints": deskrules.PRINT in held and is_open_about(network, found.pk),
        "way": crumbs(network, to_list(network), (title(found, network), "")),
    }
    return page(request, "meetings/meeting.html", network, **context)


@require_http_methods(["GET", "POST"])
def meeting_plan(request: Request, slug: str) -> HttpResponse:
    """Plan a single meeting."""
    network = network_named(request.actor, slug)
    require(request, "meeting.plan", network)
    form = MeetingForm(request.POST or None, network=network)
    if form.is_valid():
        made = attempt(
            form, lambda: actions.plan_meeting(actor=request.actor, network=network, plan=form.plan())
        )
        if made:
            return done(request, _("Planned. Nobody is told before you invite."), address(made, network))
    context = {"title": _("Plan a meeting"), "submit": _("Plan it")}
    return form_page(request, network, form, way=[to_list(network)], **context)


@require_http_methods(["GET", "POST"])
def meeting_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change or move a meeting."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    require(request, "meeting.change", found)
    form = MeetingForm(request.POST or None, network=network, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"plan": form.plan(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_meeting(actor=request.actor, meeting=found, **given)):
            return done(request, _("Saved."), address(found, network))
        if renew(form, found.version):
            theirs = [(_("Begins"), found.starts_at), (_("Where"), found.venue)]
    way, heading = to_meeting(network, found), _("Change the meeting")
    return form_page(request, network, form, title=heading, way=way, theirs=theirs)


@require_http_methods(["GET", "POST"])
def meeting_cancel(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Cancel a meeting, with the reason."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    require(request, "meeting.cancel", found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.cancel_meeting(actor=request.actor, meeting=found, **given)):
            return done(request, _("Cancelled. It stays to be read."), address(found, network))
    context: dict[str, Any] = {"title": _("Cancel the meeting"), "submit": _("Cancel it"), "danger": True}
    lead = _("Everybody who was invited is told, with the reason.")
    return form_page(request, network, form, way=to_meeting(network, found), lead=lead, **context)
