"""Pages of the agenda under way: an item opened and closed, its motion, its ballot in the room."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.actor import Channel
from trellis.access.request import Request, require
from trellis.decisions.actions import ballots, entering
from trellis.decisions.actions.ballots import Opening
from trellis.decisions.actions.entering import Heard
from trellis.decisions.actions.proposals import Matter, Wording, make_proposal
from trellis.decisions.models import Ballot, Proposal, VoiceStage
from trellis.decisions.queries.ballots import ballot_seen, entitled_seen
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.meetings.actions import running
from trellis.meetings.forms.room import AttachForm, EndForm
from trellis.meetings.models import AgendaItem, Meeting
from trellis.meetings.queries.room import item_in, present_members, seat_there
from trellis.meetings.views.frame import room_address, tapped, to_room
from trellis.meetings.views.show import form_page
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done

BALLOT_LASTS = timedelta(hours=12)
"""A ballot in a meeting is closed by hand; this only keeps a forgotten one from staying open."""


@require_POST
def item_open(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Go to an item of the agenda."""
    item = item_in(request.actor, network_named(request.actor, slug), pk)
    return tapped(
        request, lambda: running.open_item(actor=request.actor, item=item), room_address(item.meeting)
    )


@require_http_methods(["GET", "POST"])
def item_close(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Close an item with what came of it."""
    network = network_named(request.actor, slug)
    item = item_in(request.actor, network, pk)
    require(request, "item.close", item)
    begin = {"version": item.version, "result": item.result}
    form = EndForm(request.POST or None, initial=begin)
    if form.is_valid():
        ended, version = form.ended(), form.cleaned_data["version"]
        if attempt(
            form,
            lambda: running.close_item(actor=request.actor, item=item, ended=ended, version=version),
        ):
            return done(request, _("Kept. The minutes will say it."), room_address(item.meeting))
    return form_page(request, network, form, title=item.title, way=to_room(item.meeting))


def _motion(request: Request, item: AgendaItem, form: AttachForm) -> AgendaItem:
    given = form.cleaned_data
    proposal: Proposal = given["proposal"] or make_proposal(
        actor=request.actor,
        network=item.network,
        wording=Wording(title=given["title"], text=given["text"], language=item.network.language),
        matter=Matter(body=item.meeting.body),
    )
    return running.attach(actor=request.actor, item=item, proposal=proposal)


@require_http_methods(["GET", "POST"])
def item_attach(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Choose or write the motion that is decided under an item."""
    network = network_named(request.actor, slug)
    item = item_in(request.actor, network, pk)
    require(request, "item.attach", item)
    form = AttachForm(request.POST or None, meeting=item.meeting, initial={"title": item.title})
    if form.is_valid() and attempt(form, lambda: _motion(request, item, form)) is not None:
        return done(request, _("The motion stands under this item."), room_address(item.meeting))
    lead = _("Its ballot is opened in the room, with those who are there.")
    title = _("Motion: %(title)s") % {"title": item.title}
    return form_page(request, network, form, title=title, way=to_room(item.meeting), lead=lead)


@require_POST
def item_ballot(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Open the ballot on an item's motion, with the members that are there."""
    item = item_in(request.actor, network_named(request.actor, slug), pk)
    proposal = item.proposal
    if proposal is None:
        raise Problem(NOT_FOUND)
    opening = Opening(closes_at=timezone.now() + BALLOT_LASTS, present=present_members(item.meeting))
    return tapped(
        request,
        lambda: ballots.open_ballot(actor=request.actor, proposal=proposal, opening=opening),
        room_address(item.meeting),
        "decide",
    )


def _ballot(request: Request, slug: str, pk: UUID) -> tuple[Ballot, Meeting]:
    """Give a ballot and the meeting in which it is taken."""
    ballot = ballot_seen(request.actor, network_named(request.actor, slug), pk)
    item = AgendaItem.objects.filter(proposal=ballot.proposal_id).select_related("meeting__network")
    found = item.order_by("-meeting__number").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return ballot, found.meeting


@require_POST
def room_voice(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Enter a voice by show of hands: whoever is there for the member gives it, a second person confirms."""
    row = entitled_seen(request.actor, network_named(request.actor, slug), pk)
    _found, meeting = _ballot(request, slug, row.ballot_id)
    seat = seat_there(meeting, row.organisation_id)
    heard = Heard(
        choice=request.POST.get("choice", ""),
        reason=request.POST.get("reason", ""),
        channel=Channel.PAPER,
        seat=seat,
    )
    return tapped(
        request,
        lambda: entering.enter_voice(actor=request.actor, entitled=row, heard=heard),
        room_address(meeting),
        "decide",
    )


def _second(request: Request, ballot: Ballot) -> None:
    waiting = ballot.voices.filter(stage=VoiceStage.WAITING).exclude(entered_by=request.actor.person_id)
    for voice in waiting.select_related("ballot", "entitled").order_by("at"):
        entering.second_voice(actor=request.actor, voice=voice)


@require_POST
def room_second(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Confirm all voices that somebody else entered: read out once more, nobody objected."""
    ballot, meeting = _ballot(request, slug, pk)
    require(request, "voice.second", ballot)
    return tapped(request, lambda: _second(request, ballot), room_address(meeting), "decide")


@require_POST
def room_count(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Close the ballot and show the verdict."""
    ballot, meeting = _ballot(request, slug, pk)
    return tapped(
        request,
        lambda: ballots.close_ballot(actor=request.actor, ballot=ballot),
        room_address(meeting),
        "decide",
    )
