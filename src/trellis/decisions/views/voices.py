"""Pages of voices: given, entered, confirmed by a second person and by headquarters, looked up."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.accounts.codes import in_groups
from trellis.decisions import rules
from trellis.decisions.actions import aftermath, entering, voices
from trellis.decisions.choices import in_words, names_of
from trellis.decisions.forms.ballots import EnterForm, LetterForm, ReceiptForm, ResolutionForm, VoiceForm
from trellis.decisions.mandating import weigh
from trellis.decisions.models import Entitled, Voice
from trellis.decisions.queries.ballots import entitled_seen, voice_of_receipt, voice_seen
from trellis.decisions.queries.papers import paper_of_receipt
from trellis.decisions.showing import paper_words, rule_words
from trellis.decisions.views.show import address, form_page, page, to_list, to_proposal
from trellis.domain.problems import NOT_FOUND, NOT_PERMITTED, Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.names import name_text
from trellis.ui.problems import sentence
from trellis.ui.sentences import said


def entitled_or_refused(request: Request, network: Network, pk: UUID) -> Entitled:
    """Give a row of a list; a voice sent to one that isn't there leaves a line in the sender's network."""
    try:
        return entitled_seen(request.actor, network, pk)
    except Problem as problem:
        if request.method == "POST":
            voices.refused(request.actor, network, problem.kind)
        raise


def _tried(request: Request, entitled: Entitled, form: forms.Form, deed: Callable[[], Voice]) -> Voice | None:
    """Do what a voice asks; a refusal is noted, without what was said, and nothing that was typed is lost."""
    try:
        return deed()
    except Problem as problem:
        voices.refused(request.actor, entitled.ballot.proposal.network, problem.kind, entitled)
        if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
            raise
        form.add_error(None, sentence(problem))
        return None


def _paper(
    request: Request, entitled: Entitled, form: forms.Form, *, title: str, submit: str
) -> HttpResponse:
    """Answer with the paper of a ballot: the wording that is decided, the rule, and what can be chosen."""
    network, proposal = entitled.ballot.proposal.network, entitled.ballot.proposal
    context: dict[str, Any] = {
        "proposal": proposal,
        "rule": rule_words(entitled.ballot.terms),
        "beyond": _beyond(request, entitled),
        "title": title % {"name": name_text(entitled.organisation.names)},
        "submit": submit,
    }
    way = to_proposal(network, proposal)
    return form_page(request, network, form, way=way, template="decisions/voice.html", **context)


def _beyond(request: Request, entitled: Entitled) -> list[str]:
    """Say why a yes of whoever reads the paper would wait for her headquarters, before she gives it."""
    if not rules.may_give_voice.test(request.actor, entitled):
        return []
    try:
        seat, today = voices.seat_of(request.actor, entitled), timezone.localdate()
        weighed = weigh(seat, entitled.ballot.need, commits=True, today=today)
    except Problem as problem:
        return [sentence(problem)]
    return [said(each) for each in weighed.reasons]


def _receipt(made: Voice) -> str:
    says = _("Your voice is in. Its receipt is %(code)s: by it you find it again under Receipt.")
    told = says % {"code": in_groups(made.code)}
    if not made.is_ad_referendum:
        return told
    return f"{told} {_('It goes beyond your mandate, so it waits for your headquarters to confirm it.')}"


@require_http_methods(["GET", "POST"])
def voice_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give a member's one voice, or give it again."""
    network = network_named(request.actor, slug)
    row = entitled_or_refused(request, network, pk)
    if row.ballot.is_secret:
        return redirect("paper-give", network.slug, row.pk)
    form = VoiceForm(request.POST or None, ballot=row.ballot)
    if form.is_valid():
        given: dict[str, Any] = {"choice": form.choice(), "reason": form.cleaned_data["reason"]}
        made = _tried(
            request, row, form, lambda: voices.give_voice(actor=request.actor, entitled=row, **given)
        )
        if made:
            return done(request, _receipt(made), address(row.ballot.proposal, network))
    else:
        require(request, "voice.give", row)
    return _paper(request, row, form, title=_("The voice of %(name)s"), submit=_("Give this voice"))


