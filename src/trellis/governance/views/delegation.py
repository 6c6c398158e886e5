"""Pages of delegation: who carries what, accepting it, and what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.governance.actions import delegation as actions
from trellis.governance.forms.delegation import DelegateForm, OutcomeForm, TaskForm
from trellis.governance.models import Delegation
from trellis.governance.queries import delegation as queries
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.governance.views.bodies import CURRENT
from trellis.members.queries.rights import verbs_held
from trellis.members.views.listing import cursor_of, further
from trellis.members.views.show import form_page, show
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.names import name_text

_LONGEST = 200


def _to_delegations(network: Network) -> Crumb:
    return _("Who carries what"), reverse("delegations", args=[network.slug])


def _address(network: Network, delegation: Delegation) -> str:
    return reverse("delegation", args=[network.slug, delegation.pk])


def _to_delegation(network: Network, delegation: Delegation) -> tuple[Crumb, Crumb]:
    step = name_text(delegation.organisation.names), _address(network, delegation)
    return _to_delegations(network), step


@require_GET
def delegations(request: Request, slug: str) -> HttpResponse:
    """Show who carries what, and how much of it lies outside the core group."""
    network = network_named(request.actor, slug)
    wanted = request.GET.get("q", "")[:_LONGEST]
    shown = queries.ENDED if request.GET.get("show") == queries.ENDED else queries.OPEN
    asked: dict[str, Any] = {"wanted": wanted, "shown": shown, "cursor": cursor_of(request.GET)}
    found = queries.carried(network, **asked)
    context: dict[str, Any] = {
        "found": found,
        "wanted": wanted,
        "shown": shown,
        "today": timezone.localdate(),
        "further": further(request, found.page),
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, (_("Who carries what"), "")),
    }
    return show(request, "governance/delegations.html", network, current=CURRENT, **context)


@require_GET
def delegation(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one task: what, within which limits, until when, and what came of it."""
    network = network_named(request.actor, slug)
    found = queries.delegation_seen(request.actor, network, pk)
    known = found.subject in set(Subject)
    context: dict[str, Any] = {
        "task": found,
        "subject": _(SUBJECT_LABELS[Subject(found.subject)]) if known else "",
        "is_late": bool(not found.ended_on and found.until and found.until < timezone.localdate()),
        "may": {
            each: may(f"delegation.{each}", request.actor, found)
            for each in ("accept", "change", "end", "reopen")
        },
        "way": crumbs(network, _to_delegations(network), (name_text(found.organisation.names), "")),
    }
    return show(request, "governance/delegation.html", network, current=CURRENT, **context)


@require_http_methods(["GET", "POST"])
def delegation_give(request: Request, slug: str) -> HttpResponse:
    """Put a task or a subject into a member's hands."""
    network = network_named(request.actor, slug)
    require(request, "delegation.give", network)
    form = DelegateForm(request.POST or None, network=network)
    if form.is_valid():
        given: dict[str, Any] = {
            "organisation": form.cleaned_data["organisation"],
            "task": form.task_written(),
        }
        made = attempt(form, lambda: actions.delegate(actor=request.actor, network=network, **given))
        if made:
            says = _("Given. The member carries it once it has accepted.")
            return done(request, says, _address(network, made))
    lead = _("Any member may carry something, not only the core group: so many hold the network up.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Delegate"), "current": CURRENT}
    way = [_to_delegations(network)]
    return form_page(request, network, form, title=_("Delegate something"), way=way, **context)


@require_http_methods(["GET", "POST"])
def delegation_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what is delegated."""
    network = network_named(request.actor, slug)
    found = queries.delegation_seen(request.actor, network, pk)
    require(request, "delegation.change", found)
    form = TaskForm(request.POST or None, network=network, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"version": form.cleaned_data["version"] or 0, "task": form.task_written()}
        if attempt(form, lambda: actions.change_delegation(actor=request.actor, delegation=found, **given)):
            return done(request, _("Saved. The member accepts it anew."), _address(network, found))
        theirs = _as_it_stands(found) if renew(form, found.version) else []
    context: dict[str, Any] = {"theirs": theirs, "current": CURRENT}
    way = _to_delegation(network, found)
    return form_page(request, network, form, title=_("Change what is delegated"), way=way, **context)


def _as_it_stands(delegation: Delegation) -> list[tuple[str, Any]]:
    return [
        (_("What is delegated"), delegation.task),
        (_("Within which limits"), delegation.limits),
        (_("Until"), delegation.until),
    ]


@require_POST
def delegation_accept(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Accept what is delegated."""
    network = network_named(request.actor, slug)
    found = queries.delegation_seen(request.actor, network, pk)
    try:
        actions.accept(actor=request.actor, delegation=found)
    except Problem as problem:
        return not_done(request, problem, _address(network, found))
    return done(request, _("Accepted. The member carries it from now on."), _address(network, found))


@require_http_methods(["GET", "POST"])
def delegation_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End what was delegated, saying what came of it."""
    network = network_named(request.actor, slug)
    found = queries.delegation_seen(request.actor, network, pk)
    require(request, "delegation.end", found)
    form = OutcomeForm(request.POST or None, initial={"came_of_it": found.came_of_it})
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.end_delegation(actor=request.actor, delegation=found, **given)):
            return done(request, _("Ended. It can be opened again on this page."), _address(network, found))
    lead = _("A member that can't carry it any more may give it back here.")
    context: dict[str, Any] = {"lead": lead, "submit": _("End it"), "current": CURRENT}
    way = _to_delegation(network, found)
    return form_page(request, network, form, title=_("End what was delegated"), way=way, **context)


@require_POST
def delegation_reopen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that it ended."""
    network = network_named(request.actor, slug)
    found = queries.delegation_seen(request.actor, network, pk)
    try:
        actions.reopen_delegation(actor=request.actor, delegation=found)
    except Problem as problem:
        return not_done(request, problem, _address(network, found))
    return done(request, _("Opened again: the member carries it on."), _address(network, found))
