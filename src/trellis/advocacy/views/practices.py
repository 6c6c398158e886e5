"""Pages of practices: the list, one with its way, written up, changed, withdrawn, printed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.advocacy import actions
from trellis.advocacy.forms import AccountForm
from trellis.advocacy.models import Practice
from trellis.advocacy.queries import (
    WITHDRAWN,
    WRITTEN,
    Wanted,
    activities_seen,
    activities_to_choose,
    practice_seen,
    practices_page,
    steps_of,
)
from trellis.advocacy.views.frame import (
    TAB,
    languages_for,
    practice_address,
    reached_label,
    shown,
    to_practice,
    to_practices,
)
from trellis.domain.policytrack import STOP_LABELS, Stop
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.queries.making import leaders_for, own_member
from trellis.plans.views.frame import address_if_any, allowed, form_page, number_in, show
from trellis.ui.deeds import attempt, done, not_done, renew

_page = require_http_methods(["GET", "POST"])
_LONGEST = 200
OF_STEP = ("practice.finish-step", "practice.decline-step", "practice.reopen-step")
OF_PRACTICE = ("practice.change", "practice.begin-step", "practice.withdraw", "practice.resume")


def _wanted(given: QueryDict) -> Wanted:
    words = given.get("q", "")[:_LONGEST]
    return Wanted(words=words, reached=given.get("reached", ""), before=number_in(given))


def _choices() -> list[tuple[str, str]]:
    stops = [(each.value, _(STOP_LABELS[each])) for each in Stop]
    return [("", _("Any")), (WRITTEN, _("Written up")), *stops, (WITHDRAWN, _("Withdrawn"))]


@require_GET
def practices(request: Request, slug: str) -> HttpResponse:
    """Show what works, and how far each came on its way into policy."""
    network, wanted = network_named(request.actor, slug), _wanted(request.GET)
    found = practices_page(request.actor, network, wanted)
    further = request.GET.copy()
    further["before"] = str(found.next)
    context: dict[str, Any] = {
        "rows": found.rows,
        "wanted": wanted,
        "reached_label": reached_label,
        "choices": _choices(),
        "next": f"?{further.urlencode()}" if found.next else "",
        "may": allowed(request, network, "practice.write"),
        "way": crumbs(network, to_practices(network)[0], (_("From practice to policy"), "")),
    }
    return show(request, "advocacy/list.html", network, tab=TAB, **context)


def _one(request: Request, slug: str, pk: UUID) -> tuple[Network, dict[str, Any]]:
    network = network_named(request.actor, slug)
    found = practice_seen(request.actor, network, pk)
    steps = steps_of(found)
    for each in steps:
        each.practice, each.network = found, network
    return network, {
        "practice": found,
        "steps": shown(steps, timezone.localdate()),
        "step_may": {each.pk: allowed(request, each, *OF_STEP) for each in steps},
        "activities": activities_seen(request.actor, found),
        "activity_page": bool(address_if_any("activity", slug, pk)),
        "reached": reached_label(found),
        "may": allowed(request, found, *OF_PRACTICE),
        "today": timezone.localdate(),
    }


@require_GET
def practice(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a practice: what is done, how one knows that it works, and its way."""
    network, context = _one(request, slug, pk)
    way = crumbs(network, *to_practices(network), (context["practice"].title, ""))
    return show(request, "advocacy/practice.html", network, tab=TAB, way=way, **context)


@require_GET
def practice_print(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a practice as a brief on paper."""
    network, context = _one(request, slug, pk)
    way = crumbs(network, *to_practices(network), to_practice(context["practice"]), (_("Print"), ""))
    return show(request, "advocacy/brief.html", network, tab=TAB, way=way, **context)


def _form(request: Request, network: Network, standing: Practice | None = None) -> AccountForm:
    return AccountForm(
        request.POST or None,
        among=leaders_for(request.actor, network),
        units=network.units.order_by("sort_name"),
        activities=activities_to_choose(request.actor, network),
        languages=languages_for(network),
        standing=standing,
        initial={} if standing else {"organisation": own_member(request.actor, network)},
    )


@_page
def practice_write(request: Request, slug: str) -> HttpResponse:
    """Write up something that works."""
    network = network_named(request.actor, slug)
    require(request, "practice.write", network)
    form = _form(request, network)
    if form.is_valid():
        given: dict[str, Any] = {"network": network, "account": form.account()}
        made = attempt(form, lambda: actions.write_practice(actor=request.actor, **given))
        if made:
            return done(request, _("Written up. Others can take it up now."), practice_address(made))
    lead = _("So that somebody who has never seen it can do it, and knows where it doesn't work.")
    words = {"title": _("Write up what works"), "lead": lead}
    return form_page(request, network, form, way=to_practices(network)[1:], **words)


def _practice(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Practice]:
    network = network_named(request.actor, slug)
    found = practice_seen(request.actor, network, pk)
    require(request, verb, found)
    return network, found


@_page
def practice_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Word a practice anew."""
    network, found = _practice(request, slug, pk, "practice.change")
    form = _form(request, network, found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"account": form.account(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_practice(actor=request.actor, practice=found, **given)):
            return done(request, _("Changed."), practice_address(found))
        stands = [(_("What it is called"), found.title), (_("What is done, step by step"), found.does)]
        theirs = stands if renew(form, found.version) else []
    way = [*to_practices(network)[1:], to_practice(found)]
    return form_page(request, network, form, title=_("Change"), way=way, theirs=theirs)


@_page
def practice_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Withdraw a practice, with the reason."""
    network, found = _practice(request, slug, pk, "practice.withdraw")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"practice": found, "reason": form.cleaned_data["reason"]}
        if attempt(form, lambda: actions.withdraw_practice(actor=request.actor, **given)):
            return done(request, _("Withdrawn. It can be taken up again."), practice_address(found))
    words = {"title": _("Withdraw it"), "lead": found.title, "submit": _("Withdraw it")}
    way = [*to_practices(network)[1:], to_practice(found)]
    return form_page(request, network, form, way=way, **words)


@require_POST
def practice_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take up again what was withdrawn."""
    _network, found = _practice(request, slug, pk, "practice.resume")
    try:
        actions.resume_practice(actor=request.actor, practice=found)
    except Problem as problem:
        return not_done(request, problem, practice_address(found))
    return done(request, _("Taken up again."), practice_address(found))
