"""Pages on who is who: open questions, decisions, and taking them back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import actions, queries
from trellis.members.forms.organisation import AnswerForm, SameForm
from trellis.members.models import Identity
from trellis.members.queries.rights import verbs_held
from trellis.members.views.halves import Halves
from trellis.members.views.show import address, form_page, show, to_member, to_members
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done


@require_GET
def identity(request: Request, slug: str) -> HttpResponse:
    """Show the questions that are open, or the decisions that were made, the latest first."""
    network = network_named(request.actor, slug)
    questions = queries.open_questions(request.actor, network)
    decisions = queries.past_decisions(request.actor, network)
    halves = Halves(request, network, {"open": questions, "decided": decisions}, ("organisation", "other"))
    context: dict[str, Any] = {
        "halves": halves.shown(latest_first={"open", "decided"}),
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, to_members(network), (_("Who is who"), "")),
    }
    return show(request, "members/identity.html", network, **context)


@require_http_methods(["GET", "POST"])
def member_same(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say of another entry that it is the same, a part, or something else."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    require(request, "organisation.identify", organisation)
    form = SameForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        given: dict[str, Any] = {**form.cleaned_data, "answer": Identity(form.cleaned_data["answer"])}
        if attempt(form, lambda: actions.identify(actor=request.actor, organisation=organisation, **given)):
            return done(
                request, _("Decided. You can take it back under Who is who."), address(organisation, network)
            )
    lead = _("Nothing is deleted: the decision is on record and can be taken back.")
    title, way = _("Is another entry the same?"), to_member(network, organisation)
    return form_page(request, network, form, title=title, lead=lead, way=way, submit=_("Decide"))


@require_POST
def identity_answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Answer a question that was put off."""
    network = network_named(request.actor, slug)
    question = queries.identity_seen(request.actor, network, pk)
    form, where = AnswerForm(request.POST), reverse("identity", args=[slug])
    if not form.is_valid() or question.other is None:
        raise Problem(NOT_FOUND)
    answer, why = Identity(form.cleaned_data["answer"]), form.cleaned_data["why"]
    given: dict[str, Any] = {
        "organisation": question.organisation,
        "other": question.other,
        "answer": answer,
        "why": why,
    }
    try:
        actions.identify(actor=request.actor, **given)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Decided. You can take it back below."), f"{where}?show=decided")


@require_POST
def identity_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a decision back."""
    network = network_named(request.actor, slug)
    decision = queries.identity_seen(request.actor, network, pk)
    where = reverse("identity", args=[slug])
    try:
        actions.take_back(actor=request.actor, decision=decision)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Taken back: everything is as it was before the decision."), where)
