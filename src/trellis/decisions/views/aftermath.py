"""Pages of what comes after a decision: its reason, its readers, and what became of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.decisions.actions import aftermath, outcomes
from trellis.decisions.forms.aftermath import (
    AudienceForm,
    DissentForm,
    FollowForm,
    RecordForm,
    ReviewForm,
)
from trellis.decisions.forms.ballots import ExplainForm
from trellis.decisions.forms.proposals import author_in
from trellis.decisions.models import Audience, Progress
from trellis.decisions.queries.proposals import proposal_seen
from trellis.decisions.views.show import address, form_page, to_list, to_proposal
from trellis.domain.problems import Problem
from trellis.governance.models import Finding
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew


@require_http_methods(["GET", "POST"])
def decision_record(request: Request, slug: str) -> HttpResponse:
    """Record a decision that was taken elsewhere."""
    network = network_named(request.actor, slug)
    require(request, "proposal.record", network)
    form = RecordForm(request.POST or None, actor=request.actor, network=network)
    if form.is_valid():
        given: dict[str, Any] = {"wording": form.wording(), "matter": form.matter()}
        given["taken"] = form.taken()
        made = attempt(form, lambda: aftermath.record_decision(actor=request.actor, network=network, **given))
        if made:
            return done(request, _("Recorded."), address(made, network))
    lead = _("For what was decided in a meeting or in former years. It says so: recorded, not counted here.")
    context = {"title": _("Record a decision"), "lead": lead, "submit": _("Record it")}
    return form_page(request, network, form, way=[to_list(network)], **context)


@require_http_methods(["GET", "POST"])
def decision_explain(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Write the reason of a decision."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "decision.explain", found)
    standing = {"reason": found.outcome_reason, "version": found.version}
    form, theirs = ExplainForm(request.POST or None, initial=standing), []
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: outcomes.explain(actor=request.actor, proposal=found, **given)):
            return done(request, _("Saved."), address(found, network))
        theirs = [(_("Reason"), found.outcome_reason)] if renew(form, found.version) else []
    way, title = to_proposal(network, found), _("The reason, in words")
    return form_page(request, network, form, title=title, way=way, theirs=theirs)


@require_http_methods(["GET", "POST"])
def decision_open(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say who may read a decision."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "decision.open", found)
    form = AudienceForm(request.POST or None, initial={"audience": found.audience})
    if form.is_valid():
        chosen = Audience(form.cleaned_data["audience"])
        if attempt(
            form, lambda: aftermath.choose_audience(actor=request.actor, proposal=found, audience=chosen)
        ):
            return done(request, _("Saved."), address(found, network))
    return form_page(request, network, form, title=_("Who may read it"), way=to_proposal(network, found))


@require_POST
def decision_carry_out(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Try again what a decision does by itself."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    try:
        carried = outcomes.carry_out(actor=request.actor, proposal=found)
    except Problem as problem:
        return not_done(request, problem, address(found, network))
    says = _("Not carried out yet; the page says why.") if carried.effect_problem else _("Carried out.")
    return done(request, says, address(found, network))


@require_http_methods(["GET", "POST"])
def decision_dissent(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say why a member doesn't share a decision."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "decision.dissent", found)
    form = DissentForm(request.POST or None, actor=request.actor, network=network)
    if form.is_valid():
        given: dict[str, Any] = {"text": form.cleaned_data["text"], "organisation": author_in(form)}
        if attempt(form, lambda: aftermath.dissent(actor=request.actor, proposal=found, **given)):
            return done(request, _("It stands beside the decision."), address(found, network))
    lead = _("The decision binds all the same; your words stand beside it for ever.")
    title = _("Why your member doesn't share it")
    return form_page(request, network, form, title=title, lead=lead, way=to_proposal(network, found))


@require_http_methods(["GET", "POST"])
def decision_follow(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Tell what became of a decision."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "decision.follow", found)
    form = FollowForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"text": form.cleaned_data["text"]}
        given["progress"] = Progress(form.cleaned_data["progress"])
        if attempt(form, lambda: aftermath.follow_up(actor=request.actor, proposal=found, **given)):
            return done(request, _("Told."), address(found, network))
    return form_page(request, network, form, title=_("What became of it"), way=to_proposal(network, found))


@require_http_methods(["GET", "POST"])
def decision_review(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Look back at a decision."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "decision.review", found)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        given = {**form.cleaned_data, "finding": Finding(form.cleaned_data["finding"])}
        if attempt(form, lambda: aftermath.review(actor=request.actor, proposal=found, **given)):
            return done(request, _("Noted."), address(found, network))
    return form_page(request, network, form, title=_("Review the decision"), way=to_proposal(network, found))
