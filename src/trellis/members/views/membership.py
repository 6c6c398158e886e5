"""Pages by which organisations are admitted, changed as members, and leave."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import actions, queries, rules
from trellis.members.forms.membership import AdmitForm, DescribeForm, EndForm, ReasonForm, TermsForm
from trellis.members.models import Membership, Organisation, Standing
from trellis.members.queries.rights import verbs_held
from trellis.members.views.halves import Halves
from trellis.members.views.show import address, form_page, show, to_member, to_members
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.names import name_text


def to_requests(network: Network) -> tuple[str, str]:
    """Give the step to the queue of requests."""
    return _("Requests to join"), reverse("requests", args=[network.slug])


def _answered(network: Network) -> str:
    return f"{to_requests(network)[1]}?show=answered"


def _asked(organisation: Organisation) -> Membership | None:
    return organisation.memberships.filter(standing=Standing.REQUESTED).first()


@require_http_methods(["GET", "POST"])
def member_admit(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Make an organisation of the directory a member."""
    network = network_named(request.actor, slug)
    organisation = queries.organisation_seen(request.actor, network, pk)
    require(request, "membership.admit", organisation)
    form = AdmitForm(request.POST or None, network=network, standing=_asked(organisation))
    if form.is_valid():
        given: dict[str, Any] = {"terms": form.terms(), "reason": form.cleaned_data["reason"]}
        if attempt(form, lambda: actions.admit(actor=request.actor, organisation=organisation, **given)):
            says = _("Admitted. Who speaks for it? Appoint its representative.")
            return done(request, says, address(organisation, network))
    title = _("Admit %(name)s") % {"name": name_text(organisation.names)}
    way = to_member(network, organisation)
    return form_page(request, network, form, title=title, submit=_("Admit as a member"), way=way)


@require_http_methods(["GET", "POST"])
def membership_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change constituency, dates and what a member brings and hopes for."""
    network = network_named(request.actor, slug)
    membership = queries.membership_seen(request.actor, network, pk)
    require(request, "membership.change", membership)
    form = TermsForm(request.POST or None, network=network, standing=membership)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"version": form.cleaned_data["version"] or 0, "terms": form.terms()}
        if attempt(
            form, lambda: actions.change_membership(actor=request.actor, membership=membership, **given)
        ):
            return done(request, _("Saved."), address(membership.organisation, network))
        theirs = _as_it_stands(form, membership)
    way = to_member(network, membership.organisation)
    return form_page(request, network, form, title=_("Change the membership"), way=way, theirs=theirs)


def _as_it_stands(form: TermsForm | DescribeForm, membership: Membership) -> list[tuple[str, Any]]:
    if not renew(form, membership.version):
        return []
    return [
        (_("Constituency"), membership.constituency),
        (_("Member since"), membership.joined_on),
        (_("What it brings"), membership.brings),
        (_("What it hopes for"), membership.hopes),
    ]


@require_http_methods(["GET", "POST"])
def membership_describe(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what a member brings and hopes for: its own representative may."""
    network = network_named(request.actor, slug)
    membership = queries.membership_seen(request.actor, network, pk)
    require(request, "membership.describe", membership)
    standing = {name: getattr(membership, name) for name in ("brings", "hopes", "version")}
    form, theirs = DescribeForm(request.POST or None, initial=standing), []
    if form.is_valid():
        given = form.cleaned_data
        if attempt(
            form, lambda: actions.describe_membership(actor=request.actor, membership=membership, **given)
        ):
            return done(request, _("Saved."), address(membership.organisation, network))
        theirs = _as_it_stands(form, membership)
    title, way = _("What you bring and hope for"), to_member(network, membership.organisation)
    return form_page(request, network, form, title=title, way=way, theirs=theirs)


@require_http_methods(["GET", "POST"])
def membership_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End a membership, saying first what ends with it."""
    network = network_named(request.actor, slug)
    membership = queries.membership_seen(request.actor, network, pk)
    require(request, "membership.end", membership)
    form = EndForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.end_membership(actor=request.actor, membership=membership, **given)):
            says = _("The membership has ended. You can take this back on this page.")
            return done(request, says, address(membership.organisation, network))
    title = _("End the membership of %(name)s") % {"name": name_text(membership.organisation.names)}
    lead = _("Its parts end with it, and its representatives lose their seats. You can take it back.")
    way = to_member(network, membership.organisation)
    context: dict[str, Any] = {"submit": _("End the membership"), "danger": True}
    return form_page(request, network, form, title=title, lead=lead, way=way, **context)


@require_POST
def membership_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that a membership ended."""
    network = network_named(request.actor, slug)
    membership = queries.membership_seen(request.actor, network, pk)
    where = address(membership.organisation, network)
    try:
        actions.resume_membership(actor=request.actor, membership=membership)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(
        request, _("Taken back: it is a member as before, with its parts and representatives."), where
    )


@never_cache
@require_GET
def requests(request: Request, slug: str) -> HttpResponse:
    """Show who has asked to join, the oldest first, or how others were answered, the latest first."""
    network = network_named(request.actor, slug)
    waiting = queries.requests_waiting(request.actor).filter(network=network)
    answered = queries.requests_answered(request.actor, network)
    halves = Halves(request, network, {"waiting": waiting, "answered": answered}, ("organisation",))
    context: dict[str, Any] = {
        "may_answer": rules.handles_requests.test(request.actor, Membership(network=network)),
        "reasons": rules.handles_requests.why(request.actor, Membership(network=network)),
        "halves": halves.shown(latest_first={"answered"}),
        "is_open": rules.takes_requests.test(request.actor, network),
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, to_members(network), (_("Requests to join"), "")),
    }
    return show(request, "members/requests.html", network, **context)


def _request_of(request: Request, network: Network, pk: UUID) -> Membership:
    membership = queries.membership_seen(request.actor, network, pk)
    if not rules.handles_requests.test(request.actor, membership):
        raise Problem(NOT_FOUND)
    return membership


@require_http_methods(["GET", "POST"])
def request_decline(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Decline a request to join, with a reason."""
    network = network_named(request.actor, slug)
    membership = _request_of(request, network, pk)
    require(request, "membership.decline", membership)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.decline(actor=request.actor, membership=membership, **given)):
            return done(request, _("Declined. You can open the request again."), _answered(network))
    title = _("Decline %(name)s") % {"name": name_text(membership.organisation.names)}
    lead = _("Write the reason as you would say it to them: they may ask for it.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Decline"), "danger": True}
    return form_page(request, network, form, title=title, way=[to_requests(network)], **context)


@require_POST
def request_reconsider(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Open a declined request again."""
    network = network_named(request.actor, slug)
    membership = _request_of(request, network, pk)
    try:
        actions.reconsider(actor=request.actor, membership=membership)
    except Problem as problem:
        return not_done(request, problem, to_requests(network)[1])
    return done(request, _("The request waits for an answer again."), to_requests(network)[1])
