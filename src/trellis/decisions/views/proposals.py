"""Pages of proposals: made, read, worded anew, withdrawn, compared."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request, require
from trellis.decisions.actions import proposals as actions
from trellis.decisions.forms.proposals import ChangeForm, ProposalForm, author_in
from trellis.decisions.queries.proposals import proposal_seen, revisions_of
from trellis.decisions.views.show import address, form_page, page, to_list, to_proposal
from trellis.domain.comparing import compare
from trellis.members.forms.membership import ReasonForm
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, renew


@require_http_methods(["GET", "POST"])
def proposal_make(request: Request, slug: str) -> HttpResponse:
    """Put a question to the members."""
    network = network_named(request.actor, slug)
    require(request, "proposal.make", network)
    begin = {name: request.GET[name] for name in ("effect", "subject", "title") if name in request.GET}
    form = ProposalForm(request.POST or None, initial=begin, actor=request.actor, network=network)
    if form.is_valid():
        given: dict[str, Any] = {"wording": form.wording(), "matter": form.matter()}
        given["organisation"] = author_in(form)
        made = attempt(form, lambda: actions.make_proposal(actor=request.actor, network=network, **given))
        if made:
            says = _("Proposed. Members can discuss it and propose another wording now.")
            return done(request, says, address(made, network))
    lead = _("Write it so that whoever wasn't there understands what is decided, and why.")
    context = {"title": _("Make a proposal"), "lead": lead, "submit": _("Propose")}
    return form_page(request, network, form, way=[to_list(network)], **context)


@require_http_methods(["GET", "POST"])
def proposal_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Word a proposal anew."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "proposal.change", found)
    form = ChangeForm(request.POST or None, actor=request.actor, network=network, proposal=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"wording": form.wording(), "matter": form.matter()}
        given |= {name: form.cleaned_data[name] for name in ("says", "version")}
        if attempt(form, lambda: actions.change_proposal(actor=request.actor, proposal=found, **given)):
            return done(request, _("Saved. The former wording stays beside it."), address(found, network))
        if renew(form, found.version):
            theirs = [(_("Title"), found.title), (_("What is proposed"), found.text)]
    way = to_proposal(network, found)
    return form_page(request, network, form, title=_("Word it anew"), way=way, theirs=theirs)


@require_http_methods(["GET", "POST"])
def proposal_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a proposal back, with the reason."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "proposal.withdraw", found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.withdraw_proposal(actor=request.actor, proposal=found, **given)):
            return done(request, _("Taken back. It stays to be read."), address(found, network))
    context: dict[str, Any] = {"title": _("Take the proposal back"), "submit": _("Take back"), "danger": True}
    return form_page(request, network, form, way=to_proposal(network, found), **context)


@require_GET
def proposal_wordings(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show every wording, each compared with the one before."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    revisions = revisions_of(found)
    pairs = [
        (each, compare(before.text, each.text) if before else [])
        for each, before in zip(revisions, [*revisions[1:], None], strict=True)
    ]
    way = crumbs(network, *to_proposal(network, found), (_("Wordings"), ""))
    return page(request, "decisions/wordings.html", network, proposal=found, pairs=pairs, way=way)
