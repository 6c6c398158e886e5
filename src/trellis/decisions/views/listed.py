"""Pages of a ballot's list: who is there, who leaves the decision to the others, who carries whose voice."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.decisions.actions import presence as actions
from trellis.decisions.forms.ballots import PresenceForm, ProxyForm
from trellis.decisions.models import Presence
from trellis.decisions.queries.ballots import entitled_seen
from trellis.decisions.views.show import address, form_page, to_proposal
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.names import name_text


@require_http_methods(["GET", "POST"])
def presence_note(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note whether a member is there."""
    network = network_named(request.actor, slug)
    row = entitled_seen(request.actor, network, pk)
    require(request, "presence.note", row)
    form = PresenceForm(request.POST or None, initial={"presence": row.presence})
    proposal = row.ballot.proposal
    if form.is_valid():
        there = Presence(form.cleaned_data["presence"])
        if attempt(form, lambda: actions.note_presence(actor=request.actor, entitled=row, presence=there)):
            return done(request, _("Noted."), address(proposal, network))
    title = _("Is %(name)s there?") % {"name": name_text(row.organisation.names)}
    return form_page(request, network, form, title=title, way=to_proposal(network, proposal))


@require_http_methods(["GET", "POST"])
def voice_recuse(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Leave a decision to the others, with the reason."""
    network = network_named(request.actor, slug)
    row = entitled_seen(request.actor, network, pk)
    require(request, "voice.recuse", row)
    form, proposal = ReasonForm(request.POST or None), row.ballot.proposal
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.recuse(actor=request.actor, entitled=row, **given)):
            return done(request, _("Noted. It leaves every base of the count."), address(proposal, network))
    name = name_text(row.organisation.names)
    lead = _("%(name)s has an interest of its own here, so it has no voice and counts in no base.") % {
        "name": name
    }
    context: dict[str, Any] = {"title": _("Leave it to the others"), "lead": lead}
    return form_page(request, network, form, way=to_proposal(network, proposal), **context)


@require_POST
def voice_return(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take part again."""
    network = network_named(request.actor, slug)
    row = entitled_seen(request.actor, network, pk)
    where = address(row.ballot.proposal, network)
    try:
        actions.take_recusal_back(actor=request.actor, entitled=row)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("It takes part again. It gives its voice anew."), where)


@require_http_methods(["GET", "POST"])
def proxy_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Let another member carry one's voice."""
    network = network_named(request.actor, slug)
    row = entitled_seen(request.actor, network, pk)
    require(request, "proxy.give", row)
    form, proposal = ProxyForm(request.POST or None, entitled=row), row.ballot.proposal
    if form.is_valid():
        holder = form.cleaned_data["holder"]
        if attempt(form, lambda: actions.give_proxy(actor=request.actor, entitled=row, holder=holder)):
            return done(
                request,
                _("Given. You can take it back while the ballot is open."),
                address(proposal, network),
            )
    lead = _("What that member says counts for yours, too, unless yours speaks itself.")
    context: dict[str, Any] = {"title": _("Let another member carry your voice"), "lead": lead}
    return form_page(request, network, form, way=to_proposal(network, proposal), **context)


@require_POST
def proxy_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take one's voice back."""
    network = network_named(request.actor, slug)
    row = entitled_seen(request.actor, network, pk)
    where = address(row.ballot.proposal, network)
    try:
        actions.take_proxy_back(actor=request.actor, entitled=row)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Taken back. Give your own voice now."), where)
