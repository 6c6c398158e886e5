"""Pages of bodies: which there are, who sits in each for how long, and how both change."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.domain.terms import STAGE_LABELS, Stage
from trellis.governance.actions import bodies as actions
from trellis.governance.actions import sitting
from trellis.governance.forms.bodies import BodyForm, EndBodyForm, SeatForm, UnseatForm
from trellis.governance.models import Body, Office
from trellis.governance.queries import bodies as queries
from trellis.governance.queries.composition import composition
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.queries import organisation_seen
from trellis.members.queries.rights import verbs_held
from trellis.members.views.show import form_page, show
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.names import name_text

CURRENT = "agreed"
STAGE_KINDS = {Stage.SITS: "", Stage.DUE: "warning", Stage.OVER: "problem", Stage.TOO_LONG: "problem"}


def to_bodies(network: Network) -> Crumb:
    """Give the step to the list of bodies."""
    return _("Bodies"), reverse("bodies", args=[network.slug])


def to_body(network: Network, body: Body) -> tuple[Crumb, Crumb]:
    """Give the steps to a body's page."""
    return to_bodies(network), (name_text(body.names), address(network, body))


def address(network: Network, body: Body) -> str:
    """Give the address of a body's page."""
    return reverse("body", args=[network.slug, body.pk])


def _decides(body: Body) -> str:
    known = [_(SUBJECT_LABELS[Subject(each)]) for each in body.decides if each in set(Subject)]
    return ", ".join(known) or _("Nothing by itself: it prepares, and all members decide")


@require_GET
def bodies(request: Request, slug: str) -> HttpResponse:
    """Show a network's bodies: what each is for, what it may decide, how many sit there."""
    network = network_named(request.actor, slug)
    found, today = queries.bodies_of(request.actor, network), timezone.localdate()
    standing = [each for each in found if queries.stands(each, today)]
    seated = queries.holders_of(standing, network)
    context: dict[str, Any] = {
        "rows": [(each, _decides(each), len(seated[each.pk])) for each in standing],
        "others": [each for each in found if each not in standing],
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, (_("Bodies"), "")),
    }
    return show(request, "governance/bodies.html", network, current=CURRENT, **context)


@require_GET
def body(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a body: who sits there by constituency, who is due to leave, which seats are empty."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "body": found,
        "decides": _decides(found),
        "is_ended": found.until is not None and found.until < today,
        "made": composition(found),
        "offices": {value: str(label) for value, label in Office.choices},
        "labels": {stage: _(label) for stage, label in STAGE_LABELS.items()},
        "kinds": STAGE_KINDS,
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, to_bodies(network), (name_text(found.names), "")),
    }
    return show(request, "governance/body.html", network, current=CURRENT, **context)


@require_http_methods(["GET", "POST"])
def body_add(request: Request, slug: str) -> HttpResponse:
    """Set up a body."""
    network = network_named(request.actor, slug)
    require(request, "body.add", network)
    form = BodyForm(request.POST or None, network=network)
    if form.is_valid():
        charter = form.charter()
        made = attempt(form, lambda: actions.add_body(actor=request.actor, network=network, charter=charter))
        if made:
            return done(request, _("Set up. Who sits in it? Give the first seat."), address(network, made))
    lead = _("Say what it is for, what it may decide alone, and when its members change.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Set it up"), "current": CURRENT}
    return form_page(request, network, form, title=_("Set up a body"), way=[to_bodies(network)], **context)


@require_http_methods(["GET", "POST"])
def body_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change a body."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    require(request, "body.change", found)
    form = BodyForm(request.POST or None, network=network, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"version": form.cleaned_data["version"] or 0, "charter": form.charter()}
        if attempt(form, lambda: actions.change_body(actor=request.actor, body=found, **given)):
            return done(request, _("Saved."), address(network, found))
        theirs = _as_it_stands(found) if renew(form, found.version) else []
    context: dict[str, Any] = {"theirs": theirs, "current": CURRENT}
    way = to_body(network, found)
    return form_page(request, network, form, title=_("Change the body"), way=way, **context)


def _as_it_stands(body: Body) -> list[tuple[str, Any]]:
    return [
        (_("Name"), name_text(body.names)),
        (_("What it is for"), body.purpose),
        (_("What it may decide"), _decides(body)),
        (_("Seats in all"), body.seats),
        (_("Length of a term in months"), body.term_months),
        (_("Terms in a row"), body.terms_in_a_row),
    ]


@require_http_methods(["GET", "POST"])
def body_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End a body, saying first what ends with it."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    require(request, "body.end", found)
    form = EndBodyForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.end_body(actor=request.actor, body=found, **given)):
            says = _("The body has ended. You can take this back on this page.")
            return done(request, says, address(network, found))
    lead = _("Nobody sits in it after its last day. What it decided stands.")
    if found.is_of_parts:
        lead = _("Its members' parts end with it. What it decided stands.")
    context: dict[str, Any] = {"lead": lead, "submit": _("End the body"), "danger": True, "current": CURRENT}
    title = _("End %(name)s") % {"name": name_text(found.names)}
    return form_page(request, network, form, title=title, way=to_body(network, found), **context)


@require_POST
def body_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that a body ended."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    try:
        actions.resume_body(actor=request.actor, body=found)
    except Problem as problem:
        return not_done(request, problem, address(network, found))
    return done(
        request, _("Taken back: the body stands, and its members sit again."), address(network, found)
    )


@require_http_methods(["GET", "POST"])
def body_seat(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give a member a seat in a body."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    require(request, "body.seat", found)
    form = SeatForm(request.POST or None, body=found)
    if form.is_valid():
        given: dict[str, Any] = {
            "organisation": form.cleaned_data["organisation"],
            "seating": form.seating(),
        }
        if attempt(form, lambda: sitting.seat(actor=request.actor, body=found, **given)):
            return done(request, _("The seat is given."), address(network, found))
    title = _("Give a seat in %(name)s") % {"name": name_text(found.names)}
    lead = _("A member that sits there already gets the other office from that day on.")
    if found.is_of_parts:
        lead = _("The member gets the part that says so; its page shows it too.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Give the seat"), "current": CURRENT}
    return form_page(request, network, form, title=title, way=to_body(network, found), **context)


@require_http_methods(["GET", "POST"])
def body_unseat(request: Request, slug: str, pk: UUID, organisation_pk: UUID) -> HttpResponse:
    """End a member's seat in a body."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    organisation = organisation_seen(request.actor, network, organisation_pk)
    require(request, "body.unseat", found)
    form = UnseatForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"organisation": organisation, **form.cleaned_data}
        if attempt(form, lambda: sitting.unseat(actor=request.actor, body=found, **given)):
            says = _("The seat ends. You can take this back on this page.")
            return done(request, says, address(network, found))
    title = _("End the seat of %(name)s") % {"name": name_text(organisation.names)}
    context: dict[str, Any] = {"submit": _("End this seat"), "danger": True, "current": CURRENT}
    return form_page(request, network, form, title=title, way=to_body(network, found), **context)


@require_POST
def body_reseat(request: Request, slug: str, pk: UUID, organisation_pk: UUID) -> HttpResponse:
    """Take back that a seat ended."""
    network = network_named(request.actor, slug)
    found = queries.body_seen(request.actor, network, pk)
    organisation = organisation_seen(request.actor, network, organisation_pk)
    try:
        sitting.reseat(actor=request.actor, body=found, organisation=organisation)
    except Problem as problem:
        return not_done(request, problem, address(network, found))
    return done(request, _("Taken back: the seat runs on as before."), address(network, found))
