"""Pages of invitations: sent, answered, and who comes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.asks.actions import answers
from trellis.asks.models import Answer, Standing
from trellis.asks.rules import may_answer
from trellis.asks.showing import worded
from trellis.domain.problems import ANSWER_KEPT, ANSWER_NOT_COUNTED, Problem
from trellis.meetings.actions import invitations as actions
from trellis.meetings.answers import ATTEND, NEED_LABELS, Need
from trellis.meetings.forms.invitations import InviteForm, RespondForm
from trellis.meetings.models import Coming, Invitation
from trellis.meetings.queries.invitations import asked_by, invitation_seen, invited_to
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.queries.quorum import deciding, expected
from trellis.meetings.views.show import address, form_page, page, to_meeting
from trellis.members.queries.directory import directory_of
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done


@require_POST
def meeting_call(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Invite the members that the meeting is for."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    try:
        actions.call_meeting(actor=request.actor, meeting=found)
    except Problem as problem:
        return not_done(request, problem, address(found, network))
    return done(request, _("The invitations are out."), "meeting-invited", slug, pk)


@require_http_methods(["GET", "POST"])
def meeting_invite(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Invite somebody further."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    require(request, "meeting.invite", found)
    among = directory_of(request.actor, network)
    form = InviteForm(request.POST or None, network=network, among=among)
    if form.is_valid():
        person, organisation = form.cleaned_data["person"], form.cleaned_data["organisation"]
        given: dict[str, Any] = {"people": [person] if person else []}
        given["organisations"] = [organisation] if organisation else []
        if attempt(form, lambda: actions.invite(actor=request.actor, meeting=found, **given)):
            return done(request, _("Invited."), "meeting-invited", slug, pk)
    way = to_meeting(network, found)
    return form_page(request, network, form, title=_("Invite somebody further"), way=way)


@require_GET
def meeting_invited(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show who comes, what is needed, and who can't come for lack of means."""
    network = network_named(request.actor, slug)
    found = meeting_seen(request.actor, network, pk)
    require(request, "meeting.call", found)
    invited = invited_to(found)
    quorum, is_met = expected(deciding(found), invited.members_coming)
    context: dict[str, Any] = {
        "meeting": found,
        "invited": invited,
        "comings": [(each.value, each.label) for each in Coming],
        "needs": [(_(NEED_LABELS[Need(key)]), rows) for key, rows in invited.needs.items()],
        "need_labels": {each.value: _(label) for each, label in NEED_LABELS.items()},
        "quorum": quorum,
        "is_met": is_met,
        "way": crumbs(network, *to_meeting(network, found), (_("Who comes"), "")),
    }
    return page(request, "meetings/invited.html", network, **context)


def _not_counted(made: Answer) -> Problem:
    """Say why an answer is only kept: it came too late, or the room's own reason."""
    if answers.came_late(made):
        return Problem(ANSWER_NOT_COUNTED)
    return Problem(ANSWER_KEPT, why=worded(made.why_kept, made.asked.ask.network.language))


def _answer(request: Request, invitation: Invitation, form: RespondForm) -> Invitation:
    """Answer through the question that was asked, so that nobody is reminded; and say who comes."""
    asked = asked_by(invitation, ATTEND)
    if asked is None:
        said = form.given()
        response = actions.Response(coming=Coming(said.choices[0]), needs=said.needs, remark=said.text)
        actions.respond(actor=request.actor, invitation=invitation, response=response)
    else:
        is_hers = may_answer.test(request.actor, asked)
        deed = answers.answer if is_hers else answers.enter
        made = deed(actor=request.actor, asked=asked, given=form.given())
        if made.standing == Standing.KEPT:
            raise _not_counted(made)
    if "who_comes" in form.fields:
        who = form.cleaned_data["who_comes"]
        actions.name_who_comes(actor=request.actor, invitation=invitation, person=who)
    return invitation


@require_http_methods(["GET", "POST"])
def meeting_respond(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say whether one comes, or enter it for a member."""
    network = network_named(request.actor, slug)
    found = invitation_seen(request.actor, network, pk)
    require(request, "meeting.respond", found)
    form = RespondForm(request.POST or None, invitation=found)
    if form.is_valid() and attempt(form, lambda: _answer(request, found, form)) is not None:
        return done(
            request, _("Thank you. You can change it until the meeting."), address(found.meeting, network)
        )
    way = to_meeting(network, found.meeting)
    return form_page(request, network, form, title=_("Answer the invitation"), way=way, submit=_("Answer"))