@require_http_methods(["GET", "POST"])
def voice_enter(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Enter a member's voice from paper, by phone or in the room."""
    network = network_named(request.actor, slug)
    row = entitled_or_refused(request, network, pk)
    form = EnterForm(request.POST or None, entitled=row)
    if form.is_valid():
        heard = form.heard()
        made = _tried(
            request, row, form, lambda: entering.enter_voice(actor=request.actor, entitled=row, heard=heard)
        )
        if made:
            says = _(
                "Entered. It counts when a second person has confirmed it. Receipt for the member: %(code)s."
            )
            return done(request, says % {"code": in_groups(made.code)}, address(row.ballot.proposal, network))
    else:
        require(request, "voice.enter", row)
    return _paper(request, row, form, title=_("Enter the voice of %(name)s"), submit=_("Enter it"))


@require_POST
def voice_second(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Confirm a voice that somebody else entered."""
    network = network_named(request.actor, slug)
    found = voice_seen(request.actor, network, pk)
    where = address(found.ballot.proposal, network)
    try:
        entering.second_voice(actor=request.actor, voice=found)
    except Problem as problem:
        voices.refused(request.actor, network, problem.kind, found.entitled)
        return not_done(request, problem, where)
    return done(request, _("Confirmed. It counts from now on."), where)


@require_http_methods(["GET", "POST"])
def voice_reject(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Refuse a voice that somebody else entered."""
    network = network_named(request.actor, slug)
    found = voice_seen(request.actor, network, pk)
    require(request, "voice.reject", found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: entering.reject_voice(actor=request.actor, voice=found, **given)):
            return done(
                request, _("Refused. It can be entered anew."), address(found.ballot.proposal, network)
            )
    context: dict[str, Any] = {"title": _("Refuse the entered voice"), "submit": _("Refuse"), "danger": True}
    return form_page(request, network, form, way=to_proposal(network, found.ballot.proposal), **context)


@require_http_methods(["GET", "POST"])
def voice_confirm(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note what headquarters say about a voice that went beyond its mandate."""
    network = network_named(request.actor, slug)
    found = voice_seen(request.actor, network, pk)
    require(request, "voice.confirm", found)
    form = LetterForm(request.POST or None)
    if form.is_valid():
        deed = voices.disown_voice if form.cleaned_data["answer"] == "disown" else voices.confirm_voice
        letter = form.cleaned_data["letter"]
        if attempt(form, lambda: deed(actor=request.actor, voice=found, letter=letter)):
            return done(request, _("Noted."), address(found.ballot.proposal, network))
    name = name_text(found.entitled.organisation.names)
    lead = _("%(name)s said: %(choice)s") % {
        "name": name,
        "choice": in_words(found.choice, names_of(found.ballot)),
    }
    context: dict[str, Any] = {"title": _("The answer of headquarters"), "lead": lead}
    return form_page(request, network, form, way=to_proposal(network, found.ballot.proposal), **context)


@require_http_methods(["GET", "POST"])
def objection_resolve(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say how an objection was met."""
    network = network_named(request.actor, slug)
    found = voice_seen(request.actor, network, pk)
    require(request, "objection.resolve", found)
    form = ResolutionForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: aftermath.resolve_objection(actor=request.actor, voice=found, **given)):
            return done(
                request, _("Noted. It doesn't stand any more."), address(found.ballot.proposal, network)
            )
    lead = found.reason
    context: dict[str, Any] = {"title": _("How the objection was met"), "lead": lead}
    return form_page(request, network, form, way=to_proposal(network, found.ballot.proposal), **context)


@never_cache
@require_http_methods(["GET", "POST"])
def receipt(request: Request, slug: str) -> HttpResponse:
    """Look a voice up by the code on its receipt: whoever holds the code may know."""
    network = network_named(request.actor, slug)
    form = ReceiptForm(request.POST or None)
    found, paper, was_sought = None, None, form.is_valid()
    if was_sought:
        found = voice_of_receipt(request.actor, network, form.cleaned_data["code"])
        paper = None if found else paper_of_receipt(request.actor, network, form.cleaned_data["code"])
    context: dict[str, Any] = {"form": form, "found": found, "paper": paper, "was_sought": was_sought}
    context |= {
        "choice": in_words(found.choice, names_of(found.ballot)) if found else paper_words(paper),
        "way": crumbs(network, to_list(network), (_("Receipt"), "")),
        "here": reverse("receipt", args=[network.slug]),
    }
    return page(request, "decisions/receipt.html", network, **context)
