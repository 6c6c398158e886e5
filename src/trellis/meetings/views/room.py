"""Pages of a meeting under way: the room on one phone, who is there, the list of speakers, the projector."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.meetings import leading
from trellis.meetings.actions import attendance, holding, speaking
from trellis.meetings.forms.room import CameForm, WhoForm
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.queries.quorum import deciding, quorum_now
from trellis.meetings.queries.room import agenda_of, attendance_in, roster_of, turn_in
from trellis.meetings.queries.speakers import speakers_of
from trellis.meetings.showing import ballots_shown, conditions_in_words, shares_shown
from trellis.meetings.views.frame import room_address, tapped, title_of, to_room
from trellis.meetings.views.show import form_page, page
from trellis.members.rules import seats_of
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done

RENEWED_AFTER = "5"
"""Seconds after which the projector's page asks anew, without a script."""
LEADING = ("meeting.open", "attendance.note", "item.open", "turn.start", "task.give", "meeting.type-in")


def _frame(request: Request, slug: str, pk: UUID) -> dict[str, Any]:
    """Give what every page of the room shows."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    found = deciding(meeting)
    return {
        "network": network,
        "meeting": meeting,
        "title": title_of(meeting),
        "deeds": {verb for verb in LEADING if leading.leads(verb).test(request.actor, meeting)},
        "roster": roster_of(meeting, found),
        "quorum": conditions_in_words(quorum_now(meeting, found)),
        "way": crumbs(network, *to_room(meeting)),
        "now": timezone.localtime(),
    }


@require_GET
def room(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a meeting on one phone: what is talked about, who speaks, who is there, what comes next."""
    frame = _frame(request, slug, pk)
    meeting = frame["meeting"]
    items = agenda_of(meeting)
    frame |= {
        "items": items,
        "speakers": speakers_of(meeting),
        "shares": shares_shown(meeting),
        "ballots": ballots_shown(request.actor, items),
        "mine": seats_of(request.actor).filter(network=meeting.network_id).select_related("organisation"),
    }
    return page(request, "meetings/room.html", **frame)


@require_GET
def screen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a meeting on a projector: large, and renewed by itself."""
    frame = _frame(request, slug, pk)
    items = agenda_of(frame["meeting"])
    current = next((item for item in items if item.stage == "open"), None)
    frame |= {
        "item": current,
        "following": next((item for item in items if item.stage == "on"), None),
        "speakers": speakers_of(frame["meeting"]),
        "ballots": ballots_shown(request.actor, [current] if current else []),
    }
    answer = page(request, "meetings/screen.html", **frame)
    answer.headers["Refresh"] = RENEWED_AFTER
    return answer


@require_GET
def roll(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show who is there, with a button for each member and whoever may come for it."""
    return page(request, "meetings/roll.html", **_frame(request, slug, pk))


@require_POST
def meeting_open(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Open a meeting."""
    meeting = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    return tapped(
        request,
        lambda: holding.open_meeting(actor=request.actor, meeting=meeting),
        room_address(meeting, "roll"),
    )


@require_POST
def meeting_close(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Close a meeting."""
    meeting = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    return tapped(
        request,
        lambda: holding.close_meeting(actor=request.actor, meeting=meeting),
        room_address(meeting),
    )


@require_POST
def meeting_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Go on with a meeting that was closed too early."""
    meeting = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    return tapped(
        request,
        lambda: holding.resume_meeting(actor=request.actor, meeting=meeting),
        room_address(meeting),
    )


@require_http_methods(["GET", "POST"])
def attendance_note(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note who is there: by one tap on the list, or by the form for guests, times and substitutes."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    require(request, "attendance.note", meeting)
    form = CameForm(request.POST or None, meeting=meeting)
    if form.is_valid():
        came = form.came()
        if attempt(form, lambda: attendance.note_attendance(actor=request.actor, meeting=meeting, came=came)):
            return done(request, _("Noted."), room_address(meeting, "roll"))
    way = (*to_room(meeting), (_("Who is there"), room_address(meeting, "roll")))
    return form_page(request, network, form, title=_("Note who came"), way=way)


@require_POST
def attendance_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take out a line that was noted by mistake."""
    row = attendance_in(request.actor, network_named(request.actor, slug), pk)
    return tapped(
        request,
        lambda: attendance.remove_attendance(actor=request.actor, attendance=row),
        room_address(row.meeting, "roll"),
    )


@require_POST
def turn_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask for a turn to speak."""
    meeting = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    form = WhoForm(request.POST, meeting=meeting)
    whose = form.cleaned_data if form.is_valid() else {}
    return tapped(
        request,
        lambda: speaking.ask_turn(actor=request.actor, meeting=meeting, **whose),
        room_address(meeting),
        "speakers",
    )


def _turn(request: Request, slug: str, pk: UUID, deed: Any) -> HttpResponse:
    turn = turn_in(request.actor, network_named(request.actor, slug), pk)
    where = room_address(turn.meeting)
    return tapped(request, lambda: deed(actor=request.actor, turn=turn), where, "speakers")


@require_POST
def turn_start(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give somebody the floor."""
    return _turn(request, slug, pk, speaking.start_turn)


@require_POST
def turn_stop(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End somebody's turn."""
    return _turn(request, slug, pk, speaking.stop_turn)


@require_POST
def turn_place(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Let somebody speak next."""
    return _turn(request, slug, pk, speaking.place_turn)


@require_POST
def turn_drop(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take somebody off the list."""
    return _turn(request, slug, pk, speaking.drop_turn)


@require_POST
def turn_alternate(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Let constituencies take turns to speak, or not."""
    meeting = meeting_seen(request.actor, network_named(request.actor, slug), pk)
    wanted = "alternates" in request.POST
    return tapped(
        request,
        lambda: speaking.alternate(actor=request.actor, meeting=meeting, alternates=wanted),
        room_address(meeting),
        "speakers",
    )
