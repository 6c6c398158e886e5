"""Pages of the agenda before the meeting."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.decisions.forms.proposals import author_in
from trellis.domain.problems import Problem
from trellis.meetings.actions import agenda as actions
from trellis.meetings.forms.agenda import ChangeItemForm, ItemForm
from trellis.meetings.models import Meeting
from trellis.meetings.queries.agenda import item_seen
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.views.show import address, form_page, to_meeting
from trellis.members.forms.membership import ReasonForm
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew

ON_PAGE = "#agenda"


@require_http_methods(["GET", "POST"])
def agenda_propose(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Propose something to talk about."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    require(request, "agenda.propose", found)
    form = ItemForm(request.POST or None, network=network, actor=request.actor)
    if form.is_valid():
        given: dict[str, Any] = {"item": form.item(), "organisation": author_in(form)}
        if attempt(form, lambda: actions.propose(actor=request.actor, meeting=found, **given)):
            return done(request, _("Proposed."), address(found, network) + ON_PAGE)
    lead = _("Any member may put something on the agenda. Say why, and how long it takes.")
    context: dict[str, Any] = {"title": _("Propose something to talk about"), "submit": _("Propose")}
    return form_page(request, network, form, way=to_meeting(network, found), lead=lead, **context)


@require_http_methods(["GET", "POST"])
def item_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Word an item anew, or give it other minutes."""
    network = network_named(request.actor, slug)
    found = item_seen(request.actor, network, pk)
    require(request, "agenda.change", found)
    form = ChangeItemForm(request.POST or None, network=network, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"to": form.item(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_item(actor=request.actor, item=found, **given)):
            return done(request, _("Saved."), address(found.meeting, network) + ON_PAGE)
        if renew(form, found.version):
            theirs = [(_("What to talk about"), found.title), (_("How many minutes"), found.minutes)]
    way = to_meeting(network, found.meeting)
    return form_page(request, network, form, title=_("Change the item"), way=way, theirs=theirs)


@require_http_methods(["GET", "POST"])
def item_postpone(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Leave an item for the next meeting, with the reason."""
    network = network_named(request.actor, slug)
    found = item_seen(request.actor, network, pk)
    require(request, "agenda.postpone", found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.postpone(actor=request.actor, item=found, **given)):
            says = _("Postponed. It comes first in the next meeting.")
            return done(request, says, address(found.meeting, network) + ON_PAGE)
    context: dict[str, Any] = {"title": _("Postpone the item"), "submit": _("Postpone")}
    return form_page(
        request, network, form, way=to_meeting(network, found.meeting), lead=found.title, **context
    )


@require_POST
def item_accept(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put an item on the agenda."""
    network = network_named(request.actor, slug)
    found = item_seen(request.actor, network, pk)
    where = address(found.meeting, network) + ON_PAGE
    try:
        actions.accept(actor=request.actor, item=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("It is on the agenda."), where)


@require_POST
def item_move(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Move an item one place up or down."""
    network = network_named(request.actor, slug)
    found = item_seen(request.actor, network, pk)
    where = address(found.meeting, network) + ON_PAGE
    try:
        actions.move_item(actor=request.actor, item=found, up=request.POST.get("way") == "up")
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Moved."), where)


def _about_all(request: Request, found: Meeting, deed: Any, says: str) -> HttpResponse:
    network = found.network
    where = address(found, network) + ON_PAGE
    try:
        deed(actor=request.actor, meeting=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, says, where)


@require_POST
def agenda_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask the members what to talk about."""
    found = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    return _about_all(request, found, actions.ask_for_items, _("The members are asked."))


@require_POST
def agenda_carry(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take over what the meeting before left over."""
    found = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    return _about_all(request, found, actions.carry, _("What was left over comes first."))
