"""Pages of the steps of a practice's way: begun, done, declined, taken back."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.advocacy import actions
from trellis.advocacy.actions import known
from trellis.advocacy.forms import CameForm, IntentForm
from trellis.advocacy.models import Step
from trellis.advocacy.queries import (
    decisions_to_choose,
    plans_to_choose,
    practice_seen,
    step_seen,
    steps_of,
)
from trellis.advocacy.views.frame import practice_address, to_practice, to_practices
from trellis.domain.policytrack import MEANING, STOP_LABELS, Stop, likely_next
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.plans.queries.making import leaders_for, own_member
from trellis.plans.views.frame import form_page
from trellis.ui.deeds import attempt, done, not_done

_page = require_http_methods(["GET", "POST"])


@_page
def step_begin(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Begin a step: who sees to it, by when."""
    network = network_named(request.actor, slug)
    found = practice_seen(request.actor, network, pk)
    require(request, "practice.begin-step", found)
    form = IntentForm(
        request.POST or None,
        stops=likely_next(known(steps_of(found))),
        among=leaders_for(request.actor, network),
        units=network.units.order_by("path"),
        initial={"organisation": own_member(request.actor, network)},
    )
    if form.is_valid():
        given: dict[str, Any] = {"stop": form.cleaned_data["stop"], "intent": form.intent()}
        if attempt(form, lambda: actions.begin_step(actor=request.actor, practice=found, **given)):
            return done(request, _("Begun. Note here what comes of it."), practice_address(found))
    words = {"title": _("The next step"), "lead": found.title, "submit": _("Begin")}
    way = [*to_practices(network)[1:], to_practice(found)]
    return form_page(request, network, form, way=way, **words)


def _step(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Step]:
    network = network_named(request.actor, slug)
    found = step_seen(request.actor, network, pk)
    require(request, verb, found)
    return network, found


def _answer(request: Request, step: Step, form: forms.BaseForm, words: dict[str, Any]) -> HttpResponse:
    way = [*to_practices(step.network)[1:], to_practice(step.practice)]
    return form_page(request, step.network, form, way=way, **words)


@_page
def step_finish(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a step was done, and what came of it."""
    network, found = _step(request, slug, pk, "practice.finish-step")
    given: dict[str, Any] = {
        "plans": plans_to_choose(request.actor, network),
        "decisions": decisions_to_choose(request.actor, network),
    }
    form = CameForm(request.POST or None, step=found, **given)
    if form.is_valid():
        came = form.came()
        if attempt(form, lambda: actions.finish_step(actor=request.actor, step=found, came=came)):
            return done(request, _("Noted. It can be taken back."), practice_address(found.practice))
    stop = Stop(found.stop)
    words = {"title": f"{_(STOP_LABELS[stop])}: {_('done')}", "lead": _(MEANING[stop])}
    return _answer(request, found, form, words)


@_page
def step_decline(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a step was turned down, and why."""
    _network, found = _step(request, slug, pk, "practice.decline-step")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"step": found, "reason": form.cleaned_data["reason"]}
        if attempt(form, lambda: actions.decline_step(actor=request.actor, **given)):
            return done(request, _("Noted. It can be tried again."), practice_address(found.practice))
    words = {"title": f"{_(STOP_LABELS[Stop(found.stop)])}: {_('declined')}", "lead": found.practice.title}
    return _answer(request, found, form, words)


@require_POST
def step_reopen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back what was noted of a step."""
    _network, found = _step(request, slug, pk, "practice.reopen-step")
    try:
        actions.reopen_step(actor=request.actor, step=found)
    except Problem as problem:
        return not_done(request, problem, practice_address(found.practice))
    return done(request, _("Taken back."), practice_address(found.practice))
