"""Pages of the discussion: words, and amendments with what became of each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.decisions.actions import discussion as actions
from trellis.decisions.forms.proposals import AmendForm, AnswerForm, WordForm, author_in
from trellis.decisions.models import Attitude
from trellis.decisions.queries.proposals import amendment_seen, proposal_seen, word_seen
from trellis.decisions.views.show import address, changes_by, form_page, to_proposal
from trellis.domain.problems import Problem
from trellis.networks.queries import network_named
from trellis.ui.addresses import an_id
from trellis.ui.deeds import attempt, done, not_done


@require_http_methods(["GET", "POST"])
def proposal_discuss(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say something about a proposal; `to` names the word that it answers."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "proposal.discuss", found)
    to = an_id(request.GET.get("to", ""))
    answered = word_seen(request.actor, found, to) if to else None
    form = WordForm(request.POST or None, actor=request.actor, network=network)
    if form.is_valid():
        given: dict[str, Any] = {"text": form.cleaned_data["text"], "organisation": author_in(form)}
        given |= {"attitude": Attitude(form.cleaned_data["attitude"]), "answers": answered}
        if attempt(form, lambda: actions.say(actor=request.actor, proposal=found, **given)):
            return done(request, _("Said."), address(found, network) + "#discussion")
    title = _("Answer") if answered else _("Say something")
    lead = _("You answer: %(text)s") % {"text": answered.text[:300]} if answered else ""
    return form_page(request, network, form, title=title, way=to_proposal(network, found), lead=lead)


@require_http_methods(["GET", "POST"])
def proposal_amend(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Propose another wording."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    require(request, "proposal.amend", found)
    begin = {"text": found.text}
    form = AmendForm(request.POST or None, initial=begin, actor=request.actor, network=network)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("text", "why")} | {
            "organisation": author_in(form)
        }
        if attempt(form, lambda: actions.amend(actor=request.actor, proposal=found, **given)):
            says = _("Proposed. Whoever made the proposal answers it.")
            return done(request, says, address(found, network) + "#amendments")
    title, lead = _("Propose another wording"), _("Change the text below. Everybody sees what you changed.")
    return form_page(request, network, form, title=title, way=to_proposal(network, found), lead=lead)


@require_http_methods(["GET", "POST"])
def amendment_answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what becomes of an amendment."""
    network = network_named(request.actor, slug)
    found = amendment_seen(request.actor, network, pk)
    require(request, "amendment.answer", found)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {
            "actor": request.actor,
            "amendment": found,
            "answer": form.cleaned_data["answer"],
        }
        deeds = {"take-in": actions.take_in, "put-to-ballot": actions.put_to_ballot}
        deed = deeds.get(form.cleaned_data["fate"], actions.decline_amendment)
        if attempt(form, lambda: deed(**given)):
            return done(request, _("Answered."), address(found.proposal, network) + "#amendments")
    pieces = changes_by(found, found.proposal)
    context: dict[str, Any] = {"title": _("Answer the amendment"), "pieces": pieces, "amendment": found}
    way = to_proposal(network, found.proposal)
    return form_page(request, network, form, way=way, template="decisions/answer.html", **context)


@require_POST
def amendment_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take one's own amendment back."""
    network = network_named(request.actor, slug)
    found = amendment_seen(request.actor, network, pk)
    where = address(found.proposal, network)
    try:
        actions.take_amendment_back(actor=request.actor, amendment=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Taken back."), where)
