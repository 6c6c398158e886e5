"""Pages by which activities are added, changed, handed on, started, paused, ended and dropped."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions import activities as actions
from trellis.plans.actions import standing
from trellis.plans.forms.activities import (
    ActivityAddForm,
    ActivityChangeForm,
    EndForm,
    HandOnForm,
    LinesForm,
    spots_of,
)
from trellis.plans.models import Activity
from trellis.plans.queries.activities import activity_seen
from trellis.plans.queries.choices import choices_for
from trellis.plans.queries.making import own_member
from trellis.plans.views.frame import (
    activity_address,
    form_page,
    show,
    to_activities,
    to_activity,
    to_plan,
)
from trellis.ui.addresses import an_id
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.jinja import url

_page = require_http_methods(["GET", "POST"])


def lines_page(request: Request, network: Network, form: LinesForm, **words: Any) -> HttpResponse:
    """Answer with a form that has lines, and a button for more of them."""
    status = 400 if form.is_bound and form.errors else 200
    given: dict[str, Any] = {"form": form, "lead": "", "theirs": (), "status": status, "tab": "activities"}
    way = crumbs(network, to_plan(network), *words.pop("way"), (words["title"], ""))
    return show(request, "plans/activities/form.html", network, **(given | words | {"way": way}))


def wants_more(request: Request, form: LinesForm, prefix: str) -> dict[str, Any] | None:
    """Give all that was typed with one more line, when that is what was asked for."""
    if "more" not in request.POST:
        return None
    typed = form.typed()
    typed[f"{prefix}{sum(1 for name in typed if name.startswith(prefix))}"] = None
    return typed


def _initial(request: Request, network: Network) -> dict[str, Any]:
    """Begin with what led here: an objective, or a gap with its place, kind of work and group."""
    given = {name: an_id(request.GET.get(name, "")) for name in ("objective", "kind", "place", "group")}
    found = {"objective": given["objective"], "kind": given["kind"], "place_0": given["place"]}
    groups = {"groups": [given["group"]]} if given["group"] else {}
    return {"organisation": own_member(request.actor, network)} | found | groups


@_page
def activity_make(request: Request, slug: str) -> HttpResponse:
    """Add an activity."""
    network = network_named(request.actor, slug)
    require(request, "activity.add", network)
    choices = choices_for(request.actor, network)
    initial = _initial(request, network)
    form = ActivityAddForm(request.POST or None, choices=choices, initial=initial)
    more = wants_more(request, form, "place_")
    if more is not None:
        form = ActivityAddForm(choices=choices, initial=more)
    elif form.is_valid():
        sent: dict[str, Any] = {"doing": form.doing(), "spots": spots_of(form)}
        sent |= {"organisation": form.cleaned_data["organisation"]}
        made = attempt(form, lambda: actions.add_activity(actor=request.actor, network=network, **sent))
        if made:
            return done(request, _("Added. Say next which steps it takes."), activity_address(made))
    lead = _("Who does what, where, when and for whom: so that nobody does the same twice (C1.5).")
    words = {"title": _("Add an activity"), "lead": lead, "more": _("One more place")}
    return lines_page(request, network, form, way=[to_activities(network)], **words)


def _activity(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Activity]:
    network = network_named(request.actor, slug)
    found = activity_seen(request.actor, network, pk)
    require(request, verb, found)
    return network, found


def _stands(activity: Activity) -> list[tuple[str, Any]]:
    return [
        (_("What is done"), activity.title),
        (_("How it is done"), activity.text),
        (_("From"), activity.since),
        (_("To"), activity.until),
    ]


@_page
def activity_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what is done, when and with whom."""
    network, found = _activity(request, slug, pk, "activity.change")
    choices = choices_for(request.actor, network)
    form = ActivityChangeForm(
        request.POST or None, choices=choices, standing=found, initial={"version": found.version}
    )
    theirs: list[tuple[str, Any]] = []
    more = wants_more(request, form, "with_")
    if more is not None:
        form = ActivityChangeForm(choices=choices, standing=found, initial=more)
    elif form.is_valid():
        sent: dict[str, Any] = {"doing": form.doing(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_activity(actor=request.actor, activity=found, **sent)):
            return done(request, _("Changed."), activity_address(found))
        theirs = _stands(found) if renew(form, found.version) else []
    words = {"title": _("Change: %(what)s") % {"what": found.title}, "more": _("One more to do it with")}
    return lines_page(request, network, form, way=to_activity(found), theirs=theirs, **words)


@_page
def activity_hand_on(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Let another member lead it."""
    network, found = _activity(request, slug, pk, "activity.hand-on")
    form = HandOnForm(request.POST or None, among=choices_for(request.actor, network).members)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.hand_on(actor=request.actor, activity=found, **given)):
            return done(request, _("Handed on."), activity_address(found))
    words = {"title": _("Let another member lead it"), "lead": found.title, "submit": _("Hand it on")}
    return form_page(request, network, form, way=to_activity(found), **words)


def _told(
    request: Request, slug: str, pk: UUID, deed: tuple[str, Callable[..., Activity]], **words: str
) -> HttpResponse:
    """Ask for a reason, then do a deed."""
    verb, act = deed
    network, found = _activity(request, slug, pk, verb)
    form: forms.Form = (EndForm if verb == "activity.end" else ReasonForm)(request.POST or None)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("reason", "on") if name in form.cleaned_data}
        if attempt(form, lambda: act(actor=request.actor, activity=found, **given)):
            return done(request, words.pop("says"), activity_address(found))
    words.pop("says")
    return form_page(request, network, form, way=to_activity(found), lead=found.title, **words)


@_page
def activity_pause(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Let it rest, with the reason."""
    words = {"title": _("Let it rest"), "submit": _("Let it rest"), "says": _("It rests.")}
    return _told(request, slug, pk, ("activity.pause", standing.pause), **words)


@_page
def activity_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End it, with what came of it."""
    words = {"title": _("End it"), "submit": _("End it"), "says": _("It has ended.")}
    return _told(request, slug, pk, ("activity.end", standing.end), **words)


@_page
def activity_drop(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Drop it, with the reason."""
    words = {"title": _("Drop it"), "submit": _("Drop it"), "says": _("Dropped. It can be taken up again.")}
    return _told(request, slug, pk, ("activity.drop", standing.drop), **words)


def _at_once(
    request: Request, slug: str, pk: UUID, deed: tuple[str, Callable[..., Activity]]
) -> HttpResponse:
    verb, act = deed
    _network, found = _activity(request, slug, pk, verb)
    on_board = request.POST.get("back") == "board"
    where = url("activities-board", slug) if on_board else activity_address(found)
    try:
        changed = act(actor=request.actor, activity=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("It is now: %(status)s") % {"status": changed.get_status_display()}, where)


@require_POST
def activity_start(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Start it."""
    return _at_once(request, slug, pk, ("activity.start", standing.start))


@require_POST
def activity_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Go on with it, or plan it again."""
    return _at_once(request, slug, pk, ("activity.resume", standing.resume))
