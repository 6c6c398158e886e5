"""Pages and buttons of steps: added, changed, asked about, taken or not, done or not yet, taken out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.plans.actions import steps as actions
from trellis.plans.forms.steps import StepForm, UntilForm
from trellis.plans.models import Activity, Step
from trellis.plans.queries.activities import activity_seen
from trellis.plans.queries.making import leaders_for
from trellis.plans.queries.steps import step_seen
from trellis.plans.views.frame import activity_address, form_page, to_activity
from trellis.ui.deeds import attempt, done, not_done, renew

_page = require_http_methods(["GET", "POST"])
_WITHIN = timedelta(days=7)


def _where(activity: Activity) -> str:
    return f"{activity_address(activity)}#steps"


@_page
def step_add(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Add a step."""
    network = network_named(request.actor, slug)
    found = activity_seen(request.actor, network, pk)
    require(request, "step.add", found)
    others = found.steps.order_by("position", "pk")
    form = StepForm(request.POST or None, among=leaders_for(request.actor, network), others=others)
    if form.is_valid():
        task = form.task()
        if attempt(form, lambda: actions.add_step(actor=request.actor, activity=found, task=task)):
            return done(request, _("Added."), _where(found))
    return form_page(request, network, form, title=_("Add a step"), lead=found.title, way=to_activity(found))


def _step(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Step]:
    network = network_named(request.actor, slug)
    found = step_seen(request.actor, network, pk)
    require(request, verb, found)
    return network, found


@_page
def step_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change a step."""
    network, found = _step(request, slug, pk, "step.change")
    others = found.activity.steps.exclude(pk=found.pk).order_by("position", "pk")
    given: dict[str, Any] = {"among": leaders_for(request.actor, network), "others": others}
    form = StepForm(request.POST or None, standing=found, **given)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        sent: dict[str, Any] = {"task": form.task(), "version": form.cleaned_data["version"] or 0}
        if attempt(form, lambda: actions.change_step(actor=request.actor, step=found, **sent)):
            return done(request, _("Changed."), _where(found.activity))
        theirs = [(_("What is to be done"), found.text)] if renew(form, found.version) else []
    way = to_activity(found.activity)
    return form_page(request, network, form, title=_("Change the step"), way=way, theirs=theirs)


@_page
def step_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask the member that is to do it."""
    network, found = _step(request, slug, pk, "step.ask")
    form = UntilForm(request.POST or None, initial={"until": timezone.localdate() + _WITHIN})
    if form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: actions.ask_step(actor=request.actor, step=found, until=until)):
            return done(request, _("Asked."), _where(found.activity))
    words = {"title": _("Ask who is to do it"), "lead": found.text, "submit": _("Ask")}
    return form_page(request, network, form, way=to_activity(found.activity), **words)


def _at_once(
    request: Request, slug: str, pk: UUID, deed: tuple[str, Callable[..., Step]], **given: Any
) -> HttpResponse:
    verb, act = deed
    _network, found = _step(request, slug, pk, verb)
    where = _where(found.activity)
    try:
        act(actor=request.actor, step=found, **given)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Noted."), where)


@require_POST
def step_answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say if one takes it."""
    takes = request.POST.get("takes") == "yes"
    return _at_once(request, slug, pk, ("step.answer", actions.answer_step), takes=takes)


@require_POST
def step_finish(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that it is done."""
    return _at_once(request, slug, pk, ("step.finish", actions.finish_step))


@require_POST
def step_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that it isn't done yet."""
    return _at_once(request, slug, pk, ("step.resume", actions.resume_step))


@require_POST
def step_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take it out."""
    return _at_once(request, slug, pk, ("step.remove", actions.remove_step))
