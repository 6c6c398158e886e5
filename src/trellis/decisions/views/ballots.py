"""Pages of ballots: opened, closed, settled, read, counted again, printed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.decisions import secrecy
from trellis.decisions.actions import ballots as actions
from trellis.decisions.choices import how, method_of, names_of, words_of
from trellis.decisions.counting import counted
from trellis.decisions.forms.ballots import OpenForm, ReasonForm
from trellis.decisions.queries.ballots import ballot_seen
from trellis.decisions.queries.proposals import proposal_seen
from trellis.decisions.showing import final_file, final_verdict, first_verdict, shown, voice_rows
from trellis.decisions.views.show import address, form_page, page, to_proposal
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.verdict import is_same_verdict
from trellis.governance.queries.bodies import deciders
from trellis.governance.queries.ruling import ruling_for
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done


@require_http_methods(["GET", "POST"])
def ballot_open(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Open the ballot on a proposal."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "ballot.open", found)
    ruling = ruling_for(network, found.subject, found.body)
    body = found.body or (ruling.version.rule.body if ruling.version else None)
    offered: dict[str, Any] = {"holders": deciders(body, network), "process": ruling.process}
    form = OpenForm(request.POST or None, proposal=found, **offered)
    if form.is_valid():
        opening = form.opening()
        if attempt(form, lambda: actions.open_ballot(actor=request.actor, proposal=found, opening=opening)):
            says = _("The ballot is open. What was announced can't be changed any more.")
            return done(request, says, address(found, network))
    lead = _("Who may vote and by which rule is kept as it stands now.")
    context: dict[str, Any] = {"title": _("Open the ballot"), "lead": lead, "submit": _("Open the ballot")}
    return form_page(request, network, form, way=to_proposal(network, found), **context)


@require_http_methods(["GET", "POST"])
def ballot_close(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Close a ballot and count it."""
    network = network_named(request.actor, slug)
    found = ballot_seen(request.actor, network, pk)
    require(request, "ballot.close", found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"ballot": found, "reason": form.cleaned_data["reason"]}
        if attempt(form, lambda: actions.close_ballot(actor=request.actor, **given)):
            return done(request, _("Counted. The verdict is below."), address(found.proposal, network))
    context: dict[str, Any] = {"title": _("Close and count"), "submit": _("Close and count")}
    lead = _("From then on nobody can give a voice. It can't be opened again.")
    return form_page(request, network, form, way=to_proposal(network, found.proposal), lead=lead, **context)


@require_POST
def ballot_settle(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Count again what waited for headquarters."""
    network = network_named(request.actor, slug)
    found = ballot_seen(request.actor, network, pk)
    where = address(found.proposal, network)
    try:
        actions.settle_ballot(actor=request.actor, ballot=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Counted again. The verdict binds now."), where)


@require_GET
def ballot(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a ballot whole: the verdict with every number, and who said what."""
    network = network_named(request.actor, slug)
    found = ballot_seen(request.actor, network, pk)
    way = crumbs(network, *to_proposal(network, found.proposal), (_("Ballot"), ""))
    read = shown(request.actor, found)
    former = first_verdict(found, read)
    rounds = read.verdict.rounds if read.verdict else []
    context: dict[str, Any] = {"shown": read, "former": former, "rounds": rounds, "voice_rows": voice_rows}
    context["way"] = way
    return page(request, "decisions/ballot.html", network, proposal=found.proposal, **context)


@require_POST
def ballot_count_again(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Count the stored file once more, and say whether the verdict is the same."""
    network = network_named(request.actor, slug)
    found = ballot_seen(request.actor, network, pk)
    file, kept = final_file(found), final_verdict(found)
    if file is None or kept is None:
        raise Problem(NOT_FOUND)
    is_same = is_same_verdict(counted(file).as_json(), kept)
    says = (
        _("Counted again: the same verdict.")
        if is_same
        else _("Counted again: another verdict. Tell the steward.")
    )
    return done(request, says, reverse("ballot", args=[network.slug, found.pk]))


@require_GET
def ballot_file(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give the count file, for `trellis tally` and for whoever wants to count it another way."""
    network = network_named(request.actor, slug)
    found = ballot_seen(request.actor, network, pk)
    file = final_file(found)
    if file is None or not secrecy.is_told(found, counted(file)):
        raise Problem(NOT_FOUND)
    name = f"{network.slug}-{found.proposal.number}-{found.number}.json"
    answer = JsonResponse(file, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_GET
def ballot_sheet(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show the sheet for the room: one slip for each member, to be printed and cut."""
    network = network_named(request.actor, slug)
    found = ballot_seen(request.actor, network, pk)
    method = method_of(found)
    context: dict[str, Any] = {
        "shown": shown(request.actor, found),
        "choices": [label for _word, label in words_of(method)] or list(names_of(found).values()),
        "how": how(found),
        "ranks": method.chooses,
        "way": crumbs(network, *to_proposal(network, found.proposal), (_("Sheet for the room"), "")),
    }
    return page(request, "decisions/sheet.html", network, proposal=found.proposal, **context)
