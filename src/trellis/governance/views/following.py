"""Pages by which signed memoranda are registered, followed, ended and renewed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.governance.actions import following as actions
from trellis.governance.forms.memoranda import EndForm, OutcomeForm, RegisterForm
from trellis.governance.models import Obligation
from trellis.governance.queries import memoranda as queries
from trellis.governance.views.bodies import CURRENT
from trellis.governance.views.memoranda import address, press, to_memorandum
from trellis.members.views.show import form_page
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done


@require_http_methods(["GET", "POST"])
def memorandum_register(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give a memorandum its number in the register."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    require(request, "memorandum.register", found)
    number = found.register_number or queries.next_number(network)
    form = RegisterForm(request.POST or None, initial={"number": number})
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.register(actor=request.actor, memorandum=found, **given)):
            return done(request, _("Registered."), address(network, found))
    lead = _("The next free number of this year is proposed. No two memoranda have the same.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Register"), "current": CURRENT}
    way = to_memorandum(network, found)
    return form_page(request, network, form, title=_("Register the memorandum"), way=way, **context)


def _settle(
    request: Request, network: Network, found: Obligation, deed: Callable[..., Obligation], *, title: str
) -> HttpResponse:
    """Ask what came of a promise, and note it."""
    form = OutcomeForm(request.POST or None)
    where, says = address(network, found.memorandum), _("Noted. It can be taken back on this page.")
    if form.is_valid():
        outcome = form.outcome()
        if attempt(form, lambda: deed(actor=request.actor, obligation=found, outcome=outcome)):
            return done(request, says, where)
    context: dict[str, Any] = {"lead": found.text, "submit": _("Note it"), "current": CURRENT}
    way = to_memorandum(network, found.memorandum)
    return form_page(request, network, form, title=title, way=way, **context)


@require_http_methods(["GET", "POST"])
def obligation_keep(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a promise was kept."""
    network = network_named(request.actor, slug)
    found = queries.obligation_seen(request.actor, network, pk)
    require(request, "obligation.keep", found)
    return _settle(request, network, found, actions.keep_obligation, title=_("The promise was kept"))


@require_http_methods(["GET", "POST"])
def obligation_release(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a party was released from a promise."""
    network = network_named(request.actor, slug)
    found = queries.obligation_seen(request.actor, network, pk)
    require(request, "obligation.release", found)
    title = _("Release the party from the promise")
    return _settle(request, network, found, actions.release_obligation, title=title)


@require_POST
def obligation_reopen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that a promise was kept or released."""
    network = network_named(request.actor, slug)
    found = queries.obligation_seen(request.actor, network, pk)
    where, says = address(network, found.memorandum_id), _("Taken back: the promise is still to be kept.")
    return press(
        request, lambda: actions.reopen_obligation(actor=request.actor, obligation=found), says, where
    )


@require_http_methods(["GET", "POST"])
def memorandum_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End a memorandum before its day, or withdraw it."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    require(request, "memorandum.end", found)
    form = EndForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.end_memorandum(actor=request.actor, memorandum=found, **given)):
            return done(request, _("Ended. You can take this back on this page."), address(network, found))
    lead = _("What was kept until then stays on record. One that not all have signed is withdrawn.")
    context: dict[str, Any] = {"lead": lead, "submit": _("End it"), "danger": True, "current": CURRENT}
    way = to_memorandum(network, found)
    return form_page(request, network, form, title=_("End the memorandum"), way=way, **context)


@require_POST
def memorandum_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that a memorandum ended."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    return press(
        request,
        lambda: actions.resume_memorandum(actor=request.actor, memorandum=found),
        _("Taken back: it stands where it stood."),
        address(network, found),
    )


@require_POST
def memorandum_renew(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Draft a memorandum that renews this one."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    try:
        made = actions.renew_memorandum(actor=request.actor, memorandum=found)
    except Problem as problem:
        return not_done(request, problem, address(network, found))
    says = _("Drafted anew, with its parties and what is still to be kept. Change what has changed.")
    return done(request, says, address(network, made))
